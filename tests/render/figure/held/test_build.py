"""What is held is whole, beside the face and in the hand, and goes with it."""

import numpy as np
import pytest

from config.attire import HELD as NAMES
from config.attire import HeldName, Outfit
from pipeline.likeness import Likeness, Person
from render.figure.build import build_bust, head_vertices
from render.figure.costumes.build import find_sleeve
from render.figure.held.build import ARM, LATE, build_held
from render.figure.held.catalog import HELD
from render.figure.held.side import PREFIX, Side, freed, mirrored, side_in_row
from render.layout import vertices_of as all_vertices
from render.modelling.piece import Piece
from render.types import Body
from tests.render.figure.wearing import sound, vertices_of, wearer

BUDGET = 10_000
BARE = build_bust(Person(Likeness()), strength=0.7)
HEAD = head_vertices(BARE.parts)
RIGHT, BETWEEN = Side(), Side(close=True)
SHRINKS = 0.88  # at least as large stays the person


def held(name: HeldName, side: Side = RIGHT, outfit: Outfit | None = None) -> Piece:
    return build_held(wearer(), (outfit or Outfit()).model_copy(update={"held": name}), HEAD, side)


def test_every_name_can_be_held() -> None:
    assert set(HELD) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_things_are_sound_and_beside_the_face(name: HeldName) -> None:
    piece, person = held(name), wearer()
    assert all(sound(part) for part in piece.parts)
    assert sum(len(part.triangles) for part in piece.parts) < BUDGET
    found = vertices_of(piece)
    cheek = found[found[:, 1] > float(person.face.at(152)[1]) + 0.1]
    assert cheek[:, 0].min() > 0.8, "it covers the face"
    both = np.concatenate([all_vertices(BARE), found])
    size = max(np.ptp(all_vertices(BARE)[:, :2], axis=0)) / max(np.ptp(both[:, :2], axis=0))
    assert size > SHRINKS


@pytest.mark.parametrize("name", NAMES)
def test_the_hand_touches_what_it_holds(name: HeldName) -> None:
    piece = held(name)
    (hand,) = (part.vertices for part in piece.parts if part.name == f"{PREFIX}hand")
    things = [
        part.vertices
        for part in piece.parts
        if part.name.removeprefix(PREFIX) not in ("hand", "sleeve", "cuff")
    ]
    near = np.concatenate(things)
    low, high = hand.min(0), hand.max(0)
    assert ((near > low) & (near < high)).all(1).any()


def test_the_elbow_stays_and_the_hand_waves() -> None:
    piece = held("balloon")
    assert [joint.name for joint in piece.joints] == [ARM, LATE]
    assert piece.joints[1].swing > piece.joints[0].swing
    (sleeve,) = (part for part in piece.parts if part.name == f"{PREFIX}sleeve")
    assert sleeve.skin_weights is not None
    lowest, highest = sleeve.vertices[:, 1].argmin(), sleeve.vertices[:, 1].argmax()
    assert sleeve.skin_weights[lowest] < 0.1
    assert sleeve.skin_weights[highest] > 0.6
    assert {part.joint for part in piece.parts if "balloon" in part.name} == {LATE}


def test_the_arm_wears_the_costume() -> None:
    outfit = Outfit(costume="santa")
    piece = held("gift", outfit=outfit)
    (sleeve,) = (part for part in piece.parts if part.name == f"{PREFIX}sleeve")
    covering = find_sleeve(wearer().likeness, outfit)
    assert covering is not None
    assert sleeve.material == covering.cloth


def test_the_other_side_mirrors_all_of_it() -> None:
    right, left = held("sword"), held("sword", Side(-1.0))
    assert all(sound(part) for part in left.parts)
    assert vertices_of(mirrored(left))[:, 0].max() == pytest.approx(vertices_of(right)[:, 0].max())
    assert left.joints[0].position[0] == -right.joints[0].position[0]


def test_whoever_stands_outside_holds_things_outward() -> None:
    sides = [side_in_row(Likeness(), place, 3) for place in range(3)]
    assert (sides[0].across, sides[2].across) == (-1.0, 1.0)
    assert [side.close for side in sides] == [False, True, False]


@pytest.mark.parametrize("name", NAMES)
def test_things_between_neighbours_stay_below_their_faces(name: HeldName) -> None:
    found, person = vertices_of(held(name, BETWEEN)), wearer()
    before = found[found[:, 1] > float(person.face.at(13)[1])]
    assert before[:, 0].min(initial=2) > 0.4
    assert before[:, 0].max(initial=0) < 1.55


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("across", [-1.0, 1.0])
def test_who_thinks_has_the_right_hand_free(alone: bool, across: float) -> None:
    piece = held("book", Side(across))
    free = freed(Body(piece.parts, (BARE.joints[0], *piece.joints)), 0.0, alone=alone)
    assert bool(free.parts) == (alone or across > 0)
    if free.parts:
        assert vertices_of(Piece(free.parts))[:, 0].min() > 0.3
        assert next(joint for joint in free.joints if joint.name == ARM).position[0] > 0.5
