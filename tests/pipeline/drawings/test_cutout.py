"""Drawings cut out of their paper."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.drawings.cutout import cut_out_drawing, is_pixel_art
from pipeline.types import Photo

Pixels = NDArray[np.uint8]


class Nowhere:
    """A matter that is not asked."""

    def alpha(self, pixels: Pixels, side_px: int) -> NDArray[np.float32]:
        raise AssertionError(f"looked at {pixels.shape} at {side_px}")


class Middle:
    """Sees whatever is in the middle."""

    def alpha(self, pixels: Pixels, side_px: int) -> NDArray[np.float32]:
        assert side_px > 0
        found = np.zeros(pixels.shape[:2], np.uint8)
        height, width = found.shape
        cv2.circle(found, (width // 2, height // 2), height // 4, (1,), -1)
        return found.astype(np.float32)


def ring(*, gap: int = 0) -> Pixels:
    """A black ring on white, open by so many px at its right."""
    paper = np.full((480, 480, 3), 255, np.uint8)
    cv2.circle(paper, (240, 240), 150, (0, 0, 0), 6)
    if gap:
        paper[240 - gap // 2 : 240 + gap // 2, 300:] = 255
    return paper


def test_white_inside_lines_belongs_to_the_drawing() -> None:
    for gap in (0, 4):
        cutout = cut_out_drawing(Photo(ring(gap=gap)), Nowhere())
        height, width = cutout.alpha.shape
        assert cutout.alpha[height // 2, width // 2] == 1
        assert cutout.alpha[2, 2] == 0
        assert not cutout.card


def test_colours_up_to_the_outline_are_the_drawing_s_own() -> None:
    cutout = cut_out_drawing(Photo(ring()), Nowhere())
    solid = cutout.alpha > 0.95
    rim = solid & ~cv2.erode(solid.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    assert cutout.pixels[rim].max() < 60  # no white along the black line


def test_the_file_s_own_alpha_counts() -> None:
    pixels = np.full((480, 480, 3), 40, np.uint8)
    alpha = np.zeros((480, 480), np.float32)
    alpha[100:300, 100:300] = 1
    cutout = cut_out_drawing(Photo(pixels, alpha), Nowhere())
    assert 0.7 < float((cutout.alpha > 0.5).mean()) < 1


def test_lines_on_nothing_get_paper_between_them() -> None:
    alpha = (ring()[..., 0] < 128).astype(np.float32)
    cutout = cut_out_drawing(Photo(np.zeros((480, 480, 3), np.uint8), alpha), Nowhere())
    height, width = cutout.alpha.shape
    assert cutout.alpha[height // 2, width // 2] == 1
    assert cutout.pixels[height // 2, width // 2].tolist() == [255, 255, 255]


def test_a_drawing_with_a_background_is_cut_out_like_a_photo() -> None:
    rows = np.linspace(0, 255, 480).astype(np.uint8)
    pixels = np.broadcast_to(rows[:, None, None], (480, 480, 3)).copy()
    cutout = cut_out_drawing(Photo(pixels), Middle())
    assert not cutout.card
    assert cutout.alpha[0, 0] == 0


def test_squares_of_pixel_art_stay_squares() -> None:
    board = (np.indices((64, 64)).sum(0) % 2 * 255).astype(np.uint8)
    board[:8] = board[-8:] = board[:, :8] = board[:, -8:] = 128
    pixels = np.repeat(board[..., None], 3, 2)
    assert is_pixel_art(pixels)
    cutout = cut_out_drawing(Photo(pixels), Nowhere())
    middle = cutout.pixels[cutout.alpha > 0.99]
    assert np.isin(middle, (0, 255)).all()
