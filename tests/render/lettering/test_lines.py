"""Lines: balanced, few, broken where each script allows it, read in their direction."""

import pytest

from render.lettering.fonts import Fonts
from render.lettering.lines import MOST_LINES, Layout, lay_out
from render.lettering.signs import Sign, build_signs
from render.lettering.text import read_graphemes


def signs_of(fonts: Fonts, text: str) -> tuple[Sign, ...]:
    return build_signs(read_graphemes(text, fonts.order("rounded", text), lambda _: None))


def lines_of(fonts: Fonts, text: str, count: int) -> list[str]:
    """What is seen in each line of the layout of so many, from left to right."""
    signs = signs_of(fonts, text)
    layout = next(each for each in lay_out(signs) if each.lines == count)
    rows = sorted({spot.y for spot in layout.spots}, reverse=True)
    return [
        "".join(
            signs[spot.sign].text
            for spot in sorted(layout.spots, key=lambda spot: spot.x)
            if spot.y == row
        )
        for row in rows
    ]


def layouts_of(fonts: Fonts, text: str) -> tuple[Layout, ...]:
    return lay_out(signs_of(fonts, text))


def test_lines_are_about_as_long(fonts: Fonts) -> None:
    assert lines_of(fonts, "to be or not to be", 2) == ["tobeor", "nottobe"]


def test_there_are_at_most_three(fonts: Fonts) -> None:
    assert max(each.lines for each in layouts_of(fonts, "word " * 15)) == MOST_LINES


def test_line_feeds_break_lines_unless_they_are_too_many(fonts: Fonts) -> None:
    assert [each.lines for each in layouts_of(fonts, "a\nb c")] == [2, 3]
    assert layouts_of(fonts, "a\nb\nc\nd")[0].lines == 1


def test_no_line_begins_with_a_closing_mark(fonts: Fonts) -> None:
    assert lines_of(fonts, "ありがとう。ござ", 2)[1][0] != "。"


def test_chinese_is_broken_between_any_characters(fonts: Fonts) -> None:
    assert [len(line) for line in lines_of(fonts, "我爱你我爱你", 2)] == [3, 3]


def test_a_word_is_parted_only_where_it_is_too_long_for_a_line(fonts: Fonts) -> None:
    assert [each.lines for each in layouts_of(fonts, "friendship")] == [1]
    assert [each.lines for each in layouts_of(fonts, "friendship" * 3)] == [1, 2, 3]


def test_words_are_read_in_their_direction(fonts: Fonts) -> None:
    assert lines_of(fonts, "אב ab גד", 1) == ["דגabבא"]
    assert lines_of(fonts, "ab אב 12 גד", 1) == ["abדג12בא"]


@pytest.mark.parametrize("text", ["Hello", "ab cd ef", "مرحبا بكم"])
def test_lines_stand_about_the_middle(fonts: Fonts, text: str) -> None:
    signs = signs_of(fonts, text)
    for layout in lay_out(signs):
        left = min(spot.x + signs[spot.sign].box[0] for spot in layout.spots)
        right = max(spot.x + signs[spot.sign].box[2] for spot in layout.spots)
        assert right - left <= layout.width + 1e-6
        assert right + left == pytest.approx(0, abs=1e-6)
        assert min(spot.y for spot in layout.spots) >= -layout.height - 1e-6
