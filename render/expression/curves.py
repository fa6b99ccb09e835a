"""Curves over time: how much of something there is while a loop goes from 0 to 1 and back.

A loop is a walk there and back (render.motion), so a curve is asked for the way there only, 0 to 1
in half a loop's time, and stands still at both ends: nothing jerks where the walk turns round.
What goes one way only is asked for the whole loop, 0 to 1, instead.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from render.geometry import smoothstep

Curve = Callable[[float], float]

AT_ONCE = 0.02  # of a loop: less than a frame
SPECK = 0.7  # missing of what is just about to go


def still(value: float) -> Curve:
    """The same all the time."""
    return lambda _: value


def keys(*moments: tuple[float, float]) -> Curve:
    """Through (time, value) pairs, easing in and out of each; the first and last value stay."""
    assert all(a[0] < b[0] for a, b in pairwise(moments)), "moments in order"

    def value(time: float) -> float:
        if time <= moments[0][0]:
            return moments[0][1]
        for (start, low), (stop, high) in pairwise(moments):
            if time <= stop:
                return low + (high - low) * _eased((time - start) / (stop - start))
        return moments[-1][1]

    return value


def wave(cycles: float, first: float, second: float) -> Curve:
    """From the first value to the second and back, so many times on the way there."""
    assert cycles * 2 % 1 == 0, "half a cycle would jerk at the end of the walk"
    middle, swing = (first + second) / 2, (first - second) / 2
    return lambda time: middle + swing * float(np.cos(2 * np.pi * cycles * time))


def pulse(at: float, half_width: float, height: float = 1.0) -> Curve:
    """A single swell."""

    def value(time: float) -> float:
        apart = min(abs(time - at) / half_width, 1.0)
        return height * (1 - _eased(apart))

    return value


def line(*moments: tuple[float, float]) -> Curve:
    """Straight through (time, value) pairs; the first and last value stay."""
    times, values = zip(*moments, strict=True)
    return lambda time: float(np.interp(time, times, values))


def away(born: float, grown: float, waning: float, gone: float) -> Curve:
    """How much of a thing is missing that comes and goes, in four moments of a loop.

    It starts and ends at a size that can be seen: a speck would be all border.
    """
    return line(
        (born, 1.0),
        (born + AT_ONCE, SPECK),
        (grown, 0.0),
        (waning, 0.0),
        (gone - AT_ONCE, SPECK),
        (gone, 1.0),
    )


def later(lag: float, curve: Curve, *, times: int = 1) -> Curve:
    """For loops that go on: so much later, and so many times in one loop."""
    return lambda time: curve((times * time - lag) % 1.0)


def total(*curves: Curve) -> Curve:
    """All of them at once."""
    return lambda time: sum(curve(time) for curve in curves)


def _eased(share: float) -> float:
    return smoothstep(share)
