from pathlib import Path

import numpy as np
import pytest

from pipeline.train.animals.marked import OWN_MARKS, MarkedPhoto, read_marked

HEADER = "file,pose,lx,ly,rx,ry,nx,ny,mx,my,ear1x,ear1y,ear2x,ear2y,legs\n"


def _read(tmp_path: Path, line: str) -> MarkedPhoto:
    table = tmp_path / "marks.csv"
    table.write_text(HEADER + line + "\n")
    (photo,) = read_marked([table])
    return photo


def test_a_frontal_face_has_both_eyes_and_its_ears_from_left_to_right(tmp_path: Path) -> None:
    photo = _read(tmp_path, "a.jpg,front,30,40,50,40,40,50,40,55,60,20,20,20,1")
    assert photo.frontal
    assert photo.points[:2] == pytest.approx(np.array([[0.3, 0.4], [0.5, 0.4]]))
    assert photo.points[4:, 0] == pytest.approx([0.2, 0.6])


def test_both_eyes_of_a_profile_are_the_visible_one(tmp_path: Path) -> None:
    photo = _read(tmp_path, "a.jpg,profile,30,40,,,20,50,22,55,45,20,,,1")
    assert photo.profile
    assert (photo.points[0] == photo.points[1]).all()
    assert np.isnan(photo.points[4]).all()  # the ear is behind the eye, away from the nose
    assert photo.points[5, 0] == pytest.approx(0.45)


@pytest.mark.parametrize(
    "line", ["a.jpg,none,,,,,,,,,,,,,1", "a.jpg,front,30,40,,,40,50,40,55,,,,,1"]
)
def test_a_face_without_an_eye_is_not_learned(tmp_path: Path, line: str) -> None:
    assert not _read(tmp_path, line).has_face


def test_a_later_table_corrects_an_earlier_one(tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text(HEADER + "a.jpg,none,,,,,,,,,,,,,1\n")
    second.write_text(HEADER + "a.jpg,profile,30,40,,,20,50,22,55,45,20,,,1\n")
    (photo,) = read_marked([first, second])
    assert photo.profile


def test_our_own_marks_lie_inside_their_photos() -> None:
    photos = read_marked([OWN_MARKS])
    assert len(photos) > 20
    for photo in photos:
        seen = photo.points[np.isfinite(photo.points)]
        assert ((seen >= 0) & (seen <= 1)).all()
