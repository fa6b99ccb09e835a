"""The painted cartoonizer: flat toy colours and dark lines, computed from the photo itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from config.theme import Drawing
from pipeline.color import Array, blur, smoothstep, to_lab, to_rgb
from pipeline.painted.easel import SOLID, bleed, fit_to_canvas
from pipeline.painted.eyes import draw_eyes
from pipeline.painted.face_regions import (
    OVAL,
    build_regions,
    eye_band,
    region,
    size,
    window,
)
from pipeline.painted.framing import draw_frame, finished
from pipeline.painted.hair_color import natural_hair
from pipeline.painted.lines import draw_lines, find_lines
from pipeline.painted.mouth import draw_mouth
from pipeline.painted.recolor import cloth_color, color_grey, dye, recolor
from pipeline.painted.shading import band, blush, shade_skin, tint_shadows, toy_colors
from pipeline.painted.smoothing import flatten_gradients
from pipeline.painted.study import CARD_SOFTNESS, Study, survey_subject
from pipeline.painted.things import color_thing
from pipeline.types import HAIR, SKIN, Brief, Cartoon, Cutout

NAME = "painted-1"
FLATTENING = (0.006, 0.018)  # weight of the L0 minimisation at flatness 0 and 1
CARD_FLATNESS = 0.3  # of the theme's: a picture needs its detail
CLOTHES_PULL = 2.1  # clothes follow the palette more than hair
HAIR_KEPT = 0.7  # of dark hair's colour
THING_PULL = 1.35  # so do animals and things
THING_TINT = 0.15  # shadows on them keep the hue of what they fall on
FEATURES_KEPT = 0.55  # of what looks like skin around eyes and lips
SKIN_LINES = 0.2  # share of a line's strength that is left on skin: wrinkles are no features
LINED_FACE_PX = 150.0  # smaller faces get fainter lines
FRAME_LINES = 0.8  # share of the contrast around the eyes that is drawn as frames
CARD_PULL = 0.45  # of the palette's, where a picture shows people
GREY_SKIN = np.array([0, 14, 20], np.float32)  # a, b of skin in black and white photos


def _pull(study: Study, brief: Brief) -> Array:
    """float32 (S, S): how strongly each pixel follows the palette."""
    random = np.random.default_rng(brief.seed % (1 << 64))  # seeds may be negative
    strength = brief.drawing.recolor * random.uniform(0.92, 1.08)
    if not study.sitters:
        return np.full_like(study.alpha, THING_PULL * strength)
    pull = strength * (1 + (CLOTHES_PULL - 1) * study.clothes)
    if study.card:
        faces = max(size(sitter.face) for sitter in study.sitters)
        around = blur(study.regions.oval, 3 * CARD_SOFTNESS * faces)
        return np.asarray(CARD_PULL * strength * (1 - 0.94 * around), np.float32)
    kept = np.maximum(study.skin, study.regions.oval)
    # Grey and fair hair keeps its colour; dark hair may shimmer in the palette's.
    own = study.hair * (HAIR_KEPT + (1 - HAIR_KEPT) * smoothstep(study.lab[..., 0], 28, 50))
    return np.asarray(pull * (1 - 0.94 * kept) * (1 - own), np.float32)


def _colored(study: Study, brief: Brief) -> Array:
    """The study in the palette's colours; black and white photos become coloured."""
    if not study.sitters and not study.grey:
        return color_thing(study.lab, study.alpha, brief.palette, float(_pull(study, brief).max()))
    cloth = cloth_color(brief.palette, brief.seed)
    dyed = (2.0 * brief.drawing.recolor * study.clothes).clip(0, 0.85)
    if not study.grey:
        lab = recolor(study.lab, brief.palette, _pull(study, brief))
        return dye(lab, cloth, dyed)
    face = np.maximum(study.skin, study.regions.oval)
    clothes = study.clothes if study.sitters else np.ones_like(study.alpha)
    free = (1 - face) * (1 - study.hair)
    lab = color_grey(study.lab, brief.palette, (0.15 + 0.75 * clothes) * free)
    lab = natural_hair(dye(lab, cloth, dyed), study.hair)
    for sitter in study.sitters:
        mask = np.maximum(sitter.mask, build_regions(face.shape, (sitter.face,)).plain)
        shade = smoothstep(lab[..., 0], 6, 34) * smoothstep(lab[..., 0], 99, 80)
        lab = lab + (mask * shade)[..., None] * GREY_SKIN
    return lab


