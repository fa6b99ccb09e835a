from dataclasses import replace

import numpy as np
import pytest

from pipeline.errors import Unmeasurable
from pipeline.likeness import Likeness
from pipeline.likeness_file import MAX_BYTES, read_likeness, write_likeness
from pipeline.measure.measurer import Measurer, in_photo
from pipeline.measure.overlay import draw_overlay
from pipeline.measure.words import lab_color
from pipeline.types import Cutout
from tests.pipeline.measure.heads import CERTAIN, HAIR, MIDDLE, SCALE, Head, head, lifelike, mesh

HAIR_HEX = "#{:02x}{:02x}{:02x}".format(*HAIR)


def likeness_of(person: Head) -> Likeness:
    return Measurer(person).measure(person.photo, person.cutout).likeness


def reason(person: Head) -> str:
    with pytest.raises(Unmeasurable) as caught:
        Measurer(person).measure(person.photo, person.cutout)
    return caught.value.reason


def apart(one: str, other: str) -> float:
    return float(np.linalg.norm(lab_color(one) - lab_color(other)))


def test_a_plain_person_is_measured_as_drawn() -> None:
    found = likeness_of(lifelike())
    assert apart(found.skin.color, "#c98d6b") < 8
    assert apart(found.hair.color, HAIR_HEX) < 8
    assert found.hair.kind == "short"
    assert found.beard.style == found.glasses.shape == found.cover.kind == "none"
    assert found.ears.shown_right == found.ears.shown_left
    assert found.expression == "smile"  # the average face is one of people who pose
    assert found.mouth.openness < 0.2
    assert abs(found.pose.yaw) < 1


def test_the_person_is_placed_in_the_cutout() -> None:
    person = Measurer(head()).measure(head().photo, head().cutout)
    assert person.width == pytest.approx(2 * SCALE, rel=0.01)
    assert person.middle[0] == pytest.approx(MIDDLE[0], abs=2)


def test_the_hair_stands_out_over_the_skull_and_ends_above_the_brows() -> None:
    hair = likeness_of(head()).hair
    assert 110 < hair.outline[0] < 160
    assert hair.hairline[10] == pytest.approx(124, abs=12)


def test_a_likeness_fits_its_file_and_comes_back() -> None:
    found = likeness_of(head())
    assert len(write_likeness(found)) <= MAX_BYTES
    assert read_likeness(write_likeness(found)) == found


def test_a_beard_needs_to_be_seen() -> None:
    bearded = dict(CERTAIN, beard={"short": 1.0}, moustache={"1": 1.0})
    seen = likeness_of(replace(head(beard=True), attributes=bearded)).beard
    assert seen.style == "full"
    assert apart(seen.color, HAIR_HEX) < 12
    doubtful = dict(CERTAIN, beard={"short": 0.6, "none": 0.4})
    assert likeness_of(replace(head(), attributes=doubtful)).beard.style == "none"


def test_a_bald_head_has_no_outline() -> None:
    bald = dict(CERTAIN, hair={"bald": 1.0})
    person = head()
    person.classes[person.classes == 2] = 1
    hair = likeness_of(replace(person, attributes=bald)).hair
    assert hair.kind == "bald"
    assert not any(hair.outline)


def test_a_face_of_a_cutout_is_found_in_its_photo() -> None:
    small = mesh().seen_from(40, 30, scale=0.5)
    cutout = Cutout(
        np.zeros((150, 160, 3), np.uint8), np.ones((150, 160), np.float32), (40, 30, 360, 330),
        (small,),
    )  # fmt: skip
    np.testing.assert_allclose(in_photo(cutout, 0).landmarks, mesh().landmarks, atol=1e-3)


def test_small_turned_and_doubtful_faces_are_refused() -> None:
    assert "small" in reason(head(face=mesh(scale=12.0)))
    assert "turned" in reason(head(face=mesh(55.0)))
    assert "living" in reason(head(face=mesh(score=0.5)))


def test_dark_blank_and_hidden_faces_are_refused() -> None:
    dark, blank, hidden, masked = head(), head(), head(), head()
    dark.pixels[:] = 3
    assert "dark" in reason(dark)
    blank.pixels[:] = 128
    assert "features" in reason(blank)
    hidden.classes[:] = 6
    assert "hidden" in reason(hidden)
    masked.classes[185:] = 6
    assert "mouth" in reason(masked)


def test_a_face_that_the_photo_cuts_is_refused() -> None:
    face = mesh()
    face.landmarks[:, 0] -= 200
    assert "cuts" in reason(head(face=face))


@pytest.mark.parametrize("seed", range(6))
def test_odd_landmarks_and_pictures_never_crash(seed: int) -> None:
    rng = np.random.default_rng(seed)
    face = mesh(rng.uniform(-30, 30), roll=rng.uniform(-180, 180))
    face.landmarks[:] += rng.normal(0, seed * 4, face.landmarks.shape)
    person = head(face=face)
    person.pixels[:] = rng.integers(0, 256, person.pixels.shape)
    person.classes[:] = rng.integers(0, 7, person.classes.shape)
    values = {name: dict.fromkeys(said, 0.5) for name, said in CERTAIN.items()}
    try:
        found = likeness_of(replace(person, attributes=values if seed % 2 else {}))
    except Unmeasurable:
        return
    assert read_likeness(write_likeness(found)) == found


def test_broken_landmarks_are_refused() -> None:
    face = mesh()
    face.landmarks[3] = np.nan
    assert "mesh" in reason(replace(head(), face=face))


def test_an_overlay_shows_the_head_its_parts_and_words() -> None:
    person = head()
    picture = draw_overlay(Measurer(person).examine(person.photo, person.cutout))
    assert picture.dtype == np.uint8
    assert picture.shape[1] > 2 * 600
    assert picture.std() > 20
