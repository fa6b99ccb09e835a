import numpy as np
import pytest
import torch

from pipeline.networks.condition import ImageFeatures
from pipeline.train.cartoon.judging.distances import fid, kid, pooled_features


def groups(shift: float, count: int = 40) -> tuple[list[np.ndarray], list[np.ndarray]]:
    random = np.random.default_rng(0)
    ones = list(random.normal(0, 1, (count, 12)))
    others = list(random.normal(shift, 1, (count, 12)))
    return ones, others


def test_sets_from_one_source_are_near_and_others_far() -> None:
    near, far = groups(0.0), groups(1.0)
    assert abs(kid(*near)) < 0.2 < kid(*far)
    assert fid(*near) < fid(*far)


def test_frechets_distance_of_gaussians_is_as_computed_from_covariances() -> None:
    ones, others = groups(0.5, 400)
    apart = np.mean(ones, 0) - np.mean(others, 0)
    one, other = np.cov(np.stack(ones).T), np.cov(np.stack(others).T)
    values, vectors = np.linalg.eigh(one)
    root = vectors * np.sqrt(values) @ vectors.T
    shared = np.sqrt(np.linalg.eigvalsh(root @ other @ root)).sum()
    wanted = apart @ apart + np.trace(one) + np.trace(other) - 2 * shared
    assert fid(ones, others) == pytest.approx(wanted, rel=1e-6)


def test_a_set_is_at_no_distance_from_itself() -> None:
    ones, _ = groups(0.0)
    assert fid(ones, ones) == pytest.approx(0, abs=1e-9)


def test_features_are_pooled_from_six_stages() -> None:
    torch.manual_seed(0)
    features = pooled_features(ImageFeatures().eval(), np.full((64, 64, 3), 0.5, np.float32))
    assert features.shape == (464,)
    assert np.square(features[:16]).sum() == pytest.approx(16)
