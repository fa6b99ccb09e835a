"""How long something takes, in the largest unit that fits, and never more exact than is known."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bot.speech.catalog import Speech
from bot.speech.phrases import Phrase, say_phrase

MINUTE_S, HOUR_S = 60, 3600
_EXACT_S = 10  # below it each second is said, above only fives


@dataclass(frozen=True)
class Span:
    """count of "seconds", "minutes" or "hours"."""

    unit: str
    count: int


def span_of(duration_s: float) -> Span:
    """Rounded up: who waits is glad when it is over sooner."""
    seconds = max(1, math.ceil(duration_s))
    if seconds > _EXACT_S:
        seconds = math.ceil(seconds / 5) * 5
    if seconds < 2 * MINUTE_S:
        return Span("seconds", seconds)
    if seconds < 2 * HOUR_S:
        return Span("minutes", math.ceil(seconds / MINUTE_S))
    return Span("hours", math.ceil(seconds / HOUR_S))


def say_eta(speech: Speech, eta_s: float, language: str | None = None) -> str:
    """How long a job still takes."""
    span = span_of(eta_s)
    phrase = Phrase(f"progress-eta-{span.unit}", {"count": span.count})
    return say_phrase(speech, phrase, language)


def again_in(wait_s: float) -> Phrase:
    """When something is to be had again, as a part of a sentence; in minutes at least."""
    span = span_of(max(wait_s, 2 * MINUTE_S))
    return Phrase(f"again-{span.unit}", {"count": span.count})
