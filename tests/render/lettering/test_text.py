"""What is read of a caption: by which font, in which direction, and what is left out."""

from pathlib import Path

import pytest

from config.errors import MissingAssets
from render.errors import UnwritableCaption
from render.floaters.puff import Puff
from render.lettering.fonts import STYLES, Fonts
from render.lettering.text import embedding_levels, read_graphemes
from render.types import Body
from tests.render.bodies import make_part

PUFF = Puff(Body((make_part("floater"),)), 1.0, 0.5, 0.5)
KNOWN = {"🍕", "👨‍👩‍👧", "🇩🇪", "❤️"}


def puff_of(emoji: str) -> Puff | None:
    return PUFF if emoji in KNOWN else None


def read(fonts: Fonts, text: str) -> list[str]:
    graphemes = read_graphemes(text, fonts.order("rounded", text), puff_of)
    return [f"<{each.text}>" if each.puff else each.text for each in graphemes]


def test_emoji_of_several_characters_are_one(fonts: Fonts) -> None:
    assert read(fonts, "a👨‍👩‍👧🇩🇪") == ["a", "<👨‍👩‍👧>", "<🇩🇪>"]


def test_unknown_emoji_leave_no_gap(fonts: Fonts) -> None:
    assert read(fonts, "I 🦤 you 🦤") == ["I", " ", "y", "o", "u"]


def test_a_caption_may_be_of_emoji_only(fonts: Fonts) -> None:
    assert read(fonts, "🍕❤️") == ["<🍕>", "<❤️>"]


def test_digits_are_letters_although_they_may_become_emoji(fonts: Fonts) -> None:
    assert read(fonts, "7") == ["7"]


def test_what_no_font_has_is_left_out(fonts: Fonts) -> None:
    assert read(fonts, "a\U00013080b") == ["a", "b"]


def test_a_caption_of_which_nothing_can_be_written_is_refused(fonts: Fonts) -> None:
    with pytest.raises(UnwritableCaption) as refused:
        read(fonts, "\U00013080\U00013081 \U00013080")
    assert refused.value.characters == "\U00013080\U00013081"


@pytest.mark.parametrize("style", STYLES)
def test_every_style_writes_english(fonts: Fonts, style: str) -> None:
    assert fonts.order(style, "")[0].writes("Hello, World & 42!")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["Съешь ещё їґ", "Γειά σου", "Đặng Thị Ưu", "שלום", "مرحبا پچژگ", "नमस्ते", "বাংলা", "தமிழ்",
     "สวัสดี", "こんにちは世界", "生日快乐", "生日快樂愛龍", "안녕하세요", "Zażółć gęślą"],
)  # fmt: skip
def test_every_script_is_written(fonts: Fonts, text: str) -> None:
    assert "".join(read(fonts, text)) == text


def test_what_is_read_from_right_to_left_has_odd_levels() -> None:
    assert embedding_levels("ab שלום 12") == [0, 0, 0, 1, 1, 1, 1, 1, 2, 2]
    assert embedding_levels("שלום ab")[-2:] == [2, 2]


def test_a_font_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingAssets, match="ttf"):
        Fonts(tmp_path)
