"""A clown's nose: a soft red ball, and rosy cheeks beside it."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Mesh, merged, superellipsoid
from render.modelling.morphs import bent
from render.modelling.piece import Piece, joined
from render.types import Color, Material
from render.wearables.ears.stand import head_size
from render.wearables.glasses.fit import ahead
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

RED: Color = (0.95, 0.06, 0.1)
BLUSH: Color = (1.0, 0.36, 0.36)
RADIUS = 0.25  # canonical units
CHEEK = (0.17, 0.16, 0.035)
"""half its width, half its height, how thick"""


def build_clown_nose(head: Head, _: Dye) -> Worn:
    """A ball with a squeaker's dimple and a mould's seam: of any other colour it were a nose."""
    features, size = head.features, head_size(head)
    ball = _ball().placed(
        np.eye(3) * RADIUS * size, features.nose + np.array((0.0, -0.02, 0.03)) * size
    )
    rubber = Material(RED, roughness=0.22, coat=0.5, subsurface=0.1)
    parts = [Piece((ball.part("ball", rubber, joint=head.joint),))]
    if len(features.eyes) == 2:
        powder = Material(BLUSH, roughness=0.7, coat=0.0)
        cheeks = merged(_cheek(head, x) for x in features.eyes[:, 0])
        part = cheeks.part("cheeks", powder, joint=head.joint)
        parts.append(bent(part, head.moves(cheeks.vertices)))
    return Worn(joined(parts))


def _ball() -> Mesh:
    """About the origin, radius 1: a dimple below, a fine seam around."""
    ball = superellipsoid((1.0, 1.0, 1.0), 2.0, sides=40)
    x, y, z = ball.vertices.T
    seam = 0.025 * np.exp(-(((y + 0.12) / 0.05) ** 2)) * (z < 0.75)
    dimple = 0.1 * np.exp(-((x**2 + (y + 0.72) ** 2) / 0.03)) * (z > 0)
    scale = (1 - seam - dimple)[:, None] * np.array((1.04, 0.98, 0.94))
    return ball.at(ball.vertices * scale)


def _cheek(head: Head, x: float) -> Mesh:
    """A round spot of paint that lies on the skin below an eye."""
    features, size = head.features, head_size(head)
    middle = np.array((1.28 * x, 0.35 * features.nose[1] + 0.65 * features.mouth[1] + 0.08 * size))
    spot = superellipsoid(np.array(CHEEK) * size, 2.4, sides=28)
    across, up = spot.vertices[:, 0] + middle[0], spot.vertices[:, 1] + middle[1]
    skin = ahead(head.skull, across, up)
    return spot.at(np.stack([across, up, skin + spot.vertices[:, 2]], 1))
