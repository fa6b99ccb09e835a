"""What a head is covered with."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from pipeline.color import Array
from pipeline.likeness import Cover
from pipeline.measure.light import Light
from pipeline.measure.outline import lower_edge
from pipeline.measure.places import narrowed
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask, grid
from pipeline.measure.words import hex_color, hundredths, ramp
from pipeline.types import HEAD_CLASSES, HeadParts

# Probability of any cover where the crown is in the photo or not, and where what lies over the
# forehead has no hair's colour. Of strangers 25 of 39 covers and 2 of 69 bare whole heads are
# believed; where hardly more than the face is seen 19 of 45, and 1 of 573 bare ones.
SURE, SURE_UNSEEN, SURE_CLOTH = 0.75, 0.85, 0.6
HIDING = ("cap", "hat", "beanie")  # kinds that leave no hair above the forehead
HAIR_HUES, PALE, VIVID = (25.0, 100.0), 14.0, 45.0  # degrees; chroma up to which any, none is
CLOTH = 0.5  # share of other colours from which it is no hair
LEAST_AREA = 0.15  # square canonical units below which nothing covers the head
SHINE = 75  # percentile of lightness from which a cover is lit by the sun
APART = 18.0  # colour distance from which an accent is one
SHADE, FOLDED = 0.6, 0.15  # weight of lightness against hues, and in cloth full of folds
LEAST_ABOVE = 200  # pixels of cloth above the eyes from which they tell its colour
LEAST_SHARE = 0.1  # of the pixels that a colour has
BRIMMED = (1.3, 1.5)  # canonical |x| that no dome reaches without a brim, and that brims reach
BRIM_FROM, BRIM_ROWS = 0.3, 6  # y above which brims are, and rows of the view that one takes
LOWER, MIN_PIXELS = 0.1, 60  # canonical below the forehead's last landmark; pixels
UNLIKELY = 0.2  # what is left of a kind that the shape contradicts
HAIR_UNDER_BRIM, BESIDE_FACE = 1.35, 1.0  # canonical |x|: hair stands out less under a brim
MOSTLY = 0.3  # share of "hair" farther out from which all beside the face is shadow
LIKE_SKIN = 18.0  # colour distance up to which cloth would look like skin
LIGHTER, FADED = 14.0, 0.15  # lightness that such cloth gains, and what is left of its chroma
THROAT, WRAPPED = (0.5, 0.08, 0.4), 0.6  # canonical |x|, and below the chin; share of cloth in it
WRAPS = ("turban", "headscarf", "hood")
KNOWN = ("cap", "beanie", "hat", "turban", "headscarf", "headband", "hood", "helmet")


def cover_kind(view: FrontView, parts: HeadParts) -> str:
    """What covers the head, "none" where the network is not sure or the photo does not show it."""
    said = parts.attributes.get("cover", {"none": 1.0})
    kinds = {name: p for name, p in said.items() if name in KNOWN}
    above, shown = _above_forehead(view), _crown_shown(view)
    place = view.mask("cover") if shown else view.mask("cover") | above
    sure = SURE if shown else SURE_CLOTH if _is_cloth(view, above) else SURE_UNSEEN
    if sum(kinds.values()) < sure or float(place.sum()) / PX_PER_UNIT**2 < LEAST_AREA:
        return "none"
    fits = _fits(view)
    weighed = {name: p * fits.get(name, 1.0) for name, p in kinds.items()}
    likeliest = max(weighed, key=weighed.__getitem__)
    return "turban" if likeliest == "headscarf" and _over_beard(view, parts) else likeliest


def _over_beard(view: FrontView, parts: HeadParts) -> bool:
    """Whether cloth is wound above a beard that hangs free: the network knows no turbans."""
    xs, ys = grid()
    below = view.points[152, 1] - ys
    throat = view.inside & (np.abs(xs) < THROAT[0]) & (below > THROAT[1]) & (below < THROAT[2])
    bare = not throat.any() or float(view.mask("cover")[throat].mean()) < WRAPPED
    return bare and parts.attributes.get("beard", {}).get("none", 1.0) < 0.5


def _crown_shown(view: FrontView) -> bool:
    """Whether the photo shows what is over the forehead."""
    xs, ys = grid()
    crown = (np.abs(xs) < 0.6) & (ys > view.points[10, 1]) & (ys < view.points[10, 1] + 0.5)
    return float(view.inside[crown].mean()) > 0.6


def _above_forehead(view: FrontView) -> Mask:
    """Hair or cover higher than the face, bool (H, W)."""
    _, ys = grid()
    worn = view.mask("hair") | view.mask("cover")
    return np.asarray(worn & (ys > view.points[10, 1] - LOWER))


def _is_cloth(view: FrontView, place: Mask) -> bool:
    """Whether most of a place has a colour that hair has not."""
    pixels = view.lab[place]
    if len(pixels) < MIN_PIXELS or view.grey:
        return False
    chroma = np.hypot(pixels[:, 1], pixels[:, 2])
    hue = np.degrees(np.arctan2(pixels[:, 2], pixels[:, 1]))
    odd = (hue < HAIR_HUES[0]) | (hue > HAIR_HUES[1])
    return float(((chroma > PALE) & (odd | (chroma > VIVID))).mean()) > CLOTH


def with_cover(view: FrontView, kind: str) -> FrontView:
    """A view in which the hair above the forehead is the cover that a cut-off head wears.

    Where hardly more than the face is seen, the edge of a cap looks like hair.
    """
    seen = float(view.mask("cover").sum()) / PX_PER_UNIT**2
    if kind not in HIDING or _crown_shown(view) or seen > LEAST_AREA:
        return view
    shares = view.shares.copy()
    hair, cover = HEAD_CLASSES.index("hair"), HEAD_CLASSES.index("cover")
    above = _above_forehead(view)
    shares[cover][above] += shares[hair][above]
    shares[hair][above] = 0
    return replace(view, shares=shares)


def _fits(view: FrontView) -> dict[str, float]:
    """How well kinds agree with the cover's shape, where the photo shows that."""
    wide = brim_reach(view)
    if wide is None:
        return {}
    brim = ramp(wide, *BRIMMED)
    return {
        "hat": UNLIKELY + brim,
        "cap": 1 - 0.8 * brim,
        "beanie": UNLIKELY + 1 - brim,
        "headband": 0.5 * (1 - brim),
    }


