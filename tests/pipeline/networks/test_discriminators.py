"""What discriminators are shown, and that none of them can grow without bound."""

import pytest
import torch
from torch import nn
from torch.nn.utils.parametrize import is_parametrized

from pipeline.networks.condition import EMBEDDING
from pipeline.networks.discriminators import (
    PatchDiscriminator,
    PromptDiscriminator,
    random_greys,
    structure,
    surface,
    texture,
)


@pytest.mark.parametrize("judge", [PatchDiscriminator(3), PromptDiscriminator()])
def test_every_convolution_but_the_last_has_a_spectral_norm(judge: PatchDiscriminator) -> None:
    layers = [m for m in judge.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
    assert not is_parametrized(judge.judge)
    assert all(is_parametrized(layer, "weight") for layer in layers if layer is not judge.judge)


def test_each_patch_is_judged() -> None:
    assert PatchDiscriminator(1)(torch.rand(2, 1, 32, 48)).shape == (2, 1, 4, 6)


def test_the_prompt_matters_to_the_one_that_reads_it() -> None:
    torch.manual_seed(0)
    judge = PromptDiscriminator().eval()
    pictures = torch.rand(1, 3, 32, 32)
    one, other = torch.eye(EMBEDDING)[:1], torch.eye(EMBEDDING)[1:2]
    assert judge(pictures, one).shape == (1, 1, 4, 4)
    assert not torch.allclose(judge(pictures, one), judge(pictures, other))


def test_the_surface_has_no_texture_but_keeps_edges() -> None:
    picture = torch.zeros(1, 3, 32, 32)
    picture[..., 16:] = 1
    noisy = picture + 0.05 * torch.randn(picture.shape, generator=torch.Generator().manual_seed(0))
    found = surface(noisy)
    assert found.shape == picture.shape
    assert found[..., :8].std() < 0.4 * noisy[..., :8].std()
    assert found[..., 20].mean() - found[..., 11].mean() > 0.8


def test_the_structure_is_a_quarter_of_the_size() -> None:
    assert structure(torch.rand(2, 3, 32, 48)).shape == (2, 3, 8, 12)


def test_the_texture_is_grey_by_weights_whose_sum_is_one() -> None:
    greys = random_greys(5, torch.Generator().manual_seed(0))
    assert torch.allclose(greys.sum(1), torch.ones(5))
    found = texture(torch.full((5, 3, 4, 4), 0.3), greys)
    assert found.shape == (5, 1, 4, 4)
    assert torch.allclose(found, torch.full_like(found, 0.3))
