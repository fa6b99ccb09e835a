"""Curves over a walk: how much of something there is while a loop goes from 0 to 1 and back.

A loop is a walk there and back (render.motion), so a curve is asked for the way there only, 0 to 1
in half a loop's time, and stands still at both ends: nothing jerks where the walk turns round.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from render.geometry import smoothstep

Curve = Callable[[float], float]


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


def total(*curves: Curve) -> Curve:
    """All of them at once."""
    return lambda time: sum(curve(time) for curve in curves)


def _eased(share: float) -> float:
    return smoothstep(share)
