"""What is eaten and drunk: a steaming mug, an ice cream."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from render.figure.costumes.outlines import heart
from render.figure.held.hands import fist
from render.figure.held.thing import Bit, Held, block, gloss
from render.modelling.meshes import Floats, Mesh, lathe, merged, superellipsoid, tube
from render.modelling.rings import torus_of
from render.types import Material
from render.wearables.wearable import Dye

MUG, COCOA, STEAM = (0.95, 0.3, 0.14), (0.33, 0.16, 0.07), (0.97, 0.97, 1.0)
WAFFLE, CHERRY = (0.9, 0.6, 0.26), (0.85, 0.03, 0.1)
SCOOPS = ((1.0, 0.62, 0.72), (0.99, 0.93, 0.78))
SPRINKLES = ((0.98, 0.85, 0.15), (0.2, 0.6, 0.95), (0.95, 0.25, 0.4), (0.35, 0.8, 0.4))
ASIDE = -0.6  # of the mug from its handle, toward the head
RADIUS, LOW, HIGH = 0.38, -0.42, 0.5
CUTS = 40  # around the cone
CONE, TOP = (0.06, -0.55), (0.25, 0.3)
SCOOPED = ((0.44, 0.31), (0.8, 0.25))  # y and radius of the scoops
TIP = 1.06  # y of the cherry


def build_mug(dye: Dye) -> Sequence[Bit]:
    """Of clay, a heart on it; the hand is in its handle."""
    color = dye.pick(0, MUG)
    wall = np.array(
        [(0.0, LOW), (0.3, LOW), (0.36, LOW + 0.03), (RADIUS, LOW + 0.12), (RADIUS, 0.0),
         (RADIUS, HIGH - 0.04), (RADIUS - 0.025, HIGH), (RADIUS - 0.055, HIGH - 0.03),
         (RADIUS - 0.06, HIGH - 0.14), (0.0, HIGH - 0.14)]
    )  # fmt: skip
    place = np.eye(3), (ASIDE, 0.0, 0.0)
    drink = np.array(
        [(0.0, HIGH - 0.16), (0.325, HIGH - 0.16), (0.33, HIGH - 0.09), (0, HIGH - 0.08)]
    )
    sign = _round_about(block(heart(0.17), 0.035))
    return (
        Bit("mug", merged([lathe(wall, sides=40).placed(*place), _handle()]), gloss(color)),
        Bit("mug_sign", sign.placed(*place), gloss((1.0, 0.97, 0.93))),
        Bit("mug_drink", lathe(drink, sides=32).placed(*place), gloss(COCOA)),
        Bit("mug_steam", merged(_wisps()), Material(STEAM, roughness=0.9, sheen=0.5), late=True),
    )


def _handle() -> Mesh:
    turn = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 20)
    bulge = (np.abs(np.cos(turn)) ** 3 + np.abs(np.sin(turn)) ** 3) ** (-1 / 3)
    x = ASIDE + RADIUS - 0.04 + (0.03 - ASIDE - RADIUS + 0.04) * bulge * np.cos(turn)
    path = np.stack([x, 0.3 * bulge * np.sin(turn), 0 * turn], 1)
    return tube(path, 0.062, sides=10)


def _round_about(sign: Mesh) -> Mesh:
    """A flat sign bent around the mug's front."""
    x, y, z = sign.vertices.T
    angle, reach = x / RADIUS, RADIUS + z
    bent = np.stack([reach * np.sin(angle), y + 0.03, reach * np.cos(angle)], 1)
    return sign.at(bent)


def _wisps() -> list[Mesh]:
    share = np.linspace(0, 1, 16)
    wisps = []
    for x, tall, start in ((-0.17, 0.5, 0.0), (0.02, 0.68, 1.4), (0.2, 0.46, 2.7)):
        sway = 0.08 * np.sin(5.5 * share + start)
        path = np.stack([ASIDE + x + sway, HIGH + 0.04 + tall * share, 0.04 * np.cos(5 * share)], 1)
        wisps.append(tube(path, 0.012 + 0.055 * np.sin(np.pi * share) ** 0.8, sides=8))
    return wisps


