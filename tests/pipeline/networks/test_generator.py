"""The generator takes any size of whole sixteens, and begins near what it is given."""

import pytest
import torch

from pipeline.networks.condition import EMBEDDING, FEATURES, LOOK, NOISE, Condition
from pipeline.networks.generator import INPUTS, MULTIPLE, Generator

MOST_PARAMETERS = 2_000_000


def told(count: int) -> tuple[torch.Tensor, ...]:
    return tuple(torch.randn(count, size) for size in (EMBEDDING, FEATURES, LOOK, NOISE))


@pytest.fixture(scope="module")
def generator() -> Generator:
    torch.manual_seed(0)
    return Generator().eval()


@pytest.mark.parametrize(("height", "width"), [(MULTIPLE, 3 * MULTIPLE), (48, 48)])
def test_any_size_of_whole_sixteens_is_drawn(generator: Generator, height: int, width: int) -> None:
    with torch.no_grad():
        drawing = generator(torch.rand(2, INPUTS, height, width), *told(2))
    assert drawing.colors.shape == (2, 3, height, width)
    assert drawing.plain.shape == (2, 3, height, width)
    assert drawing.ink.shape == (2, 1, height, width)
    assert drawing.areas.shape == (2, 3, height, width)


def test_it_begins_near_the_photo_and_its_recolouring(generator: Generator) -> None:
    picture = torch.rand(1, INPUTS, 32, 32)
    with torch.no_grad():
        colors = generator(picture, *told(1)).colors
    middle = (picture[:, :3] + picture[:, 3:6]) / 2
    assert (colors - middle).abs().mean() < 0.3


def test_it_has_at_most_two_million_parameters(generator: Generator) -> None:
    assert sum(parameter.numel() for parameter in generator.parameters()) <= MOST_PARAMETERS


def test_a_condition_begins_without_effect_and_tells_each_block() -> None:
    films, numbers = Condition([4, 6], numbers=2)(*told(3))
    assert [tuple(scale.shape) for scale, _ in films] == [(3, 4, 1, 1), (3, 6, 1, 1)]
    assert numbers.shape == (3, 2, 1, 1)
    for scale, shift in films:
        assert torch.equal(scale, torch.ones_like(scale))
        assert torch.equal(shift, torch.zeros_like(shift))


def test_every_input_can_change_the_drawing(generator: Generator) -> None:
    torch.manual_seed(1)
    woken = Generator((8, 16), (1, 1), full=8)
    for parameter in woken.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    picture, parts = torch.rand(1, INPUTS, 16, 16), told(1)
    with torch.no_grad():
        usual = woken(picture, *parts).colors
        for index in range(4):
            others = [p.roll(1, 1) if n == index else p for n, p in enumerate(parts)]
            assert not torch.allclose(usual, woken(picture, *others).colors)
