"""What a seed changes: the same words and photo, drawn a little differently."""

from __future__ import annotations

import numpy as np

from config.theme import Drawing
from pipeline.color import Array
from pipeline.gan.look import Look
from pipeline.networks.condition import NOISE
from pipeline.types import Brief, Palette

# All smaller than what the networks saw while they learned.
PALETTE_SPREAD = 5.0  # standard deviation of each channel of the palette's colours, of 255
PULL_SPREAD, LINE_SPREAD = 0.1, 0.12  # shares by which recolouring and lines change at most
HEAVIEST_LINE = 2.0  # see config.theme


def vary(brief: Brief) -> tuple[Look, Array]:
    """A brief's look and noise float32 (4,) for its seed; the same seed, the same of both."""
    random = np.random.default_rng(brief.seed % (1 << 64))
    noise = random.standard_normal(NOISE).astype(np.float32)
    shifted = brief.palette.colors + random.normal(0, PALETTE_SPREAD, brief.palette.colors.shape)
    palette = Palette(shifted.round().clip(0, 255).astype(np.uint8))
    drawing = _varied(random, brief.drawing)
    return Look(drawing, palette, brief.strength, brief.seed), noise


def _varied(random: np.random.Generator, drawing: Drawing) -> Drawing:
    pull, line = (1 + random.uniform(-s, s) for s in (PULL_SPREAD, LINE_SPREAD))
    return drawing.model_copy(
        update={
            "recolor": float(min(1.0, drawing.recolor * pull)),
            "line": float(min(HEAVIEST_LINE, drawing.line * line)),
        }
    )
