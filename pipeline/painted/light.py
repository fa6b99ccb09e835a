"""Gentle correction of exposure and white balance, so that drawings are never muddy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array
from pipeline.painted.skin import Skin, healthy

GREY_CHROMA = 6.0  # a photo whose 90th percentile of chroma is lower has no colours
SEPIA_CHROMA = 18.0  # an even tint up to this is paper's; beyond, the subject has that colour
TARGET_MIDDLE = (46.0, 68.0)  # median lightness that needs no lift
BRIGHT = 78.0  # lightest parts below this make a photo dark
LIFT, FUR_LIFT = 0.6, 0.2  # share of the missing lightness that is given
MAX_SKIN_LIFT = 20.0
DARKEST_SKIN = 42.0


def is_grey(lab: Array, inside: NDArray[np.bool_]) -> bool:
    """Whether a picture lab (H, W, 3) is a black and white (or sepia) photo inside the mask."""
    pixels = lab[inside]
    if not len(pixels):
        return False
    tint = np.median(pixels[:, 1:], 0)
    if np.hypot(*tint) > SEPIA_CHROMA:
        return False
    return bool(np.percentile(np.hypot(*(pixels[:, 1:] - tint).T), 92) < GREY_CHROMA)


def _gamma(value: float, target: float) -> float:
    """The exponent that takes a lightness to another, both 0 to 100, kept moderate."""
    value, target = np.clip([value, target], 4, 96) / 100
    return float(np.clip(np.log(target) / np.log(value), 0.45, 1.8))


def _tone(lab: Array, inside: NDArray[np.bool_], skin: Skin | None, lift: float) -> Array:
    """The picture with its lightness stretched and lifted where that is needed."""
    lightness = lab[..., 0]
    low, middle, high = np.percentile(lightness[inside], [2, 50, 98])
    # Half of the missing contrast is enough: fog may stay fog.
    black, white = min(low, 0.5 * low + 5.0), max(high, 0.45 * high + 0.55 * 94)
    stretched = (lightness - low) / max(high - low, 12.0) * (white - black) + black
    unit = (stretched / 100).clip(0.005, 1)
    if skin is not None:
        seen = float((skin.lab[0] - low) / max(high - low, 12.0) * (white - black) + black)
        # Skin keeps its own tone; only in a dark photo it is lifted.
        missing = float(np.clip(0.5 * (BRIGHT - high), 0, MAX_SKIN_LIFT))
        gamma = _gamma(seen, float(np.clip(skin.lab[0] + missing, DARKEST_SKIN, 80)))
    else:
        gamma = _gamma(float(middle), float(np.clip(middle, *TARGET_MIDDLE))) ** lift
    out = lab.copy()
    out[..., 0] = 100 * unit**gamma
    # Colours grow with the light, as they would have in a brighter room.
    gain = (out[..., 0] / np.maximum(lightness, 8)).clip(0.85, 1.45)
    out[..., 1:] *= gain[..., None]
    return out


def _balance(lab: Array, inside: NDArray[np.bool_], skin: Skin | None) -> Array:
    """The picture without a colour cast: judged by the skin, else by what is nearly neutral."""
    out = lab.copy()
    if skin is not None:
        cast = (skin.lab - healthy(skin.lab))[1:]
        out[..., 1:] -= (0.5 * cast).clip(-10, 10)
        return out
    pixels = lab[inside]
    neutral = pixels[(np.hypot(pixels[:, 1], pixels[:, 2]) < 18) & (pixels[:, 0] > 25)]
    cast = np.median(neutral[:, 1:], 0) if len(neutral) > 0.25 * len(pixels) else np.zeros(2)
    if cast[1] < -4:  # cold light only: warm light is pleasant
        out[..., 1:] -= (0.7 * cast).astype(np.float32)
    return out


def normalise_light(
    lab: Array,
    inside: NDArray[np.bool_],
    skin: Skin | None,
    *,
    grey: bool,
    fur: bool = False,
) -> Array:
    """lab float32 (H, W, 3) with pleasant exposure; skin: of the largest face, if any.

    fur: an animal's, which may be black without being in the dark.
    """
    if not inside.any():
        return lab
    toned = _tone(lab, inside, skin, FUR_LIFT if fur else LIFT)
    return toned if grey else _balance(toned, inside, skin)
