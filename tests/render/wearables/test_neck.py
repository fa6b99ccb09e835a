from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from config.attire import NeckName, Outfit
from render.wearables.neck.catalog import NECK
from render.wearables.wear import wearable_names
from render.wearables.wearable import Dye
from tests.render.wearables.trying import (
    BALD,
    LIKENESSES,
    LONG,
    Likeness,
    assert_sound,
    eyes_hidden,
    head_of,
    vertices_of,
    worn_by,
)

HOODIE = (("hair.kind=bald", "clothes.kind=hoodie"), "adult")
SHOWN = [
    ("bow-tie", "loops"),
    ("scarf", "tails"),
    ("necklace", "heart"),
    ("cape", "clasp"),
    ("medal", "disc"),
]


def test_every_name_has_its_builder() -> None:
    assert set(NECK) == set(get_args(NeckName))


@pytest.mark.parametrize("name", NECK)
def test_is_closed_and_covers_no_eye(name: str) -> None:
    piece = worn_by(NECK[name], *BALD)
    assert_sound(piece, most=9_000)
    assert not any(eyes_hidden(head_of(*BALD), piece))


@pytest.mark.parametrize("likeness", [*LIKENESSES, HOODIE])
@pytest.mark.parametrize(("name", "part"), SHOWN)
def test_what_is_shown_lies_before_the_clothes(name: str, part: str, likeness: Likeness) -> None:
    head = head_of(*likeness)
    assert head.neck is not None
    points = vertices_of(worn_by(NECK[name], *likeness), part)
    away = head.neck.bust.distance(points)
    assert away.min() > -0.14 * head.neck.wide, "it sinks in"
    assert away.min() < 0.15, "it floats"
    assert points[:, 1].min() > head.neck.chest[1] - 0.5 * head.neck.wide
    assert points[:, 1].max() < head.features.mouth[1]


def test_headphones_hold_both_ears_and_take_the_heads_place() -> None:
    head, piece = head_of(*BALD), worn_by(NECK["headphones"], *BALD)
    pads = vertices_of(piece, "pads")
    for ear in head.features.temples:
        assert np.linalg.norm(pads - ear, axis=1).min() < 0.35
    assert vertices_of(piece, "shells")[:, 1].max() > head.features.crown
    assert wearable_names(head, Outfit(worn=("crown", "headphones"))) == ("crown",)


@pytest.mark.parametrize(
    ("name", "joint"),
    [
        ("bow-tie", "bow"),
        ("scarf", "tails"),
        ("necklace", "pendant"),
        ("cape", "cape"),
        ("medal", "disc"),
    ],
)
def test_what_hangs_swings(name: str, joint: str) -> None:
    piece = worn_by(NECK[name], *LONG)
    assert [each.name for each in piece.joints] == [joint]
    assert any(part.joint == joint for part in piece.parts)


def test_a_cape_falls_behind_the_shoulders() -> None:
    head = head_of(*BALD)
    assert head.neck is not None
    cloth = vertices_of(worn_by(NECK["cape"], *BALD), "cloth")
    assert np.ptp(cloth[:, 0]) > 2.6
    assert cloth[:, 2].mean() < head.neck.middle[2]


@pytest.mark.parametrize("name", [name for name in NECK if "animal" in NECK[name].kinds])
def test_a_head_without_a_bust_wears_it_below_its_chin(name: str) -> None:
    head = replace(head_of(*BALD), kind="animal", neck=None)
    piece = NECK[name].build(head, Dye()).piece
    assert_sound(piece, most=9_000)
    if name != "headphones":
        points = vertices_of(piece)
        assert points[:, 1].max() < head.features.mouth[1]
        assert points[:, 2].max() > head.features.chin[2] - 0.1


def test_only_shoulders_carry_a_cape() -> None:
    assert NECK["cape"].kinds == {"figure"}
