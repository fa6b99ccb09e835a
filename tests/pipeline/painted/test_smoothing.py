"""Small differences vanish, large ones stay crisp."""

import numpy as np

from pipeline.painted.smoothing import flatten_gradients


def test_noise_becomes_flat_and_the_edge_stays() -> None:
    rng = np.random.default_rng(1)
    clean = np.zeros((60, 80, 3), np.float32) + 0.25
    clean[:, 40:] = 0.75
    noisy = (clean + rng.normal(0, 0.03, clean.shape)).astype(np.float32)
    flat = flatten_gradients(noisy, 0.013, threads=1)
    assert flat[:, :35].std() < 0.008
    assert (flat[:, 41] - flat[:, 38]).mean() > 0.45


def test_small_steps_go_with_more_weight_and_large_ones_stay() -> None:
    stairs = np.full((40, 90, 3), 0.2, np.float32)
    stairs[:, 30:] += 0.08
    stairs[:, 60:] += 0.5
    light, heavy = (flatten_gradients(stairs, weight, threads=1) for weight in (0.002, 0.03))
    small, large = slice(28, 32), slice(58, 62)
    assert np.ptp(light[20, small]) > 0.075
    assert np.ptp(heavy[20, small]) < 0.02
    assert np.ptp(light[20, large]) > 0.45
    assert np.ptp(heavy[20, large]) > 0.45


def test_a_flat_picture_is_left_alone() -> None:
    flat = np.full((33, 47, 3), 0.4, np.float32)
    assert np.abs(flatten_gradients(flat, 0.013, threads=1) - flat).max() < 1e-3
