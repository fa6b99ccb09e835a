"""A cartoonizer for machines with a GPU: any diffusers pipeline, from a folder or the hub.

It redraws the photo; a pipeline that cannot, draws from the words alone and keeps the outline.
"""

from __future__ import annotations

import inspect
import re
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.color import Array
from pipeline.diffused.loading import Loaded, load_pipeline
from pipeline.painted.easel import SIDE_PX, SOLID, bleed, fit_to_canvas
from pipeline.painted.framing import framed
from pipeline.types import Brief, Cartoon, Cutout

CHANGED = (0.3, 0.75)  # share of the noising that a photo goes through at strength 0 and 1
STEPS = 30
MANNER = "3D cartoon sticker, vinyl toy, big friendly eyes, clean flat colours, soft shading"
UNWANTED = "photo, realistic, text, watermark, frame, deformed, blurry"
_NAMED = re.compile(r"[^A-Za-z0-9._-]+")


class Diffused:
    """Draws by a loaded pipeline."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._taken = set(inspect.signature(loaded.pipeline).parameters)
        self._name = "diffusers-" + _NAMED.sub("-", loaded.name.rstrip("/").rsplit("/", 1)[-1])

    @property
    def name(self) -> str:
        """Of the model that draws, such as "diffusers-sd-turbo"."""
        return self._name

    def draw(self, cutout: Cutout, brief: Brief) -> Cartoon:
        """The drawing of a cutout in the brief's words; alpha and faces stay the cutout's."""
        fitted = fit_to_canvas(cutout)
        colors = bleed(self._drawn(fitted.colors, brief), fitted.alpha > SOLID)
        return framed(colors, fitted, brief, name=self.name, areas=None, card=cutout.card)

    def _drawn(self, colors: Array, brief: Brief) -> Array:
        """float32 (S, S, 3) in [0, 1], of colours of the same shape."""
        wishes: dict[str, Any] = {
            "prompt": describe(brief),
            "negative_prompt": UNWANTED,
            "num_inference_steps": STEPS,
            "generator": self._loaded.generator(brief.seed % (1 << 63)),
            "output_type": "np",
        }
        if self._loaded.sees_photos:
            low, high = CHANGED
            wishes["image"] = Image.fromarray(np.asarray(np.round(colors * 255), np.uint8))
            wishes["strength"] = low + (high - low) * brief.strength
        else:
            wishes |= {"height": SIDE_PX, "width": SIDE_PX}
        found = self._loaded.pipeline(**{k: v for k, v in wishes.items() if k in self._taken})
        return _fitting(np.asarray(found.images[0], np.float32))


def describe(brief: Brief) -> str:
    """What the pipeline is told: the user's words, the theme's name, and how we draw."""
    return f"{brief.prompt}, {brief.theme.replace('-', ' ')}, {MANNER}"


def _fitting(picture: NDArray[np.float32]) -> Array:
    """float32 (S, S, 3) in [0, 1]: whatever size a pipeline draws at, the canvas' own."""
    size = (SIDE_PX, SIDE_PX)
    found = cv2.resize(np.nan_to_num(picture), size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(found, np.float32).clip(0, 1)


def open_diffused(model: str) -> Diffused:
    """The cartoonizer of a model.

    Raises UnusableSetting for an empty name, MissingPart and BrokenModel.
    """
    return Diffused(load_pipeline(model))
