import numpy as np

from pipeline.measure.words import hex_color, hundredths, lab_color, ramp, share


def test_colors_survive_writing_and_reading() -> None:
    for color in ("#000000", "#d9a583", "#ffffff", "#4b2f20"):
        assert hex_color(lab_color(color)) == color


def test_what_is_no_number_becomes_one() -> None:
    assert hex_color(np.full(3, np.nan, np.float32)) == "#000000"
    assert hundredths(float("nan")) == 0
    assert hundredths(float("inf")) == 400
    assert share(float("nan")) == 0


def test_a_ramp_is_level_beyond_its_ends() -> None:
    assert [ramp(v, 2, 4) for v in (1, 2, 3, 4, 9)] == [0, 0, 0.5, 1, 1]


def test_a_ramp_may_fall() -> None:
    assert [ramp(v, 4, 2) for v in (1, 3, 9)] == [1, 0.5, 0]
