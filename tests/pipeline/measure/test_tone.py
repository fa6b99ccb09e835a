from dataclasses import replace

import numpy as np
import pytest

from pipeline.color import to_lab
from pipeline.measure.align import align_face
from pipeline.measure.tone import (
    CUES,
    MIDDLE,
    SKIN,
    cue_values,
    posterior,
    skin_in_daylight,
    usual_chroma,
)
from pipeline.measure.view import FrontView, look_from_front
from tests.pipeline.measure.heads import Head, head

USUAL = {name: cue.usual for name, cue in CUES.items()}
TAN = np.array([60.0, 18.0, 25.0], np.float32)


def view_of(person: Head) -> FrontView:
    parts = person.read(person.pixels, person.face)
    return look_from_front(person.photo, person.cutout, parts, align_face(person.face))


def test_lighter_pixels_mean_lighter_skin() -> None:
    found = [posterior({**USUAL, "seen": seen}, {}) for seen in (30.0, 50.0, 70.0, 85.0)]
    assert found == sorted(found)
    assert found[-1] - found[0] > 30


@pytest.mark.parametrize("white", ["beside_eye", "beside_teeth"])
def test_skin_darker_beside_what_is_white_is_darker_skin(white: str) -> None:
    darker = posterior({**USUAL, white: USUAL[white] - 0.5}, {})
    assert darker < posterior(USUAL, {}) < posterior({**USUAL, white: USUAL[white] + 0.5}, {})


def test_the_same_pixels_mean_lighter_skin_in_a_dim_photo() -> None:
    assert posterior({**USUAL, "seen": 50.0, "dim": 15.0}, {}) > posterior(
        {**USUAL, "seen": 50.0}, {}
    )


def test_hidden_cues_count_as_usual_ones() -> None:
    hidden = dict.fromkeys(CUES, float("nan"))
    assert posterior(hidden, {}) == pytest.approx(posterior(USUAL, {}))
    assert min(MIDDLE, SKIN) < posterior(hidden, {}) < max(MIDDLE, SKIN)


def test_no_cue_alone_makes_skin_of_another_kind() -> None:
    for name in set(CUES) - {"seen"}:
        for value in (-1e3, 1e3):
            assert abs(posterior({**USUAL, name: value}, {}) - posterior(USUAL, {})) < 20


def test_a_sure_tone_of_the_network_is_heard_and_an_unsure_one_hardly() -> None:
    alone = posterior(USUAL, {})
    sure = posterior(USUAL, {"6": 1.0})
    unsure = posterior(USUAL, {str(k): 1 / 6 for k in range(1, 7)})
    assert sure < alone - 8
    assert abs(unsure - alone) < abs(sure - alone) / 4


def test_colored_light_leaves_skin_within_human_hues() -> None:
    view = view_of(head())
    for seen in ((60, -20, 10), (60, 5, -30), (60, 45, 40), (60, 0, 0)):
        skin = skin_in_daylight(view, np.array(seen, np.float32), {})
        hue = float(np.degrees(np.arctan2(skin[2], skin[1])))
        assert 53 < hue < 60
        assert 0.9 < float(np.hypot(skin[1], skin[2])) / usual_chroma(float(skin[0])) < 1.1


def test_grey_photos_tell_nothing_of_tints() -> None:
    person = head()
    grey = person.pixels.mean(-1).astype(np.uint8)
    person.pixels[:] = grey[..., None]
    values = cue_values(view_of(person), to_lab(np.full(3, 140, np.uint8)), {})
    assert np.isnan(values["redness"])
    assert np.isnan(values["backdrop"])


def test_every_cue_is_measured_on_a_head() -> None:
    said = {"light": {"half": 0.2}, "mouth": {"teeth": 0.9}}
    values = cue_values(view_of(head()), TAN, said)
    assert set(values) == set(CUES)
    assert all(np.isfinite(value) for value in values.values())


def test_eyes_behind_glasses_are_no_white_reference() -> None:
    person = head()
    eyes = person.face.eyes[:, :2].mean(0)
    rows, columns = np.indices(person.classes.shape)
    person.classes[(abs(rows - eyes[1]) < 25) & (abs(columns - eyes[0]) < 80)] = 4
    values = cue_values(view_of(person), TAN, {})
    assert np.isnan(values["eye"])
    assert np.isnan(values["beside_eye"])


def test_a_closed_mouth_shows_no_teeth_to_compare_with() -> None:
    closed = {"mouth": {"closed": 0.8, "teeth": 0.2}}
    assert np.isnan(cue_values(view_of(head()), TAN, closed)["beside_teeth"])


def test_values_that_cannot_be_are_no_error() -> None:
    person = head()
    person.pixels[:] = 0
    skin = skin_in_daylight(view_of(person), np.zeros(3, np.float32), {})
    assert np.isfinite(skin).all()


def test_a_mask_paler_than_skin_is_no_lips() -> None:
    person = head()
    pixels = person.pixels.copy()
    x, y = person.face.landmarks[[13, 14], :2].mean(0).astype(int)
    pixels[y - 20 : y + 20, x - 30 : x + 30] = 250
    masked = view_of(replace(person, pixels=pixels))
    assert np.isnan(cue_values(masked, TAN, {})["lips"])
    assert np.isfinite(cue_values(view_of(person), TAN, {})["lips"])
