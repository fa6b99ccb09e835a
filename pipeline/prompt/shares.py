"""How much each of several themes counts. Front ends read this before anything heavy is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import UnusableMix


def read_weights(text: str) -> tuple[float, ...]:
    """The numbers of a text such as "0.3,0.7"; raises UnusableMix."""
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise UnusableMix(f"{text!r} is no list of numbers") from error


def shares_of(weights: Sequence[float], count: int) -> tuple[float, ...]:
    """The weights of so many themes as shares of 1; none given: equal ones. Raises UnusableMix."""
    if not weights:
        return (1 / count,) * count
    if len(weights) != count:
        raise UnusableMix(f"{count} themes have {len(weights)} weights")
    if not all(0 <= weight < float("inf") for weight in weights) or not sum(weights):
        raise UnusableMix("weights are numbers from 0 up, and not all of them 0")
    return tuple(weight / sum(weights) for weight in weights)
