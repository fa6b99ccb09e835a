"""What a head is covered with."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.color import Array
from pipeline.likeness import Cover
from pipeline.measure.light import Light
from pipeline.measure.outline import lower_edge
from pipeline.measure.places import narrowed
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask
from pipeline.measure.words import hex_color, hundredths
from pipeline.types import HeadParts

LEAST_AREA = 0.15  # square canonical units below which nothing covers the head
APART = 18.0  # colour distance from which an accent is one
LEAST_SHARE = 0.1  # of the pixels that a colour has
KNOWN = ("cap", "beanie", "hat", "turban", "headscarf", "headband", "hood", "helmet")


def measure_cover(view: FrontView, light: Light, parts: HeadParts) -> Cover:
    """The cover of a head, if there is one."""
    said = parts.attributes.get("cover", {"none": 1.0})
    kind = max(said, key=said.__getitem__)
    place = view.mask("cover")
    if kind not in KNOWN or float(place.sum()) / PX_PER_UNIT**2 < LEAST_AREA:
        return Cover()
    color, accent = two_colors(view, place, light)
    edge = lower_edge(place)
    low = float(np.median(edge[7:14]))
    return Cover(
        kind=kind,  # type: ignore[arg-type]
        color=hex_color(color),
        accent=hex_color(accent),
        low=hundredths(low if low < 3 else 1.0),
    )


def two_colors(view: FrontView, place: Mask, light: Light) -> tuple[Array, Array]:
    """The largest and the second largest colour of a place, Lab, as in daylight."""
    inner = narrowed(place, 0.03) & view.inside
    pixels = view.lab[inner if int(inner.sum()) > 80 else place]
    if len(pixels) < 24:
        grey = np.array([45, 0, 0], np.float32)
        return grey, grey
    pixels = pixels[:: max(1, len(pixels) // 3000)].astype(np.float32)
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    scaled = np.ascontiguousarray(pixels * np.array([0.6, 1, 1], np.float32))
    _, labels, _ = cv2.kmeans(scaled, 3, np.empty(0, np.int32), stop, 2, cv2.KMEANS_PP_CENTERS)
    groups = [pixels[labels.ravel() == k] for k in range(3)]
    large = sorted((g for g in groups if len(g) > LEAST_SHARE * len(pixels)), key=len)[::-1]
    colors = [cloth_color(light.corrected(_lit(group))) for group in large]
    apart = [color for color in colors if float(np.linalg.norm(color - colors[0])) > APART]
    return colors[0], apart[0] if apart else colors[0]


def _lit(pixels: Array) -> Array:
    lit = pixels[pixels[:, 0] >= np.percentile(pixels[:, 0], 40)]
    return np.asarray(np.median(lit, 0), np.float32)


def cloth_color(color: Array) -> Array:
    """A little clearer: cloth of toys is never muddy."""
    return np.asarray(color * np.array([1, 1.12, 1.12], np.float32), np.float32)
