from dataclasses import replace

import numpy as np

from pipeline.color import to_lab
from pipeline.measure.align import align_face
from pipeline.measure.cues import cue_values
from pipeline.measure.tone import load_fit
from pipeline.measure.view import FrontView, look_from_front
from tests.pipeline.measure.heads import Head, head

TAN = np.array([60.0, 18.0, 25.0], np.float32)


def view_of(person: Head) -> FrontView:
    parts = person.read(person.pixels, person.face)
    return look_from_front(person.photo, person.cutout, parts, align_face(person.face))


def test_grey_photos_tell_nothing_of_tints() -> None:
    person = head()
    grey = person.pixels.mean(-1).astype(np.uint8)
    person.pixels[:] = grey[..., None]
    values = cue_values(view_of(person), to_lab(np.full(3, 140, np.uint8)), {})
    assert np.isnan(values["redness"])
    assert np.isnan(values["backdrop"])


def test_every_cue_that_was_fitted_is_measured_on_a_head() -> None:
    said = {"light": {"half": 0.2}, "mouth": {"teeth": 0.9}}
    values = cue_values(view_of(head()), TAN, said)
    assert set(values) == set(load_fit().cues)
    assert all(np.isfinite(value) for value in values.values())


def test_eyes_behind_glasses_are_no_white_reference() -> None:
    person = head()
    eyes = person.face.eyes[:, :2].mean(0)
    rows, columns = np.indices(person.classes.shape)
    person.classes[(abs(rows - eyes[1]) < 25) & (abs(columns - eyes[0]) < 80)] = 4
    assert np.isnan(cue_values(view_of(person), TAN, {})["beside_eye"])


def test_a_closed_mouth_shows_no_teeth_to_compare_with() -> None:
    closed = {"mouth": {"closed": 0.8, "teeth": 0.2}}
    assert np.isnan(cue_values(view_of(head()), TAN, closed)["beside_teeth"])


def test_a_mask_paler_than_skin_is_no_lips() -> None:
    person = head()
    pixels = person.pixels.copy()
    x, y = person.face.landmarks[[13, 14], :2].mean(0).astype(int)
    pixels[y - 20 : y + 20, x - 30 : x + 30] = 250
    masked = view_of(replace(person, pixels=pixels))
    assert np.isnan(cue_values(masked, TAN, {})["lips"])
    assert np.isfinite(cue_values(view_of(person), TAN, {})["lips"])
