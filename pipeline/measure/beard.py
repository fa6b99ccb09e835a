"""Beard and moustache."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.color import Array
from pipeline.likeness import Beard
from pipeline.measure.light import Light
from pipeline.measure.places import box, features, narrowed
from pipeline.measure.view import FrontView, Mask, grid
from pipeline.measure.words import hex_color, lab_color, ramp, share
from pipeline.types import HeadParts

MIN_PIXELS = 30
LENGTHS = {"none": 0.0, "stubble": 0.12, "short": 0.3, "full": 0.9}
# What a beard's length cannot go beyond: by how far it hangs below the chin, canonical, and by how
# much of its dark hair's colour is seen between skin and hair.
HANGS, THROUGH = ((0.15, 0.4), (0.32, 0.9)), ((0.5, 0.8), (0.34, 0.9))
MIDDLE, ROW_PX = 0.45, 8  # canonical |x| in which a beard hangs; px of a row of it
DENSE = (0.15, 0.8)  # share of the way from skin to hair that a sparse and a dense beard's px go
DARKER = 20.0  # lightness that hair is darker than skin, from which that can be told
NOTHING = 0.03  # share of a face's px up to which no beard is seen
CHIN_HIGH = 0.24  # canonical height of the chin in which a beard is sought
COVERED = 0.3  # share of a region from which it is grown over
GROWN = {"chin": 0.5, "jaw": 0.6}  # probability from which a region is
TUFT = 0.65  # the same among stubble
UNSEEN = 0.3  # probability of none up to which a beard that nobody sees is stubble
SURE = 0.5  # probability from which there is a moustache
DARK = (0.2, 0.8)  # share of hair's darkness in a sparse upper lip and in a dense one
SHINES_THROUGH = 0.6  # share of skin in stubble's colour, about
YOUNG = ("baby", "child")
REDDER = 6.0  # chroma that brows and beards may have more than hair
# Lightness under the skin's, and share of its chroma, up to which a beard's palest hairs are white.
GRIZZLED = 13.0, 0.7
WHITE = 13.0, 0.4  # lightness that such hairs have more than with skin between them; of its chroma
SCARFED = 0.9  # probability up to which a moustache under a headscarf is the shade of a nose
GREY = 48.0, 14.0  # lightness from which and chroma up to which hair is grey
PALER = 0.55  # how far grey hair's colour is that of brows and beard


def measure_beard(view: FrontView, light: Light, parts: HeadParts, hair: str) -> Beard:
    """The beard of a face. hair: the hair's colour, taken where too little beard is seen."""
    if _young(parts):
        return Beard(color=hair)
    grown = (view.share("beard") > 0.4) & view.inside
    within = grown & view.oval  # below it lie collars in the beard's shade
    within = within if int(within.sum()) >= MIN_PIXELS else grown
    color, contrast = _color(view, within, light, hair)
    color = akin(color, hair)
    chin, jaw, upper = _regions(view)
    said, moustache = _told(parts, view, grown)
    growth = {"chin": _growth(parts, "chin", grown, chin), "jaw": _growth(parts, "jaw", grown, jaw)}
    kind, style = _style(said, growth, moustache > SURE)
    if style == "stubble":
        color = _without_skin(color, hair)
    tuft = within & chin if style in ("chin", "goatee") else within
    depth = _depth(view, tuft, light, hair)
    plain = ramp(contrast, 4.0, 38.0) if contrast else 0.6
    return Beard(
        style=style,  # type: ignore[arg-type]
        length=_length(kind, said, depth, _hanging(view, grown)),
        density=plain if depth is None else ramp(depth, *DENSE),
        moustache=_moustache(moustache, _darkness(view, upper, light, color)),
        color=color,
    )


def _told(parts: HeadParts, view: FrontView, grown: Mask) -> tuple[Mapping[str, float], float]:
    """Probabilities of beards and of a moustache; none where a beard is said that nothing shows.

    Hands before a mouth and scarves below it make heads look bearded as a whole.
    """
    said = parts.attributes.get("beard", {"none": 1.0})
    sculpted = said.get("short", 0.0) + said.get("full", 0.0)
    seen = float((grown & view.oval).sum()) / max(int(view.oval.sum()), 1)
    if sculpted > max(said.get("stubble", 0.0), said.get("none", 0.0)) and seen < NOTHING:
        return {"none": 1.0}, 0.0
    moustache = parts.attributes.get("moustache", {}).get("1", 0.0)
    scarfed = parts.attributes.get("cover", {}).get("headscarf", 0.0) > 0.5
    return said, 0.0 if scarfed and moustache < SCARFED else moustache


def _length(
    kind: str, said: Mapping[str, float], depth: float | None, hanging: float | None
) -> float:
    """0 none to 1 long. depth, hanging: of what is grown, None where that cannot be told."""
    if kind not in ("short", "full"):
        return LENGTHS.get(kind, 0.0)
    full = said.get("full", 0.0) / max(said.get("full", 0.0) + said.get("short", 0.0), 1e-6)
    length = LENGTHS["short"] + full * (LENGTHS["full"] - LENGTHS["short"])
    if hanging is not None:
        length = min(length, float(np.interp(hanging, *HANGS)))
    if depth is not None:
        length = min(length, float(np.interp(depth, *THROUGH)))
    return share(length)


def _depth(view: FrontView, place: Mask, light: Light, hair: str) -> float | None:
    """How far the middling px of a place go from skin to hair; None where those are too alike."""
    apart = float(light.skin[0] - lab_color(hair)[0])
    pixels = view.lab[place & view.inside & ~features(view)]
    if len(pixels) < MIN_PIXELS or apart < DARKER:
        return None
    return float(light.seen[0] - np.median(pixels[:, 0])) / apart


