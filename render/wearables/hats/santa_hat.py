"""Santa's hat: a fur band, red plush that falls to a side, a pompon that swings."""

from __future__ import annotations

import numpy as np

from render.geometry import smoothstep
from render.modelling.meshes import Floats, Mesh, loft, superellipsoid
from render.modelling.piece import Piece
from render.modelling.rings import torus_of
from render.types import Material
from render.wearables.hats.cloth import FUR
from render.wearables.hats.forms import curve, fluffy, joint_at, swept, turned
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

RED = Material((0.85, 0.06, 0.09), roughness=0.88, coat=0.0, sheen=0.55)
FUR_HIGH, FUR_THICK = 0.19, 0.15  # half its height, and how far it stands out
POMPON = 0.28
SPINE = (
    (0.0, 0.05, 0.0), (0.0, 0.35, 0.0), (0.06, 0.7, -0.02), (0.32, 1.02, -0.04),
    (0.78, 1.1, 0.0), (1.24, 0.78, 0.12), (1.5, 0.0, 0.3),
)  # fmt: skip
SCALES = (1.0, 0.97, 0.86, 0.64, 0.42, 0.26, 0.14)
BEND = 3  # knot about which the tip swings


def build_santa_hat(head: Head, dye: Dye) -> Worn:
    """It falls to the left or to the right, as the dye's seed says."""
    place = seat(head, down=0.5, back_deg=9)
    side = 1.0 if dye.seed % 2 == 0 else -1.0
    spine, scale = _spine(place)
    red = loft(_creased(swept(place, spine, scale)))
    swing = _swing(red.vertices, spine)
    ball = fluffy(superellipsoid((POMPON,) * 3, sides=26), 0.022, pitch=0.15)
    pompon = ball.at(ball.vertices + spine[-1] + (0.03, -0.5 * POMPON, 0.03))
    pivot = np.asarray(SPINE[BEND]) * _size(place) * (side, 1.0, 1.0)
    joint = joint_at("tip", place.at(pivot), head.joint, 2.2)
    parts = (
        _at(place, red, side).part("plush", RED, joint="tip", weights=swing),
        _at(place, pompon, side).part("pompon", FUR, joint="tip"),
        place.placed(_fur(place)).part("fur", FUR, joint=head.joint),
    )
    return Worn(
        Piece(parts, joints=(joint,)), place.hollow(0.66 * float(np.mean(place.radii)), 2.0)
    )


def _size(place: Seat) -> Floats:
    """What the spine is scaled by: hats of small heads are small."""
    return np.full(3, float(np.mean(place.radii)))


def _spine(place: Seat) -> tuple[Floats, Floats]:
    line = curve(np.column_stack([SPINE, SCALES]), 24)
    return line[:, :3] * _size(place), line[:, 3]


def _creased(rings: Floats) -> Floats:
    """With folds where it bends: rings gather on the inside of the bend."""
    count = len(rings)
    step = np.arange(count)[:, None]
    near = np.exp(-(((step / count - 0.42) / 0.2) ** 2))
    fold = 0.035 * near * np.sin(2.1 * step)
    middle = rings.mean(1, keepdims=True)
    return np.asarray(middle + (rings - middle) * (1 + fold[..., None]))


def _swing(vertices: Floats, spine: Floats) -> Floats:
    """The tip's share (V,): nothing below the bend."""
    nearest = np.linalg.norm(vertices[:, None] - spine[None], axis=2).argmin(1) / (len(spine) - 1)
    return np.asarray(smoothstep(np.clip((nearest - 0.4) / 0.45, 0, 1)))


def _at(place: Seat, mesh: Mesh, side: float) -> Mesh:
    return place.placed(mesh if side > 0 else mesh.mirrored())


def _fur(place: Seat) -> Mesh:
    turn = 2 * np.pi * np.arange(14) / 14
    size = float(np.mean(place.radii))
    scale = 1.0 + FUR_THICK / size * (0.25 + np.cos(turn))
    section = np.stack([scale, 0.1 + FUR_HIGH * np.sin(turn)], 1)
    return fluffy(torus_of(turned(place, section, sides=90)), 0.026, pitch=0.24)
