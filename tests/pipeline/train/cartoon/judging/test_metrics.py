import numpy as np
import pytest

from pipeline.train.cartoon.judging.metrics import (
    MOST_DB,
    color_distance,
    flatness,
    landmark_drift,
    likeness,
    lines,
    palette_distance,
    same_face,
)
from tests.pipeline.train.cartoon.judging.drawn import face

ALPHA = np.ones((128, 128), np.float32)


def flat(value: float) -> np.ndarray:
    return np.full((128, 128, 3), value, np.float32)


def noise(amount: float) -> np.ndarray:
    values = np.random.default_rng(0).normal(0.5, amount, (128, 128, 1))
    return np.repeat(values, 3, -1).clip(0, 1).astype(np.float32)


def test_the_same_picture_twice_is_as_like_as_it_gets() -> None:
    found = likeness(noise(0.1), noise(0.1), ALPHA)
    assert found.ssim == pytest.approx(1)
    assert found.psnr_db == MOST_DB


def test_the_signal_to_noise_ratio_is_ten_times_the_logarithm_of_the_error() -> None:
    assert likeness(flat(0.4), flat(0.5), ALPHA).psnr_db == pytest.approx(20, abs=0.01)


def test_what_lies_beyond_the_subject_does_not_count() -> None:
    half = ALPHA.copy()
    half[:, :64] = 0
    other = noise(0.1)
    other[:, :58] = 0
    assert likeness(noise(0.1), other, half).psnr_db == MOST_DB


def test_flatness_is_the_share_of_small_detail_that_is_left() -> None:
    assert flatness(noise(0.02), noise(0.1), ALPHA) == pytest.approx(0.2, abs=0.05)
    assert flatness(flat(0.5), noise(0.1), ALPHA) < 0.01


def test_a_long_line_is_one_and_dashes_are_not() -> None:
    whole, dashed = flat(0.9), flat(0.9)
    whole[60:62, 20:108] = 0.1
    for start in range(20, 108, 8):
        dashed[60:62, start : start + 3] = 0.1
    assert lines(whole, ALPHA).continuity > 0.9
    assert lines(dashed, ALPHA).continuity < 0.2
    assert lines(whole, ALPHA).ink > lines(flat(0.9), ALPHA).ink == 0


def test_colors_are_compared_as_the_eye_does() -> None:
    red, blue = np.array([50, 60, 40], np.float32), np.array([40, 20, -60], np.float32)
    assert color_distance(red, red) == 0
    assert color_distance(red, blue) > 40
    assert palette_distance(np.stack([red, blue]), np.stack([blue, red])) == 0


def test_drift_is_told_in_widths_of_the_face() -> None:
    known = face()
    width = known.box[2] - known.box[0]
    moved = known.seen_from(0.1 * width, 0)
    assert landmark_drift(known, moved) == pytest.approx(0.1, abs=1e-4)


def test_a_face_elsewhere_is_not_the_same_one() -> None:
    known = face()
    width = known.box[2] - known.box[0]
    near, far = known.seen_from(0.1 * width, 0), known.seen_from(width, 0)
    assert same_face(known, (far, near)) is near
    assert same_face(known, (far,)) is None
    assert same_face(known, ()) is None
