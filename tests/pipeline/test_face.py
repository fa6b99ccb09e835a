"""Faces are found where there are some, at any scale, and nowhere else."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from pipeline.errors import BrokenModel
from pipeline.face import FaceFinder, open_face_finder

Picture = NDArray[np.uint8]
ASTRONAUT_EYES = np.array([[204.0, 106.0], [243.0, 104.0]])  # px in skimage's astronaut


@pytest.fixture(scope="module")
def finder(assets: Path) -> FaceFinder:
    return open_face_finder(assets, threads=2)


@pytest.fixture(scope="module")
def astronaut() -> Picture:
    picture: Picture = data.astronaut()
    return picture


def scaled(pixels: Picture, factor: float) -> Picture:
    small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def test_astronaut_has_one_face_with_eyes_in_place(finder: FaceFinder, astronaut: Picture) -> None:
    (face,) = finder.find(astronaut)
    assert face.score > 0.9
    assert np.abs(face.eyes[:, :2] - ASTRONAUT_EYES).max() < 8


def test_nose_is_nearer_to_the_viewer_than_the_ears(finder: FaceFinder, astronaut: Picture) -> None:
    (face,) = finder.find(astronaut)
    nose, ears = face.landmarks[1, 2], face.landmarks[[234, 454], 2]
    assert nose > ears.max()


@pytest.mark.parametrize("name", ["coffee", "rocket", "chelsea"])
def test_things_and_cats_have_no_face(finder: FaceFinder, name: str) -> None:
    assert finder.find(getattr(data, name)()) == ()


@pytest.mark.parametrize("factor", [0.35, 0.6, 3.0])
def test_landmarks_follow_the_size_of_the_photo(
    finder: FaceFinder, astronaut: Picture, factor: float
) -> None:
    (whole,), (other,) = finder.find(astronaut), finder.find(scaled(astronaut, factor))
    drift = np.abs(other.landmarks[:, :2] / factor - whole.landmarks[:, :2]).mean()
    assert drift < 3


def test_tight_crop_is_found(finder: FaceFinder, astronaut: Picture) -> None:
    assert len(finder.find(np.ascontiguousarray(astronaut[64:180, 172:276]))) == 1


def test_small_face_in_a_large_picture_is_found(finder: FaceFinder, astronaut: Picture) -> None:
    wall = np.full((1000, 1400, 3), 130, np.uint8)
    wall[600:728, 900:1028] = scaled(astronaut, 0.25)
    (face,) = finder.find(wall)
    assert 900 < face.landmarks[:, 0].mean() < 1028


def test_group_is_sorted_by_size(finder: FaceFinder, astronaut: Picture) -> None:
    near, far = astronaut[:300, 60:400], scaled(astronaut, 0.5)[:150, 30:200]
    group = np.full((300, 760, 3), 120, np.uint8)
    group[:, 400:740], group[100:250, 100:270] = near, far
    heights = [face.box[3] - face.box[1] for face in finder.find(group)]
    assert len(heights) == 2
    assert heights[0] > heights[1]


def test_at_most_eight_faces_come_back(finder: FaceFinder, astronaut: Picture) -> None:
    row = np.hstack([scaled(astronaut, 0.5)[:128, 50:180]] * 4)
    assert len(finder.find(np.vstack([row] * 3))) == 8


@pytest.mark.parametrize("name", ["face_landmark.tflite", "face_detection_full_range.tflite"])
@pytest.mark.parametrize("fault", ["missing", "damaged"])
def test_a_bad_model_file_is_named(assets: Path, tmp_path: Path, name: str, fault: str) -> None:
    for other in ("face_landmark.tflite", "face_detection_full_range.tflite"):
        if other != name:
            (tmp_path / other).symlink_to(assets / other)
        elif fault == "damaged":
            (tmp_path / other).write_bytes(b"no model")
    with pytest.raises(BrokenModel) as caught:
        open_face_finder(tmp_path, threads=1)
    assert caught.value.name == name


def test_opening_says_nothing_on_stderr(assets: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_face_finder(assets, threads=1)
    assert capfd.readouterr().err == ""
