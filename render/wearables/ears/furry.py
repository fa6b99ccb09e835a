"""Furry ears: hollow shells with soft insides and tufts, that bend and flop."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.geometry import smoothstep
from render.modelling.meshes import Floats, Mesh, loft, merged, tube
from render.modelling.piece import Piece, joined
from render.types import Color, Joint, Material
from render.wearables.ears.stand import stand
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

ROWS, SIDES = 26, 36
SUNK = 0.16  # of the ear's height lies in the hair
RIM = 0.5  # of the way from the middle of the front to the back: where the inside ends
TEXTURE_PX = 96
TUFTS = 5


@dataclass(frozen=True)
class Shape:
    """An ear, canonical units. narrow: of its base against its widest. point: 0 a round tip, 1 a
    sharp one. widest: height of the widest place, a share. cup: how hollow it is, thick: how far
    its back bulges, both against its half width."""

    height: float
    half_width: float
    narrow: float
    point: float
    widest: float
    cup: float = 0.34
    thick: float = 0.6


@dataclass(frozen=True)
class Kind:
    """shape and place of an animal's ears, their colours, and how they hang.

    tip: share of the height that is of the tip's colour. flop_deg: how far the one at the picture's
    right folds outward, and where. swing: of the joint.
    """

    shape: Shape
    aside_deg: float
    lean_deg: float
    fur: Color
    inside: Color
    tips: Color
    tip: float = 0.0
    tufts: bool = False
    turn_deg: float = 14.0
    flop_deg: float = 0.0
    flop_at: float = 0.5
    swing: float = 1.2


CAT = Kind(
    Shape(0.86, 0.46, 0.95, 0.85, 0.1),
    aside_deg=33,
    lean_deg=20,
    fur=(0.98, 0.62, 0.16),
    inside=(1.0, 0.6, 0.62),
    tips=(0.82, 0.4, 0.08),
    tip=0.16,
    tufts=True,
)
FOX = Kind(
    Shape(1.02, 0.48, 0.86, 0.95, 0.16),
    aside_deg=33,
    lean_deg=16,
    fur=(0.95, 0.36, 0.06),
    inside=(0.99, 0.93, 0.85),
    tips=(0.14, 0.08, 0.07),
    tip=0.34,
    tufts=True,
)
BEAR = Kind(
    Shape(0.66, 0.44, 0.86, 0.0, 0.5, cup=0.24, thick=0.66),
    aside_deg=42,
    lean_deg=34,
    fur=(0.5, 0.27, 0.12),
    inside=(0.86, 0.6, 0.4),
    tips=(0.5, 0.27, 0.12),
    turn_deg=4.0,
    swing=0.7,
)
BUNNY = Kind(
    Shape(1.75, 0.37, 0.58, 0.22, 0.58, cup=0.4, thick=0.62),
    aside_deg=20,
    lean_deg=11,
    fur=(0.8, 0.76, 0.85),
    inside=(1.0, 0.58, 0.66),
    tips=(0.8, 0.76, 0.85),
    turn_deg=10.0,
    flop_deg=118.0,
    flop_at=0.55,
    swing=3.0,
)


def build_cat_ears(head: Head, dye: Dye) -> Worn:
    """Pointed, pink inside, tufted."""
    return _pair(head, dye, CAT)


def build_fox_ears(head: Head, dye: Dye) -> Worn:
    """Tall, white inside, with black tips."""
    return _pair(head, dye, FOX)


def build_bear_ears(head: Head, dye: Dye) -> Worn:
    """Small and round, at the sides."""
    return _pair(head, dye, BEAR)


def build_bunny_ears(head: Head, dye: Dye) -> Worn:
    """Long; one stands, the other is folded over."""
    return _pair(head, dye, BUNNY)


def _pair(head: Head, dye: Dye, kind: Kind) -> Worn:
    return Worn(joined(_ear(head, dye, kind, side) for side in (-1, 1)))


def _ear(head: Head, dye: Dye, kind: Kind, side: int) -> Piece:
    place = stand(head, side, aside_deg=kind.aside_deg, back_deg=6.0, lean_deg=kind.lean_deg)
    flop = kind.flop_deg if side > 0 else 0.08 * kind.flop_deg
    shell, share = _shell(kind, flop)
    fur = dye.pick(0, kind.fur)
    name = "right" if side > 0 else "left"
    material = Material(fur, roughness=0.78, coat=0.0, sheen=0.45)
    skin = place.placed(shell).part(
        f"ear_{name}", material, joint=name, texture=_coat(kind, fur), weights=_bending(share)
    )
    joint = Joint(name, place.at(0.0, 0.0, 0.0), head.joint, swing=kind.swing)
    if not kind.tufts:
        return Piece((skin,), joints=(joint,))
    soft = Material((0.99, 0.95, 0.9), roughness=0.85, coat=0.0, sheen=0.5)
    tuft, height = _tuft(kind)
    fluff = place.placed(tuft).part(f"tuft_{name}", soft, joint=name, weights=_bending(height))
    return Piece((skin, fluff), joints=(joint,))


def _bending(share: Floats) -> Floats:
    """The joint's share of vertices at these shares (V,) of the height: the base stays."""
    return np.asarray(smoothstep(np.clip(share / 0.75, 0, 1)))


def _width(shape: Shape, share: Floats) -> Floats:
    """Against the half width, at shares of the height, which may be below 0."""
    below = np.clip((shape.widest - share) / max(shape.widest, 0.2), 0, 1)
    above = np.clip((share - shape.widest) / (1 - shape.widest), 0, 1)
    base = 1 - (1 - shape.narrow) * smoothstep(below)
    round_tip = np.sqrt(np.clip(1 - above**2, 0, 1))
    pointed = (1 - above) ** 0.86 * (1 + 0.28 * above)
    return np.asarray(base * ((1 - shape.point) * round_tip + shape.point * pointed))


