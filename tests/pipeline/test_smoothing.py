"""Small differences vanish, large ones stay crisp."""

import numpy as np

from pipeline.smoothing import flatten_gradients


def test_noise_becomes_flat_and_the_edge_stays():
    rng = np.random.default_rng(1)
    clean = np.zeros((60, 80, 3), np.float32) + 0.25
    clean[:, 40:] = 0.75
    noisy = (clean + rng.normal(0, 0.03, clean.shape)).astype(np.float32)
    flat = flatten_gradients(noisy, 0.013, threads=1)
    assert flat[:, :35].std() < 0.008
    assert (flat[:, 41] - flat[:, 38]).mean() > 0.45


def test_more_weight_leaves_fewer_steps():
    ramp = np.linspace(0, 1, 90, dtype=np.float32)[None, :, None] * np.ones((40, 1, 3), np.float32)
    steps = [
        int((np.abs(np.diff(flatten_gradients(ramp, weight, threads=1)[20, :, 0])) > 0.02).sum())
        for weight in (0.004, 0.03)
    ]
    assert 0 < steps[1] < steps[0] or steps[1] <= 8


def test_a_flat_picture_is_left_alone():
    flat = np.full((33, 47, 3), 0.4, np.float32)
    assert np.abs(flatten_gradients(flat, 0.013, threads=1) - flat).max() < 1e-3
