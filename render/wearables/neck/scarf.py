"""A knitted scarf: wound about the neck, its fringed ends hanging over the chest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.geometry import unit
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid, tube
from render.modelling.piece import Piece
from render.modelling.sheets import sheet
from render.types import Color, Joint, Material
from render.wearables.head import Head
from render.wearables.neck.collar import Collar, collar
from render.wearables.wearable import Dye, Worn

RED: Color = (0.88, 0.1, 0.16)
CREAM: Color = (0.98, 0.93, 0.84)
AROUND, SIDES = 60, 20
THICK, TALL = 0.17, 0.19  # of a winding: half of its section
ROWS, COLUMNS = 16, 8
TAIL = (0.19, 0.86)  # half its width, and its length
FRINGE = 7
ASIDE = 0.3  # of the knot


def build_scarf(head: Head, dye: Dye) -> Worn:
    """Two windings, a knot at the side, and two ends."""
    place = collar(head)
    color, second = dye.pick(0, RED), dye.pick(1, CREAM)
    wool = Material(color, roughness=0.85, coat=0.0, sheen=0.5)
    fringe = Material(second, roughness=0.85, coat=0.0, sheen=0.4)
    windings, knot = _windings(place), _knot(place)
    start = _start(place)
    long = _length(place, start)
    tails = [_tail(place, start, turn, share * long) for turn, share in ((0.2, 1.0), (-0.16, 0.8))]
    cloth = merged([tail for tail, _ in tails])
    threads = merged([thread for _, thread in tails])
    texture = _stripes(color, second, 5.0)
    parts = (
        windings.part("windings", wool, joint=place.joint, texture=_stripes(color, second, 9.0)),
        knot.part("knot", wool, joint=place.joint),
        cloth.part(
            "tails", wool, joint="tails", texture=texture, weights=_hanging(cloth, start, long)
        ),
        threads.part("fringe", fringe, joint="tails", weights=_hanging(threads, start, long)),
    )
    x, y, z = (float(value) for value in start)
    return Worn(Piece(parts, joints=(Joint("tails", (x, y, z), place.joint, swing=1.6),)))


def _length(place: Collar, start: Floats) -> float:
    """Of the longer end: it stays above the bust's foot."""
    usual = TAIL[1] * place.wide
    if place.neck is None:
        return 0.6 * usual
    return float(min(usual, start[1] - place.neck.chest[1] + 0.24 * place.wide))


def _hanging(mesh: Mesh, start: Floats, length: float) -> Floats:
    return np.asarray(np.clip((start[1] - mesh.vertices[:, 1]) / length, 0, 1))


def _windings(place: Collar) -> Mesh:
    size = place.wide
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    radius = place.radius + 0.6 * THICK * size
    turns = []
    for level, slope, wider, phase in ((0.16, 0.07, 0.06, 0.0), (-0.02, -0.09, 0.16, 1.4)):
        lean = -0.13 * np.cos(angle) + slope * np.sin(angle)
        wave = 0.018 * np.sin(5 * angle + phase)
        reach = radius + (wider + wave + 0.03 * np.cos(angle)) * size
        ring = np.stack(
            [1.06 * reach * np.sin(angle), (level + lean) * size, reach * np.cos(angle)], 1
        )
        turns.append(_winding(place.middle + ring, size, phase))
    return merged(turns)


def _winding(path: Floats, size: float, phase: float) -> Mesh:
    """A tube with soft folds that run along it."""
    count = len(path)
    plump = 1 + 0.06 * np.sin(np.arange(count) * 6 * np.pi / count + phase)
    sizes = np.stack([THICK * size * plump, TALL * size * plump], 1)
    mesh = ring_tube(path, sizes, sides=SIDES)
    rings = mesh.vertices.reshape(count, SIDES, 3)
    turn = 2 * np.pi * np.arange(SIDES) / SIDES
    twist = np.linspace(0, 4 * np.pi, count, endpoint=False)[:, None]
    fold = 1 - 0.11 * np.abs(np.sin(2 * turn + 0.5 * twist + phase)) ** 5
    spun = path[:, None] + fold[..., None] * (rings - path[:, None])
    return mesh.at(spun.reshape(-1, 3))


