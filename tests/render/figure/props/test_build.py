"""Props sit where they belong, are whole, and move by the shapes that their expression asks for."""

from itertools import pairwise
from typing import Literal

import numpy as np
import pytest

from config.theme import MotionLook, Move
from pipeline.likeness import Age, Clothes, ExpressionName, Glasses, Likeness, Person
from render.expression.catalog import EXPRESSIONS
from render.expression.perform import Player, perform
from render.expression.role import Role
from render.figure.build import JOINTS
from render.figure.eyes import LEFT, RIGHT, find_eye
from render.figure.props.build import PROPS, with_props
from render.figure.props.wearer import Wearer
from render.figure.sculpt import sculpt
from render.figure.shapes import SHAPES
from render.layout import place
from render.moves import Beat
from render.pose import bent_vertices
from render.types import Body, Part, Pose
from tests.render.bodies import make_part

PERSON = Person(Likeness())
LOOK = MotionLook(moves=(Move(name="sway"),))


def bald(person: Person = PERSON) -> Body:
    """A figure of a skull only: props need no more."""
    proportions = sculpt(person.likeness, strength=0.7)
    angle = np.linspace(0, 2 * np.pi, 60)
    x = np.concatenate([share * np.cos(angle) for share in (0.1, 0.5, 0.8, 0.95)])
    y = np.concatenate([share * np.sin(angle) for share in (0.1, 0.5, 0.8, 0.95)])
    points = np.stack([x, y + 0.3, proportions.skull.front(x, y + 0.3)], 1).astype(np.float32)
    skin = Part(
        "head",
        points,
        np.zeros((0, 3), np.int32),
        points[:, :2],
        make_part().material,
        joint="head",
    )
    return Body((skin,), JOINTS)


def added(name: ExpressionName, person: Person = PERSON) -> Body:
    return with_props(bald(person), person, name)


def named(body: Body, start: str) -> list[Part]:
    return [part for part in body.parts if part.name.startswith(start)]


