from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from config.attire import GlassesName
from render.wearables.glasses.catalog import GLASSES
from render.wearables.glasses.fit import fit
from render.wearables.wearable import Dye
from tests.render.wearables.trying import (
    BALD,
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

OPEN = ("round-glasses", "monocle")


def test_every_name_has_its_builder() -> None:
    assert set(GLASSES) == set(get_args(GlassesName))


@pytest.mark.parametrize("name", GLASSES)
def test_is_closed_and_takes_the_place_of_the_persons_own(name: str) -> None:
    assert_sound(worn_by(GLASSES[name], *BALD))
    assert {"glasses", "lenses"} <= set(GLASSES[name].hides)


@pytest.mark.parametrize("likeness", LIKENESSES)
@pytest.mark.parametrize("name", GLASSES)
def test_only_dark_lenses_hide_the_eyes(name: str, likeness: Likeness) -> None:
    hidden = eyes_hidden(head_of(*likeness), worn_by(GLASSES[name], *likeness))
    assert any(hidden) == (name not in OPEN)


@pytest.mark.parametrize("likeness", LIKENESSES)
@pytest.mark.parametrize("name", GLASSES)
def test_what_is_before_an_eye_is_clear_of_its_lids(name: str, likeness: Likeness) -> None:
    head = head_of(*likeness)
    points = vertices_of(worn_by(GLASSES[name], *likeness))
    for eye in head.features.eyes:
        near = np.linalg.norm(points[:, :2] - eye[:2], axis=1) < 0.8 * head.features.eye_size
        ahead = points[near & (points[:, 2] > 0), 2]  # not the strap behind the head
        assert ahead.min(initial=9.0) > eye[2] + 0.02


@pytest.mark.parametrize("name", ["round-glasses", "heart-glasses", "3d-glasses", "pixel-glasses"])
def test_temples_reach_the_ears(name: str) -> None:
    head = head_of(*CHILD)
    points = vertices_of(worn_by(GLASSES[name], *CHILD))
    ear = head.features.temples[1]
    assert points[:, 2].min() < ear[2] + 0.05
    assert np.linalg.norm(points - ear, axis=1).min() < 0.25


def test_the_goggles_strap_goes_around_the_head() -> None:
    head = head_of(*BALD)
    strap = vertices_of(worn_by(GLASSES["ski-goggles"], *BALD), "strap")
    assert strap[:, 2].min() < -0.6
    assert head.skull.distance(strap).min() > -0.06


def test_the_monocles_chain_swings_from_its_ring() -> None:
    piece = worn_by(GLASSES["monocle"], *LONG)
    (chain,) = (part for part in piece.parts if part.name == "chain")
    assert chain.joint == "chain"
    assert chain.skin_weights is not None
    assert chain.skin_weights.min() < 0.02
    assert chain.vertices[:, 1].min() < head_of(*LONG).features.mouth[1]


def test_a_profile_has_no_place_for_glasses() -> None:
    head = head_of(*BALD)
    profile = replace(head, features=replace(head.features, eyes=head.features.eyes[:1]))
    assert fit(profile) is None
    assert GLASSES["monocle"].build(profile, Dye()).piece.parts
    assert all(GLASSES[name].least_eyes == 2 for name in GLASSES if name != "monocle")
