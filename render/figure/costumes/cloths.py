"""The stuffs of costumes, and what is painted on their cloth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from render.figure.clothes.fabric import SPAN
from render.figure.torso import Torso
from render.modelling.meshes import Floats
from render.types import Color, Material

SIDE_PX = 640
ROOM = 0.25  # that scattered shapes move, in cells
GOLD = Material((0.98, 0.72, 0.18), roughness=0.26, coat=0.35, metallic=0.55)
STEEL = Material((0.72, 0.75, 0.8), roughness=0.27, coat=0.3, metallic=0.6)
WHITE, INK, CREAM = (0.95, 0.95, 0.95), (0.1, 0.1, 0.12), (0.97, 0.93, 0.84)
Painter = Callable[[Floats, Floats], Floats]


def velvet(color: Color) -> Material:
    """Deep, with a bright nap."""
    return Material(color, roughness=0.85, coat=0.0, sheen=0.75)


def satin(color: Color) -> Material:
    """Smooth cloth that shines softly."""
    return Material(color, roughness=0.38, coat=0.12, sheen=0.4)


def leather(color: Color) -> Material:
    """Waxed."""
    return Material(color, roughness=0.45, coat=0.3, sheen=0.1)


def plush(color: Color) -> Material:
    """Fur."""
    return Material(color, roughness=0.95, coat=0.0, sheen=0.9)


def gloss(color: Color) -> Material:
    """Painted plastic or enamel."""
    return Material(color, roughness=0.2, coat=0.55)


def painted(torso: Torso, ground: Color, *layers: tuple[Color, Painter]) -> NDArray[np.uint8]:
    """uint8 (SIDE_PX, SIDE_PX, 3) for `fabric.pattern_uv`.

    layers: colours with where they cover, 0 to 1, at x around the bust and below the chin, as an
    adult's bust has them.
    """
    place = ((np.arange(SIDE_PX) + 0.5) / SIDE_PX - 0.5) * SPAN
    across, down = np.meshgrid(place / torso.wide, place / torso.high)
    image = np.broadcast_to(np.array(ground), (*across.shape, 3))
    for color, painter in layers:
        share = painter(across, down)[..., None]
        image = image + share * (np.array(color) - image)
    return np.asarray(np.round(255 * np.clip(image, 0, 1)), np.uint8)


def inked(distance: Floats, soft: float = 0.008) -> Floats:
    """1 where a signed distance is negative, with an edge as soft as a texel."""
    return np.asarray(np.clip(0.5 - distance / (2 * soft), 0, 1))


def scattered(
    shape: Callable[[Floats, Floats], Floats],
    *,
    cell: float,
    seed: int,
    sizes: tuple[float, float] = (0.2, 0.42),
) -> Painter:
    """One shape in each cell of a grid, moved, turned and sized by chance; shape: distance to it
    at (x, y) in units of its size. sizes: from and to, in cells."""

    def paint(across: Floats, down: Floats) -> Floats:
        rng = np.random.default_rng(seed)
        found = np.zeros(across.shape)
        columns, rows = across[0], down[:, 0]
        reach = int(np.ceil(max(columns[-1], rows[-1]) / cell))
        for row in range(reach + 1):
            for column in range(-reach, reach + 1):
                jitter = rng.uniform(-ROOM, ROOM, 2)
                size, turn = cell * rng.uniform(*sizes), rng.uniform(0, 2 * np.pi)
                middle = cell * (column + 0.5 * (row % 2) + jitter[0]), cell * (row + jitter[1])
                near = np.ix_(
                    np.abs(rows - middle[1]) < 1.3 * size, np.abs(columns - middle[0]) < 1.3 * size
                )
                u, v = (across[near] - middle[0]) / size, (down[near] - middle[1]) / size
                turned = np.cos(turn) * u + np.sin(turn) * v, np.cos(turn) * v - np.sin(turn) * u
                found[near] = np.maximum(found[near], inked(size * shape(*turned)))
        return found

    return paint


def star_shape(x: Floats, y: Floats) -> Floats:
    """Distance to a star of five points."""
    turn = np.arctan2(x, y)
    part = np.abs((turn + np.pi / 5) % (2 * np.pi / 5) - np.pi / 5)
    reach = np.hypot(x, y)
    return np.asarray(reach * (np.cos(part) + 1.1 * np.sin(part)) - 0.9)


def moon_shape(x: Floats, y: Floats) -> Floats:
    """Distance to a crescent."""
    return np.maximum(np.hypot(x, y) - 0.85, 0.72 - np.hypot(x - 0.42, y - 0.1))


def blossom_shape(x: Floats, y: Floats) -> Floats:
    """Distance to a cherry blossom: five petals, notched."""
    turn = np.arctan2(x, y)
    petal = np.abs(np.cos(2.5 * turn))
    notch = 0.14 * np.exp(-((((turn + np.pi / 5) % (2 * np.pi / 5) - np.pi / 5) / 0.12) ** 2))
    return np.asarray((np.hypot(x, y) - (0.45 + 0.5 * petal**0.6 - notch)) * 0.7)


def heart_of_blossom(x: Floats, y: Floats) -> Floats:
    """Distance to its middle."""
    return np.asarray(np.hypot(x, y) - 0.24)
