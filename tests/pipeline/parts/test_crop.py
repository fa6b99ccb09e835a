"""Heads are cut upright and equally large, whatever the photo."""

import numpy as np
import pytest

from pipeline.parts.crop import BEYOND, CROP_PX, crop_affine, cut_head
from pipeline.types import FaceMesh
from tests.pipeline.parts.heads import face_at, photo


def moved(face: FaceMesh, side_px: int = CROP_PX) -> np.ndarray:
    affine = crop_affine(face, side_px)
    return face.landmarks[:, :2] @ affine[:, :2].T + affine[:, 2]


def turned(face: FaceMesh, degrees: float) -> FaceMesh:
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    points = face.landmarks.copy()
    points[:, :2] = points[:, :2] @ turn.T
    return FaceMesh(points.astype(np.float32), face.score)


def test_every_face_has_the_same_place_and_size() -> None:
    near, far = face_at(200, 150, size=180), face_at(50, 60, size=40)
    np.testing.assert_allclose(moved(near), moved(far), atol=0.5)


def test_a_tilted_head_is_cut_upright() -> None:
    face = face_at(100, 100, size=80)
    np.testing.assert_allclose(moved(turned(face, 30)), moved(face), atol=0.5)


def test_a_larger_crop_shows_the_same() -> None:
    face = face_at(100, 100, size=80)
    np.testing.assert_allclose(moved(face, 2 * CROP_PX), 2 * moved(face), atol=0.5)


@pytest.mark.parametrize("size", [30, 100, 900])
def test_what_lies_beyond_the_photo_is_told(size: int) -> None:
    face = face_at(size / 2, size / 2, size=size)
    crop = cut_head(photo(size, size), face, to_crop=crop_affine(face), side_px=CROP_PX)
    assert tuple(crop.pixels[0, 0]) == BEYOND
    assert crop.guides[0, 0, 0] == 0
    assert crop.guides[0, CROP_PX // 2, CROP_PX // 2] == 1


def test_guides_show_where_the_face_is() -> None:
    face = face_at(150, 150, size=100)
    guides = cut_head(photo(300, 300), face, to_crop=crop_affine(face), side_px=CROP_PX).guides
    inside, oval, eyes, mouth = (float(guide.sum()) for guide in guides)
    assert inside > oval > eyes > 0
    assert oval > mouth > 0
