"""The generator takes any size of whole sixteens, and begins near what it is given."""

import pytest
import torch

from pipeline.gan.coloring import same_colors
from pipeline.networks.condition import EMBEDDING, FEATURES, LOOK, NOISE, Condition
from pipeline.networks.generator import (
    AREAS,
    FACES,
    INPUTS,
    MULTIPLE,
    SCREEN,
    TABLES,
    Generator,
    Told,
)

MOST_PARAMETERS = 2_000_000


def told(count: int) -> Told:
    parts = [torch.randn(count, size) for size in (EMBEDDING, FEATURES, LOOK, NOISE)]
    mark = torch.tensor([1.0, 0, 0, 0, 1]).repeat(count, 1)
    return Told(*parts, same_colors().repeat(count, 1, 1, 1, 1), torch.zeros(count, 3), mark)


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


@pytest.fixture
def plain(generator: Generator) -> Generator:
    """Finds colours as the photo has them, no lines, and no area more likely than another."""
    found = Generator().eval()
    found.load_state_dict(generator.state_dict())
    for layer in (found.finish, found.colorist.last):
        torch.nn.init.zeros_(layer.weight)
    assert found.finish.bias is not None
    found.finish.bias.data[4] = -20  # logits of lines
    return found


GREY = torch.full((1, INPUTS, 32, 32), 0.5)


def test_without_lines_and_with_the_same_colors_the_photo_stays(plain: Generator) -> None:
    with torch.no_grad():
        colors = plain(GREY, told(1)).colors
    torch.testing.assert_close(colors, GREY[:, :3])


@pytest.mark.parametrize("area", range(TABLES - 1))
def test_tables_say_what_colors_become_in_their_areas(plain: Generator, area: int) -> None:
    assert plain.finish.bias is not None
    plain.finish.bias.data[-3:] = -20
    plain.finish.bias.data[area - 3] = 20
    tables = same_colors()
    tables[3 * area + 3 : 3 * area + 6] = 0.2
    with torch.no_grad():
        colors = plain(GREY, told(1)._replace(tables=tables[None])).colors
    torch.testing.assert_close(colors, torch.full_like(colors, 0.2))


def test_lines_have_the_color_that_is_told(plain: Generator) -> None:
    assert plain.finish.bias is not None
    plain.finish.bias.data[4] = 20
    with torch.no_grad():
        dark = plain(GREY, told(1)).colors
        blue = plain(GREY, told(1)._replace(line=torch.tensor([[0.0, 0, 0.5]]))).colors
    assert dark.max() < 0.5 * GREY.max()
    assert (blue - dark)[:, 2].min() > 0.3
    torch.testing.assert_close(blue[:, :2], dark[:, :2])


def test_a_pattern_shows_where_its_screen_is_high_but_not_on_people(plain: Generator) -> None:
    picture = GREY.clone()
    picture[:, FACES] = 0
    picture[:, SCREEN, :, 16:] = 1.5
    marked = told(1)._replace(mark=torch.tensor([[0.0, 1, 1, 1, 1]]))
    assert plain.finish.bias is not None
    with torch.no_grad():
        person = plain(picture, marked).colors  # all areas as likely, so half is skin or hair
        plain.finish.bias.data[AREAS] = -6
        thing = plain(picture, marked).colors
        picture[:, FACES] = 1
        face = plain(picture, marked).colors
    assert person.max() < 0.51
    assert thing[..., 16:].min() > 0.5 + 0.5 * 0.9
    assert thing[..., :16].max() < 0.51
    assert face.max() < 0.51


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
    picture = torch.rand(1, INPUTS, 16, 16)
    parts = told(1)._replace(mark=torch.zeros(1, 5))  # a pattern that shows
    with torch.no_grad():
        usual = woken(picture, parts).colors
        for index in range(len(parts)):
            others = [p.roll(1, 1) + (n > 4) if n == index else p for n, p in enumerate(parts)]
            assert not torch.allclose(usual, woken(picture, Told(*others)).colors)
