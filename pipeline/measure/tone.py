"""What colour skin is in daylight: a Bayesian estimate from a face under light nobody knows.

The lightness that a camera recorded confounds skin, exposure and light. What tells them apart is
what else the photo shows (after Brainard and Freeman, "Bayesian Color Constancy", 1997): the
whites of the eyes and teeth, which hardly differ between people (sclera as white reference: Males,
Hedi and Grgic, "Color Balancing Using Sclera Color", 2018); how far the face falls into shadow;
the white point; the background's tint. Each is a cue, linear in the skin's lightness with Gaussian
noise; a cue that is hidden counts as usual. Hair's colour and texture are no cues on purpose: they
would tell skin by the looks of a group instead of by this face.

The prior is the curve that human skins follow in CIE Lab, with a lightness that varies more than
people's does, so that very dark and very pale skin is hardly drawn towards the middle. Hue and
chroma of the photo move the estimate little along that curve: they are the light's more than the
skin's. How far off the estimate is does not depend on how dim or coloured the photo is, so its
width is one number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.canonical import EYE
from pipeline.color import Array, to_lab, to_rgb
from pipeline.measure.places import bare, lips, twin
from pipeline.measure.view import FrontView, Mask
from pipeline.measure.words import ramp
from pipeline.painted.face_regions import MOUTH

Attributes = Mapping[str, Mapping[str, float]]
GAMMA = 2.2
MIN_PIXELS = 20
WHITEST_EYE, WHITEST_TEETH = 85, 80  # percentiles of lightness where white is
TOOTHY = 0.5  # probability from which teeth show
MIRRORS = 0.3  # share of an eye behind glasses, which mirror the sky
PALER_LIPS = -3.0  # lightness against the skin's from which lips are hidden


@dataclass(frozen=True)
class Cue:
    """usual, spread: of its values over many faces. weight: lightness that a spread tells.
    farthest: spreads beyond which it says no more."""

    usual: float
    spread: float
    weight: float
    farthest: float = 2.5


# Fitted to 153 careful readings and 264 coarse ones, all tones counted alike (bench/skin.py).
CUES: Mapping[str, Cue] = {
    "seen": Cue(71.5, 14.0, 16.1, farthest=3.5),
    "too_dark": Cue(0.763, 3.47, -1.99, farthest=3.5),
    "beside_eye": Cue(0.415, 0.506, 3.36, farthest=3.5),
    "eye": Cue(61.6, 16.6, 1.0),
    "beside_teeth": Cue(-0.064, 0.465, 4.61, farthest=3.5),
    "lips": Cue(51.7, 13.4, -4.28),
    "shadow": Cue(0.831, 0.427, -6.13),
    "redness": Cue(0.563, 0.263, 2.91),
    "dim": Cue(2.47, 5.82, 3.8, farthest=3.5),
    "backdrop": Cue(4.04, 9.26, -2.33),
    "half_lit": Cue(0.115, 0.142, 4.96),
}
MIDDLE = 72.0  # lightness of skin whose cues are all usual
BLUR = 10.0  # lightness, standard deviation of what all cues together say
WHITE, WHITE_POINT = 85.0, 97  # lightness, and percentile of the view's
SHADOW = 15  # percentile of the face's lightness
BACKDROP = 0.7  # share from which a pixel is background
DARKEST = 1e-3  # luminance below which photos show nothing
SKIN, SKINS = 64.0, 22.0  # mean and standard deviation of the prior over lightness
LEAST, MOST = 24.0, 89.0  # lightness of skin
# Portraits in grey show fair skin darker than photos in colour do: half of 80 official ones came
# out below a lightness of 68, where fair skin in colour is read at 75. Dark skin stays.
GREY_PALER, GREY_PALE = 5.0, (45.0, 62.0)
TONES = (87.0, 80.5, 73.0, 64.0, 52.0, 37.0)  # lightness of the network's six tones
TONE_BLUR = 10.0  # lightness, standard deviation of a tone that the network is sure of
HUE_DEG, HUE_TRUST, TURN_DEG = 56.5, 0.2, 14.0  # skin's hue, what the photo says of it, at most
CHROMA_TRUST, RICHER = 0.25, 0.35  # the same of chroma, relative to the curve


def usual_chroma(lightness: float) -> float:
    """Of human skin of this lightness, CIE Lab."""
    return 17 + 13 * float(np.exp(-(((lightness - 58) / 24) ** 2)))


def skin_in_daylight(view: FrontView, seen: Array, said: Attributes) -> Array:
    """float32 (3,) Lab of the skin that looks like `seen` (3,) in a view.

    said: the network's attributes of the head; "tone" and "light" are heard where they are there.
    """
    lightness = posterior(cue_values(view, seen, said), said.get("tone", {}))
    if view.grey:
        lightness += GREY_PALER * ramp(float(seen[0]), *GREY_PALE)
    usual = usual_chroma(lightness)
    hue, richness = HUE_DEG, 1.0
    if not view.grey and float(np.hypot(seen[1], seen[2])) > 4:
        turned = float(np.degrees(np.arctan2(seen[2], seen[1]))) - HUE_DEG
        hue += HUE_TRUST * float(np.clip((turned + 180) % 360 - 180, -TURN_DEG, TURN_DEG))
        ratio = float(np.hypot(seen[1], seen[2])) / usual_chroma(float(seen[0]))
        richness += CHROMA_TRUST * float(np.clip(ratio - 1, -RICHER, RICHER))
    turn, chroma = np.radians(hue), richness * usual
    return np.array([lightness, chroma * np.cos(turn), chroma * np.sin(turn)], np.float32)


def posterior(values: Mapping[str, float], tones: Mapping[str, float]) -> float:
    """The expected lightness of skin, from the cues' values and the network's tones, if any."""
    evidence = [(SKIN, SKINS), (_told(values), BLUR)]
    said = sum(tones.get(str(k + 1), 0.0) for k in range(len(TONES)))
    if said > 0:
        shares = np.array([tones.get(str(k + 1), 0.0) for k in range(len(TONES))]) / said
        tone = float(shares @ TONES)
        doubt = float(shares @ (np.array(TONES) - tone) ** 2)
        evidence.append((tone, float(np.sqrt(TONE_BLUR**2 + doubt))))
    weights = [1 / blur**2 for _, blur in evidence]
    lightness = sum(w * mean for w, (mean, _) in zip(weights, evidence, strict=True)) / sum(weights)
    return float(np.clip(lightness, LEAST, MOST))


def _told(values: Mapping[str, float]) -> float:
    """The lightness that all cues together say."""
    told = MIDDLE
    for name, cue in CUES.items():
        if np.isfinite(values.get(name, np.nan)):
            away = (values[name] - cue.usual) / cue.spread
            told += cue.weight * float(np.clip(away, -cue.farthest, cue.farthest))
    return told


def cue_values(view: FrontView, seen: Array, said: Attributes) -> dict[str, float]:
    """Each cue's value; NaN where it is hidden. The arguments are those of `skin_in_daylight`."""
    lightness = float(seen[0])
    eye, teeth = _whitest_eye(view), _teeth(view, said)
    red, green, _ = np.clip(to_rgb(np.asarray(seen, np.float32)), 0.004, 1) ** GAMMA
    return {
        "seen": lightness,
        "too_dark": max(0.0, 50 - lightness),
        "beside_eye": exposure(lightness) - exposure(eye),
        "eye": eye,
        "beside_teeth": exposure(lightness) - exposure(teeth),
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
