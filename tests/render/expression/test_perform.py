"""Bodies act on top of their theme's motion, each a little differently."""

import numpy as np
import pytest

from config.theme import MotionLook, Move, load_themes
from render.expression.perform import Player, perform, walked
from render.expression.role import Role
from render.motion import build_poses
from render.moves import Beat, channels
from render.scene import build_scene, preview_scene
from render.types import BlendShape, Body
from tests.render.bodies import make_ball, make_bust, make_part

LOOK = MotionLook(moves=(Move(name="sway"),))
THEME = load_themes()["cute-animals"]
ENDS = (-np.pi / 2, np.pi / 2)


def winker() -> Body:
    """A bust with lids and a mouth."""
    bust = make_bust()
    lid = np.full((len(bust.parts[2].vertices), 3), 0.01, np.float32)
    names = ("smile", "open", "blink_right", "blink_left", "look_left", "look_right")
    return Body(
        bust.parts, bust.joints, blend_shapes=tuple(BlendShape(n, "head", lid) for n in names)
    )


def crier() -> Body:
    """A bust with a tear."""
    bust = make_bust()
    down = np.full((len(bust.parts[2].vertices), 3), -0.01, np.float32)
    return Body(bust.parts, bust.joints, blend_shapes=(BlendShape("tear_fall", "head", down),))


def weights(body: Body, frames: list) -> dict[str, np.ndarray]:
    every = np.stack([frame[0].weights for frame in frames])
    return {shape.name: every[:, i] for i, shape in enumerate(body.blend_shapes)}


def test_a_walk_goes_from_one_end_to_the_other_and_back() -> None:
    times = [walked(Beat(angle)) for angle in (*ENDS, 0.0, np.pi)]
    assert times == pytest.approx([0, 1, 0.5, 0.5])
    assert walked(Beat(0.3, -1)) == pytest.approx(1 - walked(Beat(0.3)))


def test_loops_with_roles_read_the_same_backwards() -> None:
    poses = build_poses((winker(),), LOOK, seed=1, fps=30, roles=(Role("wink"),))
    count = len(poses)
    assert all(poses[i] is poses[(count // 2 - i) % count] for i in range(count))


def test_what_goes_one_way_has_no_way_back() -> None:
    body = crier()
    poses = build_poses((body,), LOOK, seed=1, fps=18, roles=(Role("cry"),))
    falls = [float(frame[0].weights[0]) for frame in poses]
    assert len({id(frame) for frame in poses}) == len(poses) == 36
    # It falls, and where it rises it does so at once, unseen.
    steps = np.diff([*falls, falls[0]])
    assert (steps >= -1e-6).sum() > 0.6 * len(steps)


def test_a_loop_that_goes_onward_has_fewer_frames_a_second() -> None:
    bodies = (crier(),)
    there_and_back, onward = (
        build_scene(bodies, THEME, seed=1, roles=(Role(name),)) for name in ("smile", "cry")
    )
    assert onward.fps < there_and_back.fps == 30
    distinct = [len(set(scene.distinct_frames())) for scene in (there_and_back, onward)]
    assert distinct[1] < 1.2 * distinct[0]


def test_a_wink_closes_one_eye_while_the_other_stays_open() -> None:
    body = winker()
    found = weights(body, list(build_poses((body,), LOOK, seed=1, fps=30, roles=(Role("wink"),))))
    assert np.sum((found["blink_left"] > 0.9) & (found["blink_right"] < 0.05)) > 15
    assert not np.any((found["blink_right"] > 0.9) & (found["blink_left"] < 0.05))


def test_an_idle_body_blinks_and_keeps_the_photo_s_smile() -> None:
    body = winker()
    role = Role("idle", {"smile": 0.6})
    found = weights(body, list(build_poses((body,), LOOK, seed=1, fps=30, roles=(role,))))
    assert found["blink_left"].max() > 0.95
    assert np.mean(found["blink_left"] > 0.5) < 0.15
    assert found["smile"].min() > 0.6


def test_neighbours_do_not_blink_in_step() -> None:
    bodies = (winker(),) * 3
    poses = build_poses(bodies, LOOK, seed=1, fps=30, roles=(Role(),) * 3)
    lids = np.array([[pose.weights[2] for pose in frame] for frame in poses]) > 0.5
    assert lids.any(axis=0).all()
    assert lids.sum(axis=1).max() == 1


def test_the_theme_s_motion_goes_on_underneath_but_calmer() -> None:
    beat = Beat(np.pi / 2)
    moved, plain = perform(Player(Role("idle")), LOOK, beat).channels, channels(LOOK, beat)
    assert 0.3 * plain.yaw < moved.yaw < 0.9 * plain.yaw
    assert moved.yaw + moved.head_yaw > 10


def test_the_eyes_stay_with_the_viewer_while_the_head_turns() -> None:
    left, right = (perform(Player(Role("smile")), LOOK, Beat(angle)).weights for angle in ENDS)
    assert left["look_left"] > 0.15 > left["look_right"]
    assert right["look_right"] > 0.15 > right["look_left"]


def test_a_body_without_shapes_or_head_acts_with_all_it_has() -> None:
    plain, nodding = (
        build_poses((make_ball(),), LOOK, seed=1, fps=30, roles=roles)
        for roles in ((Role("idle"),), (Role("nod"),))
    )
    tips = [np.ptp([frame[0].joints[0, 2, 1] for frame in poses]) for poses in (plain, nodding)]
    assert tips[1] > tips[0] + 0.1


def test_a_body_without_a_role_moves_as_before() -> None:
    ball = make_ball()
    poses = build_poses((ball, ball), LOOK, seed=1, fps=30)
    cast = build_poses((ball, ball), LOOK, seed=1, fps=30, roles=(None, Role("nod")))
    assert all(
        np.array_equal(one[0].joints, other[0].joints)
        for one, other in zip(poses, cast, strict=True)
    )


def test_the_preview_shows_the_expression_at_its_best() -> None:
    body = winker()
    preview = preview_scene(build_scene((body,), THEME, seed=3, roles=(Role("wink"),)))
    shown = dict(zip([s.name for s in body.blend_shapes], preview.poses[0][0].weights, strict=True))
    assert shown["blink_left"] > 0.9
    assert shown["blink_right"] < 0.1
    assert shown["smile"] > 0.8


def test_the_camera_makes_room_for_what_shapes_move_outwards() -> None:
    part = make_part()
    far = np.zeros_like(part.vertices)
    far[part.vertices[:, 1] > 0.9] = (0, 1.5, 0)
    body = Body((part,), blend_shapes=(BlendShape("open", "skin", far),))
    still = build_scene((body,), THEME, seed=0)
    laughing = build_scene((body,), THEME, seed=0, roles=(Role("laugh"),))
    assert laughing.camera.position[2] > 1.2 * still.camera.position[2]
