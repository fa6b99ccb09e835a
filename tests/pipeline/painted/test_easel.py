"""The canvas: a cutout in its middle, colours beyond an edge, calm enlargements."""

import cv2
import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray

from pipeline.painted.easel import SIDE_PX, SOLID, SUBJECT_SHARE, bleed, fit_to_canvas
from pipeline.types import Cutout

RED = (220, 40, 30)


def disc(side: int, radius: float) -> NDArray[np.float32]:
    ys, xs = np.mgrid[:side, :side]
    away = np.hypot(xs - (side - 1) / 2, ys - (side - 1) / 2)
    return (radius + 0.5 - away).clip(0, 1).astype(np.float32)


def cutout_of(pixels: NDArray[np.uint8], radius: float, lights: float | None = None) -> Cutout:
    side = len(pixels)
    return Cutout(pixels, disc(side, radius), (0, 0, side, side), lights=lights)


def astronaut(side: int) -> NDArray[np.uint8]:
    pixels = np.ascontiguousarray(skimage.data.astronaut()[:400, 30:430])
    return np.asarray(cv2.resize(pixels, (side, side), interpolation=cv2.INTER_AREA), np.uint8)


@pytest.mark.parametrize("side", [90, 300, 800])
def test_subjects_of_any_size_fill_the_same_part_of_the_middle(side: int) -> None:
    fitted = fit_to_canvas(cutout_of(np.full((side, side, 3), RED, np.uint8), 0.4 * side))
    ys, xs = np.nonzero(fitted.alpha > 0.5)
    for places in (xs, ys):
        assert abs(np.ptp(places) + 1 - SUBJECT_SHARE * SIDE_PX) < 4
        assert abs((places.min() + places.max()) / 2 - SIDE_PX / 2) < 4
    assert fitted.alpha.shape == (SIDE_PX, SIDE_PX)
    assert fitted.alpha[0].max() == 0


def test_the_subjects_colours_go_on_beyond_its_rim() -> None:
    pixels = np.full((300, 300, 3), 128, np.uint8)
    pixels[disc(300, 100) > 0] = RED
    fitted = fit_to_canvas(cutout_of(pixels, 96))
    assert np.abs(fitted.colors * 255 - RED).max() < 2


def test_bled_pixels_take_the_nearest_colour() -> None:
    colors = np.zeros((9, 9, 3), np.float32)
    colors[:, 2], colors[:, 6] = (1, 0, 0), (0, 0, 1)
    inside = np.zeros((9, 9), bool)
    inside[:, [2, 6]] = True
    bled = bleed(colors, inside)
    assert (bled[:, :4] == (1, 0, 0)).all()
    assert (bled[:, 5:] == (0, 0, 1)).all()


def test_noise_of_a_small_photo_is_calmed_but_its_edges_stay() -> None:
    flat = np.full((120, 120, 3), 128.0)
    flat[:, 60:] = 40
    noise = np.random.default_rng(1).normal(0, 4, flat.shape)
    noisy = cutout_of((flat + noise).clip(0, 255).astype(np.uint8), 50)
    found = fit_to_canvas(noisy).colors * 255
    assert found[200:300, 120:220].std() < 2
    assert found[256, 226].mean() - found[256, 286].mean() > 80


def test_calming_before_enlarging_looks_like_calming_after_it() -> None:
    """Of the photo itself, at a tenth of the cost."""
    small = astronaut(200)
    fitted = fit_to_canvas(cutout_of(small, 90))
    scale = SUBJECT_SHARE * SIDE_PX / 180
    shift = 100 * scale - SIDE_PX / 2
    matrix = np.array([[scale, 0, -shift], [0, scale, -shift]])
    large = cv2.warpAffine(
        small.astype(np.float32) / 255, matrix, (SIDE_PX, SIDE_PX), flags=cv2.INTER_CUBIC
    )
    after = cv2.bilateralFilter(large.clip(0, 1), 0, 0.07, 2.0 + 1.3 * scale)
    apart = np.abs(fitted.colors - after)[fitted.alpha > SOLID] * 255
    assert apart.mean() < 1.5
    assert np.percentile(apart, 99) < 6


def test_the_canvas_knows_how_light_the_photo_was() -> None:
    assert fit_to_canvas(cutout_of(astronaut(100), 40, lights=81.0)).lights == 81.0
    assert fit_to_canvas(cutout_of(astronaut(100), 40)).lights is None