def _start(place: Collar) -> Floats:
    """Where the ends come out of the knot, before the windings."""
    size = place.wide
    aside = ASIDE * size
    depth = place.radius + 1.75 * THICK * size
    return np.asarray(place.middle + np.array((aside, -0.26 * size, 0.9 * depth)))


def _knot(place: Collar) -> Mesh:
    size = place.wide
    ball = superellipsoid(np.array((0.18, 0.24, 0.17)) * size, 2.6, sides=26)
    x, y, z = (ball.vertices / size).T
    crease = 1 - 0.1 * np.abs(np.sin(16 * (x + 0.3 * y))) ** 6 * (z > 0)
    middle = _start(place) + np.array((-0.03, 0.1, -0.06)) * size
    return ball.at(ball.vertices * crease[:, None]).placed(np.eye(3), middle)


def _tail(place: Collar, start: Floats, turn: float, length: float) -> tuple[Mesh, Mesh]:
    """One end of this length, swinging a little aside, and its fringe."""
    size = place.wide
    share, side = np.linspace(0, 1, ROWS), np.linspace(-1, 1, COLUMNS)
    down = length * share
    half = size * (0.1 + (TAIL[0] - 0.1) * np.minimum(share / 0.35, 1) ** 0.7)
    x = start[0] + turn * size * (0.25 + share)[:, None] + half[:, None] * side
    y = np.broadcast_to((start[1] - down)[:, None], x.shape) - 0.03 * side * np.sign(turn)
    lift = 0.1 * size if turn > 0 else 0.05 * size
    place_of = place.front(x.ravel(), y.ravel(), lift).reshape(ROWS, COLUMNS, 3)
    before = np.interp(share, (0, 0.5), (1, 0))[:, None]
    least = (start[2] - 0.03) * before + place_of[..., 2] * (1 - before)
    place_of[..., 2] = np.maximum(place_of[..., 2], least)
    place_of[..., 2] += 0.02 * size * np.cos(2.4 * side) * (1 - share[:, None])
    cloth = sheet(place_of, 0.085 * size, away_from=place.middle - np.array((0.0, 0.5, 0.5)))
    return cloth, _fringe(place_of[-2:], size)


def _fringe(rows: Floats, size: float) -> Mesh:
    """Tassels along the last edge."""
    along = unit((rows[1] - rows[0]).mean(0))
    threads = []
    for share in np.linspace(0.04, 0.96, FRINGE) * (COLUMNS - 1):
        low = min(int(share), COLUMNS - 2)
        top = rows[1, low] + (share - low) * (rows[1, low + 1] - rows[1, low])
        path = top + np.linspace(-0.02, 0.16, 6)[:, None] * size * along
        radii = size * np.array((0.024, 0.034, 0.022, 0.03, 0.034, 0.03))
        threads.append(tube(path, radii, sides=5))
    return merged(threads)


def _stripes(color: Color, second: Color, count: float) -> NDArray[np.uint8]:
    """Stripes along v, with a knit's small stitches."""
    u, v = np.meshgrid(np.linspace(0, 1, 48), np.linspace(1, 0, 192))
    band = np.clip((np.abs((v * count) % 1 - 0.5) - 0.3) / 0.02, 0, 1)[..., None]
    stitch = np.abs(np.sin(np.pi * (u * 14 + 0.5 * np.abs((v * 64) % 1 - 0.5))))[..., None]
    color_of = np.array(color) * (1 - band) + np.array(second) * band
    return np.asarray(np.round(255 * np.clip(color_of * (0.86 + 0.14 * stitch), 0, 1)), np.uint8)
