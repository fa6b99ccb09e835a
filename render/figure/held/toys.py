"""Presents and tokens: a balloon, a heart, a flower, a gift."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from render.figure.costumes.outlines import heart
from render.figure.costumes.sewing import bow
from render.figure.held.hands import clasp, fist, tray
from render.figure.held.thing import Bit, Held, gloss, puffed
from render.modelling.meshes import Mesh, lathe, merged, superellipsoid, tube
from render.modelling.sheets import sheet
from render.types import Material
from render.wearables.wearable import Dye

RED, PINK, YELLOW, GREEN = (0.92, 0.05, 0.12), (1.0, 0.4, 0.62), (1.0, 0.76, 0.1), (0.2, 0.6, 0.2)
BOX, RIBBON = (0.16, 0.62, 0.86), (0.98, 0.22, 0.35)
KNOT, RADIUS, TALL = np.array((0.16, 0.78, -0.05)), 0.5, 0.6  # of the balloon
PETALS = 11


def build_balloon(dye: Dye) -> Sequence[Bit]:
    """On a string, bobbing after the hand."""
    rubber = Material(dye.pick(0, RED), roughness=0.12, coat=0.8, subsurface=0.2)
    turn = np.linspace(0, np.pi, 22)
    y = -np.cos(turn)
    # A drop upside down: full above, drawn to its knot below.
    radius = RADIUS * np.sin(turn) * (1 - 0.14 * np.clip(-y, 0, 1) ** 1.5)
    skin = lathe(np.stack([radius, TALL * y * (1 + 0.1 * (y < 0) * np.abs(y))], 1), sides=36)
    knot = np.array(
        [(0.0, 0.03), (0.04, 0.0), (0.03, -0.04), (0.095, -0.1), (0.085, -0.12), (0, -0.09)]
    )
    middle = KNOT + np.array((0.0, 1.1 * TALL, 0.0))
    share = np.linspace(0, 1, 26)
    wave = 0.05 * np.sin(2 * np.pi * share * 1.3) * np.sin(np.pi * share)
    string = share[:, None] * (KNOT - np.array((0, 0.08, 0))) + np.stack(
        [wave, 0 * wave, 0.4 * wave], 1
    )
    tail = np.stack([0.05 * np.sin(4 * share), -0.36 - 0.3 * share, 0.1 + 0.06 * share], 1)
    return (
        Bit("balloon", skin.placed(np.eye(3), middle), rubber, late=True),
        Bit("balloon_knot", lathe(knot, sides=18).placed(np.eye(3), KNOT), rubber, late=True),
        Bit("string", tube(string, 0.016, sides=6), Material((0.95, 0.95, 0.97)), late=True),
        Bit("string_end", tube(tail, 0.016, sides=6), Material((0.95, 0.95, 0.97))),
    )


def build_heart(dye: Dye) -> Sequence[Bit]:
    """Plump and shining."""
    outline = heart(0.56, count=64) + np.array((0.0, 0.38))
    cushion = puffed(outline - outline.mean(0), 0.26, rows=9)
    middle = (*outline.mean(0), 0.0)
    return (Bit("heart", cushion.placed(np.eye(3), middle), gloss(dye.pick(0, RED))),)


def build_flower(dye: Dye) -> Sequence[Bit]:
    """A daisy with two rows of petals, and leaves at its stem."""
    middle, lean = np.array((0.06, 0.98, 0.08)), np.radians(14)
    face = np.array([[1, 0, 0], [0, np.cos(lean), np.sin(lean)], [0, -np.sin(lean), np.cos(lean)]])
    rows = []
    for number, (count, long, back) in enumerate(((PETALS, 0.5, -0.03), (PETALS, 0.42, 0.03))):
        for each in range(count):
            angle = 2 * np.pi * (each + 0.5 * number) / count
            turn = np.array(
                [[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]]
            )
            rows.append(_petal(long).placed(turn, (0, 0, back)))
    petals = merged(rows).placed(face, middle)
    share = np.linspace(0, 1, 14)
    foot, top = np.array((0.02, -0.78, 0.02)), middle - (0, 0, 0.06)
    bend = np.stack([0.06 * np.sin(np.pi * share), 0 * share, 0 * share], 1)
    stem = foot + share[:, None] * (top - foot) + bend
    leaf = _leaf()
    green = Material(GREEN, roughness=0.55, sheen=0.2)
    return (
        Bit("petals", petals, Material(dye.pick(0, PINK), roughness=0.5, sheen=0.4)),
        Bit(
            "flower_heart",
            _seeds().placed(face, middle),
            Material(YELLOW, roughness=0.7, sheen=0.4),
        ),
        Bit("stem", tube(stem, 0.045, sides=8), green),
        Bit(
            "leaves",
            merged([leaf, leaf.mirrored().placed(0.8 * np.eye(3), (0.03, 0.06, 0))]),
            green,
        ),
    )


def _petal(long: float) -> Mesh:
    """Upward from the flower's middle, cupped."""
    along, across = np.meshgrid(np.linspace(0, 1, 7), np.linspace(-1, 1, 5), indexing="ij")
    half = 0.135 * np.sin(np.pi * (0.12 + 0.8 * along)) ** 0.7
    y = 0.1 + long * along
    z = 0.06 * np.sin(2.6 * along) + 0.05 * across**2 - 0.08 * along**3
    return sheet(np.stack([half * across, y, z], -1), 0.045, away_from=(0, 0.3, -2))


