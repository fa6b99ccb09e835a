"""What colour skin is in daylight: a Bayesian estimate from a face under light nobody knows.

Three witnesses are weighed by how far each is off (after Brainard and Freeman, "Bayesian Color
Constancy", 1997): the cues of `pipeline.measure.cues`, together linear in the skin's lightness with
Gaussian noise; the tone that the parts network sees; and what is usual. A hidden cue counts as
usual. All numbers are fitted to careful readings, all tones of skin counted alike, by
`python -m pipeline.train tone`, which writes `pipeline/weights/tone.json`.

Skins follow a curve in CIE Lab. Hue and chroma of the photo move the estimate little along that
curve: they are the light's more than the skin's. How far off the estimate is does not depend on how
dim or coloured the photo is, nor on how sure the network is, so each width is one number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np

from pipeline.color import Array
from pipeline.errors import BrokenModel
from pipeline.measure.cues import Attributes, cue_values
from pipeline.measure.view import FrontView
from pipeline.measure.words import ramp

FITTED = Path(__file__).parent.parent / "weights" / "tone.json"
TONES = (87.0, 80.5, 73.0, 64.0, 52.0, 37.0)  # lightness of the network's six tones
FARTHEST = 3.5  # spreads beyond which a cue says no more
LEAST, MOST = 24.0, 89.0  # lightness of skin
# Portraits in grey show fair skin darker than photos in colour do, and the network learned tones
# in colour: of 48 official ones, nearly all of fair people, half came out below a lightness of 67.
# What isn't dark in the photo is drawn part of the way to fair skin; what is dark stays.
GREY_FAIR, GREY_DRAWN, GREY_PALE = 80.0, 0.5, (54.0, 68.0)
HUE_DEG, HUE_TRUST, TURN_DEG = 56.5, 0.2, 14.0  # skin's hue, what the photo says of it, at most
CHROMA_TRUST, RICHER = 0.25, 0.35  # the same of chroma, relative to the curve
COLORLESS = 4.0  # chroma below which a hue means nothing


@dataclass(frozen=True)
class Cue:
    """usual, spread: of its values over many faces. weight: lightness that a spread tells."""

    usual: float
    spread: float
    weight: float


@dataclass(frozen=True)
class Witness:
    """Says `middle` + `slope` x (what it shows); blur: its standard deviation, lightness."""

    middle: float
    slope: float
    blur: float


@dataclass(frozen=True)
class ToneFit:
    """told: shows the sum of the cues. tone: shows the expected lightness of the network's tones.
    skin, skins: mean and standard deviation of the prior over lightness."""

    cues: Mapping[str, Cue]
    told: Witness
    tone: Witness
    skin: float
    skins: float

    def save(self, path: Path) -> None:
        """Write it for `load_fit`."""
        path.write_text(json.dumps(asdict(self), indent=2) + "\n")


@cache
def load_fit(path: Path = FITTED) -> ToneFit:
    """What was fitted; raises BrokenModel."""
    try:
        found = json.loads(path.read_text())
        return ToneFit(
            cues={name: Cue(**cue) for name, cue in found["cues"].items()},
            told=Witness(**found["told"]),
            tone=Witness(**found["tone"]),
            skin=found["skin"],
            skins=found["skins"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenModel(path.name, "missing or damaged") from error


def skin_in_daylight(view: FrontView, seen: Array, said: Attributes) -> Array:
    """float32 (3,) Lab of the skin that looks like `seen` (3,) in a view.

    said: the network's attributes of the head; "tone" and "light" are heard where they are there.
    """
    lightness = posterior(cue_values(view, seen, said), said.get("tone", {}))
    if view.grey:
        drawn = GREY_DRAWN * ramp(float(seen[0]), *GREY_PALE)
        lightness += drawn * max(0.0, GREY_FAIR - lightness)
    return human_skin(lightness, *tint(view, seen))


def usual_chroma(lightness: float) -> float:
    """Of human skin of this lightness, CIE Lab."""
    return 17 + 13 * float(np.exp(-(((lightness - 58) / 24) ** 2)))


def human_skin(lightness: float, hue_deg: float, richness: float) -> Array:
    """float32 (3,) Lab; richness: the chroma's ratio to what is usual at that lightness."""
    turn, chroma = np.radians(hue_deg), richness * usual_chroma(lightness)
    return np.array([lightness, chroma * np.cos(turn), chroma * np.sin(turn)], np.float32)


def tint(view: FrontView, seen: Array) -> tuple[float, float]:
    """Hue (degrees) and richness of the skin that looks like `seen` (3,), Lab."""
    chroma = float(np.hypot(seen[1], seen[2]))
    if view.grey or chroma <= COLORLESS:
        return HUE_DEG, 1.0
    turned = float(np.degrees(np.arctan2(seen[2], seen[1]))) - HUE_DEG
    turned = float(np.clip((turned + 180) % 360 - 180, -TURN_DEG, TURN_DEG))
    richer = float(np.clip(chroma / usual_chroma(float(seen[0])) - 1, -RICHER, RICHER))
    return HUE_DEG + HUE_TRUST * turned, 1.0 + CHROMA_TRUST * richer


def posterior(
    values: Mapping[str, float], tones: Mapping[str, float], fit: ToneFit | None = None
) -> float:
    """The expected lightness of skin, from the cues' values and the network's tones, if any."""
    fit = fit or load_fit()
    heard = [(fit.told, cue_sum(values, fit.cues))]
    tone = expected_tone(tones)
    if np.isfinite(tone):
        heard.append((fit.tone, tone))
    return weigh(heard, fit.skin, fit.skins)


def weigh(heard: list[tuple[Witness, float]], skin: float, skins: float) -> float:
    """The lightness that witnesses and a prior agree on; each witness with what it shows."""
    evidence = [(w.middle + w.slope * shown, w.blur) for w, shown in heard] + [(skin, skins)]
    weights = [1 / blur**2 for _, blur in evidence]
    lightness = sum(w * mean for w, (mean, _) in zip(weights, evidence, strict=True)) / sum(weights)
    return float(np.clip(lightness, LEAST, MOST))


def expected_tone(tones: Mapping[str, float]) -> float:
    """The expected lightness of the network's tones "1" to "6"; NaN where it says nothing."""
    shares = np.array([tones.get(str(k + 1), 0.0) for k in range(len(TONES))])
    return float(shares @ TONES / shares.sum()) if shares.sum() > 0 else float("nan")


def cue_sum(values: Mapping[str, float], cues: Mapping[str, Cue]) -> float:
    """How much lighter than usual (CIE L) all cues together call the skin."""
    total = 0.0
    for name, cue in cues.items():
        if np.isfinite(values.get(name, np.nan)):
            away = (values[name] - cue.usual) / cue.spread
            total += cue.weight * float(np.clip(away, -FARTHEST, FARTHEST))
    return total
