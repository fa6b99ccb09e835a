"""A toy of an animal is closed, jointed and can show its feelings."""

from dataclasses import replace

import numpy as np
import pytest

from render.animal.build import build_animal
from render.figure.shapes import SHAPES
from render.relief.surface import is_closed
from render.types import Body, Part
from tests.render.animal.drawings import animal, drawing, front_face, side_face, walker

CELLS = 96


@pytest.fixture(scope="module")
def toy() -> Body:
    return build_animal(animal(), front_face(), cells=CELLS)


@pytest.fixture(scope="module")
def side() -> Body:
    return build_animal(walker(), side_face(), cells=CELLS)


def part(body: Body, name: str) -> Part:
    (found,) = (part for part in body.parts if part.name == name)
    return found


def names(body: Body) -> set[str]:
    return {part.name for part in body.parts}


def test_every_part_is_closed(toy: Body, side: Body) -> None:
    for part in (*toy.parts, *side.parts):
        assert is_closed(part.triangles), part.name


def test_it_has_at_most_sixty_thousand_triangles(toy: Body) -> None:
    assert sum(len(part.triangles) for part in toy.parts) <= 60_000


def test_its_shapes_are_those_that_expressions_know(toy: Body) -> None:
    offered = {shape.name for shape in toy.blend_shapes}
    assert (
        {"blink_right", "blink_left", "squint", "smile", "open", "tongue"} <= offered <= set(SHAPES)
    )


def test_every_shape_bends_a_part_it_fits(toy: Body, side: Body) -> None:
    for body in (toy, side):
        for shape in body.blend_shapes:
            assert shape.offsets.shape == part(body, shape.part).vertices.shape


def test_a_front_has_two_eyes_of_one_size_and_a_profile_one(toy: Body, side: Body) -> None:
    right, left = (np.ptp(part(toy, f"eye_{s}").vertices[:, 1]) for s in ("right", "left"))
    assert right == pytest.approx(left, rel=0.05)
    assert (
        part(toy, "eye_right").vertices[:, 0].mean() < part(toy, "eye_left").vertices[:, 0].mean()
    )
    assert len([name for name in names(side) if name.startswith("eye_")]) == 1


def test_eyes_and_nose_stand_before_the_fur(toy: Body) -> None:
    fur = part(toy, "relief").vertices
    for name in ("eye_right", "eye_left", "nose"):
        feature = part(toy, name).vertices
        near = np.hypot(*(fur[:, :2] - feature[:, :2].mean(0)).T) < 0.03
        assert feature[:, 2].max() > fur[near, 2].max() + 0.02


def test_a_blink_hides_the_eye_in_its_socket(toy: Body) -> None:
    (blink,) = (
        shape
        for shape in toy.blend_shapes
        if (shape.name, shape.part) == ("blink_left", "eye_left")
    )
    shut = part(toy, "eye_left").vertices + blink.offsets
    assert shut[:, 2].max() < part(toy, "socket_left").vertices[:, 2].max()


def test_the_head_turns_and_the_body_stays(toy: Body) -> None:
    fur = part(toy, "relief")
    assert fur.joint == "head"
    assert fur.skin_weights is not None
    high = fur.vertices[:, 1] > 0.6
    low = fur.vertices[:, 1] < -0.6
    assert fur.skin_weights[high].min() > 0.9
    assert fur.skin_weights[low].max() < 0.2
    assert all(part.joint == "head" for part in toy.parts)


def test_eyes_have_the_photos_iris(toy: Body) -> None:
    face = replace(front_face(), iris=(60.0, -30.0, 40.0))
    green = build_animal(animal(), face, cells=CELLS)
    shown, plain = (part(body, "eye_left").texture for body in (green, toy))
    assert shown is not None
    assert plain is not None
    assert (shown[..., 1].astype(int) - shown[..., 0]).max() > 25
    assert (plain[..., 1].astype(int) - plain[..., 0]).max() < 5


def test_things_are_worn_on_the_head(toy: Body) -> None:
    for name in ("top", "forehead", "nose_bridge", "chin", "temples"):
        assert toy.anchors[name].joint == "head"
    assert toy.anchors["forehead"].position[1] > toy.anchors["chin"].position[1]
    assert "front" in toy.anchors


def test_two_animals_both_get_faces_and_the_first_one_turns() -> None:
    pixels = np.concatenate([animal().pixels[:, 64:192], animal().pixels[:, 64:192]], axis=1)
    first, second = (front_face().seen_from(x, 0) for x in (64, -64))
    pair = replace(drawing(pixels), animals=(first, second))
    toy = build_animal(pair, first, cells=CELLS)
    assert {"eye_left", "eye_left_2", "nose", "nose_2"} <= names(toy)
    assert part(toy, "nose").joint == "head"
    assert part(toy, "nose_2").joint == "root"
    for part_ in toy.parts:
        assert is_closed(part_.triangles), part_.name
