"""A hard hat: a ribbed shell with a peak, and a lamp on its front."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Floats, Mesh, lathe, loft, merged, ring_tube, tube
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.hats.cloth import STEEL, darker, plastic
from render.wearables.hats.forms import band, curve, moved, turned, turns, upright
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

YELLOW: Color = (1.0, 0.74, 0.06)
LIGHT = Material((1.0, 0.97, 0.8), roughness=0.2, coat=0.4, emission=0.5)
TALL, SIDES, SQUARE = 0.92, 50, 2.5
PEAK, EDGE = 0.5, 0.14  # how far the brim stands out before and elsewhere, of the opening
RIDGES = ((0.0, 0.13, 0.075), (-0.36, 0.075, 0.05), (0.36, 0.075, 0.05))  # x, width, height
LAMP = 0.24


def build_hard_hat(head: Head, dye: Dye) -> Worn:
    """The shell has the first colour that was asked for, or yellow."""
    place = seat(head, down=0.5, back_deg=7)
    color = dye.pick(0, YELLOW)
    shell = merged([_shell(place), *(_ridge(place, *each) for each in RIDGES)])
    rim = ring_tube(_brim(place, np.array([(1.0, 0.012)]))[0], 0.04, sides=6)
    strap = band(place, (1.01, 0.1), (1.0, 0.22), 0.02)
    frame, spot = _lamp_place(place)
    housing, light = _lamp()
    dark = plastic((0.16, 0.16, 0.19))
    on = place.placed
    parts = (
        on(merged([shell, rim])).part("shell", plastic(color), joint=head.joint),
        on(strap).part("strap", plastic(darker(color, 0.35)), joint=head.joint),
        on(housing.placed(frame, spot)).part("housing", dark, joint=head.joint),
        on(_bezel().placed(frame, spot)).part("bezel", STEEL, joint=head.joint),
        on(light.placed(frame, spot)).part("lamp", LIGHT, joint=head.joint),
    )
    return Worn(Piece(parts), place.hollow(TALL - 0.06, SQUARE))


def _dome(share: Floats) -> Floats:
    """Scale and height (..., 2) at shares of the way from the brim to the top."""
    turn = share * np.pi / 2
    power = 2 / SQUARE
    return np.stack(
        [1.06 * np.cos(turn) ** power, 0.07 + (TALL - 0.07) * np.sin(turn) ** power], -1
    )


def _shell(place: Seat) -> Mesh:
    share = np.concatenate([np.linspace(0, 0.9, 11), [0.96, 0.995]])
    dome = turned(place, _dome(share), sides=SIDES)
    under = np.array([(0.0, -0.02), (0.6, -0.03), (0.97, -0.025), (1.0, 0.0)])
    over = np.array([(1.0, 0.02), (0.95, 0.045), (0.6, 0.055), (0.12, 0.06)])
    return loft(np.concatenate([_brim(place, np.concatenate([under, over])), dome]))


def _brim(place: Seat, profile: Floats) -> Floats:
    """Rings at shares of the way out, and heights: the peak goes farthest, and droops."""
    angle = turns(SIDES)
    ahead = np.clip(np.cos(angle), 0, 1) ** 1.3
    reach = EDGE + (PEAK - EDGE) * ahead
    rings = np.stack([place.ring(angle, 0.97 + share * (0.03 + reach)) for share in profile[:, 0]])
    droop = 0.17 * ahead * profile[:, :1] ** 1.6
    rings[..., 1] += profile[:, 1:] - droop * np.clip(np.cos(angle), 0, 1)
    return rings


def _ridge(place: Seat, x: float, wide: float, high: float) -> Mesh:
    """A rounded rib from front to back."""
    turn = np.linspace(0.12, np.pi - 0.12, 26)
    power = 2 / SQUARE
    size = (1 - np.abs(x / 1.06) ** SQUARE) ** (1 / SQUARE)
    z = 1.06 * size * place.radii[1] * np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** power
    y = 0.07 + (TALL - 0.07) * size * np.sin(turn) ** power
    path = np.stack([np.full(len(turn), x * place.radii[0]), y, z], 1)
    tangent = np.gradient(path, axis=0)
    normal = np.asarray(np.cross((1.0, 0.0, 0.0), tangent), np.float64)
    sizes = np.tile((high, wide), (len(path), 1))
    return tube(path, sizes, normals=normal, sides=8)


def _lamp_place(place: Seat) -> tuple[Floats, Floats]:
    scale, height = _dome(np.array(0.32))
    spot = np.array((0.0, height, scale * place.radii[1] + 0.02))
    return upright((0.0, 0.25, 1.0)), spot


def _lamp() -> tuple[Mesh, Mesh]:
    """Its body and its glass, about the z axis."""
    body = [(0.1, -0.06), (LAMP, -0.06), (LAMP * 1.04, 0.02), (LAMP, 0.13), (0.86 * LAMP, 0.14)]
    glass = [(0.84 * LAMP, 0.11), (0.82 * LAMP, 0.15), (0.6 * LAMP, 0.185), (0.02, 0.2)]
    return _facing(body), _facing(glass)


def _bezel() -> Mesh:
    angle = turns(28)
    path = 0.93 * LAMP * np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1)
    return moved(ring_tube(path, 0.035, sides=6), 0.0, 0.0, 0.14)


def _facing(profile: list[tuple[float, float]]) -> Mesh:
    """Turned about the z axis."""
    upright_axes = np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]], np.float64)
    return lathe(curve(profile, 9), sides=24).placed(upright_axes)
