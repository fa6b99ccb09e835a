"""Gentle correction of exposure and white balance, so that drawings are never muddy."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array
from pipeline.painted.skin import Skin, healthy

GREY_CHROMA = 6.0  # a photo whose 90th percentile of chroma is lower has no colours
SEPIA_CHROMA = 18.0  # an even tint up to this is paper's; beyond, the subject has that colour
TARGET_MIDDLE = (46.0, 68.0)  # median lightness that needs no lift
BLACK_MIDDLE = 16.0  # the same of what is dark though its photo is not
BRIGHT = 78.0  # lightest parts of a person below this make a photo dark
EXPOSED = (60.0, 74.0)  # lights of a photo: below it is dark, above it is not
LIFT, FUR_LIFT = 0.6, 0.2  # share of the missing lightness that is given
COLD = -2.8  # yellow that is missing below this is taken back; warm light is pleasant
MAX_SKIN_LIFT = 20.0
DARKEST_SKIN = 42.0
STEPS = 2048  # of lightness, in tables and counts
STRIDE = 3  # a ninth of the pixels tells what is usual among them


def is_grey(lab: Array, inside: NDArray[np.bool_]) -> bool:
    """Whether a picture lab (H, W, 3) is a black and white (or sepia) photo inside the mask."""
    pixels = _some(lab, inside)
    if not len(pixels):
        return False
    tint = np.median(pixels[:, 1:], 0)
    if np.hypot(*tint) > SEPIA_CHROMA:
        return False
    return bool(np.percentile(np.hypot(*(pixels[:, 1:] - tint).T), 92) < GREY_CHROMA)


def _some(lab: Array, inside: NDArray[np.bool_]) -> Array:
    """float32 (N, 3): pixels inside, all of them only where they are few."""
    pixels = lab[::STRIDE, ::STRIDE][inside[::STRIDE, ::STRIDE]]
    return pixels if len(pixels) > STEPS else lab[inside]


def _darkness(lights: float | None) -> float:
    """0 to 1: how far whatever is dark may be so for want of light. lights: see Cutout."""
    return 1.0 if lights is None else float(np.interp(lights, EXPOSED, (1, 0)))


def _gamma(value: float, target: float) -> float:
    """The exponent that takes a lightness to another, both 0 to 100, kept moderate."""
    value, target = np.clip([value, target], 4, 96) / 100
    return float(np.clip(np.log(target) / np.log(value), 0.45, 1.8))


@dataclass(frozen=True)
class _Range:
    """Lightness of the dark, the middle and the light parts of a subject."""

    low: float
    middle: float
    high: float

    def stretched(self, lightness: Array) -> Array:
        """Half of the missing contrast is enough: fog may stay fog."""
        black = min(self.low, 0.5 * self.low + 5.0)
        white = max(self.high, 0.45 * self.high + 0.55 * 94)
        share = (lightness - self.low) / max(self.high - self.low, 12.0)
        return np.asarray(share * (white - black) + black, np.float32)


def _measured(lightness: Array, inside: NDArray[np.bool_]) -> _Range:
    """The 2nd, 50th and 98th of 100 parts."""
    count = cv2.calcHist([lightness], [0], inside.astype(np.uint8), [STEPS], [0, 100.01])
    rising = count.ravel().cumsum()
    low, middle, high = np.searchsorted(rising, rising[-1] * np.array([0.02, 0.5, 0.98]))
    return _Range(*(float(n + 0.5) * 100.01 / STEPS for n in (low, middle, high)))


def _tone(lab: Array, found: _Range, gamma: float) -> Array:
    """The picture with its lightness stretched and lifted where that is needed."""
    steps = np.linspace(0, 100, STEPS, dtype=np.float32)
    lifted = 100 * (found.stretched(steps) / 100).clip(0.005, 1) ** np.float32(gamma)
    # Colours grow with the light, as they would have in a brighter room.
    gain = (lifted / np.maximum(steps, 8)).clip(0.85, 1.45)
    place = (lab[..., 0] * np.float32((STEPS - 1) / 100) + np.float32(0.5)).astype(np.uint16)
    out, gains = np.empty_like(lab), np.take(gain, place)
    out[..., 0] = np.take(lifted, place)
    for channel in (1, 2):
        np.multiply(lab[..., channel], gains, out=out[..., channel])
    return out


def _skin_gamma(found: _Range, skin: Skin) -> float:
    """Skin keeps its own tone; only in a dark photo it is lifted."""
    seen = float(found.stretched(skin.lab[:1])[0])
    missing = float(np.clip(0.5 * (BRIGHT - found.high), 0, MAX_SKIN_LIFT))
    return _gamma(seen, float(np.clip(skin.lab[0] + missing, DARKEST_SKIN, 80)))


def _exposed(
    lab: Array, inside: NDArray[np.bool_], lights: float | None, lift: float
) -> tuple[_Range, float]:
    """Range and exponent of a subject without skin; what is only dark itself stays dark."""
    found = _measured(np.ascontiguousarray(lab[..., 0]), inside)
    dark = _darkness(lights)
    least, most = TARGET_MIDDLE
    least = BLACK_MIDDLE + dark * (least - BLACK_MIDDLE)
    white = found.high if lights is None else max(found.high, lights)
    found = replace(found, high=white + dark * (found.high - white))
    return found, _gamma(found.middle, float(np.clip(found.middle, least, most))) ** lift


def _balance(lab: Array, inside: NDArray[np.bool_], skin: Skin | None) -> Array:
    """The picture without a colour cast: judged by the skin, else by what is nearly neutral."""
    if skin is not None:
        cast = (0.5 * (skin.lab - healthy(skin.lab))).clip(-10, 10)
    else:
        pixels = _some(lab, inside)
        neutral = pixels[(np.hypot(pixels[:, 1], pixels[:, 2]) < 18) & (pixels[:, 0] > 25)]
        if len(neutral) <= 0.25 * len(pixels):
            return lab
        cast = 0.7 * np.median(neutral, 0)
        if cast[2] >= COLD:
            return lab
    out = lab.copy()
    for channel in (1, 2):
        out[..., channel] -= cast[channel]
    return out


def normalise_light(
    lab: Array,
    inside: NDArray[np.bool_],
    skin: Skin | None,
    *,
    grey: bool,
    fur: bool = False,
    lights: float | None = None,
) -> Array:
    """lab float32 (H, W, 3) with pleasant exposure; skin: of the largest face, if any.

    fur: an animal's, which may be black without being in the dark. lights: see Cutout.
    """
    if not inside.any():
        return lab
    if skin is None:
        found, gamma = _exposed(lab, inside, lights, FUR_LIFT if fur else LIFT)
    else:
        found = _measured(np.ascontiguousarray(lab[..., 0]), inside)
        gamma = _skin_gamma(found, skin)
    toned = _tone(lab, found, gamma)
    return toned if grey else _balance(toned, inside, skin)
