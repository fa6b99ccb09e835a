"""Loops: symmetric, closed, solid, and kept within what looks natural."""

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from config.theme import MotionLook, Move, MoveName, load_themes
from render.motion import MAX_FRAMES, build_poses, frame_count
from render.types import Body, Pose
from tests.render.bodies import make_ball, make_puppet

FPS = 30
MOVES = get_args(MoveName)
THEMES = load_themes()
looks = st.builds(
    MotionLook,
    moves=st.lists(
        st.builds(Move, name=st.sampled_from(MOVES), amount=st.floats(0.1, 2)),
        min_size=1,
        max_size=4,
    ).map(tuple),
    period_s=st.floats(1.5, 3),
)


def only(name: MoveName, amount: float = 1.0) -> MotionLook:
    return MotionLook(moves=(Move(name=name, amount=amount),))


def loop(look: MotionLook, *bodies: Body, seed: int = 0) -> list[tuple[Pose, ...]]:
    return list(build_poses(bodies or (make_ball(),), look, seed=seed, fps=FPS))


def roots(look: MotionLook, seed: int = 0) -> NDArray[np.float64]:
    """float64 (N, 4, 4)."""
    poses = loop(look, seed=seed)
    return np.stack([frame[0].joints[0] for frame in poses]).astype(np.float64)


def yaws(matrices: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.degrees(np.arctan2(matrices[:, 0, 2], matrices[:, 2, 2]))


@given(looks, st.integers(0, 9))
@settings(max_examples=40, deadline=None)
def test_every_loop_reads_the_same_backwards(look: MotionLook, seed: int) -> None:
    poses = loop(look, make_ball(), make_puppet(), seed=seed)
    count = len(poses)
    assert count % 2 == 0
    assert count <= MAX_FRAMES
    assert all(poses[i] is poses[(count // 2 - i) % count] for i in range(count))
    assert len({id(frame) for frame in poses}) <= count // 2 + 1


@given(looks)
@settings(max_examples=40, deadline=None)
def test_every_pose_keeps_the_volume(look: MotionLook) -> None:
    for frame in loop(look, make_puppet()):
        assert np.linalg.det(frame[0].joints.astype(np.float64)) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_no_frame_jumps_and_the_last_leads_into_the_first(theme: object) -> None:
    look = THEMES[theme.name].motion  # type: ignore[attr-defined]
    corners = np.array([[x, y, z, 1] for x in (-1, 1) for y in (-1, 1) for z in (-0.5, 0.5)])
    places = roots(look) @ corners.T
    steps = np.abs(np.roll(places, -1, axis=0) - places)[:, :2].max(axis=(1, 2))
    assert steps.max() < 0.14  # of a body two units high: a fourteenth
    assert steps[-1] < 1.6 * np.percentile(steps, 90)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_theme_turns_at_least_twelve_degrees_each_way(theme: object) -> None:
    angles = yaws(roots(THEMES[theme.name].motion))  # type: ignore[attr-defined]
    assert angles.max() > 12
    assert angles.min() < -12
    assert np.abs(angles).max() < 30


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_first_frame_looks_at_the_viewer(theme: object) -> None:
    assert abs(yaws(roots(THEMES[theme.name].motion))[0]) < 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", MOVES)
def test_a_move_changes_the_loop(name: MoveName) -> None:
    gentle, strong = roots(only(name, 0.1)), roots(only(name, 2.0))
    assert np.abs(gentle - strong).max() > 0.02


def test_a_bounce_crouches_on_the_ground_and_flies_above_it() -> None:
    foot = roots(only("bounce")) @ np.array([0, -1, 0, 1])
    head = roots(only("bounce")) @ np.array([0, 1, 0, 1])
    assert foot[:, 1].min() > -1.03
    assert foot[:, 1].max() > -0.93
    lowest = int(head[:, 1].argmin())
    assert foot[lowest, 1] == pytest.approx(-1, abs=0.03)


def test_a_nod_moves_the_head_more_than_the_body() -> None:
    frames = loop(only("nod"), make_puppet())
    joints = np.stack([frame[0].joints for frame in frames])
    swing = np.ptp(joints[:, :, 2, 1], axis=0)  # how far the upright axis tips to the viewer
    assert swing[1] > 2 * swing[0]


def test_children_follow_their_parents() -> None:
    body = make_puppet()
    for frame in loop(only("sway"), body):
        neck = np.array([*body.joints[1].position, 1])
        assert frame[0].joints[1] @ neck == pytest.approx(frame[0].joints[0] @ neck, abs=1e-5)


def test_neighbours_turn_toward_each_other() -> None:
    frames = loop(only("turn"), make_ball(), make_ball())
    joints = np.stack([[pose.joints[0] for pose in frame] for frame in frames])
    quarter = len(frames) // 4
    left, right = yaws(joints[quarter])
    assert left * right < 0


def test_the_seed_decides_and_repeats() -> None:
    look = THEMES["cute-animals"].motion
    assert np.array_equal(roots(look, 3), roots(look, 3))
    assert len({roots(look, seed).tobytes() for seed in range(6)}) == 6


@pytest.mark.parametrize(("period_s", "frames"), [(2.0, 60), (1.5, 46), (3.0, 90), (2.35, 70)])
def test_frame_counts_are_even(period_s: float, frames: int) -> None:
    look = MotionLook(moves=(Move(name="sway"),), period_s=period_s)
    assert abs(frame_count(look, FPS) - frames) <= 2
    assert frame_count(look, FPS) % 2 == 0


@pytest.mark.parametrize("seed", [-1, 2**70])
def test_any_integer_is_a_seed(seed: int) -> None:
    assert np.isfinite(roots(only("sway"), seed=seed)).all()
