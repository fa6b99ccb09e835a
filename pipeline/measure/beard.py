"""Beard and moustache."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.likeness import Beard
from pipeline.measure.light import Light
from pipeline.measure.places import box, features, narrowed
from pipeline.measure.view import FrontView, Mask
from pipeline.measure.words import hex_color, lab_color, ramp, share
from pipeline.types import HeadParts

MIN_PIXELS = 30
LENGTHS = {"none": 0.0, "stubble": 0.12, "short": 0.42, "full": 0.9}
CHIN_HIGH = 0.24  # canonical height of the chin in which a beard is sought
SEEN = (0.08, 0.3)  # share of chin or jaw: no beard, and surely one
SURE = 0.42  # of a moustache, from which there is one
SOME_JAW = 0.06  # share of the jaw that a goatee reaches
COVERED = 0.3  # share of a region from which it is grown over
REDDER = 6.0  # chroma that brows and beards may have more than hair
GREY = 48.0, 14.0  # lightness from which and chroma up to which hair is grey
PALER = 0.55  # how far grey hair's colour is that of brows and beard


def measure_beard(view: FrontView, light: Light, parts: HeadParts, hair: str) -> Beard:
    """The beard of a face. hair: the hair's colour, taken where too little beard is seen."""
    said = parts.attributes.get("beard", {"none": 1.0})
    grown = (view.share("beard") > 0.4) & view.inside
    color, contrast = _color(view, grown, light, hair)
    color = akin(color, hair)
    chin, jaw, upper = (_grown_over(grown, place) for place in _regions(view))
    kind = _kind(said, max(chin, jaw))
    if kind == "short" and max(chin, jaw) <= COVERED:
        kind = "stubble"
    return Beard(
        style=_style(kind, chin, jaw),  # type: ignore[arg-type]
        length=LENGTHS.get(kind, 0.0),
        density=ramp(contrast, 4.0, 38.0) if contrast else 0.6,
        moustache=_moustache(parts.attributes.get("moustache", {}).get("1", 0.0), upper),
        color=color,
    )


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


def _kind(said: Mapping[str, float], seen: float) -> str:
    """none, stubble, short or full: the network's opinion, if there is a beard to be seen."""
    likely = {
        name: p * (ramp(seen, *SEEN) + 0.1 if name in ("short", "full") else 1.0)
        for name, p in said.items()
    }
    return max(likely, key=likely.__getitem__, default="none")


def _moustache(said: float, seen: float) -> float:
    """0 where there is none, else how surely and densely it grows."""
    sure = 0.6 * said + 0.4 * ramp(seen, 0.1, 0.6)
    return share(0.3 + 0.7 * sure) if sure > SURE else 0.0


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


def _style(kind: str, chin: float, jaw: float) -> str:
    """Which regions grow."""
    if kind in ("none", "stubble"):
        return kind
    if jaw > COVERED:
        return "full" if chin > COVERED else "jaw"
    if chin <= COVERED:
        return "full"
    return "goatee" if jaw > SOME_JAW else "chin"


def _color(view: FrontView, grown: Mask, light: Light, hair: str) -> tuple[str, float]:
    """The beard's colour, and by how much lightness it differs from the skin."""
    place = grown & ~features(view)
    if int(place.sum()) < MIN_PIXELS:
        return hair, 0.0
    pixels = view.lab[place]
    darkest = pixels[pixels[:, 0] <= np.percentile(pixels[:, 0], 45)]
    color = np.median(darkest, 0).astype(np.float32)
    return hex_color(light.corrected(color)), abs(float(light.seen[0] - color[0]))
