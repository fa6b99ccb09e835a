"""Floaters: built of pictures, placed where there is room, moving as loops ask for."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from config.theme import load_themes
from render.camera import project
from render.floaters.build import KEPT_SIZE, _kept_size, float_around
from render.floaters.puff import TRIANGLES, Puff, build_puff
from render.floaters.room import SIDE, look_around
from render.floaters.shelf import VINYL, Shelf
from render.pose import posed_vertices
from render.relief.surface import is_closed
from render.scene import build_scene
from render.types import Anchor, Body, Scene
from tests.render.bodies import make_bust, make_part

THEME = load_themes()["kawaii-and-chibi"]


def sticker(
    color: tuple[int, int, int] = (220, 40, 60), *, wide: bool = False
) -> NDArray[np.uint8]:
    """A picture like an emoji's: one plain round thing."""
    pixels = np.zeros((96, 96, 4), np.uint8)
    axes = (44, 20) if wide else (40, 40)
    cv2.ellipse(pixels, (48, 48), axes, 0, 0, 360, (*color, 255), -1)
    return pixels


@pytest.fixture(scope="module")
def puffs() -> tuple[Puff, ...]:
    return tuple(build_puff(sticker(wide=number % 2 == 1), VINYL) for number in range(5))


def bust() -> Body:
    face = {
        "forehead": Anchor((0.0, 0.95, 0.4), (0, 0, 1), (0, 1, 0), 1.0, "head"),
        "chin": Anchor((0.0, 0.25, 0.4), (0, 0, 1), (0, 1, 0), 1.0, "head"),
    }
    whole = make_bust()
    return Body(whole.parts, whole.joints, face, whole.blend_shapes)


def scene_with(puffs: tuple[Puff, ...], seed: int) -> Scene:
    return build_scene(
        (bust(),), THEME, seed=3, surround=partial(float_around, puffs=puffs, seed=seed)
    )


def discs(scene: Scene, frame: int) -> list[NDArray[np.float32]]:
    """The projected vertices of every floater, in shares of the picture."""
    return [
        project(posed_vertices(body, body.parts[0], pose), scene.camera, 1)
        for body, pose in zip(scene.bodies[1:], scene.poses[frame][1:], strict=True)
    ]


