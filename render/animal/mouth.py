"""The mouth: a smiling line under the puffs, and what opens below it."""

from __future__ import annotations

import numpy as np

from render.animal.colors import PINK, painted
from render.animal.face import Floats
from render.animal.place import Head
from render.figure.meshes import Mesh, superellipsoid, tube
from render.figure.piece import Piece
from render.types import BlendShape, Material, Part

LINE = 0.029  # radius of the line, of the face's size
LINE_COLOR = (0.13, 0.07, 0.06)
INSIDE_COLOR = (0.26, 0.05, 0.06)
ON_PUFF = 0.9  # of a puff's radii: where the line runs
STEPS = 15


def build_mouth(head: Head) -> Piece:
    """The line, the inside and the tongue; of a profile a line alone."""
    if head.muzzle is None:
        return _profile_line(head)
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
        angle = np.linspace(-inner, -0.32, STEPS)
        halves.append(
            np.stack([middle[0] + side * wide * np.cos(angle), middle[1] + high * np.sin(angle)], 1)
        )
    across, up = np.concatenate([halves[0][::-1], halves[1][1:]]).T
    return head.face.point(across, up, head.face.nose)


def _line_part(head: Head, points: Floats) -> Part:
    radius = LINE * head.face.size
    count = len(points)
    ends = np.minimum(np.arange(count), np.arange(count)[::-1]) / 3
    path = head.on_front(points, 0.2 * radius)
    mesh = tube(path, radius * np.clip(0.35 + ends, 0, 1), sides=8)
    return mesh.part("mouth", Material(LINE_COLOR, roughness=0.5), joint=head.joint)


def _smile_shape(head: Head, line: Part) -> BlendShape:
    """Corners out and up."""
    face = head.face
    across, _ = face.local(line.vertices[:, :2].astype(np.float64), face.nose)
    share = np.clip(np.abs(across) / 0.6, 0, 1.2) ** 2
    flat = face.size * (
        0.06 * (np.sign(across) * share)[:, None] * face.across + 0.13 * share[:, None] * face.up
    )
    moved = line.vertices[:, :2] + flat
    z = head.z(moved) - head.z(line.vertices[:, :2].astype(np.float64))
    offsets = np.concatenate([flat, z[:, None]], 1)
    return BlendShape("smile", line.name, offsets.astype(np.float32))


def _inside(head: Head) -> tuple[Part, BlendShape]:
    """A dark opening below the puffs; at rest it lies within the head."""
    mesh = superellipsoid((0.24, 0.22, 0.13), 2.2, sides=20)
    material = Material(INSIDE_COLOR, roughness=0.6, coat=0.0)
    return _hidden(head, "mouth_inside", mesh, (0.0, -0.2), material=material, shape="open")


def _tongue(head: Head) -> tuple[Part, BlendShape]:
    """Hangs over the lower lip."""
    mesh = superellipsoid((0.15, 0.26, 0.09), 2.4, sides=20)
    material = Material(painted(PINK), roughness=0.35, coat=0.15)
    return _hidden(head, "tongue", mesh, (0.0, -0.3), material=material, shape="tongue")


def _hidden(
    head: Head,
    name: str,
    mesh: Mesh,
    at: tuple[float, float],
    *,
    material: Material,
    shape: str,
) -> tuple[Part, BlendShape]:
    """A part that its shape brings out of the head, at a place below the nose's jaw."""
    face, size = head.face, head.face.size
    axes = np.eye(3)
    axes[:2, 0], axes[:2, 1] = face.across, face.up
    middle = face.point(at[0], at[1] - 0.9 * face.jaw / size, face.nose)
    out = mesh.placed(axes * size, head.on_front(middle[None])[0]).vertices
    start = face.point(0.0, -0.8 * face.jaw / size, face.nose)
    deep = np.array([*start, float(head.z(start[None])[0]) - 0.5 * size])
    rest = mesh.placed(axes * size * 0.15, deep)
    part = rest.part(name, material, joint=head.joint)
    if head.colors.tongue:
        part = mesh.at(out).part(name, material, joint=head.joint)
        return part, BlendShape(shape, name, np.zeros_like(part.vertices))
    return part, BlendShape(shape, name, (out - rest.vertices).astype(np.float32))


def _profile_line(head: Head) -> Piece:
    """From below the nose toward the cheek."""
    face, size = head.face, head.face.size
    start = face.point(-0.02 * face.facing, -0.22, face.nose)
    end = face.mouth - 0.25 * size * face.facing * face.across + 0.06 * size * face.up
    q = np.linspace(0, 1, STEPS)[:, None]
    sag = 4 * q * (1 - q) * 0.06 * size
    points = start + q * (end - start) - sag * face.up
    line = _line_part(head, points[3:])
    return Piece((line,), ())
