"""What words name comes before what a theme usually dresses its subjects in."""

import pytest

from config.attire import SLOT_OF, Attire
from pipeline.things import MOST_USUAL, MOST_WORN, Things, choose_outfits

FEAST = Attire(
    worn=("party-hat", "crown", "3d-glasses", "scarf"), costumes=("suit",), held=("gift", "mug")
)


def test_neighbours_differ_in_what_else_varies_and_always_in_the_same_way() -> None:
    first, second = (choose_outfits(Things(usual=FEAST), 3, seed=5) for _ in range(2))
    assert len({outfit.seed for outfit in first}) == 3
    assert first == second


def test_what_the_words_name_is_worn_first_and_slots_are_filled_once() -> None:
    things = Things(asked=Attire(worn=("pirate-hat", "eye-patch")), usual=FEAST)
    for outfit in choose_outfits(things, 4, seed=3):
        assert outfit.worn[:2] in {("pirate-hat", "eye-patch"), ("eye-patch", "pirate-hat")}
        slots = [SLOT_OF[name] for name in outfit.worn]
        assert len(slots) == len(set(slots))
        assert len(slots) <= MOST_WORN


def test_a_theme_s_hat_yields_to_a_costume_of_the_words() -> None:
    things = Things(asked=Attire(costumes=("knight",), held=("sword",)), usual=FEAST)
    for outfit in choose_outfits(things, 4):
        assert outfit.costume == "knight"
        assert outfit.held == "sword"
        assert set(outfit.worn) <= {"3d-glasses"}


def test_a_theme_s_costume_yields_to_a_hat_of_the_words() -> None:
    things = Things(asked=Attire(worn=("cowboy-hat",)), usual=FEAST)
    for outfit in choose_outfits(things, 3):
        assert outfit.worn[0] == "cowboy-hat"
        assert outfit.costume is None
        assert outfit.held is None


def test_what_is_only_held_leaves_the_theme_s_clothes() -> None:
    (outfit,) = choose_outfits(Things(asked=Attire(held=("mug",)), usual=FEAST), 1)
    assert (outfit.held, outfit.costume) == ("mug", "suit")
    assert 1 <= len(outfit.worn) <= MOST_USUAL


@pytest.mark.parametrize("seed", range(4))
def test_neighbours_do_not_get_the_same(seed: int) -> None:
    one, other = choose_outfits(Things(usual=FEAST), 2, colors=("#ff0000", "#0000ff"), seed=seed)
    assert one.worn != other.worn
    assert one.held != other.held
    assert one.colors[0] != other.colors[0]
    assert choose_outfits(Things(usual=FEAST), 2, seed=seed)[0].worn == one.worn


def test_without_things_nobody_wears_any() -> None:
    (outfit,) = choose_outfits(Things(), 1)
    assert (outfit.worn, outfit.costume, outfit.held) == ((), None, None)
