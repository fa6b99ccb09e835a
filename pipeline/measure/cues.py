"""What a photo shows of how light a face's skin is, besides the skin's own pixels.

The lightness that a camera recorded confounds skin, exposure and light. What tells them apart are
the whites of the eyes and teeth, which hardly differ between people (sclera as white reference:
Males, Hedi and Grgic, "Color Balancing Using Sclera Color", 2018); how far the face falls into
shadow; the white point; the background's tint. Hair's colour and texture are no cues on purpose:
they would tell skin by the looks of a group instead of by this face.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.canonical import EYE
from pipeline.color import Array, to_lab, to_rgb
from pipeline.measure.places import bare, lips, twin
from pipeline.measure.view import FrontView, Mask
from pipeline.painted.face_regions import MOUTH

Attributes = Mapping[str, Mapping[str, float]]
GAMMA = 2.2
MIN_PIXELS = 20
WHITEST_EYE, WHITEST_TEETH = 85, 80  # percentiles of lightness where white is
TOOTHY = 0.5  # probability from which teeth show
MIRRORS = 0.3  # share of an eye behind glasses, which mirror the sky
PALER_LIPS = -3.0  # lightness against the skin's from which lips are hidden
WHITE, WHITE_POINT = 85.0, 97  # lightness, and percentile of the view's
SHADOW = 15  # percentile of the face's lightness
BACKDROP = 0.7  # share from which a pixel is background
DARKEST = 1e-3  # luminance below which photos show nothing


def cue_values(view: FrontView, seen: Array, said: Attributes) -> dict[str, float]:
    """Each cue's value; NaN where it is hidden.

    seen: float32 (3,), Lab of the lit skin. said: the network's attributes of the head.
    """
    lightness = float(seen[0])
    red, green, _ = np.clip(to_rgb(np.asarray(seen, np.float32)), 0.004, 1) ** GAMMA
    return {
        "seen": lightness,
        "beside_eye": exposure(lightness) - exposure(_whitest_eye(view)),
        "beside_teeth": exposure(lightness) - exposure(_teeth(view, said)),
        "lips": _lips(view, lightness),
        "shadow": exposure(lightness) - exposure(_shadow(view)),
        "redness": np.nan if view.grey else float(np.log(red / green)),
        "dim": _dim(view),
        "backdrop": np.nan if view.grey else _backdrop(view),
        "half_lit": said.get("light", {}).get("half", np.nan),
    }


def exposure(lightness: float) -> float:
    """The natural logarithm of the luminance of a CIE lightness; NaN stays NaN."""
    return float(np.log(np.maximum(((lightness + 16) / 116) ** 3, DARKEST)))


def _dim(view: FrontView) -> float:
    """By how much a photo's white point is darker than white in good light."""
    lightness = view.lab[view.inside, 0]
    return max(0.0, WHITE - float(np.percentile(lightness, WHITE_POINT))) if len(lightness) else 0.0


def _lips(view: FrontView, skin: float) -> float:
    """The lips' lightness; NaN where something paler than skin lies over them."""
    found = _median(view.lab[lips(view) & view.inside, 0])
    return found if found < skin + PALER_LIPS else float("nan")


def _whitest_eye(view: FrontView) -> float:
    """Lightness of the better seen eye's white; NaN behind glasses."""
    glasses = view.share("glasses")
    found = [
        _whitest(view, place, WHITEST_EYE)
        for place in (view.polygon(EYE), view.polygon(twin(EYE)))
        if (place & view.inside).any() and glasses[place & view.inside].mean() < MIRRORS
    ]
    return max((value for value in found if np.isfinite(value)), default=float("nan"))


def _teeth(view: FrontView, said: Attributes) -> float:
    """Lightness of the teeth; NaN where they do not show."""
    if said.get("mouth", {}).get("teeth", 0.0) <= TOOTHY:
        return float("nan")
    return _whitest(view, view.polygon(MOUTH), WHITEST_TEETH)


def _whitest(view: FrontView, place: Mask, percentile: int) -> float:
    """The median lightness of a place's lightest pixels, unsmoothed; NaN where it is too small."""
    seen = place & view.inside
    if int(seen.sum()) < MIN_PIXELS:
        return float("nan")
    lightness = to_lab(view.rgb[seen])[:, 0]
    return float(np.median(lightness[lightness >= np.percentile(lightness, percentile)]))


def _shadow(view: FrontView) -> float:
    """The lightness of the face's darker part, on whichever side."""
    skin = view.lab[bare(view), 0]
    return float(np.percentile(skin, SHADOW)) if len(skin) >= MIN_PIXELS else float("nan")


def _backdrop(view: FrontView) -> float:
    """How yellow (Lab b) the background is."""
    return _median(view.lab[view.inside & (view.share("background") > BACKDROP), 2])


def _median(values: Array) -> float:
    return float(np.median(values)) if len(values) >= MIN_PIXELS else float("nan")