def test_a_puff_is_closed_small_solid_and_painted_with_its_picture() -> None:
    puff = build_puff(sticker((220, 40, 60)), VINYL)
    part = puff.body.parts[0]
    assert is_closed(part.triangles)
    assert len(part.triangles) <= 1.1 * TRIANGLES
    assert puff.front > 0.25
    assert puff.radius == pytest.approx(np.linalg.norm(part.vertices[:, :2], axis=1).max())
    assert part.texture is not None
    middle = part.texture[len(part.texture) // 2, len(part.texture) // 2]
    assert middle == pytest.approx((220, 40, 60), abs=3)
    assert part.material.color == pytest.approx((220 / 255, 40 / 255, 60 / 255), abs=0.02)


def test_a_shelf_finds_pictures_with_or_without_variation_and_builds_each_once(
    tmp_path: Path,
) -> None:
    cv2.imwrite(str(tmp_path / "2764-fe0f.webp"), sticker())
    cv2.imwrite(str(tmp_path / "2b50.webp"), sticker()[..., :3])  # no alpha: nothing to cut out
    shelf = Shelf(tmp_path)
    heart = shelf.find("\u2764\ufe0f")
    assert heart is not None
    assert shelf.find("\u2764") is heart
    assert shelf.find("\u2b50") is None
    assert shelf.find("\U0001f355") is None


@pytest.mark.parametrize("seed", [1, 5])
def test_floaters_stay_in_the_picture_apart_and_leave_the_subject_large(
    puffs: tuple[Puff, ...], seed: int
) -> None:
    scene, bare = scene_with(puffs, seed), build_scene((bust(),), THEME, seed=3)
    assert 3 <= len(scene.bodies) - 1 <= len(puffs)
    assert scene.standing == 1
    assert bare.camera.position[2] / scene.camera.position[2] > KEPT_SIZE - 0.02
    for frame in (0, scene.frame_count // 4):
        found = discs(scene, frame)
        assert min(each.min() for each in found) > scene.border.width
        assert max(each.max() for each in found) < 1 - scene.border.width
        for number, one in enumerate(found):
            for other in found[:number]:
                between = one.mean(0) - other.mean(0)
                reach = (np.ptp(one, axis=0).min() + np.ptp(other, axis=0).min()) / 2
                assert np.linalg.norm(between) > reach


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_floats_before_a_face(puffs: tuple[Puff, ...], seed: int) -> None:
    scene = scene_with(puffs, seed)
    room = look_around(scene.bodies[:1], [frame[:1] for frame in scene.poses], scene.camera)
    assert room.faces.sum() > 0.01 * SIDE * SIDE
    front = bust().parts[-1].vertices[:, 2].max()
    for frame in (0, scene.frame_count // 4, 3 * scene.frame_count // 4):
        for body, places in zip(scene.bodies[1:], discs(scene, frame), strict=True):
            if body.parts[0].vertices[:, 2].mean() > -front:
                x, y = np.clip(places * SIDE, 0, SIDE - 1).astype(int).T
                assert room.faces[y, x].max() == 0


def test_what_is_held_counts_as_a_face(puffs: tuple[Puff, ...]) -> None:
    middle = np.array([[0.8, -0.2, 0.4]], np.float32)
    mug = make_part("held_mug", size=(0.2, 0.2, 0.2))
    mug = replace(mug, vertices=mug.vertices + middle)
    holding = replace(bust(), parts=(*bust().parts, mug))
    surround = partial(float_around, puffs=puffs, seed=2)
    scene = build_scene((holding,), THEME, seed=3, surround=surround)
    room = look_around(scene.bodies[:1], [frame[:1] for frame in scene.poses], scene.camera)
    x, y = project(middle, scene.camera, SIDE)[0].astype(int)
    assert room.faces[y, x] == 1


def test_floaters_move_out_of_step_and_the_same_way_back(puffs: tuple[Puff, ...]) -> None:
    scene = scene_with(puffs, 4)
    heights = np.array([[pose.joints[0, 1, 3] for pose in frame[1:]] for frame in scene.poses])
    assert (np.ptp(heights, axis=0) > 0.01).all()
    likeness = np.corrcoef(heights.T)
    assert likeness[np.triu_indices(len(likeness), 1)].min() < 0.5
    count = scene.frame_count
    firsts = scene.distinct_frames()
    assert all(firsts[i] == firsts[(count // 2 - i) % count] for i in range(count))


def test_few_are_repeated_and_none_given_is_none(puffs: tuple[Puff, ...]) -> None:
    assert len(scene_with(puffs[:1], 1).bodies) == 4
    assert len(scene_with((), 1).bodies) == 1


def test_things_without_a_face_get_floaters_too(puffs: tuple[Puff, ...]) -> None:
    surround = partial(float_around, puffs=puffs, seed=1)
    scene = build_scene((Body((make_part(),)),), THEME, seed=1, surround=surround)
    assert len(scene.bodies) >= 4


@pytest.mark.parametrize(("across", "least"), [(0.8, 0.86), (2.0, 0.94)])
def test_wide_subjects_stay_larger_as_there_is_room_above_and_below(
    across: float, least: float
) -> None:
    part = make_part()
    low, size = part.vertices.min(0), np.ptp(part.vertices, axis=0)
    vertices = (part.vertices - low) / size * np.float32([across, 1.0, 0.3])
    body = Body((replace(part, vertices=vertices.astype(np.float32)),))
    assert _kept_size((body,)) == pytest.approx(least, abs=0.03)
