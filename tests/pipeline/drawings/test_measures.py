"""What is counted in pictures, and how they are looked at."""

import numpy as np

from pipeline.drawings.measures import COUNT, INSIDE, measure
from pipeline.drawings.views import VIEW_PX, fitted, flat, views
from pipeline.types import Photo


def noise(side: int = 320) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(0).integers(0, 256, (side, side, 3)).astype(np.uint8)


def test_flat_pictures_measure_unlike_noisy_ones() -> None:
    plain, rough = measure(np.full((320, 320, 3), 200, np.uint8)), measure(noise())
    assert plain.shape == rough.shape == (COUNT,)
    assert plain[0] == 1  # every difference is nought
    assert rough[0] < 0.1
    assert np.isfinite(plain).all()
    assert np.isfinite(rough).all()


def test_long_level_lines_are_seen() -> None:
    striped = np.full((320, 320, 3), 255, np.uint8)
    striped[100:102] = 0
    assert measure(striped)[-5] == 1
    assert measure(np.full((320, 320, 3), 255, np.uint8))[-5] == 0


def test_every_shape_gives_two_square_views() -> None:
    for shape in ((64, 64, 3), (1024, 200, 3), (90, 700, 3)):
        assert views(fitted(np.zeros(shape, np.uint8))).shape == (2, VIEW_PX, VIEW_PX, 3)


def test_what_is_transparent_is_seen_on_white() -> None:
    shown = flat(Photo(np.zeros((64, 64, 3), np.uint8), np.eye(64, dtype=np.float32)))
    assert shown[0, 0].tolist() == [0, 0, 0]
    assert shown[0, 1].tolist() == [255, 255, 255]


def test_what_lies_on_a_ground_is_counted_by_itself() -> None:
    small, large = (np.full((320, 320, 3), 255, np.uint8) for _ in range(2))
    small[120:200, 120:200] = noise(80)
    large[40:280, 40:280] = noise(240)
    first, second = (measure(each)[-5 - INSIDE : -5] for each in (small, large))
    assert first[0] == second[0] == 1  # there is a ground
    assert first[1] < 0.1 < second[1]  # what lies on it is small, and large
    assert np.allclose(first[2:18], second[2:18], atol=0.05)  # and as rough
    assert measure(noise())[-5 - INSIDE] == 0
