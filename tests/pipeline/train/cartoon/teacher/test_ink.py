"""Lines are drawn where something dark is drawn out; specks and texture are none."""

import cv2
import numpy as np

from pipeline.train.cartoon.teacher.ink import find_ink, without_specks


def test_a_dark_line_is_inked_and_plain_areas_are_not() -> None:
    lightness = np.full((96, 96), 70, np.float32)
    cv2.line(lightness, (10, 48), (86, 48), (20,), 2)
    ink = find_ink(lightness)
    assert ink.shape == lightness.shape
    assert ink[46:51, 30:70].max(0).min() > 0.5
    assert ink[:30].max() < 0.05
    assert ink.min() >= 0
    assert ink.max() <= 1


def test_a_flat_picture_has_no_lines() -> None:
    assert find_ink(np.full((64, 64), 50, np.float32)).max() == 0


def test_specks_are_no_lines() -> None:
    ink = np.zeros((64, 64), np.float32)
    ink[10:13, 10:13] = 1
    ink[40:43, 8:56] = 1
    kept = without_specks(ink)
    assert kept[10:13, 10:13].max() == 0
    assert kept[41, 20:40].min() > 0.5


def test_crowded_texture_is_fainter_than_one_line() -> None:
    lightness = np.full((96, 96), 70, np.float32)
    for row in range(4, 92, 5):
        cv2.line(lightness, (4, row), (91, row), (25,), 2)
    alone = np.full((96, 96), 70, np.float32)
    cv2.line(alone, (4, 48), (91, 48), (25,), 2)
    assert find_ink(lightness)[30:66, 30:66].max() < 0.7 * find_ink(alone).max()
