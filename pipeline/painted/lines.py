"""Tapered dark lines where regions meet: a difference of Gaussians, thresholded softly."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.color import Array, blur, smoothstep

SIGMA_PX = 1.4  # of the finer Gaussian at the canvas' 512 px
RATIO = 1.6  # between both Gaussians (Winnemöller et al. 2012, XDoG)
FAINT, FULL = 0.9, 3.4  # difference in lightness at which a line begins, and is fully drawn
MIN_AREA_PX = 26  # smaller marks are specks
MIN_LENGTH_PX = 11


def find_lines(lightness: Array) -> Array:
    """float32 (H, W) in [0, 1]: dark lines of a picture's lightness (0 to 100)."""
    fine, coarse = blur(lightness, SIGMA_PX), blur(lightness, SIGMA_PX * RATIO)
    ink = smoothstep(coarse - fine, FAINT, FULL)
    return ink * _without_specks(ink)


def _without_specks(ink: Array) -> Array:
    """float32 (H, W): 1 on lines, 0 on marks too small to be meant."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((ink > 0.25).astype(np.uint8))
    long = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= MIN_LENGTH_PX
    keep = long & (stats[:, cv2.CC_STAT_AREA] >= MIN_AREA_PX)
    keep[0] = False
    assert len(keep) == count
    grown = cv2.dilate(keep[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    return blur(grown.astype(np.float32), 0.6)


def ink_color(lab: Array) -> Array:
    """lab (H, W, 3): what lines are drawn with: a dark, rich tone of what they lie on."""
    around = blur(lab, 4.0)
    chroma = np.maximum(np.hypot(around[..., 1], around[..., 2]), 1e-3)
    out = around.copy()
    out[..., 0] = 6 + 0.26 * around[..., 0]
    out[..., 1:] *= (np.clip(0.8 * chroma, 3, 34) / chroma)[..., None]
    return out


def draw_lines(lab: Array, ink: Array) -> Array:
    """lab (H, W, 3) with lines of a strength ink (H, W) in [0, 1]."""
    return np.asarray(lab + ink[..., None] * (ink_color(lab) - lab), np.float32)
