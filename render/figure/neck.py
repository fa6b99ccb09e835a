"""The neck, and what the clothes show of chest and shoulders: skin that bends with the head."""

from __future__ import annotations

import numpy as np

from pipeline.types import FaceTexture
from render.figure.clothes.build import worn_clothes
from render.figure.clothes.neckline import neckline
from render.figure.complexion import skin_color, skin_material
from render.figure.fields import smooth_max, solid
from render.figure.meshes import Floats
from render.figure.piece import Piece
from render.figure.sculpt import Sculpt
from render.figure.torso import Torso, build_torso

BARE_STEP, CLAD_STEP = 0.088, 0.062  # of the grid: what clothes frame is small
UNDER = 0.08  # that the skin goes on below the clothes
BARE_FILLET, CLAD_FILLET = 0.28, 0.1  # where the neck meets the shoulders
BEND = (-0.3, 0.06)  # below and above the chin: from the bust to the head


def build_neck(proportions: Sculpt, _: FaceTexture | None) -> Piece:
    """One mesh of skin, hung on the head; its share fades toward the bust."""
    torso = build_torso(proportions)
    clothes = neckline(torso, worn_clothes(proportions.likeness).kind)

    rim = clothes.edge(clothes.angles(32))
    lowest = float(((rim - clothes.origin) @ clothes.axis).min()) - UNDER

    def skin(points: Floats) -> Floats:
        height = (points - clothes.origin) @ clothes.axis
        outside = np.maximum(-clothes.inside(points) - UNDER, lowest - height)
        return smooth_max(torso.body(points, fillet), outside, 0.05)

    bare = clothes.opening.side > 1
    fillet, step = (BARE_FILLET, BARE_STEP) if bare else (CLAD_FILLET, CLAD_STEP)
    reach = min(1.7, max(clothes.opening.side, clothes.opening.front) + 0.3) * torso.wide
    low = max(torso.chin - 1.5 * torso.high, torso.chin - reach)
    mesh = solid(skin, (-reach, low, -1.1), (reach, torso.chin + 0.36, 0.9), step * torso.wide**0.5)
    weights = bend_weights(mesh.vertices, torso)
    material = skin_material(skin_color(proportions.likeness))
    return Piece((mesh.part("neck", material, joint="head", weights=weights),))


def bend_weights(vertices: Floats, torso: Torso) -> Floats:
    """The head's share (V,) of vertices of neck and scarves."""
    low, high = torso.chin + BEND[0] * torso.high, torso.chin + BEND[1]
    share = np.clip((vertices[:, 1] - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))