def _shell(kind: Kind, flop_deg: float) -> tuple[Mesh, Floats]:
    """The ear in its stand's frame, and the share of its height of each vertex."""
    shape = kind.shape
    share = np.concatenate([[-SUNK], 1 - (1 - np.linspace(0, 1, ROWS - 1)) ** 1.35])
    wide = shape.half_width * np.maximum(_width(shape, share), 0.05)
    angle = 2 * np.pi * np.arange(SIDES) / SIDES
    across = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** 0.9
    behind = np.clip(-np.cos(angle), 0, None)
    ahead = np.clip(np.cos(angle), 0, None)
    thin = np.clip((1 - share) / 0.3, 0.25, 1)[:, None]  # of the tip
    hollow = shape.cup * np.clip(share / 0.12, 0, 1)[:, None] * thin
    lip = 0.1 * np.exp(-(((np.abs(across) - 0.86) / 0.16) ** 2)) * (ahead > 0)
    depth = wide[:, None] * (lip - hollow * ahead**0.7 - shape.thick * behind * thin)
    flat = np.stack(np.broadcast_arrays(wide[:, None] * across, 0.0, depth), axis=-1)
    rings = _bent(flat, share * shape.height, kind, flop_deg)
    rings[-1] = rings[-1].mean(0) + 0.5 * (rings[-1] - rings[-1].mean(0))
    mesh = loft(rings)
    rows = np.concatenate([np.repeat(share, SIDES), share[[0, -1]]])
    return mesh, np.clip(rows, 0, 1)


def _bent(flat: Floats, height: Floats, kind: Kind, flop_deg: float) -> Floats:
    """Rings (R, N, 3) along a spine that folds outward, the hollow turned a little outward."""
    share = height / kind.shape.height
    fold = smoothstep(np.clip((share - kind.flop_at + 0.13) / 0.26, 0, 1))
    roll = np.radians(flop_deg) * fold
    steps = np.diff(height, prepend=height[0])
    along = np.stack([np.sin(roll), np.cos(roll), 0.25 * np.sin(roll)], 1)
    spine = np.cumsum(steps[:, None] * along, axis=0) + np.array((0.0, float(height[0]), 0.0))
    turn = np.radians(kind.turn_deg)
    across = np.stack([np.cos(roll), -np.sin(roll), 0 * roll], 1)
    facing = np.array((np.sin(turn), 0.0, np.cos(turn)))
    sideways = across * np.cos(turn) - np.array((0.0, 0.0, 1.0)) * np.sin(turn)
    return np.asarray(spine[:, None] + flat[..., :1] * sideways[:, None] + flat[..., 2:] * facing)


def _tuft(kind: Kind) -> tuple[Mesh, Floats]:
    """Locks of fluff that fan out of the ear's hollow, and each vertex' share of the height."""
    shape, locks = kind.shape, []
    for number in range(TUFTS):
        spread = (number - (TUFTS - 1) / 2) / ((TUFTS - 1) / 2)
        length = shape.height * (0.5 - 0.16 * abs(spread))
        along = np.linspace(0, 1, 7)
        x = shape.half_width * (0.34 * spread + 0.2 * spread * along**1.4)
        y = -0.04 + length * along
        z = -0.1 * shape.half_width + 0.15 * shape.half_width * np.sin(np.pi * along)
        thick = 0.09 * (1 - along) ** 0.7 + 0.008
        path = np.stack([x, y, z + 0 * along], 1)
        locks.append(
            tube(path, np.stack([thick, 0.7 * thick], 1), sides=7, normals=_sideways(len(along)))
        )
    mesh = merged(locks)
    return mesh, np.clip(mesh.vertices[:, 1] / shape.height, 0, 1)


def _sideways(count: int) -> Floats:
    return np.tile((1.0, 0.0, 0.0), (count, 1))


def _coat(kind: Kind, fur: Color) -> NDArray[np.uint8]:
    """u from the middle of the hollow to the back's, v up the ear: uint8, square."""
    u, v = np.meshgrid(np.linspace(0, 1, TEXTURE_PX), np.linspace(1, 0, TEXTURE_PX))
    random = np.random.default_rng(7)
    streaks = cv2.GaussianBlur(random.normal(size=(TEXTURE_PX, TEXTURE_PX)), (0, 0), 1.0, sigmaY=6)
    streaks = streaks / streaks.std()
    lower = 0.5 * RIM * np.clip((0.93 - 0.6 * kind.tip - v) / 0.25, 0, 1) ** 0.5
    inside = smoothstep(np.clip((lower - u) / 0.06 + 0.5 + 0.06 * streaks, 0, 1))[..., None]
    ripple = 0.05 * streaks
    tipped = smoothstep(np.clip((v + ripple - 1 + kind.tip) / 0.08 + 0.5, 0, 1)) * (kind.tip > 0)
    outside = np.array(fur) * (1 - tipped[..., None]) + np.array(kind.tips) * tipped[..., None]
    deep = 1 - 0.16 * np.clip(1 - u / (0.5 * RIM), 0, 1)[..., None] * (1 - v[..., None])
    color = outside * (1 - inside) + np.array(kind.inside) * deep * inside
    color = color * (1 + 0.02 * streaks[..., None])
    return np.asarray(np.clip(np.round(255 * color), 0, 255), np.uint8)