def _seeds() -> Mesh:
    """The flower's middle: a dome of small knobs."""
    dome = superellipsoid((0.19, 0.19, 0.11), sides=22)
    golden = np.pi * (3 - np.sqrt(5))
    knobs = [dome.placed(np.eye(3), (0, 0, 0.05))]
    knob = superellipsoid((0.028, 0.028, 0.028), sides=6)
    for number in range(22):
        reach, angle = 0.17 * np.sqrt((number + 0.5) / 22), golden * number
        z = 0.05 + 0.105 * np.sqrt(1 - (reach / 0.19) ** 2)
        knobs.append(knob.placed(np.eye(3), (reach * np.cos(angle), reach * np.sin(angle), z)))
    return merged(knobs)


def _leaf() -> Mesh:
    along, across = np.meshgrid(np.linspace(0, 1, 9), np.linspace(-1, 1, 5), indexing="ij")
    half = 0.13 * np.sin(np.pi * along**0.8) + 0.01
    x = 0.05 + 0.4 * along - 0.25 * half * across
    y = 0.38 + 0.26 * along + half * across
    z = 0.04 + 0.1 * np.sin(np.pi * along) + 0.06 * np.abs(across)
    return sheet(np.stack([x, y, z], -1), 0.035, away_from=(0.2, 0.4, -2))


def build_gift(dye: Dye) -> Sequence[Bit]:
    """A box with a lid, a ribbon both ways and a bow."""
    half = 0.36
    box = superellipsoid((half, 0.33, half), 9, sides=28).placed(np.eye(3), (0, 0.36, 0))
    lid = superellipsoid((half + 0.04, 0.1, half + 0.04), 8, sides=28).placed(
        np.eye(3), (0, 0.66, 0)
    )
    ribbon = dye.pick(1, RIBBON)
    bands = [
        superellipsoid((0.085, 0.345, half + 0.02), 9, sides=24).placed(np.eye(3), (0, 0.36, 0)),
        superellipsoid((half + 0.02, 0.345, 0.085), 9, sides=24).placed(np.eye(3), (0, 0.36, 0)),
        superellipsoid((0.085, 0.115, half + 0.06), 8, sides=24).placed(np.eye(3), (0, 0.66, 0)),
        superellipsoid((half + 0.06, 0.115, 0.085), 8, sides=24).placed(np.eye(3), (0, 0.66, 0)),
        bow(0.36, tails=0.55).placed(np.eye(3), (0, 0.88, 0.06)),
    ]
    color = dye.pick(0, BOX)
    darker = (0.82 * color[0], 0.82 * color[1], 0.82 * color[2])
    return (
        Bit("box", box, Material(darker, roughness=0.45, coat=0.1)),
        Bit("lid", lid, Material(color, roughness=0.4, coat=0.15)),
        Bit("ribbon", merged(bands), Material(ribbon, roughness=0.35, coat=0.2, sheen=0.3)),
    )


BALLOON_HELD = Held(fist(0.02), build_balloon, tilt_deg=8.0, swing=2.6)
HEART_HELD = Held(clasp(0.2, 0.12), build_heart, tilt_deg=10.0, aside=0.5)
FLOWER_HELD = Held(fist(0.04), build_flower, tilt_deg=14.0, aside=0.42)
GIFT_HELD = Held(tray(0.36, 0.4), build_gift, tilt_deg=6.0, wrist=(0.0, -0.42, -0.04), raised=-0.1)
