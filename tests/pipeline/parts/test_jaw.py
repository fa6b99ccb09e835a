"""The lower face lies at one place, however the photo shows it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.canonical import mean_face
from pipeline.parts.jaw import BOTTOM, JAW_PX, LEFT, RIGHT, TOP, cut_jaw
from pipeline.types import FaceMesh
from tests.pipeline.measure.heads import head, mesh

LIP = 0  # landmark: the middle of the upper lip's edge


def spot(scale: float, roll: float = 0.0) -> tuple[int, int]:
    """Row and column at which a white spot on the upper lip is seen in the jaw."""
    face = mesh(scale=scale, roll=roll)
    pixels = np.full((500, 500, 3), 40, np.uint8)
    x, y = face.landmarks[LIP, :2].round().astype(int)
    reach = max(1, round(scale / 20))
    pixels[y - reach : y + reach + 1, x - reach : x + reach + 1] = 255
    seen: NDArray[np.uint8] = cut_jaw(pixels, face)[..., 0]
    row, column = np.unravel_index(int(seen.argmax()), seen.shape)
    return int(row), int(column)


def expected() -> tuple[float, float]:
    x, y = mean_face().points[LIP, :2]
    column, row = (x - LEFT) / (RIGHT - LEFT), (y - TOP) / (BOTTOM - TOP)
    return row * JAW_PX[1], column * JAW_PX[0]


@pytest.mark.parametrize(("scale", "roll"), [(40.0, 0.0), (80.0, 0.0), (150.0, 0.0), (80.0, 25.0)])
def test_the_lip_is_always_at_one_place(scale: float, roll: float) -> None:
    np.testing.assert_allclose(spot(scale, roll), expected(), atol=4)


def test_a_margin_shows_more_at_the_same_scale() -> None:
    person = head()
    narrow = cut_jaw(person.pixels, person.face)
    wide = cut_jaw(person.pixels, person.face, margin=0.125)
    assert narrow.shape == (64, 96, 3)
    assert wide.shape == (80, 120, 3)
    np.testing.assert_array_equal(wide[8:72, 12:108], narrow)


def test_a_face_beyond_the_photo_is_seen_as_its_border() -> None:
    pixels = np.full((60, 50, 3), 77, np.uint8)
    away = FaceMesh(mesh().landmarks + np.array([900, -700, 0], np.float32), 1.0)
    np.testing.assert_array_equal(cut_jaw(pixels, away), 77)
