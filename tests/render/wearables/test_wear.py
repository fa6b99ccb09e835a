from dataclasses import replace

import numpy as np
import pytest

from config.attire import SLOT_OF, Outfit
from render.types import Body
from render.wearables.catalog import WEARABLES
from render.wearables.wear import PREFIX, dress_head, wearable_names, wears
from render.wearables.wearable import Hollow
from tests.render.wearables.people import person


def test_everything_that_can_be_named_can_be_worn() -> None:
    assert set(WEARABLES) == set(SLOT_OF)


def test_of_each_slot_the_first_thing_is_worn() -> None:
    _, head = person()
    outfit = Outfit(worn=("crown", "top-hat", "monocle"))
    assert wearable_names(head, outfit) == ("crown", "monocle")


def test_only_one_thing_lies_over_the_ears() -> None:
    _, head = person()
    assert wearable_names(head, Outfit(worn=("snorkel", "headphones"))) == ("snorkel",)
    assert wearable_names(head, Outfit(worn=("astronaut-helmet", "snorkel", "scarf"))) == (
        "astronaut-helmet",
    )


def test_nothing_is_put_on_what_is_never_taken_off() -> None:
    _, head = person()
    outfit = Outfit(worn=("crown", "monocle"))
    assert wearable_names(replace(head, covered=True), outfit) == ("monocle",)


def test_a_thing_wears_no_glasses_and_a_profile_no_helmet() -> None:
    _, head = person()
    thing = replace(head, kind="thing")
    assert wearable_names(thing, Outfit(worn=("round-glasses", "crown"))) == ("crown",)
    profile = replace(head, features=replace(head.features, eyes=head.features.eyes[:1]))
    assert wearable_names(profile, Outfit(worn=("astronaut-helmet",))) == ()


def test_parts_and_joints_of_two_heads_of_one_body_have_names_of_their_own() -> None:
    parts, head = person("hair.kind=bald")
    hat = Outfit(worn=("santa-hat",))
    both = [dress_head(parts, replace(head, number=number), hat).added for number in (0, 1)]
    names = [each.name for piece in both for each in (*piece.parts, *piece.joints)]
    assert len(set(names)) == len(names)
    assert all(name.startswith(f"{PREFIX}santa_hat_") for name in names)


def test_a_hat_takes_the_place_of_a_cap_but_glasses_do_not() -> None:
    parts, head = person("cover.kind=cap")

    def left(*worn: str) -> set[str]:
        kept = dress_head(parts, head, Outfit.model_validate({"worn": worn})).parts
        return {part.name for part in kept if part.name.startswith("cover")}

    assert left("round-glasses")
    assert not left("crown")


def test_a_body_knows_what_it_wears() -> None:
    parts, head = person("hair.kind=bald")
    added = dress_head(parts, head, Outfit(worn=("top-hat",))).added
    worn = Body(tuple(replace(part, joint="root") for part in added.parts))
    assert wears(worn, "head")
    assert not wears(worn, "eyes")


def hollow(*, closed: bool = False) -> Hollow:
    return Hollow(np.eye(3), np.zeros(3), (1.0, 0.8), 0.9, closed=closed)


def test_what_is_above_the_rim_is_pressed_inside_and_what_is_far_below_stays() -> None:
    hair = np.array([(1.5, 0.3, 0.0), (0.9, 2.0, 0.9), (0.2, 0.1, 0.2), (1.6, -0.5, 0.0)])
    pressed = hollow().pressed(hair)
    assert np.hypot(pressed[:2, 0], pressed[:2, 2] / 0.8).max() < 1
    assert pressed[:2, 1].max() < 0.9
    assert pressed[2:] == pytest.approx(hair[2:])


def test_hair_comes_out_under_a_rim_step_by_step() -> None:
    y = -np.linspace(0, 0.25, 6)
    hair = np.stack([np.full(6, 1.6), y, np.zeros(6)], 1)
    x = hollow().pressed(hair)[:, 0]
    assert (np.diff(x) > 0).all()
    assert x[0] < 1
    assert x[-1] < 1.6


def test_a_closed_hat_keeps_all_hair_in() -> None:
    hair = np.array([(0.2, -3.0, 0.1), (1.5, 0.5, 1.0)])
    pressed = hollow(closed=True).pressed(hair)
    assert np.linalg.norm(pressed / (1.0, 0.9, 0.8), axis=1).max() < 1


def test_fur_beside_a_hat_stays() -> None:
    under, beside = hollow().within(np.array([(0.5, 0.2, 0.0), (1.9, 0.2, 0.0)]), (1.2, 1.6))
    assert (under, beside) == (1, 0)
