from typing import get_args

import numpy as np
import pytest

from pipeline.likeness import Glasses
from render.figure.glasses import build_frame, build_glasses
from tests.render.figure.wearing import sound, vertices_of, wearer

SHAPES = [s for s in get_args(Glasses.model_fields["shape"].annotation) if s != "none"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("opacity", [0.2, 0.9])
def test_frames_are_sound_and_only_dark_lenses_are_built(shape: str, opacity: float) -> None:
    person = wearer(f"glasses.shape={shape}", f"glasses.opacity={opacity}")
    parts = build_glasses(person, None).parts
    assert all(sound(part) for part in parts)
    assert [part.name for part in parts] == ["glasses", "lenses"][: 1 + (opacity > 0.6)]
    assert all(part.joint == "head" for part in parts)
    assert sum(len(part.triangles) for part in parts) < 6_500


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("age", ["baby", "adult"])
def test_rims_stand_clear_of_the_face(shape: str, age: str) -> None:
    person = wearer(f"glasses.shape={shape}", age=age)
    outline = build_frame(person).outline
    skin = person.skin_z(outline[:, 0], outline[:, 1])
    assert (outline[:, 2] - skin).min() > 0.1


def test_lenses_do_not_meet_over_the_nose() -> None:
    frame = build_frame(wearer("glasses.shape=round", "glasses.width=120"))
    assert frame.outline[:, 0].min() - frame.rim > 0.03


def test_temples_reach_the_ears_on_both_sides() -> None:
    person = wearer("glasses.shape=oval")
    found = vertices_of(build_glasses(person, None))
    assert found[:, 2].min() < 0
    assert np.allclose(found[:, 0].min(), -found[:, 0].max())
    assert found[:, 0].max() < person.skull.half_width(person.skull.eye_height) + 0.2


def test_who_wears_no_glasses_gets_none() -> None:
    assert build_glasses(wearer(), None).parts == ()
