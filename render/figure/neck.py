"""The neck, and what the clothes show of chest and shoulders: skin that bends with the head."""

from __future__ import annotations

import numpy as np

from pipeline.types import FaceTexture
from render.figure.clothes.build import worn_clothes
from render.figure.clothes.neckline import Neckline, neckline
from render.figure.complexion import skin_color, skin_material
from render.figure.sculpt import Sculpt
from render.figure.torso import Torso, build_torso
from render.geometry import smoothstep
from render.modelling.fields import smooth_max, solid
from render.modelling.meshes import Floats, Mesh
from render.modelling.piece import Piece

BARE = ("bare", "dress")
TOP = 0.36  # above the chin, inside the head
BARE_STEP, CLAD_STEP = 0.088, 0.068  # of the grid: what clothes frame is small
UNDER = 0.14  # that the skin goes on below the clothes
BARE_FILLET, CLAD_FILLET = 0.28, 0.1  # where the neck meets the shoulders
BEND = (-0.3, 0.06)  # below and above the chin: from the bust to the head


def build_neck(proportions: Sculpt, _: FaceTexture | None) -> Piece:
    """What its own clothes show of it."""
    kind = worn_clothes(proportions.likeness).kind
    opening = None if kind in BARE else neckline(build_torso(proportions), kind)
    return neck_within(proportions, opening)


def neck_within(proportions: Sculpt, opening: Neckline | None) -> Piece:
    """One mesh of skin, hung on the head; its share fades toward the bust.

    opening: of what is worn; None where the shoulders are bare.
    """
    torso = build_torso(proportions)
    mesh = _bare(torso) if opening is None else _clad(torso, opening)
    weights = bend_weights(mesh.vertices, torso)
    material = skin_material(skin_color(proportions.likeness))
    return Piece((mesh.part("neck", material, joint="head", weights=weights),))


def _bare(torso: Torso) -> Mesh:
    """The whole bust."""
    low, high = torso.point(-1.6, 1.5, -1.0), torso.point(1.6, 0.0, 1.0)
    top = (high[0], torso.chin + TOP, high[2])
    return solid(lambda points: torso.body(points, BARE_FILLET), low, top, _step(torso, BARE_STEP))


def _clad(torso: Torso, clothes: Neckline) -> Mesh:
    """What the clothes' opening shows, and a little below its edge."""
    rim = clothes.edge(clothes.angles(32))
    lowest = float(((rim - clothes.origin) @ clothes.axis).min()) - UNDER

    def skin(points: Floats) -> Floats:
        height = (points - clothes.origin) @ clothes.axis
        outside = np.maximum(-clothes.inside(points) - UNDER, lowest - height)
        return smooth_max(torso.body(points, CLAD_FILLET), outside, 0.05)

    reach = max(clothes.opening.side, clothes.opening.front) + 0.3
    low = torso.point(-reach, min(1.5, reach), -0.9)
    high = (reach * torso.wide, torso.chin + TOP, 0.9)
    return solid(skin, low, high, _step(torso, CLAD_STEP))


def _step(torso: Torso, step: float) -> float:
    """Finer for the small, so that a baby is as round as an adult."""
    return step * torso.wide


def bend_weights(vertices: Floats, torso: Torso) -> Floats:
    """The head's share (V,) of vertices of neck and scarves."""
    low, high = torso.chin + BEND[0] * torso.high, torso.chin + BEND[1]
    share = np.clip((vertices[:, 1] - low) / (high - low), 0, 1)
    return np.asarray(smoothstep(share))
