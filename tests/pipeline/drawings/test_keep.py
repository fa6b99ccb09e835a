"""Drawings as textures: unchanged."""

import numpy as np

from pipeline.drawings.keep import SIDE_PX, keep
from pipeline.types import Cutout
from tests.pipeline.pictures import brief


def halves() -> Cutout:
    pixels = np.full((400, 300, 3), (200, 30, 60), np.uint8)
    pixels[:200] = (20, 90, 180)
    alpha = np.zeros((400, 300), np.float32)
    alpha[40:360, 40:260] = 1
    return Cutout(pixels=pixels, alpha=alpha, box=(0, 0, 300, 400))


def test_colours_stay_and_the_subject_is_centred() -> None:
    cartoon = keep(halves(), brief())
    assert cartoon.kept
    assert cartoon.pixels.shape == (SIDE_PX, SIDE_PX, 4)
    middle = SIDE_PX // 2
    assert cartoon.pixels[middle - 100, middle].tolist() == [20, 90, 180, 255]
    assert cartoon.pixels[middle + 100, middle].tolist() == [200, 30, 60, 255]
    rows, columns = np.nonzero(cartoon.pixels[..., 3] > 127)
    assert abs(float(rows.mean()) - middle) < 2
    assert abs(float(columns.mean()) - middle) < 2
    assert cartoon.pixels[2, 2, 3] == 0


def test_seams_between_flat_colours_stay_sharp() -> None:
    column = keep(halves(), brief()).pixels[:, SIDE_PX // 2, 0].astype(int)
    changing = np.flatnonzero(np.abs(np.diff(column[100:-100])) > 8)
    assert len(changing) <= 6  # drawn twice as large
