"""Each expression has one emoji of its own, and a pack has twelve of them."""

from typing import get_args

from bot.expressions import EMOJI, PACK
from bot.front.packs import read_emoji
from pipeline.likeness import ExpressionName


def test_each_expression_has_an_emoji_of_its_own() -> None:
    assert set(EMOJI) == set(get_args(ExpressionName))
    assert len(set(EMOJI.values())) == len(EMOJI)
    assert all(read_emoji(each) == each for each in EMOJI.values())


def test_a_pack_has_twelve_of_them() -> None:
    assert len(set(PACK)) == 12
    assert set(PACK) < set(EMOJI)
