"""The ears: bowls with a rolled rim, stood off the head a little, as toys have them."""

from __future__ import annotations

import numpy as np

from pipeline.types import FaceTexture
from render.figure.complexion import ear_color, skin_material
from render.figure.eyes import LEFT, RIGHT, SIDES
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Floats, Mesh, loft
from render.modelling.piece import Piece

COLUMNS = 28
COVERING = ("headscarf", "hood", "helmet")
HEIGHT = 0.5  # canonical units, of an average ear
BELOW_EYES = 0.15  # of the ear's middle
BACK = -0.1  # z of the middle
FLARE_DEG = 52.0  # 0: flat on the head, 90: facing the viewer
# From the bowl's middle to the rim and round to the back: share of the outline, height.
PROFILE = (
    (0.02, -0.062),
    (0.22, -0.06),
    (0.42, -0.045),
    (0.56, -0.012),
    (0.68, 0.028),
    (0.8, 0.05),
    (0.9, 0.046),
    (0.97, 0.024),
    (1.0, -0.012),
    (0.97, -0.05),
    (0.86, -0.085),
    (0.66, -0.11),
    (0.3, -0.12),
    (0.02, -0.12),
)


def build_ears(sculpt: Sculpt, _: FaceTexture | None) -> Piece:
    """Both ears, unless cloth or a helmet lies over them; hair may."""
    if sculpt.likeness.cover.kind in COVERING:
        return Piece()
    material = skin_material(ear_color(sculpt.likeness), thin=True)
    return Piece(
        tuple(
            ear(sculpt, side).part(f"ear_{SIDES[side]}", material, joint="head")
            for side in (RIGHT, LEFT)
        )
    )


def ear(sculpt: Sculpt, side: int) -> Mesh:
    """One ear, canonical units."""
    tall = HEIGHT * sculpt.likeness.ears.size
    rings = np.array([_ring(share, height) for share, height in PROFILE]) * tall / HEIGHT
    place, matrix = ear_frame(sculpt, side)
    return loft(rings).placed(matrix, place).outward()


def ear_frame(sculpt: Sculpt, side: int) -> tuple[Floats, Floats]:
    """Where an ear's middle is, (3,), and its axes away from the head, up, and off its bowl."""
    y = sculpt.skull.eye_height - BELOW_EYES
    x = sculpt.skull.half_width(y) * 0.985 + 0.055
    flare = np.radians(FLARE_DEG)
    away = np.array([side * np.sin(flare), 0.0, -np.cos(flare)])
    out = np.array([side * np.cos(flare), 0.0, np.sin(flare)])
    up = np.array([side * 0.12, 1.0, -0.12])
    return np.array([side * x, y, BACK]), np.stack([away, up, out], 1)


def _ring(share: float, height: float) -> Floats:
    """A ring of the bowl: away from the head, up and off the bowl, float64 (COLUMNS, 3)."""
    angle = np.linspace(0, 2 * np.pi, COLUMNS, endpoint=False)
    up, away = np.sin(angle), np.cos(angle)
    # Broad above, narrow at the lobe.
    width = 0.155 * (1 + 0.16 * up)
    outline = np.stack([width * away + 0.012 * up, 0.25 * up], 1) * share
    # The bowl lies in front of and below the middle, so the upper rim is broad.
    shift = (1 - share) * np.array([-0.02, -0.02])
    level = height * (1.0 - 0.35 * np.clip(-up, 0, 1) * (height > 0))
    level = level * np.where(away < 0, 1 + 0.3 * away * (height > 0), 1.0)
    return np.asarray(np.c_[outline + shift, np.broadcast_to(level, angle.shape)])
