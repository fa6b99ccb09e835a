"""Every hat on heads of several kinds: sound, light, seated, clear of the eyes, and swinging."""

import numpy as np
import pytest

from config.attire import Outfit
from render.modelling.meshes import Floats
from render.types import Part
from render.wearables.hats.catalog import HATS
from render.wearables.hats.seat import perch, seat
from render.wearables.head import Head
from render.wearables.wear import dress_head
from render.wearables.wearable import Dye
from tests.render.figure.wearing import sound
from tests.render.wearables.people import person

WHO = {
    "adult": ("hair.kind=bald",),
    "long hair": ("hair.kind=long",),
    "child": ("hair.kind=short",),
}
SWINGING = {
    "wizard-hat": "tip", "santa-hat": "tip", "party-hat": "pompon", "beanie": "pompon",
    "graduation-cap": "tassel", "chef-hat": "puff", "pirate-hat": "feather",
    "astronaut-helmet": "aerial",
}  # fmt: skip
MOST_TRIANGLES = 9_500
OPEN = {"astronaut-helmet"}  # before the face
ON_TOP = {"party-hat", "astronaut-helmet"}  # no ring about the forehead


def worn_by(who: str) -> tuple[tuple[Part, ...], Head]:
    return person(*WHO[who], age="child" if who == "child" else "adult")


def vertices(parts: tuple[Part, ...]) -> Floats:
    return np.concatenate([part.vertices.astype(np.float64) for part in parts])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", HATS)
def test_a_hat_is_sound_light_and_sits_on_the_head(name: str, who: str) -> None:
    _, head = worn_by(who)
    parts = HATS[name].build(head, Dye()).piece.parts
    assert all(sound(part) for part in parts)
    assert sum(len(part.triangles) for part in parts) < MOST_TRIANGLES
    found = vertices(parts)
    assert found[:, 1].max() > head.features.crown + 0.1
    assert np.abs(head.outside.distance(found)).min() < 0.06
    if name not in ON_TOP:
        low = found[found[:, 1] < head.features.crown]
        quarters = np.arctan2(low[:, 0], low[:, 2]) // (np.pi / 2)
        for quarter in (-2, -1, 0, 1):
            assert np.abs(head.skull.distance(low[quarters == quarter])).min() < 0.2


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", [name for name in HATS if name not in OPEN])
def test_no_hat_covers_an_eye(name: str, who: str) -> None:
    _, head = worn_by(who)
    found = vertices(HATS[name].build(head, Dye()).piece.parts)
    features = head.features
    within = np.abs(found[:, 0]) < np.abs(features.eyes[:, 0]).max() + features.eye_size
    before = found[within & (found[:, 2] > 0.4)]
    assert before[:, 1].min() > features.eyes[:, 1].max() + features.eye_size


def test_the_face_is_seen_in_a_helmet() -> None:
    _, head = worn_by("adult")
    parts = HATS["astronaut-helmet"].build(head, Dye()).piece.parts
    found = vertices(parts)
    marks = np.stack([*head.features.eyes, head.features.nose, head.features.mouth])
    for mark in marks:
        before = found[np.hypot(*(found - mark)[:, :2].T) < 0.12]
        assert not (before[:, 2] > mark[2] - 0.3).any()


@pytest.mark.parametrize("name", SWINGING)
def test_what_can_swing_hangs_on_a_joint_of_its_own(name: str) -> None:
    _, head = worn_by("adult")
    piece = HATS[name].build(head, Dye()).piece
    (joint,) = piece.joints
    assert joint.name == SWINGING[name]
    assert joint.parent == head.joint
    assert joint.swing > 0.5
    hanging = [part for part in piece.parts if part.joint == joint.name]
    wholly = [
        len(part.vertices) if part.skin_weights is None else int((part.skin_weights > 0.9).sum())
        for part in hanging
    ]
    assert max(wholly) > 10
    away = np.linalg.norm(vertices(tuple(hanging)) - np.array(joint.position), axis=1)
    assert away.min() < 1.1


@pytest.mark.parametrize("name", ["crown", "chef-hat", "graduation-cap", "beanie", "top-hat"])
def test_no_hair_comes_through_the_band_of_a_hat(name: str) -> None:
    parts, head = worn_by("long hair")
    worn = HATS[name].build(head, Dye())
    assert worn.hollow is not None
    dressed = dress_head(parts, head, Outfit.model_validate({"worn": [name]}))
    hair = vertices(tuple(p for p in dressed.parts if p.name.startswith("hair")))
    local = (hair - worn.hollow.origin) @ worn.hollow.axes
    above = local[local[:, 1] > 0]
    wide = np.hypot(above[:, 0] / worn.hollow.radii[0], above[:, 2] / worn.hollow.radii[1])
    assert len(above)
    assert wide.max() < 1
    assert above[:, 1].max() < worn.hollow.height


def test_a_seat_meets_the_head_all_around_and_lower_is_wider() -> None:
    _, head = worn_by("adult")
    high, low = seat(head, down=0.1), seat(head, down=0.9)
    angle = np.linspace(0, 2 * np.pi, 32)
    for place in (high, low):
        assert np.abs(head.skull.distance(place.at(place.ring(angle)))).max() < 0.12
    assert min(low.radii) > min(high.radii)
    assert low.origin[1] < high.origin[1]


def test_a_seat_leans_as_it_is_told() -> None:
    _, head = worn_by("adult")
    up = seat(head, back_deg=20, aside_deg=10).axes[:, 1]
    assert up[0] > 0.1
    assert up[2] < -0.3


def test_a_small_hat_stands_on_hair_with_both_sides_sunk_in() -> None:
    _, head = worn_by("long hair")
    place = perch(head, 0.5)
    sides = place.at(0.5 * np.array([(-1.0, 0.0, 0.0), (1.0, 0.0, 0.0)]))
    assert head.outside.distance(sides).max() < 0.03
    assert head.outside.distance(place.at(np.array((0.0, 0.45, 0.0)))) > 0


def test_colours_that_were_asked_for_are_worn() -> None:
    _, head = worn_by("adult")
    green = (0.1, 0.8, 0.2)
    for name in set(HATS) - {"santa-hat"}:
        parts = HATS[name].build(head, Dye((green,))).piece.parts
        shown = [part.material.color for part in parts]
        striped = any(part.texture is not None for part in parts)
        assert green in shown or striped, name
