"""What kind of hair it is: the network's opinion weighed with what the outlines allow."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.measure.hair_traits import Glimpse
from pipeline.measure.light import Light
from pipeline.measure.outline import SKULL
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask, grid
from pipeline.measure.words import ramp

EYES_Y = 0.48  # canonical
CROWN_FROM = 0.16  # canonical above the forehead's last landmark, where bald heads are bare
WITHIN = 0.94  # of the skull: its rim may be hair from behind
IN_SHADOW = 0.55  # half shadow from which only the lit side's crown is looked at
UNLIKELY = 0.12  # what is left of an opinion that the outlines contradict
SURELY_TIED = 0.4  # tails in the air are worse than hair worn loose
LEAST_AREA = 0.12  # square canonical units below which there is no hair to speak of
BUN_HEIGHT, BUN = 0.32, 1.12  # canonical beyond this many skulls
FACE = 0.5  # how much a face's log-odds count beside the network's and the strands'
DOUBT = 0.03  # what every probability is at least where the frame hides the hair
STRANDS = ((0.0, 0.25, 0.6), (-0.7, 0.0, 0.55))  # share beside the jaw to log-odds of loose hair
BARE = (0.55, 0.85)  # share of the scalp over the forehead from which baldness is possible, is sure
MAYBE_BARE = 0.12  # where that is unseen
ENDS = (-0.55, -1.15)  # canonical y of hair's seen ends: surely at the jaw, surely lower
GUESSED_BUN = 1.6  # canonical height: it shows over the crown, or tied hair looks shorn
BESIDE = (0.15, 0.2)  # square canonical units of a ponytail at one side, of tails at both


def likeliest_kind(said: Mapping[str, float], hair: Mask, lowest: float, crown: float) -> str:
    """The kind of hair, as in likeness.Hair, of a head whose crown is seen.

    said: probabilities by the network's names. lowest: y of the lowest hair. crown: share of the
    crown that is hair.
    """
    fits = _fits(lowest, crown)
    weighed = {k: p * fits[k] for k, p in said.items() if k in fits}
    if said.get("tied", 0.0) < SURELY_TIED:
        weighed.pop("tied", None)
    best = max(weighed, key=weighed.__getitem__, default="short")
    hidden = said.get("cut", 0.0) + said.get("covered", 0.0)
    if hidden <= said.get(best, 0.0):
        return best
    if float(hair.sum()) / PX_PER_UNIT**2 < LEAST_AREA:
        return "short"
    return "long" if lowest < -1.3 else "medium" if lowest < -0.5 else "short"


def _fits(lowest: float, crown: float) -> dict[str, float]:
    """How well each kind agrees with the outlines, UNLIKELY to 1."""
    bare = 1 - crown
    fits = {
        "short": ramp(lowest, -0.9, -0.35) * (0.3 + 0.7 * crown),
        "medium": min(ramp(lowest, 0.0, -0.45), ramp(lowest, -1.9, -1.2)),
        "long": ramp(lowest, -0.5, -1.1),
        "tied": 0.7 * ramp(crown, 0.15, 0.6),
        "bald_top": ramp(bare, 0.15, 0.45) * ramp(lowest, -0.9, -0.35),
        "bald": ramp(bare, 0.4, 0.75),
        "shaved": 0.7 * ramp(lowest, -0.5, 0.0),
    }
    return {name: max(fit, UNLIKELY) for name, fit in fits.items()}


def completed_kind(said: Mapping[str, float], glimpse: Glimpse) -> str:
    """The likeliest kind of hair that the frame or a cover hides, as a painter would guess it.

    said: probabilities by the network's names.
    """
    face = FACE * glimpse.face
    loose = 0.0 if glimpse.beside is None else float(np.interp(glimpse.beside, *STRANDS))
    loose *= 0.4 if glimpse.covered else 1.0  # the network sees more than the outlines there
    bare = MAYBE_BARE if glimpse.bare is None else ramp(glimpse.bare, *BARE)
    long_ends = 0.7 if glimpse.below else 0.25 + 0.65 * ramp(glimpse.lowest, *ENDS)
    fits = {
        "short": np.exp(-(face + loose) / 2),
        "long": long_ends * np.exp((face + loose) / 2),
        "medium": (1 - long_ends) * np.exp((0.8 * face + loose) / 2),
        "tied": (0.3 if glimpse.covered else 0.45) * np.exp((face - loose) / 2),
        "shaved": bare,
        "bald": 0.7 * bare,
        "bald_top": 0.7 * bare,
    }
    weighed = {name: (said.get(name, 0.0) + DOUBT) * float(fit) for name, fit in fits.items()}
    return max(weighed, key=weighed.__getitem__)


def crown_share(view: FrontView, hair: Mask, light: Light) -> float | None:
    """The share of the crown that is hair; of the lit side where the other is dark."""
    xs, ys = grid()
    top = float(view.points[10, 1]) + CROWN_FROM
    skull = np.hypot(xs / SKULL[0], (ys - EYES_Y) / SKULL[1]) < WITHIN
    place = skull & (ys > top)
    if light.half > IN_SHADOW:
        place &= xs > 0 if light.side == "right" else xs < 0
    seen = place & view.inside
    covered = seen & (view.share("cover") > 0.5)
    if float(seen.sum()) < 0.4 * float(place.sum()) or float(covered.sum()) > 0.2 * seen.sum():
        return None
    return float(hair[seen].mean())


def tie_of(
    kind: str, hair: Mask, beyond_skull: float, *, guess: bool | None = None
) -> tuple[str, float]:
    """What tied hair is tied to, and at what height, canonical.

    beyond_skull: how far the silhouette's top stands out beyond BUN skulls. guess: whether it is
    likely a bun, where the photo's frame hides that.
    """
    if kind != "tied":
        return "none", 1.0
    if guess is not None:
        return ("bun", GUESSED_BUN) if guess else ("none", 1.0)
    if beyond_skull > BUN_HEIGHT:
        return "bun", 1.5
    xs, ys = grid()
    low = hair & (ys < 0.2)
    beside = [int((low & (xs * side > 1.0)).sum()) / PX_PER_UNIT**2 for side in (-1, 1)]
    if min(beside) > BESIDE[1]:
        return "pigtails", 0.4
    if max(beside) > BESIDE[0]:
        return "ponytail", 0.4
    return "bun", 0.6
