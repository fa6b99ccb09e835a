"""Colours in CIELAB, and the curve that makes a photo's dull colour a toy's clean one."""

import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_lab, to_rgb

CHROMA = 1.35
GREY = 7.0  # below this chroma a colour is meant to be grey
VIVID = 88.0  # chroma is not raised above this
OUT_OF_GAMUT = 2.5  # CIELAB distance by which clipping may change a colour


def clean(lab: NDArray[np.float32], *, chroma: float = CHROMA) -> NDArray[np.float32]:
    """Colours (P, 3) as paint: stronger, no muddy darks, whites that are white."""
    strength = np.hypot(lab[:, 1], lab[:, 2])
    pale = np.interp(lab[:, 0], [0, 12, 30, 50, 70, 88, 100], [8, 15, 32, 53, 74, 92, 97])
    strong = np.interp(lab[:, 0], [0, 12, 30, 50, 70, 88, 100], [8, 15, 31, 49, 71, 90, 97])
    vividness = np.clip((strength - 25) / 25, 0, 1)
    lightness = pale * (1 - vividness) + strong * vividness
    factor = np.clip(VIVID / np.maximum(strength, 1), 1, chroma)
    factor = 1 + (factor - 1) * np.clip((strength - GREY + 3) / 6, 0, 1)
    steps = np.linspace(0, 1, 9)[:, None]  # from the colour's own chroma to the wanted one
    tried = 1 + (factor - 1) * steps  # (9, P)
    paints = np.stack(
        [np.broadcast_to(lightness, tried.shape), lab[:, 1] * tried, lab[:, 2] * tried], axis=2
    ).astype(np.float32)
    reached = np.linalg.norm(to_lab(to_rgb(paints)) - paints, axis=2) < OUT_OF_GAMUT
    best = np.where(reached, np.arange(9)[:, None], 0).max(0)
    return np.asarray(paints[best, np.arange(len(lab))], np.float32)


def vivid(rgb: NDArray[np.float32], *, chroma: float) -> NDArray[np.float32]:
    """An image (H, W, 3), sRGB in [0, 1], with its chroma times a factor; greys stay, as does
    what is vivid already."""
    lab = to_lab(rgb)
    strength = np.hypot(lab[..., 1], lab[..., 2])
    share = np.clip((strength - GREY) / 10, 0, 1) * np.clip((VIVID - strength) / 30, 0, 1)
    lab[..., 1:] *= (1 + (chroma - 1) * share)[..., None]
    return to_rgb(lab)
