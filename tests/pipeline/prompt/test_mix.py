from dataclasses import replace

import numpy as np
import pytest

from config.theme import Drawing, load_themes
from pipeline.errors import UnusableMix
from pipeline.prompt.mix import mix_briefs, mix_themes
from pipeline.types import Brief
from tests.pipeline.pictures import CANDY, NIGHT, brief

KAWAII, NEON = (
    Drawing(line=0.5, bands=2, flatness=0.8, pattern="stars", ink="#ff0000"),
    Drawing(line=1.5, bands=5, flatness=0.2, pattern="stripes", ink="#0000ff"),
)


def two() -> tuple[Brief, Brief]:
    second = np.zeros(512, np.float32)
    second[1] = 1
    one = brief(NIGHT, drawing=NEON, seed=1)
    return one, replace(brief(CANDY, drawing=KAWAII, seed=1), embedding=second, theme="candy")


def test_the_embedding_lies_between_and_keeps_its_length() -> None:
    mixed = mix_briefs(two(), (0.25, 0.75)).embedding
    assert np.linalg.norm(mixed) == pytest.approx(1)
    assert mixed[1] == pytest.approx(3 * mixed[0])


def test_numbers_lie_between_and_names_are_the_strongests() -> None:
    mixed = mix_briefs(two(), (1, 3))
    assert mixed.theme == "candy"
    assert mixed.drawing.line == pytest.approx(0.75)
    assert mixed.drawing.bands == 3
    assert mixed.drawing.pattern == "stars"
    assert mixed.prompt == "night + night"
    red, _, blue = bytes.fromhex(mixed.drawing.ink[1:])
    assert red > blue > 0


def test_the_palette_has_colours_of_both() -> None:
    night, candy = (part.palette.colors.astype(int) for part in two())
    mixed = mix_briefs(two(), (0.5, 0.5)).palette.colors.astype(int)
    for own in (night, candy):
        nearest = np.abs(mixed[:, None] - own[None]).max(-1).min(-1)
        assert (nearest < 30).sum() >= 2


def test_what_counts_for_all_or_nothing_is_left_as_it_is() -> None:
    one, other = two()
    assert mix_briefs((one,), ()) is one
    assert mix_briefs((one, other), (0, 2)) is other


def test_equal_weights_are_meant_where_none_are_given() -> None:
    assert mix_briefs(two(), ()).drawing.line == pytest.approx(1.0)


def test_the_order_does_not_matter_but_for_the_words() -> None:
    one, other = two()
    first, second = mix_briefs((one, other), (0.4, 0.6)), mix_briefs((other, one), (0.6, 0.4))
    np.testing.assert_allclose(first.embedding, second.embedding, atol=1e-6)
    assert first.drawing == second.drawing
    assert first.theme == second.theme


@pytest.mark.parametrize(
    ("weights", "words"),
    [((1,), "1 weights"), ((1, 2, 3), "3 weights"), ((0, 0), "not all"), ((-1, 2), "from 0 up")],
)
def test_weights_that_make_no_sense_are_refused(weights: tuple[float, ...], words: str) -> None:
    with pytest.raises(UnusableMix, match=words):
        mix_briefs(two(), weights)


def test_every_pair_of_built_in_themes_can_be_mixed() -> None:
    themes = list(load_themes().values())
    for one, other in zip(themes, themes[1:] + themes[:1], strict=True):
        mixed = mix_themes((one, other), (0.3, 0.7))
        assert (mixed.name, mixed.motion) == (other.name, other.motion)
        low, high = sorted((one.surface.roughness, other.surface.roughness))
        assert low <= mixed.surface.roughness <= high
        assert mixed.palette == other.palette
        assert mix_themes((one, other), (1, 0)) == one
