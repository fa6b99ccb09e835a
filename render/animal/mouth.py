"""The mouth: a smiling line under the puffs, and what opens below it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from render.animal.colors import PINK, painted
from render.animal.face import Floats
from render.animal.place import Head
from render.modelling.meshes import superellipsoid, tube
from render.modelling.piece import Piece
from render.types import BlendShape, Material, Part

LINE = 0.029  # radius of the line, of the face's size
LINE_COLOR = (0.13, 0.07, 0.06)
INSIDE_COLOR = (0.26, 0.05, 0.06)
OPENING = (0.26, 0.24, 0.1)  # radii of the open mouth, of the face's size
TONGUE = (0.17, 0.3, 0.13)
START = 0.4  # where they come from, from the lip to their place
DEEP = 0.045  # how far within the muzzle they hide
HIDDEN = 0.1  # and of their size
JAW_ROOM = 0.58  # of the face's size below the lip: so far the tongue hangs
SMALLEST = 0.4  # of its size: a mouth at the drawing's edge
AHEAD = 0.05  # of the tongue before the opening
PROFILE_SMILE = 0.16  # how far the corner of a profile's mouth rises
SUNK = 0.5  # of its radius: how far the middle of the line stands before the fur
STEEPEST = 2.0  # slope to the viewer
LIFT = 0.006  # and more, units: the fur is a coarser mesh than its heights
WIDE = 0.6  # half width of a mouth: its corners move most
CHEER = 0.02  # how much a mouth smiles at rest
ON_PUFF = 0.92  # of a puff's radii: where the line runs
CORNER_DOWN = 0.8  # by which a grave one's ends lie lower, radians
DROOP = 0.12  # and how much its corners hang
CORNER = 0.12  # angle on a puff at which the line ends, radians above its middle
STEPS = 15


def build_mouth(head: Head) -> Piece:
    """The line, the inside and the tongue; of a profile a line alone, and none that hangs open."""
    if head.muzzle is None:
        return Piece((), ()) if head.colors.tongue else _profile_line(head)
    line = _line_part(head, _smile_line(head))
    smile = _smile_shape(head, line)
    hidden = (_inside(head), _tongue(head))
    parts = (line, *(part for part, _ in hidden))
    return Piece(parts, (smile, *(shape for _, shape in hidden)))


def _smile_line(head: Head) -> Floats:
    """(P, 2): from one corner along both puffs to the other."""
    assert head.muzzle is not None
    halves = []
    for side in (-1, 1):
        middle, radii = head.muzzle.puff(side)
        wide, high = ON_PUFF * radii[:2]
        inner = np.arccos(np.clip(-abs(middle[0]) / wide, -1, 1))
        angle = np.linspace(-inner, CORNER - CORNER_DOWN * head.gravity, STEPS)
        halves.append(
            np.stack([middle[0] + side * wide * np.cos(angle), middle[1] + high * np.sin(angle)], 1)
        )
    across, up = np.concatenate([halves[0][::-1], halves[1][1:]]).T
    cheer = CHEER - (CHEER + DROOP) * head.gravity
    up = up + cheer * (across / WIDE) ** 2
    return head.face.point(across + head.muzzle.aside, up, head.face.nose)


def _line_part(head: Head, points: Floats) -> Part:
    """A line on the fur, which ends where the fur falls away behind a puff."""
    radius = LINE * head.face.size
    path = _without_falls(head.on_front(points, SUNK * radius + LIFT))
    count = len(path)
    ends = np.minimum(np.arange(count), np.arange(count)[::-1]) / 3
    mesh = tube(path, radius * np.clip(0.35 + ends, 0, 1), sides=8)
    return mesh.part("mouth", Material(LINE_COLOR, roughness=0.5), joint=head.joint)


def _without_falls(path: Floats) -> Floats:
    """The part of a path (P, 3) about its middle that is nowhere steeper than STEEPEST."""
    steps = np.diff(path, axis=0)
    steep = np.abs(steps[:, 2]) > STEEPEST * np.hypot(steps[:, 0], steps[:, 1])
    middle = len(path) // 2
    before = np.flatnonzero(steep[: middle - 2])
    after = np.flatnonzero(steep[middle + 2 :])
    first = int(before[-1]) + 1 if len(before) else 0
    last = middle + 2 + int(after[0]) if len(after) else len(path) - 1
    return path[first : last + 1]


def _smile_shape(head: Head, line: Part) -> BlendShape:
    """Corners out and up."""
    face = head.face
    across, _ = face.local(line.vertices[:, :2].astype(np.float64), face.nose)
    across = across - (head.muzzle.aside if head.muzzle else 0.0)
    share = np.clip(np.abs(across) / WIDE, 0, 1.2) ** 2
    flat = face.size * (
        0.06 * (np.sign(across) * share)[:, None] * face.across + 0.13 * share[:, None] * face.up
    )
    moved = line.vertices[:, :2] + flat
    reach = np.hypot(*flat.T)
    fall = head.z(moved) - head.z(line.vertices[:, :2].astype(np.float64))
    z = np.clip(fall, -reach, reach)
    offsets = np.concatenate([flat, z[:, None]], 1)
    return BlendShape("smile", line.name, offsets.astype(np.float32))


def _inside(head: Head) -> tuple[Part, BlendShape]:
    """A dark opening below the puffs; at rest it lies within the head."""
    mesh = superellipsoid(OPENING, 2.3, sides=22)
    material = Material(INSIDE_COLOR, roughness=0.6, coat=0.0)
    part = mesh.part("mouth_inside", material, joint=head.joint)
    return _hidden(head, part, "open", below=0.1)


def _tongue(head: Head) -> tuple[Part, BlendShape]:
    """Hangs over the lower lip."""
    mesh = superellipsoid(TONGUE, 2.4, sides=22)
    material = Material(painted(PINK), roughness=0.35, coat=0.15)
    part = mesh.part("tongue", material, joint=head.joint)
    return _hidden(head, part, "tongue", below=0.26, ahead=AHEAD)


def _hidden(
    head: Head, part: Part, shape: str, *, below: float, ahead: float = 0.0
) -> tuple[Part, BlendShape]:
    """A part that its shape brings out of the head.

    part: about the origin, in units of the face's size. below: where the puffs meet the chin,
    ahead: before the fur there, of that size too.
    """
    assert head.muzzle is not None
    face = head.face
    axes = np.eye(3)
    axes[:2, 0], axes[:2, 1] = face.across, face.up
    lip = face.point(head.muzzle.aside, head.muzzle.lip, face.nose)
    scale = head.muzzle.scale * _room_for_jaw(head, lip)
    axes *= face.size * scale
    middle = lip - below * face.size * scale * face.up
    depth = max(float(head.z(middle[None])[0]), float(head.z(lip[None])[0]) - 0.1 * face.size)
    depth += ahead * face.size
    out = part.vertices @ axes.T + np.array([*middle, depth])
    start = lip + START * (middle - lip)
    deep = np.array([*start, float(head.z(start[None])[0]) - DEEP * face.size])
    rest = out if head.colors.tongue else HIDDEN * part.vertices @ axes.T + deep
    shown = BlendShape(shape, part.name, (out - rest).astype(np.float32))
    return replace(part, vertices=rest.astype(np.float32)), shown


def _room_for_jaw(head: Head, lip: Floats) -> float:
    """The share of a mouth's size for which the drawing has room below the lip, (2,)."""
    return float(np.clip(head.room(lip) / (JAW_ROOM * head.face.size), SMALLEST, 1.0))


def _profile_line(head: Head) -> Piece:
    """From below the nose toward the cheek."""
    face, size = head.face, head.face.size
    start = face.point(-0.02 * face.facing, -0.22, face.nose)
    end = face.mouth - 0.25 * size * face.facing * face.across + 0.06 * size * face.up
    q = np.linspace(0, 1, STEPS)[:, None]
    sag = 4 * q * (1 - q) * 0.06 * size
    points = start + q * (end - start) - sag * face.up
    line = _line_part(head, points[3:])
    back = (start - line.vertices[:, :2]) @ face.across * face.facing / size
    share = np.clip(back / 0.8, 0, 1.2) ** 2
    flat = size * PROFILE_SMILE * share[:, None] * face.up
    offsets = np.concatenate([flat, np.zeros((len(flat), 1))], 1).astype(np.float32)
    return Piece((line,), (BlendShape("smile", line.name, offsets),))
