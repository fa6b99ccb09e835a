"""People of photos with glasses or sunglasses of ours."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from assets.figures.drawing import Easel, Posed
from assets.figures.light import PhotoLight
from assets.figures.paste import bled, in_light, laid_over, unmixed
from assets.figures.sight import look
from assets.figures.sitter import GLASSES, HAIR, Sitter, dressed, seat
from assets.figures.wardrobe import glasses_body, random_glasses
from pipeline.color import Array, blur
from pipeline.likeness import Likeness
from pipeline.train.parts.heads import Head

FRAME, LENS, ON_HEAD = 1, 2, 0  # what a ray met
NUMBERS = {"glasses": FRAME, "lenses": LENS}
DARK, CLEAR = (0.7, 0.99), (0.0, 0.1)  # how much lenses hide
GLARING = 0.3  # of the glasses mirror something
SHADOW = 0.35  # the most that a frame takes of the light


@dataclass(frozen=True, eq=False)
class Pair:
    """Glasses in a crop: shares (S, S) of each pixel that are frame and lens. opacity: of the
    lenses."""

    frame: Array
    lens: Array
    opacity: float


def with_glasses(head: Head, easel: Easel, rng: np.random.Generator, *, sun: bool) -> Head | None:
    """The head with glasses, or with sunglasses; None where the photo ends before them."""
    sitter = seat(head, Likeness(glasses=random_glasses(rng, sun=sun)), rng, neck=False)
    posed = sitter.wearing(glasses_body(sitter.sculpt))
    pair = _seen(sitter, posed, opacity=float(rng.uniform(*(DARK if sun else CLEAR))))
    if not (pair.lens > 0.5).any():
        return None
    pixels = _through(sitter, posed, pair, easel, rng)
    classes = np.where((pair.frame > 0.4) | (pair.lens > 0.5), GLASSES, head.classes)
    return dressed(head, pixels, classes, {"glasses": "sun" if sun else "clear"}, rng)


def _seen(sitter: Sitter, posed: Posed, *, opacity: float) -> Pair:
    """The glasses in the crop; temples go under the hair."""
    side, head = sitter.side_px, sitter.head
    sight = look(
        posed, sitter.stance.camera, lambda part: NUMBERS.get(part.name, ON_HEAD), side_px=side
    )
    frame, lens = (sight.share(number, side) * head.inside for number in (FRAME, LENS))
    seen = np.flatnonzero((lens > 0.5).any(0))
    columns = np.arange(side)
    aside = (columns < seen.min() - 3) | (columns > seen.max() + 3) if len(seen) else columns < 0
    hidden = (head.classes == HAIR) & aside[None]
    shown = np.asarray(frame * ~hidden, np.float32)
    return Pair(shown, np.asarray(lens, np.float32), opacity)


def _through(
    sitter: Sitter, posed: Posed, pair: Pair, easel: Easel, rng: np.random.Generator
) -> Array:
    """float32 (S, S, 3): the frame's shadow, then what the lenses hide, then the frame."""
    light, grain = sitter.light, sitter.grain
    picture = easel.draw(
        posed[1:], sitter.stance.camera, light.lamps(), world=light.world, side_px=sitter.side_px
    )
    pixels = sitter.pixels * (1 - SHADOW * _cast(pair.frame, light, rng))[..., None]
    wire = in_light(unmixed(picture), light)
    glass = in_light(bled(unmixed(picture), pair.lens), light)
    pixels = laid_over(pixels, glass, pair.lens * np.float32(pair.opacity), grain, rng)
    if rng.random() < GLARING:
        pixels = laid_over(pixels, np.ones_like(pixels), _glare(pair.lens, rng), grain, rng)
    return laid_over(pixels, wire, pair.frame, grain, rng)


def _cast(frame: Array, light: PhotoLight, rng: np.random.Generator) -> Array:
    """The frame's soft shadow on the face."""
    right, down = rng.uniform(2, 6) * np.array((-light.toward[0], light.toward[1]))
    moved = cv2.warpAffine(frame, np.array([[1, 0, right], [0, 1, down]]), frame.shape[::-1])
    soft = blur(np.asarray(moved, np.float32), float(rng.uniform(1.0, 2.5)))
    return np.asarray(soft * rng.uniform(0.2, 1) * (1 - light.ambient), np.float32)


def _glare(lens: Array, rng: np.random.Generator) -> Array:
    """A window or a lamp mirrored in the lenses."""
    rows, columns = np.indices(lens.shape, np.float32)
    lean, period = rng.uniform(-0.8, 0.8), rng.uniform(25, 70)
    wave = np.sin(2 * np.pi * ((columns + lean * rows) / period + rng.random()))
    share = (wave - rng.uniform(0.2, 0.9)).clip(0, 1) * rng.uniform(0.2, 0.9)
    return np.asarray(blur(share.astype(np.float32), 1.0) * lens, np.float32)
