import numpy as np
import torch

from pipeline.networks.condition import ImageFeatures
from pipeline.train.cartoon.judging.style_transfer import Effort, gram, transfer


def test_a_descent_brings_the_textures_nearer() -> None:
    torch.manual_seed(0)
    eyes = ImageFeatures().eval().requires_grad_(False)
    random = np.random.default_rng(0)
    content = random.uniform(0, 1, (70, 64, 3)).astype(np.float32)
    style = np.full((64, 64, 3), (0.9, 0.2, 0.1), np.float32)
    drawn = transfer(eyes, content, style, Effort((3, 2)))
    assert drawn.shape == content.shape
    assert drawn.dtype == np.float32
    assert 0 <= drawn.min() <= drawn.max() <= 1
    assert np.abs(drawn - content).mean() > 0.01


def test_no_time_leaves_the_photo() -> None:
    eyes = ImageFeatures().eval().requires_grad_(False)
    content = np.full((64, 64, 3), 0.5, np.float32)
    drawn = transfer(eyes, content, content, Effort(seconds=0))
    assert np.allclose(drawn, content, atol=1e-3)


def test_a_gram_matrix_does_not_know_where_things_are() -> None:
    features = torch.rand(1, 3, 4, 4)
    assert torch.allclose(gram(features), gram(features.flip(2)), atol=1e-6)
