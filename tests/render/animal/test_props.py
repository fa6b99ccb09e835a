"""An animal wears what its feeling needs, where its own face is."""

import numpy as np
import pytest

from pipeline.likeness import ExpressionName
from render.animal.build import build_animal
from render.animal.props import PROPS, with_animal_props
from render.expression.catalog import EXPRESSIONS
from render.relief.surface import is_closed
from render.types import Body, Part
from tests.render.animal.drawings import animal, front_face, side_face, walker


@pytest.fixture(scope="module")
def toy() -> Body:
    return build_animal(animal(), front_face(), cells=72)


def test_in_love_a_heart_beats_before_each_eye(toy: Body) -> None:
    hearts = with_animal_props(toy, "love").parts[len(toy.parts) :]
    assert [part.name for part in hearts] == ["heart_right", "heart_left"]
    for part, side in zip(hearts, ("right", "left"), strict=True):
        (eye,) = (other for other in toy.parts if other.name == f"socket_{side}")
        assert is_closed(part.triangles)
        assert np.abs(part.vertices.mean(0) - eye.vertices.mean(0))[:2].max() < 0.05
        assert part.vertices[:, 2].max() > eye.vertices[:, 2].max()
        assert part.joint == "head"


def test_other_feelings_add_nothing(toy: Body) -> None:
    assert with_animal_props(toy, "smile") is toy
    assert with_animal_props(toy, None) is toy


def added(body: Body, expression: ExpressionName) -> dict[str, Part]:
    dressed = with_animal_props(body, expression)
    return {part.name: part for part in dressed.parts[len(body.parts) :]}


def own(body: Body, name: str) -> Part:
    return next(part for part in body.parts if part.name == name)


@pytest.mark.parametrize("expression", sorted(PROPS))
def test_all_props_are_closed_and_bend_as_their_expression_says(
    toy: Body, expression: ExpressionName
) -> None:
    dressed = with_animal_props(toy, expression)
    parts = added(toy, expression)
    assert parts
    for part in parts.values():
        assert is_closed(part.triangles), part.name
    known = {*EXPRESSIONS[expression].shapes, *EXPRESSIONS[expression].onward}
    bent = {shape.name for shape in dressed.blend_shapes if shape.part in parts}
    assert bent <= known


def test_a_party_hat_stands_on_the_head(toy: Body) -> None:
    hat = added(toy, "party")["party_cone"]
    crown = toy.anchors["top"].position
    assert hat.joint == "head"
    assert hat.vertices[:, 1].max() > crown[1] + 0.1
    assert abs(float(hat.vertices[:, 0].mean()) - crown[0]) < toy.anchors["top"].size / 3


def test_shades_cover_both_eyes_and_lie_before_them(toy: Body) -> None:
    shades = added(toy, "cool")["shades"].vertices
    for side in ("right", "left"):
        eye = own(toy, f"eye_{side}").vertices
        assert shades[:, 0].min() < eye[:, 0].mean() < shades[:, 0].max()
        assert shades[:, 2].max() > eye[:, 2].max()


def test_tears_lie_on_the_cheeks_below_the_eyes(toy: Body) -> None:
    tears = added(toy, "cry")
    assert len(tears) == 2
    for tear, side in zip(tears.values(), ("right", "left"), strict=True):
        assert tear.vertices[:, 1].mean() < own(toy, f"eye_{side}").vertices[:, 1].mean()
        assert tear.vertices[:, 2].min() > 0


def test_a_profile_wears_no_shades_but_sleeps_as_others_do() -> None:
    side = build_animal(walker(), side_face(), cells=72)
    assert not added(side, "cool")
    assert {"bubble", "z_first"} <= added(side, "sleep").keys()


def test_signs_stay_before_what_else_the_photo_shows(toy: Body) -> None:
    for name in ("z_first", "z_third"):
        sign = added(toy, "sleep")[name].vertices
        low, high = sign.min(0), sign.max(0)
        for part in toy.parts:
            inside = ((part.vertices > low) & (part.vertices < high))[:, :2].all(1)
            assert (part.vertices[inside, 2] < low[2]).all()
