"""Whatever draws a sketch in a look, so that all can be judged on the same pictures.

Pictures are float32 (S, S, 3), sRGB, 0 to 1, on the sketch's canvas of any side that the generator
divides. Beyond the canvas that the teacher knows, teacher and painter draw on it and are enlarged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.gan.inputs import build_feature_view, build_picture
from pipeline.gan.look import Look
from pipeline.gan.pattern import draw_screen
from pipeline.gan.told import tell
from pipeline.networks.condition import NOISE, ImageFeatures
from pipeline.networks.generator import Generator, Told
from pipeline.painted.easel import SIDE_PX, SUBJECT_SHARE
from pipeline.painted.painter import Painted
from pipeline.train.cartoon.cycle import translate
from pipeline.train.cartoon.judging.metrics import on_white
from pipeline.train.cartoon.judging.style_transfer import Effort, transfer
from pipeline.train.cartoon.prompts import Meaning
from pipeline.train.cartoon.teacher.draw import draw
from pipeline.train.cartoon.teacher.sketch import LAYERS, Sketch, resized
from pipeline.types import Brief, Cutout

Picture = NDArray[np.float32]
HD_PX = 1088  # 1080 lines, as the generator divides them


class Drawer(Protocol):
    """Draws: the same input, the same drawing."""

    @property
    def name(self) -> str:
        """What it is called in tables."""
        ...

    def draw(self, sketch: Sketch, meaning: Meaning, look: Look) -> Picture:
        """The drawing, on the sketch's canvas."""
        ...


def at_side(sketch: Sketch, side_px: int) -> Sketch:
    """The sketch on a canvas of another size."""
    side = sketch.alpha.shape[0]
    return resized(sketch, side_px / side) if side_px <= side else _enlarged(sketch, side_px)


def _enlarged(sketch: Sketch, side_px: int) -> Sketch:
    scale = side_px / sketch.alpha.shape[0]
    layers: dict[str, Any] = {name: enlarge(getattr(sketch, name), side_px) for name in LAYERS}
    layers |= {n: layers[n].clip(0, 1) for n in ("colors", "alpha", "ink", "skin", "hair")}
    return replace(
        sketch,
        **layers,
        faces=tuple(face.seen_from(0, 0, scale=scale) for face in sketch.faces),
        animals=tuple(face.seen_from(0, 0, scale=scale) for face in sketch.animals),
    )


