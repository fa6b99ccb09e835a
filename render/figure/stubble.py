"""Stubble: a shade on the skin with soft borders, also where a beard or a moustache begins.

Painted in the place of the average face, as all of render.figure.face_paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import KeyFace
from pipeline.likeness import Beard
from render.geometry import smoothstep

SOFT = 0.15  # half the width of its borders
SPECKLE = 0.14  # how much single hairs differ
SHADE = 0.36  # of the densest stubble; under a beard it only softens the border
LEAST_MOUSTACHE = 0.3
_JAW: Mapping[str, float] = MappingProxyType(
    {"stubble": 1.0, "full": 0.9, "jaw": 0.8, "goatee": 0.35, "chin": 0.2}
)
Image = NDArray[np.float32]


def stubble_share(beard: Beard, x: Image, y: Image) -> Image:
    """How much of the hair's colour the skin has at x, y, float32 like them, 0 to 1."""
    jaw = _JAW.get(beard.style, 0.0) * _jaw(x, y)
    if beard.style in ("goatee", "chin"):
        jaw = np.maximum(jaw, _chin(x, y))
    lip = _lip(x, y) * (beard.moustache if beard.moustache >= LEAST_MOUSTACHE else 0.0)
    if beard.style == "stubble":
        lip = np.maximum(1.15 * lip, 0.6 * _lip(x, y))
    amount = SHADE * (0.45 + 0.55 * beard.density)
    share = amount * np.maximum(jaw, lip) * (1 + SPECKLE * _hairs(x.shape))
    return np.asarray(np.clip(share, 0, 0.8), np.float32)


def _jaw(x: Image, y: Image) -> Image:
    """Cheeks below a line from the sideburns past the mouth's corners, chin and throat."""
    face = KeyFace.mean()
    corner = float(face.at(61)[1])
    side = np.abs(x)
    line = np.interp(side, (0.0, 0.4, 0.62, 0.84, 0.98), (-0.12, 0.0, 0.06, 0.4, 0.7)) + corner
    below = _smooth((line - y) / (2 * SOFT))
    hollow = 1 - 0.6 * np.exp(-((x / 0.3) ** 2) - ((y - corner + 0.1) / 0.2) ** 2)
    return np.asarray(below * hollow, np.float32)


def _chin(x: Image, y: Image) -> Image:
    """Below the lower lip, down over the chin."""
    face = KeyFace.mean()
    middle = (float(face.at(17)[1]) + float(face.at(152)[1])) / 2 - 0.02
    away = np.hypot(x / 0.3, (y - middle) / 0.27)
    return _smooth((1.15 - away) / 0.5)


def _lip(x: Image, y: Image) -> Image:
    """Between nose and upper lip, a little down beside the mouth's corners."""
    face = KeyFace.mean()
    wide = 1.12 * abs(float(face.at(61)[0]))
    middle = 0.5 * (float(face.at(2)[1]) + float(face.at(0)[1])) - 0.03
    curve = middle - 0.16 * np.clip(np.abs(x) / wide, 0, 1.2) ** 2
    away = np.hypot((y - curve) / 0.12, (x / wide) ** 3)
    gap = 0.35 * np.exp(-((x / 0.05) ** 2))
    return np.asarray(_smooth((1.1 - away) / 0.5) * (1 - gap), np.float32)


def _smooth(share: Image) -> Image:
    """0 to 1 with soft ends, rising through 0.5 at 0."""
    inner = np.clip(share + 0.5, 0, 1)
    return np.asarray(smoothstep(inner), np.float32)


def _hairs(shape: tuple[int, ...]) -> Image:
    """Fine noise about 0, always the same."""
    noise = np.random.default_rng(3).normal(size=shape).astype(np.float32)
    return np.asarray(1.6 * cv2.GaussianBlur(noise, (0, 0), 0.9), np.float32)
