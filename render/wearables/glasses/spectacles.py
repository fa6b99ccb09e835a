"""Glasses with two lenses: round ones, hearts, and those of the cinema."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.figure.glasses import Frame, lens_of, rims_of, tinted
from render.modelling.fields import smooth_max, solid
from render.modelling.meshes import Floats, Mesh, merged, superellipsoid
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.glasses.fit import Fit, fit
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

AROUND = 48
ROUND = 0.43  # radius of a round lens, canonical units
HEART = (0.5, 0.47)  # half width and height
INK: Color = (0.09, 0.08, 0.11)
PINK: Color = (0.98, 0.22, 0.5)
CARD: Color = (0.95, 0.95, 0.93)
RED: Color = (0.93, 0.08, 0.13)
CYAN: Color = (0.0, 0.66, 0.9)
WINDOW = (0.36, 0.25)  # half width and height of a cinema lens
EDGE = 0.1  # of card around it
STEP = 0.034


def build_round_glasses(head: Head, dye: Dye) -> Worn:
    """Thin rims without lenses: the eyes stay bright. Golden hinges and pads."""
    found = fit(head)
    if found is None:
        return Worn(Piece())
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    circle = ROUND * found.size * np.stack([np.cos(angle), np.sin(angle)], 1)
    frame = found.rims(circle, 0.042 * found.size, lower=0.02 * found.size)
    side = found.temples(frame.hinge, (0.028 * found.size, 0.042 * found.size))
    wire = merged(
        [
            found.whole(merged([rims_of(frame), found.bridge(frame, at=0.3, rise=0.08)])),
            *found.both(side),
        ]
    )
    frame_of = Material(dye.pick(0, INK), roughness=0.25, coat=0.45)
    gold = Material((0.95, 0.74, 0.3), roughness=0.22, coat=0.3, metallic=0.6)
    parts = (
        wire.part("frame", frame_of, joint=head.joint),
        merged(found.both(_studs(frame))).part("hinges", gold, joint=head.joint),
    )
    return Worn(Piece(parts))


def _studs(frame: Frame) -> Mesh:
    """A golden rivet at the hinge and one on the rim's inner side, of the picture's right."""
    size = 1.15 * frame.rim
    rivet = superellipsoid((0.7 * size, 1.2 * size, 0.6 * size), 3.0, sides=12)
    at = frame.hinge + np.array((0.0, 0.0, 0.7 * frame.rim))
    inner = frame.outline[int(frame.outline[:, 0].argmin())] + np.array((0.0, 0.0, frame.rim))
    pin = superellipsoid((0.6 * size, 1.0 * size, 0.4 * size), 3.0, sides=12)
    return merged([rivet.placed(np.eye(3), at), pin.placed(np.eye(3), inner)])


def build_heart_glasses(head: Head, dye: Dye) -> Worn:
    """Thick shiny hearts with tinted lenses."""
    found = fit(head, wrap=0.2)
    if found is None:
        return Worn(Piece())
    color = dye.pick(0, PINK)
    outline = _heart() * np.array(HEART) * found.size
    frame = found.rims(outline, 0.062 * found.size, gap=0.0, lower=0.04 * found.size)
    side = found.temples(frame.hinge, (0.034 * found.size, 0.06 * found.size))
    rims = found.whole(merged([rims_of(frame), found.bridge(frame, at=0.42, rise=0.03)]))
    lens = found.both(lens_of(frame))
    tint = tuple(0.42 * channel for channel in color)
    dark: Color = (tint[0] + 0.06, tint[1] + 0.02, tint[2] + 0.05)
    glass = Material(dark, roughness=0.15, coat=0.35)
    shine = Material(color, roughness=0.2, coat=0.5)
    parts = (
        merged([rims, *found.both(side)]).part("frame", shine, joint=head.joint),
        merged(lens).part("lenses", glass, joint=head.joint, texture=tinted(color)),
    )
    return Worn(Piece(parts))


def _heart() -> Floats:
    """(AROUND, 2) within -1 and 1, the notch rounded as a rim has to be."""
    turn = 2 * np.pi * np.arange(AROUND) / AROUND
    x = 16 * np.sin(turn) ** 3
    y = 13 * np.cos(turn) - 5 * np.cos(2 * turn) - 2 * np.cos(3 * turn) - np.cos(4 * turn)
    places = np.stack([x / 16, (y + 2.5) / 14.5], 1)
    # Even steps: the curve hurries at its sides and dawdles at its point.
    closed = np.concatenate([places, places[:1]])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    even = np.linspace(0, length[-1], AROUND, endpoint=False)
    return np.stack([np.interp(even, length, closed[:, axis]) for axis in (0, 1)], 1)


def build_3d_glasses(head: Head, dye: Dye) -> Worn:
    """White cardboard with a red and a cyan window."""
    found = fit(head, wrap=0.18)
    if found is None:
        return Worn(Piece())
    size = found.size
    window = _window() * np.array(WINDOW) * size
    frame = found.rims(window, 0.02 * size, gap=0.08)
    card = _card(found, frame)
    hinge = np.array((frame.middle[0] + (WINDOW[0] + EDGE - 0.03) * size, found.y + 0.12 * size))
    start = found.wrapped(hinge, float(frame.middle[2] + found.wrap * frame.middle[0] ** 2))
    sides = found.both(found.temples(start, (0.022 * size, 0.1 * size), hooked=False))
    paper = Material(dye.pick(0, CARD), roughness=0.7, coat=0.0)
    right, left = found.both(lens_of(frame))
    parts = [merged([card, *sides]).part("card", paper, joint=head.joint)]
    for name, mesh, color in (("red", left, RED), ("cyan", right, CYAN)):
        film = Material(color, roughness=0.18, coat=0.3)
        parts.append(mesh.part(name, film, joint=head.joint, texture=_film(color)))
    return Worn(Piece(tuple(parts)))


def _window() -> Floats:
    """A rectangle with rounded corners, (AROUND, 2) within -1 and 1."""
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    cosine, sine = np.cos(angle), np.sin(angle)
    radius = (np.abs(cosine) ** 5 + np.abs(sine) ** 5) ** (-1 / 5)
    return np.stack([radius * cosine, radius * sine], 1)


def _card(found: Fit, frame: Frame) -> Mesh:
    """The sheet of card with both windows cut out, bent as the front is."""
    size, middle = found.size, frame.middle
    half = np.array((middle[0] + (WINDOW[0] + EDGE) * size, (WINDOW[1] + EDGE) * size))

    def field(points: Floats) -> Floats:
        x, y, h = np.moveaxis(points, -1, 0)
        sheet = _box(x, y, half, 0.09 * size)
        notch = 0.16 * size - np.hypot(x, 1.0 * (y + half[1] + 0.02 * size))
        hole = -_box(np.abs(x) - middle[0], y, np.array(WINDOW) * size, 0.09 * size)
        flat = smooth_max(smooth_max(sheet, notch, 0.06 * size), hole, 0.02)
        return smooth_max(flat, np.abs(h) - 0.04 * size, 0.03 * size)

    reach = np.array((*half, 0.06 * size)) + 0.04
    mesh = solid(field, -reach, reach, STEP * size, rounds=3)
    front = float(middle[2] + found.wrap * middle[0] ** 2)
    x, y, h = mesh.vertices.T
    bent = np.stack([x, y + middle[1], front - found.wrap * x**2 + h], 1)
    return found.whole(mesh.at(bent)).outward()


def _box(x: Floats, y: Floats, half: Floats, corner: float) -> Floats:
    """Signed distance to a rectangle with round corners."""
    across, up = np.abs(x) - half[0] + corner, np.abs(y) - half[1] + corner
    outside = np.hypot(np.maximum(across, 0), np.maximum(up, 0))
    return np.asarray(outside + np.minimum(np.maximum(across, up), 0) - corner)


def _film(color: Color) -> NDArray[np.uint8]:
    """A clear colour with a slanting glint, lighter below."""
    across, down = np.meshgrid(*[np.linspace(0, 1, 64)] * 2)
    slant = across - 0.5 * (1 - down)
    glint = np.exp(-(((slant - 0.2) / 0.07) ** 2)) + 0.6 * np.exp(-(((slant - 0.38) / 0.03) ** 2))
    light = np.clip(0.1 * down + 0.42 * glint, 0, 1)[..., None]
    shaded = np.array(color) * (1 - light) + light
    return np.asarray(np.round(255 * shaded), np.uint8)
