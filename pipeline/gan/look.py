"""A look as numbers, for the generator's condition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from config.theme import Drawing
from pipeline.color import Array, to_lab, to_rgb
from pipeline.gan.coloring import Coloring, Nature, brightest, deepest, recolor_at
from pipeline.gan.pattern import PATTERNS
from pipeline.painted.recolor import cloth_color
from pipeline.types import Palette

LAB_SCALE = 100.0
FULL_CANVAS_PX = 512.0
TOLD = 14  # numbers of a drawing
INK_SHARE = 0.6  # of the theme's ink in a line; the rest is a dark tone of what it lies on
STARS_FROM, NEVER = 0.2, 3.0  # of a screen
STAR_SHARE = 0.8  # of a pattern's stars that is the palette's lightest colour
MARK_SHADE, FUR_SHADE = 0.88, 0.95  # about how dark marks of other patterns leave what is below
LINE_BLACK = np.array([8, 0, 0], np.float32)  # lab of that tone on black


@dataclass(frozen=True, eq=False)
class Look:
    """How something is to be drawn: a theme's drawing, a prompt's palette, and how far to go.

    strength: 0 (calm, near the photo) to 1 (most cartoony). seed: chooses among equals.
    """

    drawing: Drawing
    palette: Palette
    strength: float = 0.7
    seed: int = 0


def coloring_of(look: Look, nature: Nature) -> Coloring:
    """What a look does to the colours of a subject, at its strength."""
    drawing = look.drawing
    recolor = recolor_at(drawing.recolor, look.strength)
    return Coloring(look.palette, recolor, drawing.chroma, look.seed, nature)


def ink_lab(drawing: Drawing) -> Array:
    """lab (3,) of a look's lines."""
    rgb = np.array([list(bytes.fromhex(drawing.ink[1:]))], np.uint8)
    return np.asarray(to_lab(rgb)[0], np.float32)


def line_color(drawing: Drawing) -> Array:
    """float32 (3,) sRGB in [0, 1]: of a look's lines on black."""
    lab = LINE_BLACK + INK_SHARE * (ink_lab(drawing) - LINE_BLACK)
    return np.asarray(to_rgb(lab[None, None].astype(np.float32))[0, 0], np.float32)


def mark_numbers(look: Look, nature: Nature) -> Array:
    """float32 (5,): of a pattern's marks, the share of what lies below them, then sRGB, 0 to 1, and
    how high the screen must be for them. Fur gets no stars and faint marks: its own are what it is
    known by.
    """
    if look.drawing.pattern == "none" or (look.drawing.pattern == "stars" and nature.animals):
        return np.array([1, 0, 0, 0, NEVER], np.float32)
    if look.drawing.pattern != "stars":
        shade = FUR_SHADE if nature.animals else MARK_SHADE
        return np.array([shade, 0, 0, 0, 1], np.float32)
    color = look.palette.colors[lightest(look.palette)].astype(np.float32) / np.float32(255)
    return np.array([1 - STAR_SHARE, *(STAR_SHARE * color), STARS_FROM], np.float32)


def lightest(palette: Palette) -> int:
    """The number of a palette's lightest colour."""
    return int(np.argmax(to_lab(palette.colors)[:, 0]))


def palette_numbers(palette: Palette, *, seed: int = 0) -> Array:
    """float32 (9,): the colours of cloth, shadows and lights."""
    colors = (cloth_color(palette, seed), deepest(palette), brightest(palette))
    return np.asarray(np.concatenate(colors) / LAB_SCALE, np.float32)


def drawing_numbers(drawing: Drawing) -> Array:
    """float32 (TOLD,): 1 for "told", how lines, bands, areas and colours are drawn, the pattern."""
    pattern = [float(drawing.pattern == name) for name in PATTERNS]
    plain = [
        drawing.line / 2,
        (drawing.bands - 2) / 3,
        drawing.flatness,
        drawing.recolor,
        drawing.chroma / 2,
        drawing.blush,
    ]
    return np.array([1.0, *plain, *(ink_lab(drawing) / LAB_SCALE), *pattern], np.float32)


def look_numbers(look: Look, *, side_px: int, told: bool = True) -> Array:
    """float32 (25,): all that the generator is told of a look beside the prompt's meaning.

    side_px: of the canvas; lines scale with it. told: otherwise the drawing's numbers are left out,
    and the prompt alone has to say.
    """
    numbers = drawing_numbers(look.drawing) if told else np.zeros(TOLD, np.float32)
    rest = [look.strength, side_px / FULL_CANVAS_PX]
    colors = palette_numbers(look.palette, seed=look.seed)
    return np.concatenate([numbers, colors, rest]).astype(np.float32)