def build_ice_cream(dye: Dye) -> Sequence[Bit]:
    """Two scoops, sprinkles and a cherry in a waffle cone."""
    bits = [Bit("cone", _cone(), Material(WAFFLE, roughness=0.6, coat=0.05))]
    spots = []
    for number, (y, radius) in enumerate(SCOOPED):
        usual = SCOOPS[number]
        color = dye.pick(0, usual) if number == 0 else usual
        bits.append(
            Bit(
                f"scoop_{number}",
                _scoop(radius, y, number),
                Material(color, roughness=0.6, coat=0.1),
            )
        )
        spots.append((y, radius))
    sprinkles = _sprinkles(spots)
    bits += [
        Bit(f"sprinkles_{number}", merged(sprinkles[number::4]), gloss(color))
        for number, color in enumerate(SPRINKLES)
    ]
    cherry = superellipsoid((0.1, 0.095, 0.1), sides=16).placed(np.eye(3), (0.0, TIP, 0.02))
    stalk = tube(
        np.array([(0.0, TIP + 0.07, 0.02), (0.03, TIP + 0.15, 0.02), (0.08, TIP + 0.22, 0.0)]),
        0.016,
        sides=6,
    )
    return (
        *bits,
        Bit("cherry", cherry, gloss(CHERRY)),
        Bit("stalk", stalk, gloss((0.2, 0.4, 0.1))),
    )


def _cone() -> Mesh:
    """Ridged both ways, as a waffle is."""
    turn = 2 * np.pi * np.arange(CUTS) / CUTS
    rings = []
    for share in np.linspace(0, 1, 17):
        radius = CONE[0] + (TOP[0] - CONE[0]) * share
        y = CONE[1] + (TOP[1] - CONE[1]) * share
        ridge = np.maximum(np.cos(6 * turn + 16 * share), np.cos(6 * turn - 16 * share)) ** 9
        rings.append(_ring(radius + 0.022 * np.maximum(ridge, 0), y, turn))
    lip = [(TOP[0] + 0.04, TOP[1]), (TOP[0] + 0.045, TOP[1] + 0.06), (TOP[0], TOP[1] + 0.08)]
    outside = [*rings, *(_ring(np.full(CUTS, radius), y, turn) for radius, y in lip)]
    inside = [_ring(np.full(CUTS, 0.02), y, turn) for y in (TOP[1], CONE[1])]
    return torus_of(np.stack([*outside, *inside]))


def _ring(radius: Floats, y: float, turn: Floats) -> Floats:
    return np.stack([radius * np.sin(turn), np.full(len(turn), y), radius * np.cos(turn)], 1)


def _scoop(radius: float, y: float, seed: int) -> Mesh:
    """A ball with the ragged skirt that the scoop leaves."""
    ball = superellipsoid((radius, 0.94 * radius, radius), sides=24)
    unit = ball.vertices / radius
    turn = np.arctan2(unit[:, 0], unit[:, 2])
    rag = 1 + 0.25 * np.sin(7 * turn + seed) + 0.15 * np.sin(12 * turn + 2 * seed)
    skirt = 0.24 * np.exp(-(((unit[:, 1] + 0.36) / 0.15) ** 2)) * rag
    dents = 0.015 * np.sin(9 * unit[:, 0] + seed) * np.sin(8 * unit[:, 1]) * np.sin(7 * unit[:, 2])
    return ball.at(ball.vertices * (1 + skirt + dents)[:, None] + (0.0, y, 0.0))


def _sprinkles(scoops: Sequence[tuple[float, float]]) -> list[Mesh]:
    rng = np.random.default_rng(8)
    found = []
    for y, radius in scoops:
        for number in range(8):
            angle, up = 2.4 * number + rng.uniform(-0.4, 0.4), rng.uniform(0.0, 0.8)
            flat = np.sqrt(1 - up * up)
            out = np.array((flat * np.sin(angle), up, flat * np.cos(angle)))
            way = np.cross(out, rng.normal(size=3))
            way *= 0.045 / np.linalg.norm(way)
            middle = np.array((0, y, 0)) + (radius + 0.012) * out
            found.append(tube(np.stack([middle - way, middle, middle + way]), 0.024, sides=4))
    return found


MUG_HELD = Held(fist(0.05), build_mug, tilt_deg=4.0, aside=1.2, raised=-0.08)
ICE_CREAM_HELD = Held(fist(0.14), build_ice_cream, tilt_deg=12.0)
