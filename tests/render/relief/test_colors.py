"""Facts about the paint that a photo's colours become."""

import numpy as np

from pipeline.color import to_lab, to_rgb
from render.relief.colors import clean


def test_lab_and_back_is_the_same_picture() -> None:
    rgb = np.random.default_rng(0).random((8, 8, 3)).astype(np.float32)
    assert np.abs(to_rgb(to_lab(rgb)) - rgb).max() < 0.01


def test_colours_grow_stronger_and_greys_stay_grey() -> None:
    dull, grey = np.array([[55, 20, 18]], np.float32), np.array([[55, 1, 2]], np.float32)
    assert np.hypot(*clean(dull)[0, 1:]) > 1.25 * np.hypot(20, 18)
    assert np.hypot(*clean(grey)[0, 1:]) < 3


def test_paint_can_be_shown() -> None:
    lab = to_lab(np.random.default_rng(1).random((1, 200, 3)).astype(np.float32))[0]
    paint = clean(lab)
    assert np.linalg.norm(to_lab(to_rgb(paint[None]))[0] - paint, axis=1).max() < 12
