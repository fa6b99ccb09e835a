"""The generator takes any size of whole sixteens, and begins near what it is given."""

import pytest
import torch

from pipeline.gan.coloring import same_colors
from pipeline.networks.condition import EMBEDDING, FEATURES, LOOK, NOISE, Condition
from pipeline.networks.generator import INPUTS, MULTIPLE, TABLES, Generator, Told

MOST_PARAMETERS = 2_000_000


def told(count: int) -> Told:
    parts = [torch.randn(count, size) for size in (EMBEDDING, FEATURES, LOOK, NOISE)]
    return Told(*parts, same_colors().repeat(count, 1, 1, 1, 1), torch.zeros(count, 3))


@pytest.fixture(scope="module")
def generator() -> Generator:
    torch.manual_seed(0)
    return Generator().eval()


@pytest.mark.parametrize(("height", "width"), [(MULTIPLE, 3 * MULTIPLE), (48, 48)])
def test_any_size_of_whole_sixteens_is_drawn(generator: Generator, height: int, width: int) -> None:
    with torch.no_grad():
        drawing = generator(torch.rand(2, INPUTS, height, width), told(2))
    assert drawing.colors.shape == (2, 3, height, width)
    assert drawing.plain.shape == (2, 3, height, width)
    assert drawing.tone.shape == (2, 1, height, width)
    assert drawing.ink.shape == (2, 1, height, width)
    assert drawing.areas.shape == (2, 3, height, width)


def near_the_photo(generator: Generator, tables: torch.Tensor) -> torch.Tensor:
    """What a fresh generator draws of grey, where it sees no lines; its areas it only guesses."""
    picture = torch.full((1, INPUTS, 32, 32), 0.5)
    with torch.no_grad():
        drawing = generator(picture, told(1)._replace(tables=tables[None]))
    return drawing.colors / (1 - 0.75 * torch.sigmoid(drawing.ink))


def test_it_begins_near_the_photo(generator: Generator) -> None:
    assert (near_the_photo(generator, same_colors()) - 0.5).abs().mean() < 0.1


def test_tables_say_what_colors_become(generator: Generator) -> None:
    lighter = 0.5 + 0.5 * same_colors()
    change = near_the_photo(generator, lighter) - near_the_photo(generator, same_colors())
    assert change.mean() == pytest.approx(0.25, abs=0.06)


def test_a_colour_becomes_what_its_area_does(generator: Generator) -> None:
    """Each area's table alone changes the drawing where only that area's logit is high."""
    sure = Generator().eval()
    sure.load_state_dict(generator.state_dict())
    assert sure.finish.bias is not None
    picture = torch.full((1, INPUTS, 32, 32), 0.5)
    for area in range(TABLES - 1):
        sure.finish.bias.data[-3:] = -9
        sure.finish.bias.data[-3 + area] = 9
        tables = same_colors()
        tables[3 * area + 3 : 3 * area + 6] = 0
        with torch.no_grad():
            usual = sure(picture, told(1)).colors.mean()
            changed = sure(picture, told(1)._replace(tables=tables[None])).colors.mean()
        assert changed < 0.3 * usual


def test_it_has_at_most_two_million_parameters(generator: Generator) -> None:
    assert sum(parameter.numel() for parameter in generator.parameters()) <= MOST_PARAMETERS


def test_a_condition_begins_without_effect_and_tells_each_block() -> None:
    films = Condition([4, 6])(*told(3)[:4])
    assert [tuple(scale.shape) for scale, _ in films] == [(3, 4, 1, 1), (3, 6, 1, 1)]
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
        usual = woken(picture, parts).colors
        for index in range(len(parts)):
            others = [p.roll(1, 1) + (n == 5) if n == index else p for n, p in enumerate(parts)]
            assert not torch.allclose(usual, woken(picture, Told(*others)).colors)
