"""Our own cartoonizer: one small network draws a photo as a prompt and a look say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from pipeline.color import Array, blur
from pipeline.gan.coloring import Nature
from pipeline.gan.inputs import (
    Part,
    build_feature_view,
    build_picture,
    grown,
    subject_part,
)
from pipeline.gan.light import well_lit
from pipeline.gan.look import Look
from pipeline.gan.pattern import draw_screen
from pipeline.gan.runtime import Runtime
from pipeline.gan.told import tell
from pipeline.gan.variation import vary
from pipeline.gan.weights import WEIGHTS, LoadedCartoonizer, load_cartoonizer
from pipeline.painted.easel import SIDE_PX, SOLID, Fitted, bleed, fit_to_canvas
from pipeline.painted.framing import framed
from pipeline.types import HAIR, SKIN, Brief, Cartoon, Cutout

AREA_SOFTNESS_PX = 1.5  # of what is skin and hair: a single pixel is neither
GREY_SPREAD = 0.01  # between red, green and blue of what has no colours
SHOWN = 0.02  # alpha from which areas are told


class Gan:
    """Draws by networks that `pipeline.train` taught; threads: of the networks."""

    def __init__(self, loaded: LoadedCartoonizer, *, threads: int) -> None:
        self._runtime = Runtime(loaded, threads=threads)
        self._name = f"gan-{loaded.version}"

    @property
    def name(self) -> str:
        """Of the weights that draw, such as "gan-1"."""
        return self._name

    def draw(self, cutout: Cutout, brief: Brief) -> Cartoon:
        """The drawing of a cutout in the brief's palette and manner."""
        fitted = fit_to_canvas(cutout)
        with _one_thread():
            colors, areas = self._drawn(fitted, brief)
        return framed(colors, fitted, brief, name=self.name, areas=areas, card=cutout.card)

    def _drawn(self, fitted: Fitted, brief: Brief) -> tuple[Array, NDArray[np.uint8]]:
        """Colours float32 (S, S, 3), bled outwards, and areas uint8 (S, S), see Cartoon."""
        look, noise = vary(brief)
        shown = well_lit(fitted)
        features = torch.from_numpy(self._runtime.see(build_feature_view(shown).numpy()))
        told = tell(brief.embedding, features, look, _nature(fitted, shown), side_px=SIDE_PX)
        told = told._replace(noise=torch.from_numpy(noise))
        part = grown(subject_part(fitted.alpha), fitted.alpha.shape)
        picture = _picture(fitted, shown, part, look)
        colors, logits = self._runtime.draw(picture, told)
        return _on_canvas(colors, fitted.alpha, part), _areas(logits, fitted, part)


def _nature(fitted: Fitted, shown: Array) -> Nature:
    """What a subject is; even light leaves none of a grey photo's tint."""
    red, green, blue = cv2.split(shown)
    spread = cv2.max(cv2.max(red, green), blue) - cv2.min(cv2.min(red, green), blue)
    colored = bool(((spread >= GREY_SPREAD) & (fitted.alpha > SOLID)).any())
    return Nature(bool(fitted.faces), bool(fitted.animals), not colored)


def _picture(fitted: Fitted, shown: Array, part: Part, look: Look) -> Array:
    """float32 (11, h, w): the generator's picture of a part of the canvas."""
    rows, columns = part
    faces = tuple(face.seen_from(columns.start, rows.start) for face in fitted.faces)
    screen = draw_screen(look.drawing.pattern, fitted.alpha.shape)
    picture = build_picture(shown[part], fitted.alpha[part], faces, screen[part], look.drawing.eyes)
    found: Array = picture.numpy()
    return found


def _on_canvas(colors: Array, alpha: Array, part: Part) -> Array:
    """float32 (S, S, 3): what was drawn (3, h, w) in its place, its edge colours bled outwards."""
    rows, columns = part
    drawn = bleed(np.ascontiguousarray(colors.transpose(1, 2, 0)), alpha[part] > SOLID)
    side = len(alpha)
    around = (rows.start, side - rows.stop, columns.start, side - columns.stop)
    return np.asarray(cv2.copyMakeBorder(drawn, *around, cv2.BORDER_REPLICATE), np.float32)


def _areas(logits: Array, fitted: Fitted, part: Part) -> NDArray[np.uint8]:
    """uint8 (S, S): where the generator sees skin and hair; only people have either."""
    areas = np.zeros(fitted.alpha.shape, np.uint8)
    if fitted.faces:
        skin, hair = (blur(plane, AREA_SOFTNESS_PX) for plane in logits[:2])
        found = np.where(hair > np.maximum(skin, 0), HAIR, np.where(skin > 0, SKIN, 0))
        areas[part] = found * (fitted.alpha[part] > SHOWN)
    return areas


@contextmanager
def _one_thread() -> Iterator[None]:
    """What is left to torch takes 15 ms; more threads gain little, and lose much on shared cores.

    The process's own number comes back afterwards.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.inference_mode():
            yield
    finally:
        torch.set_num_threads(before)


def open_gan(weights: Path = WEIGHTS, *, threads: int) -> Gan:
    """The cartoonizer with its weights loaded; raises BrokenModel."""
    return Gan(load_cartoonizer(weights), threads=threads)
