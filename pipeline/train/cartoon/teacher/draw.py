"""The teacher: draws a sketch in a look, as the generator shall learn to from the photo alone."""

from __future__ import annotations

import numpy as np

from config.theme import Drawing
from pipeline.color import Array, blur, smoothstep, to_lab, to_rgb
from pipeline.gan.coloring import (
    GREY_SKIN,
    USUAL_STRENGTH,
    Areas,
    Coloring,
    as_toy,
    deepest,
    graded,
    recolor_at,
    turned,
)
from pipeline.gan.inputs import SEEN_PX
from pipeline.gan.look import (
    INK_SHARE,
    LINE_BLACK,
    STAR_SHARE,
    Look,
    coloring_of,
    ink_lab,
    lightest,
)
from pipeline.networks.generator import PERSON_CLEAR
from pipeline.painted.eyes import draw_eyes
from pipeline.painted.face_regions import build_regions, window
from pipeline.painted.mouth import draw_mouth
from pipeline.painted.regions import is_warm
from pipeline.painted.shading import blush, quantise, shade_skin, toy_skin
from pipeline.train.cartoon.teacher.sketch import Sketch
from pipeline.types import Palette

CALM_PHOTO = 0.6  # of the photo that shows at strength 0
CARD_PHOTO = 0.25  # of it that shows on a card: a picture needs its detail
TONES = 46.0  # lightness shared among the bands of one area
WARM_SOFTNESS_PX = 3.0
WHOLE = np.ones((1, 1), np.float32)
MARKED = 7.0  # lightness that a pattern's marks take away
SKIN_SHADOW = 0.3  # of the theme's deepest colour in shadows on skin
ONE_BLUSH = 0.25  # of the scale from 0 to 1 that `blush` adds once
SKIN_INK = 0.35  # share of a line that is left on skin beside the features


def draw(sketch: Sketch, look: Look, screen: Array) -> Array:
    """float32 (S, S, 3) sRGB in [0, 1]: the drawing. screen: float32 (S, S), see gan.pattern."""
    drawing, palette = at_strength(look.drawing, look.strength), look.palette
    coloring = coloring_of(look, sketch.nature)
    lab = _toned(sketch, drawing, look.strength)
    lab = _colored(lab, sketch, coloring)
    areas = _areas(sketch)
    lab = graded(as_toy(lab, areas, coloring), areas, coloring)
    lab = _with_skin(lab, sketch, drawing, deepest(palette))
    lab = _patterned(lab, sketch, drawing, (palette, screen))
    lab = _inked(lab, sketch, drawing)
    return to_rgb(_with_features(lab, sketch, drawing))


def at_strength(drawing: Drawing, strength: float) -> Drawing:
    """A drawing's numbers at a strength; 0.7 leaves them as they are."""
    more = strength - USUAL_STRENGTH
    return drawing.model_copy(
        update={
            "line": max(0.0, drawing.line * (1 + 0.7 * more)),
            "flatness": float(np.clip(drawing.flatness + 0.5 * more, 0, 1)),
            "recolor": recolor_at(drawing.recolor, strength),
        }
    )


def _toned(sketch: Sketch, drawing: Drawing, strength: float) -> Array:
    """Areas with their light and shade in bands; calm drawings keep some of the photo."""
    step = TONES / drawing.bands
    banded = quantise(sketch.tone, step, 0.0)
    soft = 0.25 * sketch.tone + 0.75 * banded
    lab = sketch.cels.copy()
    lab[..., 0] += (1.15 - 0.45 * drawing.flatness) * soft
    photo = max(CARD_PHOTO if sketch.card else 0.0, CALM_PHOTO * (1 - strength / USUAL_STRENGTH))
    lab += np.float32(photo) * (sketch.lit - lab)
    return np.asarray(lab, np.float32)


def _colored(lab: Array, sketch: Sketch, coloring: Coloring) -> Array:
    """Hues turned toward the palette, cloth dyed; skin, hair and fur keep their own."""
    warm = blur(is_warm(sketch.cels).astype(np.float32), WARM_SOFTNESS_PX)
    return turned(lab, sketch.cels, warm, _areas(sketch), coloring)