def enlarge(layer: Picture, side_px: int) -> Picture:
    """A square picture (S, S) or (S, S, C) at another size."""
    found = cv2.resize(layer, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    return np.asarray(found, np.float32)


class Untouched:
    """The photo itself: what every measure has to tell from a drawing."""

    name = "photo"

    def draw(self, sketch: Sketch, meaning: Meaning, look: Look) -> Picture:  # noqa: ARG002
        """The sketch's photo."""
        return sketch.colors


class Teacher:
    """What generators learn from."""

    name = "teacher"

    def draw(self, sketch: Sketch, meaning: Meaning, look: Look) -> Picture:  # noqa: ARG002
        """As in the lessons."""
        side = sketch.alpha.shape[0]
        known = at_side(sketch, min(side, SIDE_PX))
        drawn = draw(known, look, draw_screen(look.drawing.pattern, known.alpha.shape))
        return drawn if side <= SIDE_PX else enlarge(drawn, side).clip(0, 1)


class PaintedDrawer:
    """The cartoonizer that needs no model file, as users get it."""

    name = "painted"

    def __init__(self) -> None:
        self._painter = Painted(threads=1)

    def draw(self, sketch: Sketch, meaning: Meaning, look: Look) -> Picture:
        """Through a cutout made of the sketch's canvas."""
        cutout = Cutout(
            pixels=np.round(sketch.colors * 255).clip(0, 255).astype(np.uint8),
            alpha=sketch.alpha.clip(0, 1),
            box=(0, 0, len(sketch.alpha), len(sketch.alpha)),
            faces=sketch.faces,
            card=sketch.card,
            animals=sketch.animals,
        )
        brief = Brief(
            prompt=meaning.prompt,
            theme=meaning.theme,
            embedding=meaning.embedding,
            palette=look.palette,
            drawing=look.drawing,
            strength=look.strength,
            seed=look.seed,
        )
        drawn = self._painter.draw(cutout, brief).pixels[..., :3].astype(np.float32)
        return _back_on_canvas(drawn / np.float32(255), sketch.alpha)


def _back_on_canvas(drawn: Picture, alpha: Picture) -> Picture:
    """Undo what `fit_to_canvas` did to a canvas."""
    ys, xs = np.nonzero(alpha > 0.5)
    if not len(xs):
        ys, xs = (np.array([0, n - 1]) for n in alpha.shape)
    wide, tall = xs.max() + 1 - xs.min(), ys.max() + 1 - ys.min()
    scale = SUBJECT_SHARE * SIDE_PX / max(wide, tall)
    left = (xs.min() + xs.max() + 1) / 2 * scale - SIDE_PX / 2
    top = (ys.min() + ys.max() + 1) / 2 * scale - SIDE_PX / 2
    side = alpha.shape[0]
    if scale > 1:  # shrinking by warping alone would alias
        drawn = np.asarray(cv2.GaussianBlur(drawn, (0, 0), 0.4 * scale), np.float32)
    back = np.array([[1 / scale, 0, left / scale], [0, 1 / scale, top / scale]])
    warped = cv2.warpAffine(
        drawn, back, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(warped, np.float32)


class NetworkDrawer:
    """A generator with its condition."""

    def __init__(self, name: str, generator: Generator, eyes: ImageFeatures) -> None:
        self.name = name
        self._generator = generator.eval()
        self._eyes = eyes.eval()

    def draw(self, sketch: Sketch, meaning: Meaning, look: Look) -> Picture:
        """From the sketch's photo, alpha and faces alone."""
        with torch.inference_mode():
            told = Told(*(part[None] for part in self._told(sketch, meaning, look)))
            found = self._generator(_picture(sketch, look), told).colors
        return _pixels(found)

    def _told(self, sketch: Sketch, meaning: Meaning, look: Look) -> Told:
        side = min(sketch.alpha.shape[0], SIDE_PX)  # larger ones it never saw
        features = self._eyes(build_feature_view(sketch.given)[None])[0]
        told = tell(meaning.embedding, features, look, sketch.nature, side_px=side)
        return told._replace(noise=_noise(look.seed))


class CycleDrawer:
    """CycleGAN's generator, which is told nothing."""

    def __init__(self, name: str, generator: Generator) -> None:
        self.name = name
        self._generator = generator.eval()

    def draw(self, sketch: Sketch, meaning: Meaning, look: Look) -> Picture:  # noqa: ARG002
        """From the photo alone."""
        pixels = on_white(sketch.colors, sketch.alpha).transpose(2, 0, 1)
        shown = torch.from_numpy(np.ascontiguousarray(pixels))[None]
        alpha = torch.from_numpy(np.ascontiguousarray(sketch.alpha))[None, None]
        with torch.inference_mode():
            found = translate(self._generator, shown, alpha)
        return _pixels(found)


class StyleTransfer:
    """A descent for each drawing toward the style picture nearest to the palette."""

    name = "style-transfer"

    def __init__(self, eyes: ImageFeatures, styles: Sequence[Picture], effort: Effort) -> None:
        self._eyes = eyes
        self._styles = styles
        self._effort = effort

    def draw(self, sketch: Sketch, meaning: Meaning, look: Look) -> Picture:  # noqa: ARG002
        """The photo in the style's textures; beyond the canvas enlarged."""
        side = sketch.alpha.shape[0]
        known = at_side(sketch, min(side, SIDE_PX))
        style = min(self._styles, key=lambda picture: _away(picture, look))
        drawn = transfer(self._eyes, known.colors, style, self._effort)
        return drawn if side <= SIDE_PX else enlarge(drawn, side).clip(0, 1)


def _away(picture: Picture, look: Look) -> float:
    """How far a style picture's colours are from the palette's strongest three."""
    pixels = picture.reshape(-1, 3)
    drawn = pixels[pixels.min(1) < 0.97]  # without the white around it
    if len(drawn) < 0.2 * len(pixels):
        return float("inf")
    colors = look.palette.colors[:3].astype(np.float32) / np.float32(255)
    apart = np.linalg.norm(drawn[::7, None] - colors, axis=-1)
    return float(apart.min(0).mean() + apart.min(1).mean())


def _picture(sketch: Sketch, look: Look) -> Tensor:
    screen = draw_screen(look.drawing.pattern, sketch.alpha.shape)
    eyes = look.drawing.eyes
    return build_picture(sketch.given, sketch.alpha, sketch.faces, screen, eyes)[None]


def _noise(seed: int) -> Tensor:
    values = np.random.default_rng(seed).standard_normal(NOISE)
    return torch.from_numpy(values.astype(np.float32))


def _pixels(found: Tensor) -> Picture:
    return np.ascontiguousarray(found[0].clamp(0, 1).permute(1, 2, 0).numpy())