def brim_reach(view: FrontView) -> float | None:
    """Canonical |x| to which a cover stands out at both sides; None where the frame hides it."""
    xs, ys = grid()
    near = view.mask("cover") & (ys > BRIM_FROM)
    reach = []
    for side in (-1, 1):
        beside = near & (side * xs > 0)
        shown = float(np.abs(xs)[view.inside & (side * xs > 0) & (ys > BRIM_FROM)].max(initial=0))
        rows = np.where(beside, side * xs, 0.0).max(1)
        found = float(np.sort(rows)[-BRIM_ROWS:].min())
        if found < shown - 0.1 or found > BRIMMED[1]:
            reach.append(found)
    return min(reach, default=None)


def without_brim(view: FrontView, hair: Mask) -> Mask:
    """Hair bool (H, W) without the shadow below a brim, which looks like dark locks."""
    xs, _ = grid()
    reach = brim_reach(view) if view.mask("cover").any() else None
    if reach is None or reach < BRIMMED[1] or not hair.any():
        return hair
    beyond = hair & (np.abs(xs) > HAIR_UNDER_BRIM)
    if float(beyond.sum()) > MOSTLY * float(hair.sum()):
        return hair & (np.abs(xs) < BESIDE_FACE)
    return hair & ~beyond


def without_cover(view: FrontView) -> FrontView:
    """A view in which what looks like a cover is hair."""
    shares = view.shares.copy()
    hair, cover = HEAD_CLASSES.index("hair"), HEAD_CLASSES.index("cover")
    shares[hair] += shares[cover]
    shares[cover] = 0
    return replace(view, shares=shares)


def measure_cover(view: FrontView, light: Light, kind: str) -> Cover:
    """The cover of a head, of a known kind."""
    if kind == "none":
        return Cover()
    place = view.mask("cover")
    color, accent = (
        _wrap_colors(view, place, light) if kind in WRAPS else _colors(view, place, light)
    )
    edge = lower_edge(place)
    low = float(np.median(edge[7:14]))
    return Cover(
        kind=kind,  # type: ignore[arg-type]
        color=hex_color(_not_skin(color, light)),
        accent=hex_color(_not_skin(accent, light)),
        low=hundredths(low if low < 3 else 1.0),
    )


def _colors(view: FrontView, place: Mask, light: Light) -> tuple[Array, Array]:
    inner = narrowed(place, 0.03)
    pixels = view.lab[inner if int(inner.sum()) > 80 else place]
    return largest_colors(_without_shine(pixels), light)


def _wrap_colors(view: FrontView, place: Mask, light: Light) -> tuple[Array, Array]:
    """Of cloth around the head, as far as it is above the eyes: below, clothes look the same."""
    eyes = float(view.points[[33, 263], 1].mean())
    above = narrowed(place, 0.03) & view.inside & (grid()[1] > eyes)
    if int(above.sum()) < LEAST_ABOVE:
        return _colors(view, place, light)
    return largest_colors(view.lab[above], light, shade=FOLDED)


def _not_skin(color: Array, light: Light) -> Array:
    """A cover's colour, so that it is never taken for the forehead.

    White and beige cloth has the skin's colour in a warm light; it becomes paler.
    """
    if float(np.linalg.norm(color - light.skin)) > LIKE_SKIN:
        return color
    return np.array([min(color[0] + LIGHTER, 96.0), *(FADED * color[1:])], np.float32)


def _without_shine(pixels: Array) -> Array:
    """Pixels (N, 3) but for the brightest: sun on a cap's top says little of its colour."""
    if not len(pixels):
        return pixels
    kept: Array = pixels[pixels[:, 0] <= np.percentile(pixels[:, 0], SHINE)]
    return kept


def two_colors(view: FrontView, place: Mask, light: Light) -> tuple[Array, Array]:
    """The largest and the second largest colour of a place, Lab, as in daylight."""
    inner = narrowed(place, 0.03) & view.inside
    return largest_colors(view.lab[inner if int(inner.sum()) > 80 else place], light)


def largest_colors(pixels: Array, light: Light, *, shade: float = SHADE) -> tuple[Array, Array]:
    """The same of pixels (N, 3), Lab. shade: how much lightness tells colours apart."""
    if len(pixels) < 24:
        grey = np.array([45, 0, 0], np.float32)
        return grey, grey
    pixels = pixels[:: max(1, len(pixels) // 3000)].astype(np.float32)
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    scaled = np.ascontiguousarray(pixels * np.array([shade, 1, 1], np.float32))
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
