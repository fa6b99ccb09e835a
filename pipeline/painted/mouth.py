"""Mouths drawn clearly over the flattened picture, in colours read from it."""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, blur, smoothstep
from pipeline.painted.face_regions import LIPS, MOUTH, region
from pipeline.painted.marks import paint, stroke
from pipeline.types import FaceMesh

LEAST_PX = 9.0  # narrower mouths are left as the picture has them
CLEAR_MOUTH_PX = (14.0, 44.0)  # between these, drawn mouths take over from the picture's
OPEN_MOUTH = 0.08  # gap over width from which lips may be apart


def _lips(lab: Array, face: FaceMesh) -> Array:
    """Lips a little redder than the skin around them."""
    lips = region(lab.shape[:2], face, LIPS) - region(lab.shape[:2], face, MOUTH)
    redder = np.array([-1, 3.5, 0.5], np.float32)
    return np.asarray(lab + lips.clip(0, 1)[..., None] * redder, np.float32)


def _teeth(source: Array, inside: Array, skin: Array) -> Array:
    """float32 (H, W): what is bright and paler than skin inside the lips."""
    lightness = blur(source[..., 0], 1.2)
    chroma = blur(np.hypot(source[..., 1], source[..., 2]), 1.2)
    seen = lightness[inside > 0.5]
    most = float(np.percentile(seen, 90)) if len(seen) else 100.0
    # In a shaded mouth the brightest is teeth, unless it is too dark even for that.
    most = max(most, 0.6 * float(skin[0]))
    low, high = min(0.66 * float(skin[0]), 0.72 * most), min(0.86 * float(skin[0]), 0.94 * most)
    bright = smoothstep(lightness, low, high)
    pale = np.ones_like(bright)
    rich = float(np.hypot(skin[1], skin[2]))
    if rich > 6:  # no help in black and white photos
        pale = smoothstep(chroma, 1.05 * rich, 0.7 * rich)
    return inside * bright * pale


def draw_mouth(lab: Array, source: Array, face: FaceMesh, skin: Array) -> Array:
    """Teeth as one white shape, or the line between closed lips, over lab (H, W, 3)."""
    shape = lab.shape[:2]
    inner = face.landmarks[list(MOUTH), :2].astype(float)
    width = float(np.linalg.norm(inner[10] - inner[0]))
    gap = float(np.linalg.norm(inner[5] - inner[15]))
    if width < LEAST_PX:
        return lab
    ink = np.array([20, 20, 10], np.float32)
    lab = _lips(lab, face)
    clear = float(np.interp(width, CLEAR_MOUTH_PX, [0.3, 1]))
    inside = region(shape, face, MOUTH)
    teeth = _teeth(source, inside, skin)
    dark = inside * smoothstep(source[..., 0], 0.62 * float(skin[0]), 0.4 * float(skin[0]))
    open_mouth = gap > OPEN_MOUTH * width and float((teeth + dark).sum()) > 0.4 * inside.sum()
    if open_mouth:
        light = float(np.percentile(source[..., 0][inside > 0.5], 85)) if inside.max() > 0.5 else 80
        white = np.array([np.clip(light + 12, 74, 95), 0.5, 4], np.float32)
        lab = paint(lab, 0.8 * clear * dark, np.array([20, 22, 12], np.float32))
        lab = paint(lab, 0.95 * clear * teeth, white)
    line = inner[:11] if open_mouth else (inner[:11] + inner[[0, *range(19, 9, -1)]]) / 2
    return paint(lab, 0.85 * clear * stroke(shape, line, max(1.2, 0.045 * width), taper=0.3), ink)
