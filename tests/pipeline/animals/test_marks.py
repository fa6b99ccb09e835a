import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.animals.marks import Marks, face_centre, face_size, read_marks
from pipeline.train.animals.targets import targets

FACE = np.array([[60, 60], [100, 60], [80, 96], [80, 108], [50, 20], [110, 20]], np.float32)


def _read(points: NDArray[np.float32] | None, cells: int = 24) -> tuple[Marks, ...]:
    """What is read from maps that say exactly what they should."""
    wanted = targets(points, cells)
    flags = np.nan_to_num(wanted.flags[0].numpy())
    maps = np.broadcast_to(flags[:, None, None], (3, cells, cells))
    return read_marks(wanted.heat[0].numpy(), np.nan_to_num(wanted.offsets[0].numpy()), maps)


def test_right_maps_are_read_as_the_face_they_stand_for() -> None:
    (marks,) = _read(FACE)
    assert marks.points == pytest.approx(FACE, abs=1.5)
    assert marks.score > 0.7
    assert marks.flags.tolist() == [0, 1, 1]


def test_no_face_is_read_from_empty_maps() -> None:
    assert _read(None) == ()


def test_both_eyes_of_a_profile_are_the_same() -> None:
    profile = FACE.copy()
    profile[0] = profile[1]
    profile[4] = np.nan
    (marks,) = _read(profile)
    assert marks.points[0] == pytest.approx(marks.points[1])
    assert marks.flags.tolist() == [1, 0, 1]


def test_a_face_without_hot_eyes_is_not_sure() -> None:
    wanted = targets(FACE, 24)
    heat = wanted.heat[0].numpy().copy()
    heat[1] = 0
    (marks,) = read_marks(heat, wanted.offsets[0].numpy(), np.zeros((3, 24, 24), np.float32))
    assert marks.score < 0.4


def test_a_face_is_as_large_as_its_eyes_or_its_nose_are_apart() -> None:
    assert face_size(FACE) == pytest.approx(40)
    assert face_centre(FACE) == pytest.approx([80, 78])
    profile = FACE.copy()
    profile[0] = profile[1]
    assert face_size(profile) == pytest.approx(np.hypot(20, 36))
