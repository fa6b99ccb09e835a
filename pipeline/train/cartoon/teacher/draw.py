"""The teacher: draws a sketch in a look, as the generator shall learn to from the photo alone."""

from __future__ import annotations

import numpy as np

from config.theme import Drawing
from pipeline.color import Array, blur, smoothstep, to_lab, to_rgb
from pipeline.gan.inputs import SEEN_PX
from pipeline.gan.look import Look, brightest, deepest, ink_lab
from pipeline.painted.eyes import draw_eyes
from pipeline.painted.face_regions import build_regions, window
from pipeline.painted.hair_color import natural_hair
from pipeline.painted.mouth import draw_mouth
from pipeline.painted.recolor import cloth_color, dye, turn_hues
from pipeline.painted.regions import is_warm
from pipeline.painted.shading import blush, quantise, shade_skin, toy_colors
from pipeline.train.cartoon.teacher.sketch import Sketch
from pipeline.types import Palette

USUAL_STRENGTH = 0.7
CALM_PHOTO = 0.6  # of the photo that shows at strength 0
CARD_PHOTO = 0.25  # of it that shows on a card: a picture needs its detail
TONES = 46.0  # lightness shared among the bands of one area
GREY_SKIN = np.array([0, 14, 20], np.float32)
CLOTH_TURNED = 0.75
WARM_PULL = 0.6  # of the usual pull on fur, food and wood
ANIMAL_PULL = 0.6
GRADE = 0.55  # how far shadows and lights lean toward the palette's, at full recolouring
HAIR_KEPT = 0.4
SKIN_SHADOW = 0.3  # of the theme's deepest colour in shadows on skin
ONE_BLUSH = 0.25  # of the scale from 0 to 1 that `blush` adds once
INK_SHARE = 0.6  # of the theme's ink in a line; the rest is a dark tone of what it lies on
SKIN_INK = 0.35  # share of a line that is left on skin beside the features


def draw(sketch: Sketch, look: Look, screen: Array) -> Array:
    """float32 (S, S, 3) sRGB in [0, 1]: the drawing. screen: float32 (S, S), see gan.pattern."""
    drawing, palette = at_strength(look.drawing, look.strength), look.palette
    lab = _toned(sketch, drawing, look.strength)
    lab = _colored(lab, sketch, drawing, palette, look.seed)
    lab = toy_colors(lab, drawing.chroma)
    lab = _graded(lab, sketch, drawing, palette)
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
            "recolor": float(np.clip(drawing.recolor * (1 + 0.6 * more), 0, 1)),
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


def _colored(lab: Array, sketch: Sketch, drawing: Drawing, palette: Palette, seed: int) -> Array:
    """Hues turned toward the palette, cloth dyed; skin, hair and fur keep their own."""
    pull = _pull(sketch, drawing)
    out = lab.copy()
    out[..., 1:] = turn_hues(lab, palette, pull, guide=sketch.cels)
    if not sketch.faces:
        return out
    out = _dressed(out, sketch.clothes, cloth_color(palette, seed), drawing.recolor)
    if sketch.grey:
        out = natural_hair(out, sketch.hair)
        out = out + (sketch.skin * smoothstep(out[..., 0], 6, 34))[..., None] * GREY_SKIN
    return np.asarray(out, np.float32)


def _dressed(lab: Array, clothes: Array, color: Array, amount: float) -> Array:
    """Greys and blacks dyed; cloth that has a colour turned toward the theme's."""
    out = dye(lab, color, (2.2 * amount * clothes).clip(0, 0.9))
    share = (1.5 * amount * clothes * smoothstep(out[..., 0], 94, 76)).clip(0, CLOTH_TURNED)
    rich = smoothstep(out[..., 0], 4, 35)[..., None]
    out[..., 1:] += share[..., None] * (rich * color[1:] - out[..., 1:])
    return np.asarray(out, np.float32)


def _pull(sketch: Sketch, drawing: Drawing) -> Array:
    own = np.maximum(sketch.skin, 0.7 * sketch.hair) if sketch.faces else np.zeros_like(sketch.skin)
    warm = blur(is_warm(sketch.cels).astype(np.float32), 3.0)
    kept = (1 - (1 - WARM_PULL) * warm) * (ANIMAL_PULL if sketch.animals else 1.0)
    return np.asarray(1.5 * kept * drawing.recolor * (1 - 0.95 * own), np.float32)


def _graded(lab: Array, sketch: Sketch, drawing: Drawing, palette: Palette) -> Array:
    """Shadows lean toward the palette's deepest colour, lights toward its brightest."""
    deep, bright = deepest(palette), brightest(palette)
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    free = (
        (1 - 0.8 * sketch.skin)
        * (1 - HAIR_KEPT * sketch.hair)
        * GRADE
        * min(1.0, 0.35 + 1.2 * drawing.recolor)
    )
    plain = smoothstep(chroma, 40, 8)  # what has a colour of its own keeps it
    dark = free * smoothstep(lab[..., 0], 62, 22) * (0.35 + 0.65 * plain)
    light = free * smoothstep(lab[..., 0], 52, 86) * plain
    out = lab.copy()
    out[..., 1:] += dark[..., None] * (0.75 * deep[1:] - lab[..., 1:])
    out[..., 1:] += light[..., None] * (0.55 * bright[1:] - out[..., 1:])
    out[..., 0] += 6 * dark  # ink is the only black
    return np.asarray(out, np.float32)


def _with_skin(lab: Array, sketch: Sketch, drawing: Drawing, deep: Array) -> Array:
    """Skin in its own tones, its shadows in the theme's, cheeks as red as the look wants them."""
    for face, skin in zip(sketch.faces, sketch.tones, strict=True):
        tone = toy_colors(skin[None, None], 1.0)[0, 0]
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
    """The theme's pattern: dots, hatching or stripes where it is shady, stars where it is plain."""
    if drawing.pattern == "none":
        return lab
    palette, screen = printed
    free = 1 - np.maximum(sketch.skin, 0.6 * sketch.hair)
    entries = to_lab(palette.colors)
    if drawing.pattern == "stars":
        mark = smoothstep(screen, 0.1, 0.3) * free * smoothstep(blur(sketch.ink, 5), 0.25, 0.1)
        lightest = entries[int(np.argmax(entries[:, 0]))]
        return np.asarray(lab + (0.8 * mark)[..., None] * (lightest - lab), np.float32)
    shade = smoothstep(blur(sketch.tone, 2) + 0.25 * (50 - lab[..., 0]), 2, -16)
    mark = (
        smoothstep(screen - (1 - 1.7 * shade), -0.12, 0.12) * smoothstep(shade, 0.05, 0.25) * free
    )
    out = lab.copy()
    out[..., 0] -= 15 * mark * smoothstep(lab[..., 0], 6, 30)
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
    own = np.concatenate([8 + 0.2 * around[..., :1], 0.7 * around[..., 1:]], -1)
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
