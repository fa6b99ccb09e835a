"""Every expression is there, distinct, within its limits, and asks for known shapes."""

from itertools import combinations
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from config.theme import MotionLook, Move
from pipeline.likeness import ExpressionName
from render.expression.catalog import EXPRESSIONS
from render.expression.perform import Player, perform
from render.expression.role import Role
from render.figure.shapes import SHAPES
from render.moves import Beat, Channels

NAMES = get_args(ExpressionName)
LOOK = MotionLook(moves=(Move(name="sway"),))
WALK = np.linspace(-np.pi / 2, np.pi / 2, 31)
PROPS = (
    "heart",
    "tear",
    "bubble",
    "z",
    "dots",
    "kiss",
    "shades",
    "confetti",
    "anger",
    "steam",
    "flash",
    "hand",
)


def acted(name: ExpressionName) -> NDArray[np.float64]:
    """float64 (31, N): all shapes and head channels on the way there."""
    moments = [perform(Player(Role(name)), LOOK, Beat(angle)) for angle in WALK]
    head = ("head_yaw", "head_nod", "head_roll")
    return np.array(
        [
            [moment.weights.get(shape, 0.0) for shape in SHAPES]
            + [getattr(moment.channels, channel) / 10 for channel in head]
            for moment in moments
        ]
    )


def asked(name: ExpressionName) -> set[str]:
    return {*EXPRESSIONS[name].shapes, *EXPRESSIONS[name].onward}


def test_all_sixteen_are_there() -> None:
    assert set(EXPRESSIONS) == set(NAMES)
    assert len(NAMES) == 16


@pytest.mark.parametrize("name", NAMES)
def test_shapes_are_a_figure_s_or_a_prop_s(name: ExpressionName) -> None:
    for shape in (*EXPRESSIONS[name].shapes, *EXPRESSIONS[name].onward):
        assert shape in SHAPES or shape.split("_")[0] in PROPS


@pytest.mark.parametrize("name", NAMES)
def test_channels_exist_and_weights_stay_within_their_range(name: ExpressionName) -> None:
    for angle in WALK:
        moment = perform(Player(Role(name)), LOOK, Beat(angle))
        assert isinstance(moment.channels, Channels)
        assert all(0 <= weight <= 1 for weight in moment.weights.values())
        assert abs(moment.channels.head_nod) < 20
        assert abs(moment.channels.head_yaw + moment.channels.yaw) < 35


@pytest.mark.parametrize("name", NAMES)
def test_what_goes_onward_leads_from_the_end_into_the_start(name: ExpressionName) -> None:
    onward = EXPRESSIONS[name].onward
    gone = {shape.rpartition("_")[0]: curve for shape, curve in onward.items() if "away" in shape}
    for shape, curve in onward.items():
        unseen = gone.get(shape.rpartition("_")[0], lambda _: 0.0)
        for time in np.linspace(0, 1, 401):
            step = abs(curve(time) - curve((time + 1 / 400) % 1))
            assert step < 0.08 or max(unseen(time), unseen((time + 1 / 400) % 1)) > 0.6, shape


@pytest.mark.parametrize("name", ["cry", "sad", "sleep", "party", "kiss", "angry"])
def test_what_flows_flies_or_falls_goes_one_way(name: ExpressionName) -> None:
    moments = [perform(Player(Role(name)), LOOK, Beat(angle)) for angle in (0.5, np.pi - 0.5)]
    there, back = ([each.weights[shape] for shape in EXPRESSIONS[name].onward] for each in moments)
    assert np.abs(np.subtract(there, back)).max() > 0.1


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_still_and_nothing_jumps(name: ExpressionName) -> None:
    steps = np.abs(np.diff(acted(name), axis=0))
    assert acted(name).std(axis=0).max() > 0.1
    assert steps.max() < 0.75  # a blink takes three frames


@pytest.mark.parametrize(("first", "second"), list(combinations(NAMES, 2)))
def test_no_two_look_alike_at_their_best(first: ExpressionName, second: ExpressionName) -> None:
    one, other = acted(first)[0], acted(second)[0]
    props = {name for name in asked(first) ^ asked(second) if name not in SHAPES}
    assert props or np.abs(one - other).max() > 0.25


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("sleep", "kiss")])
def test_the_loop_starts_with_open_eyes_unless_the_expression_shuts_them(
    name: ExpressionName,
) -> None:
    weights = perform(Player(Role(name)), LOOK, Beat(0.0)).weights
    if "heart_beat" in weights:
        return
    assert min(weights.get("blink_right", 0.0), weights.get("blink_left", 0.0)) < 0.6
    assert max(weights["look_left"], weights["look_right"]) < 0.4 or name == "think"
