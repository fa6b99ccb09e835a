"""Shares follow the picture, not the network's coarse grid."""

import numpy as np

from pipeline.parts.edges import follow_edges

SIDE_PX = 256


def test_a_border_beside_an_edge_moves_to_it() -> None:
    xs = np.arange(SIDE_PX)[None].repeat(SIDE_PX, 0)
    pixels = np.where(xs < 128, 20, 220)[..., None].repeat(3, 2).astype(np.uint8)
    hair = np.clip((133 - xs) / 6, 0, 1).astype(np.float32)
    followed = follow_edges(np.stack([1 - hair, hair]), pixels)[1]
    wanted = xs < 128
    before, after = (hair > 0.5) != wanted, (followed > 0.5) != wanted
    assert after.sum() < 0.6 * before.sum()


def test_shares_stay_shares() -> None:
    rng = np.random.default_rng(0)
    shares = rng.dirichlet(np.ones(7), (SIDE_PX, SIDE_PX)).transpose(2, 0, 1).astype(np.float32)
    pixels = rng.integers(0, 255, (SIDE_PX, SIDE_PX, 3)).astype(np.uint8)
    followed = follow_edges(shares, pixels)
    assert followed.min() >= 0
    np.testing.assert_allclose(followed.sum(0), 1, atol=1e-4)


def test_a_plain_picture_changes_little() -> None:
    shares = np.zeros((2, SIDE_PX, SIDE_PX), np.float32)
    shares[0, :128] = 1
    shares[1, 128:] = 1
    pixels = np.full((SIDE_PX, SIDE_PX, 3), 90, np.uint8)
    assert np.abs(follow_edges(shares, pixels) - shares).max(initial=0) <= 0.7
    assert (follow_edges(shares, pixels).argmax(0) == shares.argmax(0)).mean() > 0.98
