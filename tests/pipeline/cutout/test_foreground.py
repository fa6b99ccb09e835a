"""The subject keeps its own colours, and they go on beyond its edge."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.cutout.foreground import bleed, clean_colors

RED, GREEN = (200, 40, 40), (30, 180, 60)


def soft_disc() -> NDArray[np.float32]:
    y, x = np.mgrid[:160, :160]
    disc = (np.hypot(x - 80, y - 80) < 45).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(disc, (0, 0), 3), np.float32)


def mixed(alpha: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A red disc before a green wall, as a camera mixes them."""
    share = alpha[..., None]
    return np.round(np.array(RED) * share + np.array(GREEN) * (1 - share)).astype(np.uint8)


def test_half_covered_pixels_lose_the_colour_behind_them() -> None:
    alpha = soft_disc()
    cleaned = clean_colors(mixed(alpha), alpha)
    rim = (alpha > 0.1) & (alpha < 0.9)
    assert np.abs(cleaned[rim].astype(int) - RED).max() < 12


def test_the_inside_stays_as_it_is() -> None:
    alpha = soft_disc()
    pixels = mixed(alpha)
    deep = cv2.erode((alpha > 0.995).astype(np.uint8), np.ones((9, 9))) > 0
    assert np.abs(clean_colors(pixels, alpha)[deep].astype(int) - pixels[deep]).max() <= 1


def test_bleeding_fills_everything_with_the_nearest_known_colours() -> None:
    colors = np.zeros((40, 60, 3), np.float32)
    colors[:, :10], colors[:, 50:] = RED, GREEN
    weights = np.zeros((40, 60), np.float32)
    weights[:, :10] = weights[:, 50:] = 1
    filled = bleed(colors, weights)
    assert np.abs(filled[:, 12] - RED).max() < 30
    assert np.abs(filled[:, 47] - GREEN).max() < 30
