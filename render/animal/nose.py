"""The nose: a smooth wet heart with nostrils."""

from __future__ import annotations

import numpy as np

from render.animal.colors import painted, plain
from render.animal.place import Head
from render.modelling.meshes import Mesh, merged, superellipsoid
from render.modelling.piece import Piece
from render.types import Material

SIZE = (0.2, 0.15, 0.13)  # radii, of the face's size
WIDER_ABOVE = 0.32
NOSTRIL = (0.42, -0.2, 0.2)  # across, up and radius, of the nose's
PROFILE_SIZE = (0.15, 0.14, 0.2)


def build_nose(head: Head) -> Piece:
    """At the muzzle's tip; in profile at the outline."""
    face, size = head.face, head.face.size
    if head.muzzle is None:
        radii = np.array(PROFILE_SIZE) * size
        back = face.nose - 0.06 * size * face.facing * face.across
        origin = np.array([*back, float(head.z(back[None])[0]) - 0.6 * radii[2]])
    else:
        radii = np.array(SIZE) * size
        at = head.muzzle.nose[:2]
        ahead = max(float(head.z(at[None])[0]), head.muzzle.nose[2] - 0.1 * size)
        origin = np.array([*at, ahead - 0.15 * radii[2]])
    axes = np.eye(3)
    axes[:2, 0], axes[:2, 1] = face.across, face.up
    matrix = axes * radii
    color = painted(head.colors.nose, chroma=1.35)
    wet = Material(color, roughness=0.2, coat=0.2)
    parts = [_heart().placed(matrix, origin).part("nose", wet, joint=head.joint)]
    dark = head.colors.nose * np.array([0.45, 0.8, 0.8], np.float32)
    if head.muzzle is not None:
        holes = Material(plain(dark), roughness=0.6, coat=0.0)
        parts.append(_nostrils().placed(matrix, origin).part("nostrils", holes, joint=head.joint))
    glint = _glint().placed(matrix, origin)
    shine = Material((1.0, 1.0, 1.0), roughness=0.3, emission=0.75)
    parts.append(glint.part("nose_glint", shine, joint=head.joint))
    return Piece(tuple(parts))


def _heart() -> Mesh:
    """Wide above, narrow below, in units of its radii."""
    ball = superellipsoid((1, 1, 1), 2.4, sides=28)
    x, y, z = ball.vertices.T
    wide = 1 + WIDER_ABOVE * np.clip(y, -1, 1)
    dip = 0.1 * np.exp(-((x / 0.35) ** 2)) * np.clip(y, 0, 1)
    return ball.at(np.stack([x * wide, y - dip, z], 1))


def _nostrils() -> Mesh:
    x, y, radius = NOSTRIL
    ball = superellipsoid((radius * 1.15, radius, radius * 0.6), sides=12)
    depth = float(np.sqrt(1 - x * x - y * y))
    return merged(
        ball.at(ball.vertices + np.array([side * x, y, depth - 0.06])) for side in (-1, 1)
    )


def _glint() -> Mesh:
    ball = superellipsoid((0.34, 0.13, 0.08), sides=12)
    return ball.at(ball.vertices + np.array([-0.3, 0.52, 0.78]))
