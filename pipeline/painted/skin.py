"""Skin: each face's own colour, and where on the canvas that colour is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.color import Array, blur, smoothstep
from pipeline.painted.face_regions import build_regions, size, window
from pipeline.types import FaceMesh

# Skin in CIE Lab, after measurements of all tones (figures: hue 46-64, chroma 24-36 for toys).
HUE_DEG = (44.0, 66.0)
CHROMA = (17.0, 36.0)
MIN_PIXELS = 40


@dataclass(frozen=True, eq=False)
class Skin:
    """A face's colour. lab: float32 (3,) median. spread: float32 (3,) deviation in L, a, b."""

    lab: Array
    spread: Array


def measure_skin(lab: Array, alpha: Array, face: FaceMesh) -> Skin | None:
    """The colour of a face's skin on a canvas lab (H, W, 3); None when too little is seen."""
    part, near = window(alpha.shape, face)
    regions = build_regions(alpha[part].shape, (near,))
    inside = (regions.plain > 0.6) & (alpha[part] > 0.6)
    if int(inside.sum()) < MIN_PIXELS:
        return None
    pixels = lab[part][inside]
    # The better-lit half: shadows and beards say little about the skin.
    lit = pixels[pixels[:, 0] >= np.percentile(pixels[:, 0], 35)]
    middle = np.median(lit, 0)
    spread = 1.48 * np.median(np.abs(lit - middle), 0)
    return Skin(middle.astype(np.float32), spread.astype(np.float32))


def skin_mask(lab: Array, face: FaceMesh, skin: Skin) -> Array:
    """float32 (H, W): how much each pixel has this skin's colour and may belong to this face."""
    wide = np.maximum(skin.spread * 2.6, np.array([15, 4.5, 5.5], np.float32))
    wide = np.minimum(wide, np.array([28, 8, 9], np.float32))
    # Pale skin differs from grey hair by little: a narrow range there.
    wide[1:] = np.minimum(wide[1:], 1.5 + 0.3 * np.hypot(skin.lab[1], skin.lab[2]))
    away = (lab - skin.lab) / wide
    away[..., 1] *= np.where(away[..., 1] > 0, 0.55, 1.0)  # rosy cheeks are skin
    away[..., 0] *= np.where(away[..., 0] > 0, 0.8, 1.05)  # lights are skin, too
    likely = smoothstep(np.sqrt((away**2).sum(-1)), 2.1, 1.1)
    height, width = likely.shape
    ys, xs = np.mgrid[:height, :width].astype(np.float32)
    centre = face.landmarks[:, :2].mean(0)
    far = np.hypot(xs - centre[0], 0.8 * (ys - centre[1])) / np.float32(size(face))
    mask = likely * (0.35 + 0.65 * smoothstep(far, 2.4, 1.2))
    oval = build_regions(likely.shape, (face,)).plain
    # Inside the face most of what is not a feature is skin, whatever the light does to it.
    soft = smoothstep(np.sqrt((away**2).sum(-1)), 3.2, 1.4)
    return blur(np.maximum(mask, 0.9 * oval * soft).astype(np.float32), 1.5)


def healthy(skin: Array) -> Array:
    """float32 (3,): a skin colour with hue and chroma pulled into what skin has."""
    lightness, a, b = (float(v) for v in skin)
    hue = np.clip(np.degrees(np.arctan2(b, a)), *HUE_DEG) if np.hypot(a, b) > 2 else 52.0
    low, high = CHROMA
    low += 7.0 * float(np.exp(-(((lightness - 55) / 22) ** 2)))  # mid tones are the richest
    chroma = float(np.clip(np.hypot(a, b) * 1.08, low, high))
    turn = np.radians(hue)
    return np.array([lightness, chroma * np.cos(turn), chroma * np.sin(turn)], np.float32)
