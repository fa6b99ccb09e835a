"""What one does something with: a phone, a microphone, a book, a wand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from render.figure.costumes.cloths import GOLD, STEEL
from render.figure.costumes.outlines import box, star
from render.figure.held.hands import clasp, fist
from render.figure.held.thing import Bit, Held, block, gloss, puffed
from render.modelling.meshes import Floats, Mesh, lathe, merged, ring_tube, superellipsoid, tube
from render.modelling.sheets import sheet
from render.types import Color, Material
from render.wearables.wearable import Dye

INK, PAPER, COVER, SPARK = (
    (0.09, 0.09, 0.11),
    (0.98, 0.95, 0.88),
    (0.1, 0.32, 0.62),
    (1.0, 0.8, 0.15),
)
CASE, STICK = (0.97, 0.35, 0.5), (0.45, 0.2, 0.62)
APPS = (
    (0.98, 0.3, 0.35), (1.0, 0.68, 0.15), (0.3, 0.78, 0.4),
    (0.2, 0.6, 0.98), (0.6, 0.4, 0.95), (0.98, 0.98, 0.98),
)  # fmt: skip
PHONE = (0.32, 0.6, 0.055)  # half sizes
PHONE_UP = 0.22  # of its middle over the grip
BOOK = (0.42, 0.54, 0.1)
BOOK_UP = 0.24


def build_phone(dye: Dye) -> Sequence[Bit]:
    """Its screen to the viewer, icons on it."""
    wide, tall, deep = PHONE
    place = np.eye(3), (0.0, PHONE_UP, 0.0)
    case = block(box(wide, tall, exponent=7, count=48), deep, bevel=0.025)
    glass = block(box(wide - 0.035, tall - 0.04, exponent=8, count=48), 0.012, bevel=0.006)
    screen = glass.placed(np.eye(3), (0, 0, deep))
    uv = screen.vertices[:, :2] / (2 * np.array((wide - 0.035, tall - 0.04))) + 0.5
    lit = Mesh(screen.vertices, screen.triangles, np.clip(uv, 0, 1))
    lens = superellipsoid((0.16, 0.05, 0.02), 5, sides=14).placed(np.eye(3), (0, tall - 0.09, deep))
    color = dye.pick(0, CASE)
    shine = Material((0.5, 0.6, 0.9), roughness=0.1, coat=0.6, emission=0.25)
    return (
        Bit("phone", case.placed(*place), gloss(color)),
        Bit("phone_screen", lit.placed(*place), shine, _screen(color)),
        Bit("phone_lens", lens.placed(*place), gloss(INK)),
    )


def _screen(color: Color) -> NDArray[np.uint8]:
    """A wallpaper with six icons and a bar below."""
    tall, wide = 192, 104
    y, x = np.mgrid[0:tall, 0:wide] / wide
    share = (y / (tall / wide))[..., None]
    image = (1 - share) * np.array((0.25, 0.5, 0.98)) + share * (0.4 * np.array(color) + 0.6)
    for number, app in enumerate(APPS):
        middle = 0.22 + 0.28 * (number % 3), 0.48 + 0.36 * (number // 3)
        reach = ((x - middle[0]) ** 4 + (y - middle[1]) ** 4) ** 0.25
        image = np.where((reach < 0.1)[..., None], np.array(app), image)
    bar = ((x - 0.5) / 0.3) ** 8 + ((y - 1.7) / 0.035) ** 8 < 1
    image = np.where(bar[..., None], 1.0, image)
    return np.asarray(np.round(255 * np.clip(image, 0, 1)), np.uint8)


def build_microphone(dye: Dye) -> Sequence[Bit]:
    """A stage microphone: its cage of wire over a tapered handle."""
    handle = np.array(
        [
            (0.0, -0.78),
            (0.075, -0.78),
            (0.09, -0.74),
            (0.1, 0.0),
            (0.135, 0.36),
            (0.2, 0.44),
            (0, 0.44),
        ]
    )
    ring = np.array(
        [(0.0, 0.42), (0.225, 0.43), (0.25, 0.47), (0.25, 0.52), (0.225, 0.56), (0, 0.57)]
    )
    middle, radius = np.array((0.0, 0.75, 0.0)), 0.27
    cage = superellipsoid((radius - 0.015,) * 3, 2.2, sides=26).placed(np.eye(3), middle)
    button = superellipsoid((0.035, 0.07, 0.03), 3, sides=10).placed(np.eye(3), (0, 0.38, 0.15))
    return (
        Bit("microphone", lathe(handle, sides=28), gloss(INK)),
        Bit("microphone_ring", lathe(ring, sides=30), gloss(dye.pick(0, (0.92, 0.12, 0.3)))),
        Bit("microphone_core", cage, Material((0.3, 0.31, 0.34), roughness=0.5, metallic=0.4)),
        Bit("microphone_cage", merged([*_wires(radius, middle), button]), STEEL),
    )


def _wires(radius: float, middle: Floats) -> list[Mesh]:
    turn = 2 * np.pi * np.arange(20) / 20
    wires = []
    for up in np.linspace(-0.62, 0.86, 6):
        reach = radius * np.sqrt(1 - up * up)
        path = np.stack([reach * np.sin(turn), np.full(20, radius * up), reach * np.cos(turn)], 1)
        wires.append(ring_tube(path + middle, 0.018, sides=4))
    for angle in np.pi * np.arange(7) / 7:
        flat = np.sin(turn)[:, None] * (np.cos(angle), 0, np.sin(angle))
        path = radius * (flat + np.cos(turn)[:, None] * (0, 1.0, 0)) + middle
        out = path - middle
        wires.append(ring_tube(path, 0.018, normals=out, sides=4))
    return wires


def build_book(dye: Dye) -> Sequence[Bit]:
    """Bound in cloth, its title stamped in gold, a ribbon between the pages."""
    wide, tall, deep = BOOK
    place = np.eye(3), (0.0, BOOK_UP, 0.0)
    board = superellipsoid((wide, tall, 0.028), 9, sides=26)
    spine = superellipsoid((0.05, tall, deep + 0.025), 4, sides=20)
    pages = superellipsoid((wide - 0.06, tall - 0.05, deep - 0.01), 10, sides=26)
    front = board.placed(np.eye(3), (0, 0, deep))
    back = board.placed(np.eye(3), (0, 0, -deep))
    bound = merged([front, back, spine.placed(np.eye(3), (-wide + 0.01, 0, 0))])
    lines = [
        superellipsoid((0.2, 0.022, 0.012), 4, sides=10).placed(np.eye(3), (0.03, y, deep + 0.03))
        for y in (-0.2, -0.28)
    ]
    frame = np.column_stack([box(wide - 0.1, tall - 0.09, exponent=12), np.full(32, deep + 0.028)])
    stamp = block(star(0.19), 0.02, bevel=0.01).placed(np.eye(3), (0.03, 0.12, deep + 0.028))
    rows, share = np.linspace(0, 1, 9)[:, None], np.linspace(-1, 1, 4)
    ribbon = np.stack(
        np.broadcast_arrays(
            0.2 + 0.045 * share, -tall + 0.06 - 0.28 * rows, 0.05 * np.sin(3 * rows)
        ),
        -1,
    )
    gilt = merged([*lines, stamp, ring_tube(frame, 0.014, sides=5)])
    color = dye.pick(0, COVER)
    return (
        Bit("book", bound.placed(*place), Material(color, roughness=0.6, sheen=0.3)),
        Bit("book_pages", pages.placed(*place), Material(PAPER, roughness=0.8)),
        Bit("book_gold", gilt.placed(*place), GOLD),
        Bit("book_ribbon", sheet(ribbon, 0.02, away_from=(0.2, 0, -2)).placed(*place),
            Material((0.85, 0.08, 0.15), roughness=0.5, sheen=0.3)),
    )  # fmt: skip


def build_wand(dye: Dye) -> Sequence[Bit]:
    """A star on a stick, ribbons under it, sparks about it."""
    stick = tube(np.array([(0.0, -0.72, 0.0), (0.0, 0.0, 0.0), (0.0, 0.8, 0.0)]), 0.05, sides=12)
    ends = [
        superellipsoid((0.075, 0.06, 0.075), sides=12).placed(np.eye(3), (0, y, 0))
        for y in (-0.74, 0.5)
    ]
    middle = np.array((0.0, 1.1, 0.0))
    outline = star(0.5, inner=0.52, each=8)
    reach = np.hypot(*outline.T)
    outline = outline * (1 - 0.12 * np.clip((reach - 0.36) / 0.14, 0, 1) ** 2)[:, None]
    share = np.linspace(0, 1, 14)
    ribbons = []
    for side, sway in ((-1, 0.0), (1, 1.2)):
        x = side * (0.05 + 0.3 * share) + 0.05 * np.sin(7 * share + sway)
        path = np.stack([x, 0.66 - 0.62 * share**1.2, 0.06 + 0.07 * np.sin(6 * share + sway)], 1)
        ribbons.append(tube(path, np.tile((0.016, 0.055), (14, 1)), sides=8))
    sparks = [
        puffed(star(size, points=4, inner=0.34), 0.35 * size, rows=4).placed(np.eye(3), place)
        for size, place in (
            (0.16, (0.42, 1.54, 0.05)), (0.12, (-0.3, 1.62, 0.0)), (0.11, (0.45, 0.72, 0.08)),
        )
    ]  # fmt: skip
    glow = Material(dye.pick(0, SPARK), roughness=0.2, coat=0.5, emission=0.15)
    return (
        Bit("wand", merged([stick]), gloss(STICK)),
        Bit("wand_ends", merged(ends), GOLD),
        Bit("wand_star", puffed(outline, 0.17).placed(np.eye(3), middle), glow),
        Bit("wand_ribbons", merged(ribbons), gloss(dye.pick(1, (0.98, 0.4, 0.65))), late=True),
        Bit("wand_sparks", merged(sparks), glow, late=True),
    )


PHONE_HELD = Held(clasp(0.3, 0.055), build_phone, tilt_deg=8.0, wrist=(0.02, -0.52, -0.14))
MICROPHONE_HELD = Held(fist(0.09), build_microphone, tilt_deg=-16.0)
BOOK_HELD = Held(clasp(0.4, 0.12), build_book, tilt_deg=8.0, aside=0.45, wrist=(0.02, -0.52, -0.18))
WAND_HELD = Held(fist(0.045), build_wand, tilt_deg=8.0, swing=0.8)
