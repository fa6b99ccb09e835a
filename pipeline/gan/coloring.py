"""What a look makes of colours: of skin, of hair, of clothes, and of all else.

Each is a function of the colour alone, so that a table holds it (`color_tables`): hues turn toward
the palette's, cloth is dyed, shadows and lights lean to one colour each.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from pipeline.color import Array, smoothstep, to_lab, to_rgb
from pipeline.networks.generator import TABLES
from pipeline.painted.hair_color import natural_hair
from pipeline.painted.recolor import cloth_color, dye, turn_hues
from pipeline.painted.regions import is_warm
from pipeline.painted.shading import toy_skin
from pipeline.types import Palette

STEPS = 17  # of each channel in a table
TONE_SCALE = 50.0  # lightness that a tone of 1 means
GREY_SKIN = np.array([0, 14, 20], np.float32)
USUAL_STRENGTH = 0.7
CLOTH_TURNED = 0.75
WARM_PULL = 0.6  # of the usual pull on fur, food and wood
ANIMAL_PULL, ANIMAL_GRADE = 0.6, 0.45  # a pet is known by the colours of its fur
HAIR_PULLED = 0.3  # of the usual pull on hair, and less than half of that on skin
GRADE = 0.55  # how far shadows and lights lean toward the palette's, at full recolouring
HAIR_KEPT, SKIN_KEPT = 0.4, 0.8


class Nature(NamedTuple):
    """What a subject is: with faces of people, of animals; a photo without colours."""

    people: bool = False
    animals: bool = False
    grey: bool = False


class Coloring(NamedTuple):
    """How colours change: toward what, how far (recolor, 0 to 1), how rich (chroma, 1 as usual).

    seed: chooses the cloth's. nature: what is coloured.
    """

    palette: Palette
    recolor: float
    chroma: float
    seed: int = 0
    nature: Nature = Nature()


class Areas(NamedTuple):
    """Shares of skin, hair and clothes, float32 (H, W) in [0, 1] each."""

    skin: Array
    hair: Array
    clothes: Array


def recolor_at(recolor: float, strength: float) -> float:
    """A drawing's `recolor` at a strength; 0.7 leaves it as it is."""
    return float(np.clip(recolor * (1 + 0.6 * (strength - USUAL_STRENGTH)), 0, 1))


def turned(lab: Array, guide: Array, warm: Array, areas: Areas, coloring: Coloring) -> Array:
    """lab (H, W, 3) with hues turned toward the palette, and cloth dyed; skin, hair and fur keep
    theirs.

    guide: lab (H, W, 3), what decides instead of the pixel itself, such as its area. warm: float32
    (H, W) in [0, 1], where it could be fur, food or wood.
    """
    out = lab.copy()
    out[..., 1:] = turn_hues(lab, coloring.palette, _pull(warm, areas, coloring), guide=guide)
    if not coloring.nature.people:
        return out
    cloth = cloth_color(coloring.palette, coloring.seed)
    out = _dressed(out, areas.clothes, cloth, coloring.recolor)
    if coloring.nature.grey:
        out = natural_hair(out, areas.hair)
        out += (areas.skin * smoothstep(out[..., 0], 6, 34))[..., None] * GREY_SKIN
    return out


def _pull(warm: Array, areas: Areas, coloring: Coloring) -> Array:
    own = np.zeros_like(areas.skin)
    if coloring.nature.people:
        own = np.maximum(areas.skin, (1 - HAIR_PULLED) * areas.hair)
    kept = (1 - (1 - WARM_PULL) * warm) * (ANIMAL_PULL if coloring.nature.animals else 1.0)
    return np.asarray(1.5 * kept * coloring.recolor * (1 - 0.95 * own), np.float32)


def _dressed(lab: Array, clothes: Array, color: Array, amount: float) -> Array:
    """Greys and blacks dyed; cloth that has a colour turned toward the theme's."""
    out = dye(lab, color, (2.2 * amount * clothes).clip(0, 0.9))
    share = (1.5 * amount * clothes * smoothstep(out[..., 0], 94, 76)).clip(0, CLOTH_TURNED)
    rich = smoothstep(out[..., 0], 4, 35)[..., None]
    out[..., 1:] += share[..., None] * (rich * color[1:] - out[..., 1:])
    return np.asarray(out, np.float32)


