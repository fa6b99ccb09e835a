"""A diving mask with a snorkel: a clear window, a nose pocket, a tube up beside the head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.geometry import smoothstep
from render.modelling.meshes import Floats, Mesh, merged, superellipsoid, tube
from render.modelling.morphs import bent
from render.modelling.piece import Piece, joined
from render.modelling.rings import torus_of
from render.types import Color, Material, Part
from render.wearables.face.strap import strap
from render.wearables.glasses.fit import Fit, beside, fit
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

PINK: Color = (0.98, 0.2, 0.42)
BLACK: Color = (0.1, 0.1, 0.13)
AROUND = 66
HALF = (0.5, 0.47)  # beyond the eyes' middles, and half the height; canonical units
TUBE = 0.105  # radius
LIPS = np.array([(0.0, 0.07, 0.0), (0.0, -0.07, 0.0), (0.1, 0.0, 0.0), (-0.1, 0.0, 0.0)])
BESIDE = 0.2  # of the tube from the head


def build_snorkel(head: Head, dye: Dye) -> Worn:
    """The eyes look through the window; the mouth holds the mouthpiece."""
    found = fit(head, wrap=0.3)
    if found is None:
        return Worn(Piece())
    color = dye.pick(0, PINK)
    bright = Material(color, roughness=0.3, coat=0.35)
    rubber = Material(BLACK, roughness=0.6, coat=0.05)
    white = Material((0.96, 0.98, 1.0), roughness=0.25, coat=0.3)
    rim = _rim(found)
    skirt = found.whole(_skirt(found, rim))
    frame = found.whole(merged([_frame(found, rim), *_clips(found, rim)]))
    band = strap(
        head,
        height=found.y,
        wide=0.1 * found.size,
        start=found.middle + 0.92 * float(rim[:, 0].max()),
    )
    black = merged([skirt, found.whole(_pocket(found, rim)), band])
    still = Piece(
        (
            frame.part("frame", bright, joint=head.joint),
            black.part("skirt", rubber, joint=head.joint),
            found.whole(_glints(found, rim)).part("glints", white, joint=head.joint),
        )
    )
    pipe = _pipe(head, found)
    tube_of = pipe.part("pipe", bright, joint=head.joint, texture=_banded(color))
    piece = _mouthpiece(head, found).part("mouthpiece", rubber, joint=head.joint)
    share = np.concatenate([_held(pipe, head), np.ones(len(piece.vertices))])
    return Worn(joined([still, *_moving(head, (tube_of, piece), share)]))


def _held(pipe: Mesh, head: Head) -> Floats:
    """How far vertices (V,) of the pipe go with the lips that hold it."""
    away = np.linalg.norm(pipe.vertices - head.features.mouth, axis=1)
    return smoothstep(np.clip(1.25 - away / (1.1 * float(head.features.temples[1, 0])), 0, 1))


def _moving(head: Head, parts: tuple[Part, ...], share: Floats) -> list[Piece]:
    """The parts with what the lips' middle does to them, by their share (V,): they stay stiff."""
    lips = head.features.mouth + LIPS
    moves = {name: offsets.mean(0) for name, offsets in head.moves(lips).items()}
    pieces, start = [], 0
    for part in parts:
        own = share[start : start + len(part.vertices), None]
        pieces.append(bent(part, {name: own * offset for name, offset in moves.items()}))
        start += len(part.vertices)
    return pieces


def _rim(found: Fit) -> Floats:
    """(AROUND, 3): the window's outline, arched over the nose."""
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    cosine, sine = np.cos(angle), np.sin(angle)
    radius = (np.abs(cosine) ** 2.8 + np.abs(sine) ** 2.8) ** (-1 / 2.8)
    x, y = radius * cosine, radius * sine
    wide = found.apart + HALF[0] * found.size
    notch = 0.32 * np.exp(-((x * wide / (0.2 * found.size)) ** 2)) * (y < 0)
    flat = np.stack([wide * x, found.y - 0.02 + found.size * (HALF[1] * y + notch)], 1)
    front = found.front(0.9 * (flat - flat.mean(0)) + flat.mean(0))
    return found.wrapped(flat, front)


def _away(rim: Floats) -> Floats:
    """Unit, across the rim, away from the window; (AROUND, 3)."""
    tangent = (np.roll(rim, -1, axis=0) - np.roll(rim, 1, axis=0)) * (1, 1, 0)
    away = np.stack([tangent[:, 1], -tangent[:, 0], 0 * tangent[:, 0]], 1)
    return np.asarray(away / np.linalg.norm(away, axis=1, keepdims=True))


def _frame(found: Fit, rim: Floats) -> Mesh:
    """A thick bevelled ring."""
    away, size = _away(rim), found.size
    section = (
        (-0.02, 0.045),
        (0.03, 0.06),
        (0.085, 0.035),
        (0.095, -0.02),
        (0.075, -0.075),
        (0.0, -0.075),
        (-0.03, -0.02),
    )
    rows = [rim + size * (out * away + np.array((0.0, 0.0, ahead))) for out, ahead in section]
    return torus_of(np.stack(rows))


