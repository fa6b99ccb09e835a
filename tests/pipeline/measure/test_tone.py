from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import BrokenModel
from pipeline.measure.align import align_face
from pipeline.measure.cues import cue_values
from pipeline.measure.tone import (
    Witness,
    human_skin,
    load_fit,
    posterior,
    skin_in_daylight,
    usual_chroma,
    weigh,
)
from pipeline.measure.view import FrontView, look_from_front
from tests.pipeline.measure.heads import Head, head

FIT = load_fit()
USUAL = {name: cue.usual for name, cue in FIT.cues.items()}


def view_of(person: Head) -> FrontView:
    parts = person.read(person.pixels, person.face)
    return look_from_front(person.photo, person.cutout, parts, align_face(person.face))


def test_lighter_pixels_mean_lighter_skin() -> None:
    found = [posterior({**USUAL, "seen": seen}, {}) for seen in (30.0, 50.0, 70.0, 85.0)]
    assert found == sorted(found)
    assert found[-1] - found[0] > 15


@pytest.mark.parametrize("white", ["beside_eye", "beside_teeth"])
def test_skin_darker_beside_what_is_white_is_darker_skin(white: str) -> None:
    darker = posterior({**USUAL, white: USUAL[white] - 0.5}, {})
    assert darker < posterior(USUAL, {}) < posterior({**USUAL, white: USUAL[white] + 0.5}, {})


def test_the_same_pixels_mean_lighter_skin_in_a_dim_photo() -> None:
    assert posterior({**USUAL, "seen": 50.0, "dim": 15.0}, {}) > posterior(
        {**USUAL, "seen": 50.0}, {}
    )


def test_hidden_cues_count_as_usual_ones() -> None:
    hidden = dict.fromkeys(FIT.cues, float("nan"))
    assert posterior(hidden, {}) == pytest.approx(posterior(USUAL, {}))
    ends = sorted((FIT.told.middle, FIT.skin))
    assert ends[0] < posterior(hidden, {}) < ends[1]


def test_no_cue_alone_makes_skin_of_another_kind() -> None:
    for name in set(FIT.cues) - {"seen"}:
        for value in (-1e3, 1e3):
            assert abs(posterior({**USUAL, name: value}, {}) - posterior(USUAL, {})) < 20


def test_the_tone_that_the_network_sees_is_heard() -> None:
    alone = posterior(USUAL, {})
    assert posterior(USUAL, {"6": 1.0}) < alone - 8
    assert posterior(USUAL, {"1": 1.0}) > alone + 4
    assert posterior(USUAL, {"6": 0.5}) == posterior(USUAL, {"6": 1.0})
    assert posterior(USUAL, {"6": 0.0}) == alone


def test_a_sharper_witness_is_heard_more() -> None:
    blunt, sharp = Witness(0.0, 1.0, blur=20.0), Witness(0.0, 1.0, blur=5.0)
    found = [weigh([(who, 80.0)], 60.0, 10.0) for who in (blunt, sharp)]
    assert 60 < found[0] < found[1] < 80


@pytest.mark.parametrize("shown", [-1e4, 1e4])
def test_skin_stays_human(shown: float) -> None:
    assert 20 < weigh([(Witness(0.0, 1.0, blur=1.0), shown)], 60.0, 10.0) < 90


def test_colored_light_leaves_skin_within_human_hues() -> None:
    view = view_of(head())
    for seen in ((60, -20, 10), (60, 5, -30), (60, 45, 40), (60, 0, 0)):
        skin = skin_in_daylight(view, np.array(seen, np.float32), {})
        hue = float(np.degrees(np.arctan2(skin[2], skin[1])))
        assert 53 < hue < 60
        assert 0.9 < float(np.hypot(skin[1], skin[2])) / usual_chroma(float(skin[0])) < 1.1


def test_bright_skin_in_grey_photos_is_taken_for_fairer_and_dark_skin_is_not() -> None:
    person = head()
    person.pixels[:] = person.pixels.mean(-1, keepdims=True).astype(np.uint8)
    view = view_of(person)
    for lightness, drawn in ((75.0, True), (50.0, False)):
        seen = np.array([lightness, 0, 0], np.float32)
        plain = posterior(cue_values(view, seen, {}), {})
        assert (skin_in_daylight(view, seen, {})[0] > plain + 2) == drawn


def test_values_that_cannot_be_are_no_error() -> None:
    person = head()
    person.pixels[:] = 0
    skin = skin_in_daylight(view_of(person), np.zeros(3, np.float32), {})
    assert np.isfinite(skin).all()


def test_human_skin_has_the_hue_and_chroma_it_is_given() -> None:
    skin = human_skin(60.0, 50.0, 1.2)
    assert float(np.hypot(skin[1], skin[2])) == pytest.approx(1.2 * usual_chroma(60.0), rel=1e-5)
    assert float(np.degrees(np.arctan2(skin[2], skin[1]))) == pytest.approx(50.0, rel=1e-5)


def test_a_fit_is_read_as_it_was_written(tmp_path: Path) -> None:
    FIT.save(tmp_path / "tone.json")
    assert load_fit(tmp_path / "tone.json") == FIT


@pytest.mark.parametrize("text", ["", "{}", '{"cues": {"seen": {"usual": 1}}}', "[]"])
def test_a_damaged_fit_is_a_broken_model(tmp_path: Path, text: str) -> None:
    (tmp_path / "tone.json").write_text(text)
    with pytest.raises(BrokenModel):
        load_fit(tmp_path / "tone.json")
    with pytest.raises(BrokenModel):
        load_fit(tmp_path / "missing.json")