def as_toy(lab: Array, areas: Areas, coloring: Coloring) -> Array:
    """In a toy's lightness and richness."""
    skin = areas.skin if coloring.nature.people else np.zeros_like(areas.skin)
    return toy_skin(lab, coloring.chroma, skin)


def graded(lab: Array, areas: Areas, coloring: Coloring) -> Array:
    """Shadows lean toward the palette's deepest colour, lights toward its brightest."""
    deep, bright = deepest(coloring.palette), brightest(coloring.palette)
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    free = (
        (1 - SKIN_KEPT * areas.skin)
        * (1 - HAIR_KEPT * areas.hair)
        * GRADE
        * min(1.0, 0.35 + 1.2 * coloring.recolor)
        * (ANIMAL_GRADE if coloring.nature.animals else 1.0)
    )
    plain = smoothstep(chroma, 40, 8)  # what has a colour of its own keeps it
    dark = free * smoothstep(lab[..., 0], 62, 22) * (0.35 + 0.65 * plain)
    light = free * smoothstep(lab[..., 0], 52, 86) * plain
    out = lab.copy()
    out[..., 1:] += dark[..., None] * (0.75 * deep[1:] - lab[..., 1:])
    out[..., 1:] += light[..., None] * (0.55 * bright[1:] - out[..., 1:])
    out[..., 0] += 6 * dark  # ink is the only black
    return np.asarray(out, np.float32)


def deepest(palette: Palette) -> Array:
    """lab (3,): what shadows lean toward."""
    entries = to_lab(palette.colors)
    rich = np.hypot(entries[:, 1], entries[:, 2])
    return np.asarray(entries[int(np.argmax(rich - 0.8 * entries[:, 0]))], np.float32)


def brightest(palette: Palette) -> Array:
    """lab (3,): what lights lean toward."""
    entries = to_lab(palette.colors)
    rich = np.hypot(entries[:, 1], entries[:, 2])
    return np.asarray(entries[int(np.argmax(rich + 0.9 * entries[:, 0]))], np.float32)


def color_tables(coloring: Coloring) -> Tensor:
    """float32 (3 TABLES, 17, 17, 17): what every colour becomes, red, green and blue of all else,
    of skin, of hair, of clothes; axes blue, green, red, sRGB in [0, 1]."""
    lab = np.tile(to_lab(_every_color().reshape(-1, 1, 3)), (1, TABLES, 1))
    areas = Areas(*(_only(area, lab.shape[:2]) for area in range(1, TABLES)))
    return _as_tables(to_rgb(_colored(lab, areas, coloring)))


def as_cloth(lab: Array, coloring: Coloring) -> Array:
    """What colours lab (N, 3) of clothes become."""
    rows = lab[:, None].astype(np.float32)
    none, whole = np.zeros(rows.shape[:2], np.float32), np.ones(rows.shape[:2], np.float32)
    return _colored(rows, Areas(none, none, whole), coloring)[:, 0]


def _colored(lab: Array, areas: Areas, coloring: Coloring) -> Array:
    """lab (H, W, 3), each pixel by itself."""
    drawn = turned(lab, lab, is_warm(lab).astype(np.float32), areas, coloring)
    return graded(as_toy(drawn, areas, coloring), areas, coloring)


def same_colors() -> Tensor:
    """Tables as `color_tables` gives them, in which every colour stays as it is."""
    return _as_tables(np.tile(_every_color().reshape(-1, 1, 3), (1, TABLES, 1)))


def _every_color() -> Array:
    """float32 (17, 17, 17, 3): sRGB in [0, 1]; axes blue, green, red."""
    steps = np.linspace(0, 1, STEPS, dtype=np.float32)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    return np.stack([red, green, blue], -1)


def _as_tables(colors: Array) -> Tensor:
    """Colours (17 ** 3, TABLES, 3), one column for each table."""
    found = colors.transpose(1, 2, 0).reshape(3 * TABLES, STEPS, STEPS, STEPS)
    return torch.from_numpy(np.ascontiguousarray(found, np.float32))


def _only(column: int, shape: tuple[int, ...]) -> Array:
    """float32 (H, W): 1 in one column."""
    found = np.zeros(shape, np.float32)
    found[:, column] = 1
    return found
