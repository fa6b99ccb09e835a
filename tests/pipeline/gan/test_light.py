"""The light in which photos are given to the networks."""

import numpy as np

from pipeline.gan.light import well_lit
from pipeline.painted.easel import Fitted

SIDE = 256


def fitted(colors: np.ndarray) -> Fitted:
    ys, xs = np.mgrid[:SIDE, :SIDE]
    alpha = (np.hypot(xs - SIDE / 2, ys - SIDE / 2) < 100).astype(np.float32)
    return Fitted(colors.astype(np.float32), alpha, (), ())


def noise(level: float, spread: float) -> np.ndarray:
    random = np.random.default_rng(4)
    return (level + spread * random.standard_normal((SIDE, SIDE, 3))).clip(0, 1)


def test_dark_photos_become_brighter() -> None:
    dark = noise(0.15, 0.05)
    assert well_lit(fitted(dark)).mean() > 1.3 * dark.mean()


def test_photos_of_the_same_thing_in_more_and_less_light_come_nearer() -> None:
    less, more = noise(0.25, 0.06), noise(0.45, 0.108)
    apart = abs(more.mean() - less.mean())
    assert abs(well_lit(fitted(more)).mean() - well_lit(fitted(less)).mean()) < 0.7 * apart


def test_colours_stay_in_range() -> None:
    found = well_lit(fitted(noise(0.5, 0.6)))
    assert found.shape == (SIDE, SIDE, 3)
    assert found.dtype == np.float32
    assert found.min() >= 0
    assert found.max() <= 1


def test_sepia_becomes_grey() -> None:
    tone = noise(0.5, 0.1)[..., :1]
    sepia = tone * np.array([1.0, 0.93, 0.82])
    found = well_lit(fitted(sepia.clip(0, 1)))
    assert np.ptp(found[100:150, 100:150], axis=-1).max() < 0.02
