import numpy as np
import pytest

from pipeline.color import to_lab, to_rgb
from pipeline.painted.recolor import recolor
from pipeline.train.cartoon.judging.fairness import (
    LEAST_FACES,
    Tone,
    chance_ratio,
    skin_shifts,
    summarise,
    typology_deg,
    without_palette,
)
from pipeline.train.cartoon.judging.tasks import usual_look
from tests.pipeline.train.cartoon.judging.drawn import MEANINGS, sketch

LOOK = usual_look(MEANINGS[0])
SKIN = np.array([60, 16, 20], np.float32)


def tones(count: int, drift: float, *, first_deg: float = 0) -> list[Tone]:
    return [Tone(first_deg + number, drift, 3.0, 4.0) for number in range(count)]


def test_pale_skin_has_a_large_angle() -> None:
    assert typology_deg(np.array([80, 10, 15], np.float32)) > 55
    assert typology_deg(np.array([30, 10, 15], np.float32)) < -30


def test_what_the_palette_does_is_taken_off() -> None:
    one = np.ones((1, 1), np.float32)
    pulled = to_lab(to_rgb(recolor(SKIN[None, None], LOOK.palette, one)))[0, 0]
    halfway = (SKIN + 0.5 * (pulled - SKIN)).astype(np.float32)
    assert without_palette(SKIN, halfway, LOOK) == pytest.approx(SKIN, abs=0.01)


def test_what_else_changes_stays() -> None:
    darker = SKIN - np.array([20, 0, 0], np.float32)
    left = without_palette(SKIN, darker, LOOK)
    assert np.linalg.norm(left - SKIN) > 10


def test_skin_that_is_drawn_as_it_is_did_not_shift() -> None:
    shown = sketch(people=True)
    undone, drawn = skin_shifts(shown, shown.colors, LOOK) or (None, None)
    assert undone == pytest.approx(0, abs=0.1)
    assert drawn == pytest.approx(0, abs=0.1)


def test_without_bare_skin_there_is_nothing_to_measure() -> None:
    assert skin_shifts(sketch(), sketch().colors, LOOK) is None


def test_bins_hold_enough_faces_and_their_ratio_is_told() -> None:
    found = summarise(tones(LEAST_FACES, 0.02) + tones(LEAST_FACES, 0.03, first_deg=60))
    assert found is not None
    assert [each.faces for each in found.bins] == [LEAST_FACES, LEAST_FACES]
    assert found.drift_ratio == pytest.approx(1.5)
    assert found.shift_ratio == pytest.approx(1.0)


def test_faces_that_were_not_found_again_are_counted_apart() -> None:
    lost = [Tone(number, float("nan"), 3, 4) for number in range(LEAST_FACES // 2)]
    found = summarise([*lost, *tones(2 * LEAST_FACES, 0.02)])
    assert found is not None
    assert found.bins[0].found < 1
    assert found.bins[0].drift == pytest.approx(0.02)


def test_too_few_faces_make_no_bins() -> None:
    assert summarise(tones(2 * LEAST_FACES - 1, 0.02)) is None


def test_equally_good_bins_differ_by_chance() -> None:
    values = np.random.default_rng(0).uniform(1, 5, 150)
    assert 1 < chance_ratio(values, 5) < 1.6
