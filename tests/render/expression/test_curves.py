"""Curves go through what is asked for, smoothly, and stand still at both ends."""

import numpy as np
import pytest

from render.expression.curves import Curve, away, keys, later, line, pulse, still, total, wave

CURVES = {
    "still": still(0.4),
    "keys": keys((0.0, 0.2), (0.3, 1.0), (1.0, -0.5)),
    "wave": wave(2.0, 1.0, 0.0),
    "half wave": wave(1.5, 3.0, -3.0),
    "pulse": pulse(0.5, 0.2),
    "pulse at the end": pulse(1.0, 0.1),
    "total": total(still(1.0), wave(1.0, 0.5, 0.1)),
}


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
def test_a_curve_has_no_corner_where_the_walk_turns_round(curve: Curve) -> None:
    for end, inside in ((0.0, 1e-3), (1.0, 1 - 1e-3)):
        assert abs(curve(end) - curve(inside)) < 1e-3


@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
def test_a_curve_never_jumps(curve: Curve) -> None:
    values = np.array([curve(time) for time in np.linspace(0, 1, 2001)])
    assert np.abs(np.diff(values)).max() < 0.02


def test_keys_are_reached_and_held_beyond_the_ends() -> None:
    curve = keys((0.2, 1.0), (0.6, 3.0))
    assert [curve(time) for time in (0.0, 0.2, 0.4, 0.6, 1.0)] == pytest.approx([1, 1, 2, 3, 3])


def test_a_wave_swings_between_its_values() -> None:
    curve = wave(1.5, 2.0, 6.0)
    assert [curve(time) for time in (0, 1 / 3, 2 / 3, 1)] == pytest.approx([2, 6, 2, 6])


def test_a_pulse_is_over_after_its_width() -> None:
    curve = pulse(0.5, 0.1, 2.0)
    assert [curve(time) for time in (0.39, 0.5, 0.61)] == pytest.approx([0, 2, 0])


def test_a_line_has_no_ease() -> None:
    curve = line((0.2, 1.0), (0.6, 3.0))
    assert [curve(time) for time in (0.0, 0.3, 0.5, 1.0)] == pytest.approx([1, 1.5, 2.5, 3])


def test_what_comes_and_goes_is_never_a_speck() -> None:
    curve = away(0.1, 0.3, 0.7, 0.9)
    values = np.array([curve(time) for time in np.linspace(0, 1, 26)])  # frames of a loop
    assert (values[[0, 2, -1]] == 1).all()
    assert (values[9:17] == 0).all()
    assert ((values < 0.75) | (values == 1)).all()


def test_later_comes_round_again() -> None:
    twice = later(0.25, line((0.0, 0.0), (1.0, 1.0)), times=2)
    assert [twice(time) for time in (0.125, 0.25, 0.625)] == pytest.approx([0, 0.25, 0])


def test_a_wave_that_would_jerk_is_refused() -> None:
    with pytest.raises(AssertionError, match="jerk"):
        wave(0.75, 0.0, 1.0)


def test_keys_out_of_order_are_refused() -> None:
    with pytest.raises(AssertionError, match="order"):
        keys((0.5, 0.0), (0.2, 1.0))