def _skirt(found: Fit, rim: Floats) -> Mesh:
    """Of rubber, from the frame back to the face."""
    away, size = _away(rim), found.size
    back = rim.copy()
    skin = found.skin(rim[:, 0], rim[:, 1])
    back[:, 2] = np.clip(skin - 0.02, rim[:, 2] - 0.75 * size, rim[:, 2] - 0.12 * size)
    half = 0.5 * (rim + back)
    rows = [
        rim + 0.05 * size * away - (0, 0, 0.05 * size),
        half + 0.07 * size * away,
        back + 0.11 * size * away,
        back + 0.06 * size * away,
        half + 0.02 * size * away,
        rim - (0, 0, 0.05 * size),
    ]
    return torus_of(np.stack(rows))


def _pocket(found: Fit, rim: Floats) -> Mesh:
    """A bulge over the nose, under the frame's arch."""
    nose, size = found.head.features.nose, found.size
    arch = float(rim[int(np.argmin(np.abs(rim[:, 0]) + 9 * (rim[:, 1] > found.y))), 1])
    low = nose[1] - 0.15 * size
    middle = ((arch + low) / 2, float(nose[2]) - 0.12 * size)
    radii = (0.24 * size, (arch - low) / 2 + 0.06 * size, 0.24 * size)
    ball = superellipsoid(radii, 2.6, sides=24)
    taper = 1 - 0.3 * np.clip(ball.vertices[:, 1:2] / radii[1], -1, 1)
    shaped = ball.at(ball.vertices * np.concatenate([taper, taper**0, taper**0], 1))
    return shaped.placed(np.eye(3), (0.0, *middle))


def _clips(found: Fit, rim: Floats) -> tuple[Mesh, Mesh]:
    size = found.size
    clip = superellipsoid((0.06 * size, 0.12 * size, 0.09 * size), 3.5, sides=14)
    right = clip.placed(np.eye(3), rim[int(rim[:, 0].argmax())] + (0.09 * size, 0, -0.08 * size))
    return right, right.mirrored()


def _glints(found: Fit, rim: Floats) -> Mesh:
    """Two strokes of light at the window's upper corner: it is glass, though clear."""
    low, high = rim.min(0), rim.max(0)
    bars = []
    for at, wide in ((0.075, 0.028), (0.125, 0.013)):
        x = low[0] + (at + 0.05 * np.linspace(0, 1, 6)) * (high[0] - low[0])
        y = low[1] + np.linspace(0.56, 0.8, 6) * (high[1] - low[1])
        front = float(rim[0, 2] + found.wrap * rim[0, 0] ** 2) + 0.01
        path = found.wrapped(np.stack([x, y], 1), front)
        sizes = np.tile((wide * found.size, 0.008), (6, 1))
        bars.append(tube(path, sizes, normals=np.tile((1.0, 0.0, 0.0), (6, 1)), sides=8))
    return merged(bars)


def _mouthpiece(head: Head, found: Fit) -> Mesh:
    mouth, size = head.features.mouth, found.size
    guard = superellipsoid((0.25 * size, 0.115 * size, 0.09 * size), 2.8, sides=20)
    return guard.placed(np.eye(3), mouth + np.array((0.0, 0.0, 0.06 * size)))


def _pipe(head: Head, found: Fit) -> Mesh:
    """From the mouth, around the cheek and up beside the head, ribbed at its bend."""
    mouth, features, size = head.features.mouth, head.features, found.size
    top = max(features.crown, float(head.outside.toward(np.array([(0.5, 1.0, 0.0)]))[0, 1]))
    levels = np.linspace(mouth[1] + 0.1 * size, top + 0.42 * size, 24)
    back = np.interp(levels, (levels[0], features.eye_height + 0.2, top), (0.46, 0.12, -0.05))
    side = beside(head.outside, levels, back * size, BESIDE * size)
    side = np.maximum.accumulate(np.maximum(side, float(features.temples[1, 0])))
    upper = np.stack([side, levels, back * size], 1)
    start = mouth + np.array((0.0, -0.02, 0.17)) * size
    turn = np.linspace(0, 1, 20)[:, None]
    first = start + np.array((0.55 * float(upper[0, 0]), -0.3 * size, 0.12 * size))
    second = upper[0] + np.array((0.06, -0.46, 0.22)) * size
    curve = (
        (1 - turn) ** 3 * start
        + 3 * (1 - turn) ** 2 * turn * first
        + 3 * (1 - turn) * turn**2 * second
        + turn**3 * upper[0]
    )
    path = _evenly(np.concatenate([curve, upper[1:]]), 72)
    share = np.linspace(0, 1, 72)
    ribs = 0.012 * size * np.sin(2 * np.pi * share * 34) * (share > 0.1) * (share < 0.38)
    lip = 0.018 * size * smoothstep(np.clip((share - 0.93) / 0.03, 0, 1))
    return tube(path, TUBE * size + ribs + lip, sides=12)


def _evenly(path: Floats, count: int) -> Floats:
    for _ in range(4):
        path[1:-1] = (path[:-2] + 2 * path[1:-1] + path[2:]) / 4
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0, length[-1], count)
    return np.stack([np.interp(even, length, path[:, axis]) for axis in range(3)], 1)


def _banded(color: Color) -> NDArray[np.uint8]:
    """Along the pipe (v): dark at its end, with a light ring below that."""
    v = np.linspace(1, 0, 128)[:, None, None]
    shaded = np.where(v > 0.93, np.array(BLACK), np.array(color))
    shaded = np.where((v > 0.84) & (v < 0.89), np.array((1.0, 0.95, 0.3)), shaded)
    return np.asarray(np.round(255 * np.broadcast_to(shaded, (128, 4, 3))), np.uint8)
