"""Captions about subjects: clear of faces, in sight, with subjects large, moving as loops ask."""

from functools import lru_cache, partial

import cv2
import numpy as np
import pytest

from config.caption import Caption, CaptionPosition
from config.theme import load_themes
from render.camera import project
from render.floaters.build import float_around
from render.floaters.puff import build_puff
from render.floaters.room import SIDE, look_around
from render.floaters.shelf import VINYL
from render.lettering.build import Letterer
from render.lettering.colors import caption_inks, contrast
from render.outermost import outermost_of
from render.pose import posed_vertices
from render.scene import Surround, build_scene, in_turn
from render.types import Anchor, Body, Scene
from tests.render.bodies import make_bust

THEMES = load_themes()
THEME = THEMES["kawaii-and-chibi"]
POSITIONS: tuple[CaptionPosition, ...] = ("bottom", "top", "arc", "bubble")


def bust() -> Body:
    face = {
        "forehead": Anchor((0.0, 0.95, 0.4), (0, 0, 1), (0, 1, 0), 1.0, "head"),
        "chin": Anchor((0.0, 0.25, 0.4), (0, 0, 1), (0, 1, 0), 1.0, "head"),
    }
    whole = make_bust()
    return Body(whole.parts, whole.joints, face, whole.blend_shapes)


def surround(letterer: Letterer, text: str, position: CaptionPosition) -> Surround:
    caption = Caption(text=text, position=position)
    return letterer.write(caption, THEME, lambda _: None).surround


@lru_cache(8)
def scene_with(letterer: Letterer, position: CaptionPosition, text: str = "Hello you") -> Scene:
    return build_scene((bust(),), THEME, seed=3, surround=surround(letterer, text, position))


def cells(scene: Scene, body: int, frame: int = 0) -> set[tuple[int, int]]:
    """Which of SIDE x SIDE cells of the picture hold vertices of a body."""
    pose = scene.poses[frame][body]
    points = np.concatenate(
        [posed_vertices(scene.bodies[body], part, pose) for part in scene.bodies[body].parts]
    )
    return {(int(x), int(y)) for x, y in project(points, scene.camera, SIDE)}


@pytest.mark.parametrize("position", POSITIONS)
def test_words_are_in_the_picture_and_over_no_face(
    letterer: Letterer, position: CaptionPosition
) -> None:
    scene = scene_with(letterer, position)
    covered = cells(scene, 1)
    assert all(0 <= value < SIDE for cell in covered for value in cell)
    faces = look_around(scene.bodies[:1], [frame[:1] for frame in scene.poses], scene.camera).faces
    assert faces.any()
    assert not any(faces[y, x] for x, y in covered)


@pytest.mark.parametrize("position", POSITIONS)
def test_subjects_stay_large(letterer: Letterer, position: CaptionPosition) -> None:
    bare = build_scene((bust(),), THEME, seed=3)
    written = scene_with(letterer, position, "Happy birthday to all of you")
    assert bare.camera.position[2] / written.camera.position[2] > 0.72


@pytest.mark.parametrize("position", POSITIONS)
def test_nothing_stands_before_the_words(letterer: Letterer, position: CaptionPosition) -> None:
    scene = scene_with(letterer, position)
    behind = cells(scene, 0) & cells(scene, 1)
    if not behind:
        return
    pose = scene.poses[0]
    words = np.concatenate(
        [posed_vertices(scene.bodies[1], part, pose[1]) for part in scene.bodies[1].parts]
    )
    subject = np.concatenate(
        [posed_vertices(scene.bodies[0], part, pose[0]) for part in scene.bodies[0].parts]
    )
    places = project(subject, scene.camera, SIDE)
    hidden = [z for (x, y), z in zip(places, subject[:, 2], strict=True) if (x, y) in behind]
    assert not hidden or max(hidden) < words[:, 2].max()


@pytest.mark.parametrize(("position", "sign"), [("bottom", 1), ("top", -1), ("arc", -1)])
def test_words_stand_where_they_were_asked_for(
    letterer: Letterer, position: CaptionPosition, sign: int
) -> None:
    scene = scene_with(letterer, position)
    rows = [np.mean([y for _, y in cells(scene, body)]) for body in (1, 0)]
    assert sign * (rows[0] - rows[1]) > 0


def test_an_arc_is_higher_in_its_middle(letterer: Letterer) -> None:
    body = scene_with(letterer, "arc", "Happy birthday").bodies[1]
    middles = np.array([part.vertices.mean(0) for part in body.parts])
    order = middles[np.argsort(middles[:, 0])]
    assert order[len(order) // 2, 1] > max(order[0, 1], order[-1, 1]) + 0.05


@pytest.mark.parametrize("theme", ["kawaii-and-chibi", "halloween"])
@pytest.mark.parametrize("position", ["bottom", "bubble"])
def test_words_move_the_same_there_and_back(
    letterer: Letterer, theme: str, position: CaptionPosition
) -> None:
    caption = Caption(text="Hello", position=position)
    written = letterer.write(caption, THEMES[theme], lambda _: None)
    scene = build_scene((bust(),), THEMES[theme], seed=3, surround=written.surround)
    angles = (0.4, 1.3, -0.7)
    count = len(scene.poses)
    assert len(scene.distinct_frames()) == count
    assert len(set(scene.distinct_frames())) <= count // 2 + 1
    moved = [scene.poses[round(count * angle / 6.283) % count][1].joints for angle in angles]
    assert np.abs(moved[0] - moved[1]).max() > 0.002


def test_floaters_keep_clear_of_words(letterer: Letterer) -> None:
    pixels = np.zeros((96, 96, 4), np.uint8)
    cv2.circle(pixels, (48, 48), 40, (220, 40, 60, 255), -1)
    puff = build_puff(pixels, VINYL)
    both = in_turn(
        surround(letterer, "Hello you", "bottom"), partial(float_around, puffs=(puff,) * 5, seed=1)
    )
    scene = build_scene((bust(),), THEME, seed=3, surround=both)
    assert len(scene.bodies) >= 4
    words = scene.bodies[1]
    outer = outermost_of(words, [scene.poses[0][1]]).posed(scene.poses[0][1])
    low, high = project(outer, scene.camera, SIDE).min(0), project(outer, scene.camera, SIDE).max(0)
    for number in range(2, len(scene.bodies)):
        place = project(scene.bodies[number].parts[0].vertices, scene.camera, SIDE).mean(0)
        assert not ((place > low) & (place < high)).all()


@pytest.mark.parametrize("name", THEMES)
def test_words_are_readable_in_every_theme(name: str) -> None:
    for position in ("bottom", "bubble"):
        inks = caption_inks(Caption(text="x", position=position), THEMES[name])
        behind = inks.paper if position == "bubble" else inks.outline
        assert contrast(inks.fill, behind) > 3.5


def test_colours_that_were_asked_for_are_kept() -> None:
    caption = Caption(text="x", color="#ff0000", outline="#00ff00")
    assert caption_inks(caption, THEME).fill == (1.0, 0.0, 0.0)
    assert caption_inks(caption, THEME).outline == (0.0, 1.0, 0.0)


def test_light_words_stand_in_a_dark_bubble() -> None:
    caption = Caption(text="x", color="#ffffff", position="bubble")
    inks = caption_inks(caption, THEME)
    assert contrast(inks.fill, inks.paper) > 4