@pytest.mark.parametrize("name", PROPS)
def test_a_prop_is_closed_and_looks_outward(name: ExpressionName) -> None:
    for part in added(name).parts[1:]:
        edges = np.sort(part.triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
        assert (np.unique(edges, axis=0, return_counts=True)[1] % 2 == 0).all(), part.name
        a, b, c = (part.vertices[part.triangles[:, corner]] for corner in range(3))
        assert np.einsum("ij,ij->", a, np.cross(b, c)) > 0, part.name


@pytest.mark.parametrize("name", PROPS)
def test_every_shape_of_a_prop_is_asked_for_and_every_one_asked_for_is_there(
    name: ExpressionName,
) -> None:
    offered = {shape.name for shape in added(name).blend_shapes}
    wanted = (*EXPRESSIONS[name].shapes, *EXPRESSIONS[name].onward)
    asked = {shape for shape in wanted if shape not in SHAPES}
    assert offered == asked


@pytest.mark.parametrize("name", PROPS)
def test_a_prop_is_light(name: ExpressionName) -> None:
    assert sum(len(part.triangles) for part in added(name).parts) < 12_000


@pytest.mark.parametrize("name", ["idle", "smile", "nod", "wink"])
def test_most_expressions_need_none(name: ExpressionName) -> None:
    body = bald()
    assert with_props(body, PERSON, name) is body


@pytest.mark.parametrize("age", ["baby", "adult", "old"])
def test_hearts_cover_both_eyes(age: Age) -> None:
    person = Person(Likeness(age=age))
    proportions = sculpt(person.likeness, strength=0.7)
    hearts = named(added("love", person), "heart_")
    for heart, side in zip(hearts, (RIGHT, LEFT), strict=True):
        eye = find_eye(proportions, side)
        low, high = heart.vertices.min(0), heart.vertices.max(0)
        assert low[0] < eye.middle[0] - eye.half_width
        assert high[0] > eye.middle[0] + eye.half_width
        assert low[1] < float(eye.lid(0.0, upper=False))
        assert high[1] > float(eye.lid(0.0, upper=True))
    right, left = hearts
    assert right.vertices[:, 0].max() < left.vertices[:, 0].min() + 0.02


def test_tears_lie_on_the_cheeks() -> None:
    proportions = sculpt(PERSON.likeness, strength=0.7)
    for stream in named(added("cry"), "tears_"):
        skin = proportions.skin_z(stream.vertices[:, 0], stream.vertices[:, 1])
        above = stream.vertices[:, 2] - skin
        assert above.max() > 0.02
        assert above.max() < 0.25


@pytest.mark.parametrize("age", ["baby", "adult", "old"])
def test_a_hand_rests_at_the_chin_below_the_mouth(age: Age) -> None:
    person = Person(Likeness(age=age))
    face = sculpt(person.likeness, strength=0.7).face
    (hand,) = named(added("think", person), "hand")
    finger = hand.vertices[hand.vertices[:, 0] > 0.1]
    assert finger[:, 1].max() < face.at(17)[1]
    assert finger[:, 1].max() > face.at(152)[1]
    assert hand.vertices[:, 0].min() < -0.4


@pytest.mark.parametrize(
    ("kind", "names"), [("tee", {"hand", "sleeve", "cuff"}), ("bare", {"hand"})]
)
def test_a_hand_wears_a_sleeve_where_the_person_wears_clothes(
    kind: Literal["tee", "bare"], names: set[str]
) -> None:
    person = Person(Likeness(clothes=Clothes(kind=kind)))
    found = {part.name for part in added("think", person).parts}
    assert found & {"hand", "sleeve", "cuff"} == names


def test_a_hand_goes_with_the_head_and_its_elbow_with_the_bust() -> None:
    for part in added("think").parts:
        if part.name in ("hand", "sleeve"):
            assert part.joint == "head"
            assert part.skin_weights is not None
    (sleeve,) = named(added("think"), "sleeve")
    assert sleeve.skin_weights is not None
    assert sleeve.skin_weights[sleeve.vertices[:, 1].argmin()] < 0.1


def test_letters_rise_beside_the_head_each_larger_than_the_last() -> None:
    best = perform(Player(Role("sleep")), LOOK, Beat(-np.pi / 2)).weights
    body = added("sleep")
    weights = np.array([best.get(shape.name, 0.0) for shape in body.blend_shapes], np.float32)
    pose = Pose(np.stack([np.eye(4, dtype=np.float32)] * len(body.joints)), weights)
    letters = [bent_vertices(body, part, pose) for part in named(body, "z_")]
    assert len(letters) == 3
    for lower, upper in pairwise(letters):
        assert upper[:, 1].mean() > lower[:, 1].mean() + 0.2
        assert np.ptp(upper[:, 1]) > np.ptp(lower[:, 1])


@pytest.mark.parametrize("name", PROPS)
def test_what_goes_away_becomes_too_small_to_be_seen(name: ExpressionName) -> None:
    body = added(name)
    for shape in body.blend_shapes:
        if shape.name.endswith("_away"):
            part = next(part for part in body.parts if part.name == shape.part)
            corners = (part.vertices + shape.offsets)[part.triangles]
            assert np.ptp(corners, axis=1).max() < 0.012, shape.name


def test_sunglasses_take_the_place_of_glasses() -> None:
    person = Person(Likeness(glasses=Glasses(shape="round")))
    skull = bald(person)
    worn = Body((*skull.parts, make_part("glasses", joint="head")), JOINTS)
    names = [part.name for part in with_props(worn, person, "cool").parts]
    assert "glasses" not in names
    assert "shades_glasses" in names
    assert "shades_lenses" in names


def test_the_hat_stands_on_whatever_is_highest() -> None:
    skull = bald()
    tower = make_part("hair", size=(0.4, 3.0, 0.4), joint="hair")
    plain, tall = (
        named(with_props(body, PERSON, "party"), "party_cone")[0].vertices[:, 1].min()
        for body in (skull, Body((*skull.parts, tower), JOINTS))
    )
    assert tall > plain + 1


def test_props_follow_a_figure_to_its_place() -> None:
    moved = place(bald(), 0.4, (0.3, -0.2, 0.1))
    here, there = (
        named(with_props(body, PERSON, "kiss"), "kiss")[0].vertices for body in (bald(), moved)
    )
    assert there == pytest.approx(here * 0.4 + np.float32([0.3, -0.2, 0.1]), abs=1e-4)


def test_a_figure_keeps_its_size_whatever_the_props_reach() -> None:
    body = bald()
    dressed = with_props(body, PERSON, "party")
    assert dressed.parts[0] is body.parts[0]
    assert dressed.joints[: len(body.joints)] == body.joints


def test_a_wearer_is_felt_where_it_is_touched() -> None:
    head = np.array([(0.0, 0.0, 0.9), (0.5, 0.4, 2.0), (0.0, 1.9, 0.0), (1.7, 0.5, 0.0)])
    wearer = Wearer(sculpt(PERSON.likeness, strength=0.5), head)
    assert wearer.front((0.5, 0.4), 0.1) == 2.0
    assert wearer.top((0.0, 0.0), 0.3) == 1.9
    assert wearer.side(0.4, 0.6) == 1.7