def _hanging(view: FrontView, grown: Mask) -> float | None:
    """How far below the chin a beard reaches, canonical; None where the frame may hide more."""
    _, ys = grid()
    chin = float(view.points[152, 1])
    middle = grown & box((-MIDDLE, MIDDLE), (-9, 9))
    rows = ys[:, 0][middle.sum(1) > ROW_PX]
    if not len(rows):
        return None
    below = view.inside & box((-MIDDLE, MIDDLE), (-9, 9))
    shown = float(ys[below].min()) if below.any() else 0.0
    return None if rows.min() < shown + 0.1 else chin - float(rows.min())


def akin(color: str, hair: str) -> str:
    """A measured colour of brows or beard in the family of the same head's hair.

    Between short hairs skin shines through, which makes grey ones brown and brown ones red.
    """
    seen, family = lab_color(color), lab_color(hair)
    chroma, most = float(np.hypot(*seen[1:])), float(np.hypot(*family[1:])) + REDDER
    found = seen * np.array([1.0, *[min(1.0, most / max(chroma, 1e-6))] * 2], np.float32)
    if family[0] > GREY[0] and most - REDDER < GREY[1]:
        found = found + PALER * (family - found)
    return hex_color(np.asarray(found, np.float32))


def _without_skin(color: str, hair: str) -> str:
    """The colour of stubble, between whose hairs so much skin shines that it looks paler."""
    seen, family = lab_color(color), lab_color(hair)
    if seen[0] <= family[0]:
        return color
    return hex_color(np.asarray(seen + SHINES_THROUGH * (family - seen), np.float32))


def _young(parts: HeadParts) -> bool:
    """Whether it is a child's face, where what looks like a beard is shade."""
    said = parts.attributes.get("age", {})
    return sum(said.get(age, 0.0) for age in YOUNG) > 0.5


def _style(
    said: Mapping[str, float], growth: Mapping[str, float], moustache: bool
) -> tuple[str, str]:
    """none, stubble, short or full, and which regions grow. growth: how surely chin and jaw do."""
    if said.get("none", 0.0) > 0.5:
        return "none", "none"
    kinds = {name: share for name, share in said.items() if name != "none"}
    kind = max(kinds, key=kinds.__getitem__, default="none")
    chin, jaw = (growth[n] > (TUFT if kind == "stubble" else GROWN[n]) for n in ("chin", "jaw"))
    if not (chin or jaw):
        seen = kind == "stubble" or said.get("none", 0.0) < UNSEEN
        return ("stubble", "stubble") if seen else ("none", "none")
    kind = "short" if kind == "stubble" else kind
    if jaw:
        return kind, "full" if chin else "jaw"
    return kind, "goatee" if moustache else "chin"


def _moustache(said: float, dark: float) -> float:
    """0 where there is none, else how densely it grows."""
    return share(0.3 + 0.3 * said + 0.4 * dark) if said > SURE else 0.0


def _growth(parts: HeadParts, name: str, grown: Mask, place: Mask) -> float:
    """How surely a beard grows on chin or jaw: as was said, else by its pixels in `place`."""
    told = parts.attributes.get(name)
    if told is not None:
        return told["grown"]
    return float(_grown_over(grown, place) > COVERED)


def _darkness(view: FrontView, place: Mask, light: Light, color: str) -> float:
    """How far the middling px of a place go from the skin's lightness to a hair's colour."""
    if int(place.sum()) < MIN_PIXELS:
        return 0.5
    apart = float(light.skin[0] - lab_color(color)[0])
    seen = float(light.skin[0] - np.median(light.corrected(view.lab[place])[:, 0]))
    return ramp(abs(seen) / max(abs(apart), 12.0), *DARK)


def _grown_over(grown: Mask, place: Mask) -> float:
    return float(grown[place].mean()) if place.any() else 0.0


def _regions(view: FrontView) -> tuple[Mask, Mask, Mask]:
    """The chin, the jaw at both sides, and the upper lip."""
    oval = narrowed(view.oval, 0.04)
    low = float(view.points[152, 1]) + CHIN_HIGH
    chin = oval & box((-0.3, 0.3), (-2.0, low))
    jaw = oval & (box((-1.0, -0.5), (-0.75, -0.15)) | box((0.5, 1.0), (-0.75, -0.15)))
    nose, lip = float(view.points[2, 1]), float(view.points[0, 1])
    return chin, jaw, box((-0.3, 0.3), (lip, nose - 0.03)) & view.inside


def _color(view: FrontView, grown: Mask, light: Light, hair: str) -> tuple[str, float]:
    """The beard's colour, and by how much lightness it differs from the skin."""
    place = grown & ~features(view)
    if int(place.sum()) < MIN_PIXELS:
        return hair, 0.0
    pixels = view.lab[place]
    darkest = pixels[pixels[:, 0] <= np.percentile(pixels[:, 0], 45)]
    color = np.median(darkest, 0).astype(np.float32)
    contrast = abs(float(light.seen[0] - color[0]))
    palest = pixels[pixels[:, 0] >= np.percentile(pixels[:, 0], 60)]
    pale = np.median(palest, 0).astype(np.float32)
    if not view.grey and is_white(pale, light):  # between white hairs is shade, which looks brown
        color = np.array([pale[0] + WHITE[0], *(WHITE[1] * pale[1:])], np.float32)
    return hex_color(light.corrected(color)), contrast


def is_white(palest: Array, light: Light) -> bool:
    """Whether these are white or grey hairs: the palest of other beards shine less, or brown."""
    chroma = float(np.hypot(*palest[1:])) / max(float(np.hypot(*light.seen[1:])), 1e-6)
    return float(light.seen[0] - palest[0]) < GRIZZLED[0] and chroma < GRIZZLED[1]
