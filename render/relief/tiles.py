"""Turns parts into tiles: how far each point of the surface moves along its normal.

A tile is the rounded intersection of the body with the part's prism. In the body's signed
distance that is an offset which depends on x and y only, and so is the union of all tiles.
"""

import cv2
import numpy as np

from pipeline.color import to_lab
from render.geometry import smoothstep
from render.relief.canvas import Canvas
from render.relief.parts import Parts, part_interiors
from render.relief.raster import Image, Mask, bleed, blur, dilate, disc, signed_distance
from render.relief.silhouette import Silhouette

ROUNDING = (0.03, 0.17)  # least and greatest radius of a tile's edge, units
OVERLAP = 0.36  # of the radius: how far tiles reach into each other, so how deep creases are
LIFT = 0.25  # of the radius: how far tiles stand out
ENCLOSED_LIFT = 0.07  # more for small parts that others surround, units
EMBOSS = 0.022  # height of light forms over dark ones within a part, units
EMBOSSED = (0.022, 0.11)  # sizes of forms that are embossed, units
SMOOTH_RIM = (0.02, 0.13)  # distance to the outline over which forms set in, units
LINE_DEPTH = 0.016  # of the drawing's dark lines, units


def tile_offsets(parts: Parts, outline: Silhouette, pixel: float, *, relief: float = 1.0) -> Image:
    """Outward offset float32 (N, N) in units: domes with rounded creases between them."""
    largest = float(parts.shares.max())
    offsets = np.full(parts.labels.shape, -np.inf, np.float32)
    for part in range(1, parts.count + 1):
        here = parts.labels == part
        distance = blur(signed_distance(here), 1.5) * pixel
        inner = float(np.where(outline.mask, distance, 0).max())
        radius = float(np.clip(0.55 * inner, *ROUNDING))
        small = 1 - float(np.sqrt(parts.shares[part - 1] / largest))
        lift = LIFT * radius + ENCLOSED_LIFT * _enclosure(here, outline.mask) * small
        offsets = np.maximum(offsets, lift - _rounded_edge(distance, radius))
    return blur(offsets, 1.6) * np.float32(relief)


def emboss(canvas: Canvas, parts: Parts, outline: Silhouette) -> Image:
    """Light forms stand out and dark ones recede, float32 (N, N) in units: shape within parts."""
    light = to_lab(bleed(canvas.colors, outline.distance > 0))[..., 0]
    inner = np.clip(2.4 * part_interiors(parts, 0.02 / canvas.pixel) - 1.3, 0, 1)
    form = (light - parts.colors[parts.labels - 1, 0]) * inner
    fine, broad = (blur(form, size / canvas.pixel) for size in EMBOSSED)
    return np.asarray(EMBOSS * np.tanh((fine - broad) / 14), np.float32)


def away_from_rim(outline: Silhouette) -> Image:
    """0 along the outline, 1 further in: what is left of forms that would dent the rim."""
    low, high = SMOOTH_RIM
    share = np.clip((outline.distance - low) / (high - low), 0, 1)
    return np.asarray(smoothstep(share), np.float32)


def drawn_lines(canvas: Canvas) -> Image:
    """Where the drawing has dark thin lines, float32 (N, N) in [0, 1]."""
    smooth = np.asarray(cv2.bilateralFilter(canvas.colors, 7, 0.1, 3), np.float32)
    light = to_lab(smooth)[..., 0]
    dark = cv2.morphologyEx(light, cv2.MORPH_CLOSE, disc(round(0.07 / canvas.pixel))) - light
    return blur(np.clip((dark - 12) / 25, 0, 1), 1.2)


def _enclosure(here: Mask, mask: Mask) -> float:
    """The share of a part's border that touches other parts and not the outline."""
    ring = dilate(here & mask, disc(5)) & ~(here & mask)
    return float((ring & mask).sum() / max(ring.sum(), 1))


def _rounded_edge(distance: Image, radius: float) -> Image:
    """Depth below the tile's top at `distance` from its border: a quarter circle, then a wall."""
    reach = distance + OVERLAP * radius
    x = np.clip(radius - reach, 0, radius)
    depth = radius - np.sqrt(np.maximum(radius**2 - x**2, 0))
    return np.asarray(depth + 4 * np.maximum(-reach, 0), np.float32)
