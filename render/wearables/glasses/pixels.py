"""The black pixel glasses of the meme: blocks with steps of glint."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Floats, Mesh, loft, merged
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.glasses.fit import fit
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

ROWS = (
    "################",
    ".#o#o##..#o#o##.",
    ".##o#o#..##o#o#.",
    ".###o##..###o##.",
    "..####....####..",
)
LENS = 4.0  # blocks from the middle to a lens' middle
BLOCK = 0.132  # side, canonical units
DEEP = 0.075  # half
TALLER = 1.06
INK: Color = (0.03, 0.03, 0.04)


def build_pixel_glasses(head: Head, dye: Dye) -> Worn:
    """One block for each pixel of the picture, on a flat front; the side pieces are beams."""
    found = fit(head, wrap=0.0)
    if found is None:
        return Worn(Piece())
    side = max(BLOCK * found.size, found.apart / LENS)
    corners = np.array([(x, y) for x in (-1, 1) for y in (-1, 1)]) * (8 * side, 2.5 * side)
    front = found.front(0.75 * corners + (0.0, found.y))
    dark: list[Mesh] = []
    light: list[Mesh] = []
    for row, line in enumerate(ROWS):
        for column, mark in enumerate(line):
            if mark == ".":
                continue
            place = np.array(((column - 7.5) * side, found.y + (1.9 - row) * TALLER * side, front))
            cube = _block(side / 2, TALLER * side / 2, DEEP * found.size)
            (light if mark == "o" else dark).append(found.whole(cube.placed(np.eye(3), place)))
    hinge = np.array((7.6 * side, found.y + 1.9 * TALLER * side, front))
    beam = found.temples(hinge, (0.05 * found.size, 0.06 * found.size), hooked=False)
    ink = Material(dye.pick(0, INK), roughness=0.22, coat=0.5)
    white = Material((0.97, 0.97, 0.98), roughness=0.3, coat=0.3)
    parts = (
        merged([*dark, *found.both(beam)]).part("blocks", ink, joint=head.joint),
        merged(light).part("glints", white, joint=head.joint),
    )
    return Worn(Piece(parts))


def _block(wide: float, tall: float, deep: float) -> Mesh:
    """A box with narrow bevels and flat faces; the arguments are half its sides."""
    bevel = 0.12 * wide
    sizes = ((0.86, -deep), (1.0, bevel - deep), (1.0, deep - bevel), (0.86, deep))
    rings = [_square(share, wide, tall, z) for share, z in (*sizes, (0.5, deep))]
    return loft(np.stack(rings))


def _square(share: float, wide: float, tall: float, z: float) -> Floats:
    """A ring of a rectangle with two points beside each corner."""
    low = share - 0.1
    x = np.array((share, low, -low, -share, -share, -low, low, share)) * wide
    y = np.array((low, share, share, low, -low, -share, -share, -low)) * tall
    return np.stack([x, y, np.full(8, z)], 1)
