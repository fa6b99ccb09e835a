"""What figures wear goes with their hair and their own caps."""

import numpy as np
import pytest

from config.attire import Outfit
from pipeline.likeness import Likeness, Person
from pipeline.likeness_file import change_likeness
from render.figure.build import build_bust
from render.figure.torso import build_torso
from render.figure.wearing import BUST_MIDDLE, OVER_CLOTHES, SHOULDERED, _envelope
from render.types import Body, Part
from tests.render.figure.wearing import wearer

LONG = "hair.kind=long"


def bust(outfit: Outfit, *changes: str) -> Body:
    likeness = change_likeness(Likeness(), changes)
    return build_bust(Person(likeness, outfit=outfit), strength=0.7)


def starting(body: Body, *names: str) -> list[Part]:
    return [part for part in body.parts if part.name.startswith(names)]


def test_long_hair_lies_on_epaulettes() -> None:
    body = bust(Outfit(costume="pirate-coat"), LONG)
    torso = build_torso(wearer(LONG))
    clothes = _envelope(starting(body, *SHOULDERED), torso.point(0.0, BUST_MIDDLE, 0.0))
    points = np.concatenate([part.vertices for part in starting(body, "hair")]).astype(np.float64)
    hanging = points[points[:, 1] < torso.chin - 0.1]
    depth = clothes.distance(hanging) / torso.wide
    assert len(hanging) > 100
    assert ((depth > -0.1) & (depth < 0.5 * OVER_CLOTHES)).mean() < 0.1


@pytest.mark.parametrize(
    ("worn", "left"),
    [(("party-hat",), False), (("cat-ears",), True), (("headphones", "party-hat"), True)],
)
def test_nobody_wears_a_hat_on_a_cap_but_ears_grow_on_one(
    worn: tuple[str, ...], left: bool
) -> None:
    outfit = Outfit.model_validate({"worn": worn})
    assert bool(starting(bust(outfit, "cover.kind=cap"), "cover")) is left
