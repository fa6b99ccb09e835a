from typing import get_args

import numpy as np
import pytest

from config.attire import EarsName
from render.wearables.ears.catalog import EARS
from tests.render.wearables.trying import (
    CHILD,
    LIKENESSES,
    LONG,
    Likeness,
    assert_sound,
    eyes_hidden,
    head_of,
    vertices_of,
    worn_by,
)

GROWN = [name for name in EARS if name != "halo"]


def test_every_name_has_its_builder() -> None:
    assert set(EARS) == set(get_args(EarsName))


@pytest.mark.parametrize("name", EARS)
def test_is_closed_and_covers_no_eye(name: str) -> None:
    piece = worn_by(EARS[name], *LONG)
    assert_sound(piece)
    assert not any(eyes_hidden(head_of(*LONG), piece))


@pytest.mark.parametrize("likeness", LIKENESSES)
@pytest.mark.parametrize("name", GROWN)
def test_grows_out_of_the_top_of_the_head(name: str, likeness: Likeness) -> None:
    head = head_of(*likeness)
    points = vertices_of(worn_by(EARS[name], *likeness))
    away = head.outside.distance(points)
    assert away.min() < -0.03, "it hovers"
    assert away.max() > 0.4, "it does not stick out"
    assert points[:, 1].min() > head.features.eye_height


@pytest.mark.parametrize("name", ["cat-ears", "bunny-ears", "fox-ears", "bear-ears"])
def test_an_ear_bends_from_a_base_that_stays(name: str) -> None:
    piece = worn_by(EARS[name], *CHILD)
    assert {joint.name for joint in piece.joints} == {"left", "right"}
    for part in piece.parts:
        share, height = part.skin_weights, part.vertices[:, 1]
        assert share is not None
        assert share[height.argmin()] == 0
        assert share.max() > 0.6


def test_one_of_a_bunnys_ears_flops() -> None:
    points = {p.name: p.vertices for p in worn_by(EARS["bunny-ears"], *CHILD).parts}
    assert points["ear_left"][:, 1].max() > points["ear_right"][:, 1].max() + 0.3


def test_inner_ears_have_another_colour() -> None:
    ear = worn_by(EARS["cat-ears"], *CHILD).parts[0]
    assert ear.texture is not None
    hollow, back = ear.texture[60, 4].astype(int), ear.texture[60, 90].astype(int)
    assert np.abs(hollow - back).max() > 60


def test_the_halo_glows_over_the_head_and_bobs() -> None:
    head, piece = head_of(*LONG), worn_by(EARS["halo"], *LONG)
    assert head.outside.distance(vertices_of(piece)).min() > 0.05
    assert all(part.material.emission > 0.3 for part in piece.parts)
    (joint,) = piece.joints
    middle = vertices_of(piece).mean(0)
    assert abs(joint.position[0] - middle[0]) > 2, "turned about a far point it goes up and down"