def _flattened(lab: Array, study: Study, flatness: float, threads: int) -> Array:
    """lab in flat regions; the features of faces keep their detail."""
    solid = study.alpha > 0.02
    ys, xs = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    if not len(ys):
        return lab
    part = np.s_[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1]
    weight = FLATTENING[0] + flatness * (FLATTENING[1] - FLATTENING[0])
    flat = lab.copy()
    flat[part] = to_lab(flatten_gradients(to_rgb(lab[part]), weight, threads=threads))
    keep = (0.85 * study.regions.features)[..., None]
    return np.asarray(flat + keep * (lab - flat), np.float32)


def _shaded(flat: Array, study: Study, brief: Brief) -> Array:
    """Bands of light, toy colours, and skin in its own tones."""
    drawing = brief.drawing
    anchor = float(study.sitters[0].skin.lab[0]) if study.sitters else None
    lab = band(flat, drawing.bands, anchor)
    lab = toy_colors(lab, drawing.chroma)
    tint = 0.6 if study.sitters else THING_TINT
    lab = tint_shadows(lab, brief.palette, tint * _pull(study, brief))
    lab = lab + study.regions.features[..., None] * (toy_colors(flat, drawing.chroma) - lab)
    for sitter in study.sitters:
        skin = toy_colors(sitter.skin.lab[None, None], 1.0)[0, 0]
        if study.grey:
            skin = skin + GREY_SKIN
        mask = sitter.mask * (1 - FEATURES_KEPT * study.regions.features)
        lab = blush(shade_skin(lab, mask, skin, drawing.bands), sitter.face, mask)
    return lab


def _inked(lab: Array, flat: Array, study: Study, drawing: Drawing) -> Array:
    """Lines where the flat regions meet, then eyes and mouths."""
    ink = find_lines(flat[..., 0])
    on_skin = study.skin * (1 - study.regions.features)
    ink = ink * (1 - (1 - SKIN_LINES) * on_skin)
    for sitter in study.sitters:
        # Frames of glasses are too thin to survive the flattening.
        frames = find_lines(FRAME_LINES * study.lab[..., 0]) * eye_band(ink.shape, sitter.face)
        ink = np.maximum(ink, frames)
        # Lines of one width would bury the features of a small face.
        fine = float(np.clip(size(sitter.face) / LINED_FACE_PX, 0.35, 1))
        ink = ink * (1 - (1 - fine) * region(ink.shape, sitter.face, OVAL))
    ink = ink * smoothstep(study.alpha, 0.5, 0.95)
    lab = draw_lines(lab, (0.85 * drawing.line * ink).clip(0, 1))
    for sitter in study.sitters:
        part, face = window(ink.shape, sitter.face)
        source = study.lab[part]
        eyes = draw_eyes(lab[part], source, face, sitter.skin.lab, drawing.eyes)
        lab[part] = draw_mouth(eyes, source, face, sitter.skin.lab)
    return lab


def _areas(study: Study) -> NDArray[np.uint8]:
    """uint8 (S, S): where skin and hair are."""
    skin = np.maximum(study.skin, study.regions.oval) > 0.5
    return np.asarray(np.where(study.hair > 0.5, HAIR, np.where(skin, SKIN, 0)), np.uint8)


class Painted:
    """Draws by computation alone; needs no model file."""

    name = NAME

    def __init__(self, *, threads: int) -> None:
        self._threads = threads

    def draw(self, cutout: Cutout, brief: Brief) -> Cartoon:
        """The drawing of a cutout in the brief's palette and manner."""
        fitted = fit_to_canvas(cutout)
        study = survey_subject(fitted, card=cutout.card)
        flatness = brief.drawing.flatness * (CARD_FLATNESS if cutout.card else 1)
        # A pet is known by the colours of its fur.
        colored = study.lab if fitted.animals else _colored(study, brief)
        flat = _flattened(colored, study, flatness, self._threads)
        lab = _inked(_shaded(flat, study, brief), flat, study, brief.drawing)
        if cutout.card:
            lab = draw_frame(lab, fitted.alpha, brief.palette)
        colors = bleed(to_rgb(lab), fitted.alpha > SOLID)
        areas = _areas(study)
        return finished(colors, fitted, brief, name=NAME, areas=areas, card=cutout.card)