def _areas(sketch: Sketch) -> Areas:
    return Areas(sketch.skin, sketch.hair, sketch.clothes)


def _with_skin(lab: Array, sketch: Sketch, drawing: Drawing, deep: Array) -> Array:
    """Skin in its own tones, its shadows in the theme's, cheeks as red as the look wants them."""
    for face, skin in zip(sketch.faces, sketch.tones, strict=True):
        tone = toy_skin(skin[None, None], 1.0, WHOLE)[0, 0]
        if sketch.grey:
            tone = tone + GREY_SKIN
        features = build_regions(sketch.alpha.shape, (face,)).features
        mask = sketch.skin * (1 - 0.55 * features)
        lab = shade_skin(lab, mask, tone, drawing.bands)
        shadow = SKIN_SHADOW * mask * smoothstep(lab[..., 0], tone[0] + 1, tone[0] - 13)
        lab[..., 1:] += shadow[..., None] * (0.7 * deep[1:] - lab[..., 1:])
        for _ in range(round(drawing.blush / ONE_BLUSH)):
            lab = blush(lab, face, mask)
    return lab


def _patterned(
    lab: Array, sketch: Sketch, drawing: Drawing, printed: tuple[Palette, Array]
) -> Array:
    """The theme's pattern: dots, hatching or stripes where it is shady, stars where it is plain;
    none on fur, where judges took it for stains."""
    if drawing.pattern == "none" or sketch.animals:
        return lab
    palette, screen = printed
    free = (1 - PERSON_CLEAR * np.maximum(sketch.skin, sketch.hair)).clip(0, 1)
    if drawing.pattern == "stars":
        mark = smoothstep(screen, 0.1, 0.3) * free * smoothstep(blur(sketch.ink, 5), 0.25, 0.1)
        color = to_lab(palette.colors)[lightest(palette)]
        return np.asarray(lab + (STAR_SHARE * mark)[..., None] * (color - lab), np.float32)
    shade = smoothstep(blur(sketch.tone, 2) + 0.25 * (50 - lab[..., 0]), 2, -16)
    mark = (
        smoothstep(screen - (1 - 1.7 * shade), -0.12, 0.12) * smoothstep(shade, 0.05, 0.25) * free
    )
    out = lab.copy()
    out[..., 0] -= MARKED * mark * smoothstep(lab[..., 0], 6, 30)
    out[..., 1:] *= 1 + 0.15 * mark[..., None]
    return np.asarray(out, np.float32)


def _inked(lab: Array, sketch: Sketch, drawing: Drawing) -> Array:
    """Lines in the theme's ink, as heavy as the look wants them."""
    features = build_regions(sketch.alpha.shape, sketch.faces).features
    fine = sketch.ink * (1 - (1 - SKIN_INK) * sketch.skin * (1 - features))
    if drawing.line > 0.9:
        wide = blur(fine, 0.5 + 0.9 * (drawing.line - 0.9))
        fine = np.maximum(fine, smoothstep(wide, 0.12, 0.45))
    weight = (1.1 * drawing.line**0.7 * fine).clip(0, 1) * smoothstep(sketch.alpha, 0.4, 0.9)
    around = blur(lab, 4.0)
    own = LINE_BLACK + around * np.array([0.2, 0.7, 0.7], np.float32)
    color = own + INK_SHARE * (ink_lab(drawing) - own)
    return np.asarray(lab + (0.95 * weight)[..., None] * (color - lab), np.float32)


def _with_features(lab: Array, sketch: Sketch, drawing: Drawing) -> Array:
    for face, skin in zip(sketch.faces, sketch.tones, strict=True):
        part, near = window(sketch.alpha.shape, face)
        if min(lab[part].shape[:2]) < SEEN_PX:
            continue  # the face lies beyond this part of the canvas
        source = sketch.lit[part]
        eyes = draw_eyes(lab[part], source, near, skin, drawing.eyes)
        lab[part] = draw_mouth(eyes, source, near, skin)
    return lab
