"""The pipeline's values refuse arrays of another dtype or shape than they promise."""

import numpy as np
import pytest

from pipeline.types import LANDMARK_COUNT, Cartoon, Cutout, FaceMesh, Palette, Photo, check_array

PIXELS = np.zeros((4, 6, 3), np.uint8)


def test_an_array_of_the_right_dtype_and_shape_passes() -> None:
    check_array("rows", np.zeros((5, 2), np.float32), np.float32, (None, 2))


@pytest.mark.parametrize(
    ("array", "complaint"),
    [
        (np.zeros((5, 2), np.float64), "rows is float64"),
        (np.zeros((5, 3), np.float32), "rows has shape"),
        (np.zeros(5, np.float32), "rows has shape"),
    ],
)
def test_a_wrong_array_is_named(array: np.ndarray, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check_array("rows", array, np.float32, (None, 2))


def test_alpha_has_the_size_of_its_pixels() -> None:
    turned = np.zeros((6, 4), np.float32)
    with pytest.raises(AssertionError, match="alpha"):
        Photo(PIXELS, turned)
    with pytest.raises(AssertionError, match="alpha"):
        Cutout(PIXELS, turned, (0, 0, 6, 4))


def test_a_cartoon_is_square() -> None:
    with pytest.raises(AssertionError, match="pixels"):
        Cartoon(np.zeros((4, 6, 4), np.uint8), "pirate", 7, "painted-1")


@pytest.mark.parametrize("count", [2, 9])
def test_a_palette_has_three_to_eight_colours(count: int) -> None:
    with pytest.raises(AssertionError, match=f"{count} colours"):
        Palette(np.zeros((count, 3), np.uint8))


def test_a_face_s_box_holds_its_landmarks_and_eyes() -> None:
    landmarks = np.random.default_rng(3).uniform(10, 90, (LANDMARK_COUNT, 3)).astype(np.float32)
    face = FaceMesh(landmarks, 0.9)
    x0, y0, x1, y1 = face.box
    assert face.eyes.shape == (2, 3)
    for x, y in [*landmarks[:, :2], *face.eyes[:, :2]]:
        assert x0 <= x <= x1
        assert y0 <= y <= y1


def test_a_face_seen_from_elsewhere_keeps_its_place_on_the_subject() -> None:
    landmarks = np.full((LANDMARK_COUNT, 3), [30, 50, 4], np.float32)
    crop = FaceMesh(landmarks, 0.9).seen_from(10, 20, scale=2)
    assert crop.landmarks[0] == pytest.approx([40, 60, 8])
    assert crop.score == 0.9
