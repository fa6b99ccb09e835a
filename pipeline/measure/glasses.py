"""Glasses: shape, frame and tint."""

from __future__ import annotations

import numpy as np

from pipeline.canonical import EYE
from pipeline.color import Array
from pipeline.likeness import Glasses
from pipeline.measure.light import Light
from pipeline.measure.places import box, features, twin
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask, grid
from pipeline.measure.words import hex_color, ramp, share
from pipeline.types import HeadParts

MIN_PIXELS = 30
DARKEST, THIN = 14, 1.35  # percentile of the glasses that is frame; how much skin is mixed in
DARK_LENSES = 0.85  # opacity of sunglasses
FAINT = 0.3  # share of a frame's contrast below which it is a shadow
PERIMETER = 3.2  # of both rims, against a lens' width and height together
RIMS = (0.03, 0.075)  # canonical thickness of wire and of the thickest frames
BLACK, PLASTIC = (45.0, 70.0), 0.35  # lightness under the skin's that wire seldom has; rim then
ROUND, LOW, WIRE = 0.72, 0.6, 0.4  # height over width of lenses; rim up to which it is wire
TINTED = (22.0, 38.0)  # lightness by which lenses are darker than the skin: clear, dark


def measure_glasses(view: FrontView, light: Light, parts: HeadParts) -> Glasses:
    """The glasses of a face, if there are any."""
    said = parts.attributes.get("glasses", {"none": 1.0})
    kind = max(said, key=said.__getitem__)
    if kind == "none":
        return Glasses()
    place = (view.share("glasses") > 0.4) & view.inside & box((-1.1, 1.1), (-0.2, 1.0))
    opacity = max(DARK_LENSES if kind == "sun" else 0.0, _opacity(view, place, light))
    if int(place.sum()) < MIN_PIXELS:
        return Glasses(shape="rectangular", opacity=opacity)
    seen = _frame(view, place, light)
    width, height = _lens(place)
    thick = _thickness(view, place, light, seen) / (PERIMETER * (width + height))
    black = ramp(float(light.seen[0] - seen[0]), *BLACK)
    rim = share(ramp(thick, *RIMS) + PLASTIC * black)
    return Glasses(
        shape=_shape(height / width, rim),  # type: ignore[arg-type]
        frame=hex_color(light.corrected(seen)),
        rim=rim,
        tint=hex_color(light.corrected(_glass(view, place))) if opacity > 0.3 else "#303030",
        opacity=opacity,
        width=int(np.clip(round(100 * width), 60, 110)),
        height=int(np.clip(round(100 * height), 40, 100)),
    )


def _frame(view: FrontView, place: Mask, light: Light) -> Array:
    """The colour of the frame, Lab (3,) as seen: the darkest of the glasses.

    Frames are thin: what is seen of them is half skin, which is taken out again.
    """
    free = place & ~features(view)
    pixels = view.lab[free if int(free.sum()) >= MIN_PIXELS else place]
    dark = pixels[pixels[:, 0] <= np.percentile(pixels[:, 0], DARKEST)]
    seen = light.seen + THIN * (np.median(dark, 0) - light.seen)
    return np.asarray(np.clip(seen, (6, -40, -40), (95, 40, 40)), np.float32)


def _thickness(view: FrontView, place: Mask, light: Light, frame: Array) -> float:
    """The area that a frame fills, square canonical units, however blurred it is."""
    lightest = float(light.seen[0])
    share_of = (lightest - view.lab[..., 0]) / max(lightest - float(frame[0]), 1.0)
    filled = np.where(share_of > FAINT, np.clip(share_of, 0, 1), 0)
    return float(filled[place & ~features(view)].sum()) / PX_PER_UNIT**2


def _shape(aspect: float, rim: float) -> str:
    """By height over width; low wire frames are rounded, low thick ones have corners."""
    if aspect > ROUND:
        return "round"
    return "oval" if aspect > LOW and rim < WIRE else "rectangular"


def _around_eyes(view: FrontView, place: Mask) -> Mask:
    """The lenses below and beside the eyes, where skin shows through clear ones."""
    xs, ys = grid()
    found = np.zeros_like(place)
    for ring in (EYE, twin(EYE)):
        x, y = view.points[list(ring), :2].mean(0)
        found |= (np.abs(xs - x) < 0.24) & (ys > y - 0.26) & (ys < y - 0.08)
    return np.asarray(found & place & ~features(view))


def _opacity(view: FrontView, place: Mask, light: Light) -> float:
    """How dark the lenses are, 0 clear."""
    lenses = _around_eyes(view, place)
    if int(lenses.sum()) < MIN_PIXELS:
        return 0.0
    darker = float(light.seen[0] - np.median(view.lab[lenses, 0]))
    return share(DARK_LENSES * ramp(darker, *TINTED))


def _glass(view: FrontView, place: Mask) -> Array:
    """The colour of tinted lenses, Lab (3,) as seen."""
    lenses = _around_eyes(view, place)
    pixels = view.lab[lenses if lenses.any() else place]
    return np.asarray(np.median(pixels, 0), np.float32)


def _lens(place: Mask) -> tuple[float, float]:
    """Width and height of one lens, canonical."""
    xs, ys = grid()
    sizes = []
    for side in (-1, 1):
        half = place & (side * xs > 0.05)
        if int(half.sum()) > MIN_PIXELS // 2:
            x = np.percentile(np.abs(xs[half]), [3, 97])
            y = np.percentile(ys[half], [4, 96])
            sizes.append((min(x[1] - x[0], 0.9), y[1] - y[0]))
    if not sizes:
        return 0.82, 0.58
    width, height = np.mean(sizes, 0)
    return float(width), float(height)
