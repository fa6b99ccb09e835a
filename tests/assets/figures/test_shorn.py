"""Heads of photos without their hair."""

from dataclasses import replace

import numpy as np
import pytest

from assets.figures.drawing import Easel
from assets.figures.shorn import KINDS, random_kind, without_hair
from pipeline.parts.values import ATTRIBUTES
from pipeline.train.parts.heads import Head
from pipeline.types import HEAD_CLASSES

SKIN, HAIR = HEAD_CLASSES.index("skin"), HEAD_CLASSES.index("hair")
CROWN = (slice(62, 68), slice(112, 144))  # px: above the face's mesh, under the hair


def shorn(head: Head, kind: str, easel: Easel) -> Head:
    made = without_hair(head, kind, easel, np.random.default_rng(4))
    assert made is not None
    return made


def test_a_bald_crown_is_skin_as_light_as_the_forehead(head: Head, easel: Easel) -> None:
    bald = shorn(head, "bald", easel)
    assert (bald.classes[CROWN] == SKIN).all()
    forehead = head.pixels[head.classes == SKIN].mean(0)
    assert np.abs(bald.pixels[CROWN].mean((0, 1)) - forehead).max() < 40
    assert (bald.read["hair"], bald.read["fringe"], bald.read["colour"]) == ("bald", "0", "")


def test_shaved_hair_is_hair_between_skin_and_what_it_was(head: Head, easel: Easel) -> None:
    shaved = shorn(head, "shaved", easel)
    assert (shaved.classes[CROWN] == HAIR).all()
    level = float(shaved.pixels[CROWN].mean())
    assert (
        float(head.pixels[CROWN].mean())
        < level
        < float(shorn(head, "bald", easel).pixels[CROWN].mean())
    )


def test_hair_stays_at_the_sides_of_a_bare_top(head: Head, easel: Easel) -> None:
    bare = shorn(head, "bald_top", easel)
    assert (bare.classes[CROWN] == SKIN).all()
    assert (bare.classes == HAIR).sum() > 100
    assert bare.read["colour"] == head.read["colour"]


def test_hair_over_the_forehead_is_refused(head: Head, easel: Easel) -> None:
    classes = head.classes.copy()
    classes[:130][classes[:130] == SKIN] = HAIR
    fringed = replace(head, classes=classes)
    assert without_hair(fringed, "bald", easel, np.random.default_rng(4)) is None


@pytest.mark.parametrize("seed", range(5))
def test_kinds_are_the_networks_words(seed: int) -> None:
    assert random_kind(np.random.default_rng(seed)) in set(KINDS) & set(ATTRIBUTES["hair"])
