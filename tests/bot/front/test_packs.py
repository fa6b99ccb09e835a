"""Titles, emoji and names of packs are what people meant and what platforms take."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.packs import (
    KEYWORDS_LENGTH,
    PLAIN_EMOJI,
    SET_SIZE,
    clean_title,
    is_set_name,
    name_set,
    order_by_moves,
    plan_change,
    read_emoji,
    split_into_sets,
    suggest_emoji,
    suggest_keywords,
    title_of,
)
from db.errors import UnusableValue
from db.pack_models import TITLE_LENGTH, PackItem, PlacedSticker
from pipeline.prompt.emoji import open_emoji_finder

LONGEST_BOT = "a" * 29 + "bot"  # Telegram's usernames have at most 32 letters


class Nothing:
    """Finds no emoji."""

    def find(self, prompt: str, *, most: int = 3) -> tuple[str, ...]:
        return ()


class Ghosts:
    """Finds two in everything."""

    def find(self, prompt: str, *, most: int = 3) -> tuple[str, ...]:
        return ("👻", "🎃")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("  Space\n pirates ", "Space pirates"),
        ("Космические пираты", "Космические пираты"),
        ("قراصنة الفضاء", "قراصنة الفضاء"),
        ("宇宙海賊", "宇宙海賊"),
        ("अंतरिक्ष के समुद्री डाकू", "अंतरिक्ष के समुद्री डाकू"),
        ("می‌خواهم", "می‌خواهم"),  # with the joiner that its spelling needs
        ("👩‍🚀🏴‍☠️", "👩‍🚀🏴‍☠️"),
        ("abc\u202edef\u2066\x00\x1b[31m", "abcdef[31m"),
        ("a" * TITLE_LENGTH, "a" * TITLE_LENGTH),
        ("<b>&amp;*_`@everyone", "<b>&amp;*_`@everyone"),  # whoever shows it makes it inert
    ],
)
def test_titles_of_any_script_stay_and_what_disturbs_goes(written: str, title: str) -> None:
    assert clean_title(written) == title


@pytest.mark.parametrize("written", ["", " \n ", "\u202e\u200d", "a" * (TITLE_LENGTH + 1)])
def test_titles_of_nothing_or_too_much_are_refused(written: str) -> None:
    with pytest.raises(UnusableValue, match="title"):
        clean_title(written)


@given(st.text())
def test_a_title_made_of_words_always_fits(words: str) -> None:
    assert len(title_of(words, number=12)) <= TITLE_LENGTH
    if title_of(words):
        assert clean_title(title_of(words))


def test_the_title_of_a_further_set_has_its_number() -> None:
    assert title_of("Pirates") == "Pirates"
    assert title_of("Pirates", number=2) == "Pirates 2"
    assert title_of("p" * 80, number=2) == "p" * 62 + " 2"


def test_a_title_is_not_cut_within_an_emoji() -> None:
    assert title_of("a" * 62 + "👩‍🚀") == "a" * 62
    assert title_of("a" * 63 + "👍🏽") == "a" * 63
    assert title_of("a" * 63 + "e\u0301\u0323") == "a" * 63


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("👻", "👻"),
        ("👻🎃 👻", "👻 🎃"),
        ("❤️", "❤️"),
        ("👩‍🚀 🏴‍☠️", "👩‍🚀 🏴‍☠️"),
        ("👍🏽🇺🇦1️⃣", "👍🏽 🇺🇦 1️⃣"),
    ],
)
def test_emoji_are_read_as_they_were_meant(written: str, kept: str) -> None:
    assert read_emoji(written) == kept


@pytest.mark.parametrize("written", ["", " ", "boo", "👻 boo", "1", "👻,🎃", "".join(
    chr(0x1F400 + number) for number in range(21)
)])  # fmt: skip
def test_what_is_not_1_to_20_emoji_is_refused(written: str) -> None:
    with pytest.raises(UnusableValue, match="emoji"):
        read_emoji(written)


def test_emoji_of_the_prompt_come_before_those_of_its_meaning() -> None:
    assert suggest_emoji("pirate 🦜", Ghosts()) == "🦜 👻 🎃"
    assert suggest_emoji("pirate", Ghosts(), expression="love") == "😍 👻 🎃"
    assert suggest_emoji("🎃", Ghosts()) == "🎃 👻"
    assert suggest_emoji("asdf", Nothing()) == PLAIN_EMOJI
    assert suggest_emoji("", Nothing()) == PLAIN_EMOJI


@pytest.mark.parametrize(
    ("words", "emoji"),
    [
        ("pizza", "🍕"),
        ("birthday party", "🎂"),
        ("Weihnachten", "🎄"),
        ("un dragón de fuego", "🐉"),
        ("космический пират", "🚀"),
        ("ピザ", "🍕"),
    ],
)
def test_emoji_are_found_by_what_words_mean(assets: Path, words: str, emoji: str) -> None:
    suggested = suggest_emoji(words, open_emoji_finder(assets))
    assert emoji in suggested.split()
    assert read_emoji(suggested) == suggested


def test_keywords_are_the_longer_words_of_a_prompt() -> None:
    assert suggest_keywords("The Pirate of the seven seas, pirate") == ("pirate", "seven", "seas")
    assert suggest_keywords("Ninja") == ("ninja",)
    assert suggest_keywords("宇宙海賊") == ("宇宙海賊",)


@given(st.text())
def test_keywords_always_fit(words: str) -> None:
    assert len("".join(suggest_keywords(words))) <= KEYWORDS_LENGTH


@pytest.mark.parametrize("bot", ["toonbooth_bot", "ToonBoothBot", LONGEST_BOT])
def test_a_set_gets_a_name_that_telegram_takes(bot: str) -> None:
    names = {name_set(bot, number) for number in (1, 99) for _ in range(20)}
    assert len(names) == 40
    assert all(is_set_name(name, bot) for name in names)


@pytest.mark.parametrize(
    "name",
    [
        "1pirates_by_bot",
        "_pirates_by_bot",
        "pi__rates_by_bot",
        "pirates_",
        "pirates_by_other",
        "pirates-by_bot",
        "пираты_by_bot",
        "p" * 58 + "_by_bot",
        "pirates_by_bot\n",
        "",
    ],
)
def test_names_that_telegram_does_not_take_are_known(name: str) -> None:
    assert not is_set_name(name, "bot")


def item(number: int, emoji: str = "👻") -> PackItem:
    return PackItem(pack_id="p", sticker_id=f"s{number}", place=number, emoji=emoji)


def placed(number: int | None, native_id: str, emoji: str = "👻") -> PlacedSticker:
    sticker_id = None if number is None else f"s{number}"
    return PlacedSticker(set_id=1, native_id=native_id, sticker_id=sticker_id, emoji=emoji)


def test_the_121st_sticker_begins_a_second_set() -> None:
    items = [item(number) for number in range(SET_SIZE + 1)]
    assert split_into_sets(items[:SET_SIZE]) == [items[:SET_SIZE]]
    assert split_into_sets(items) == [items[:SET_SIZE], items[SET_SIZE:]]
    assert split_into_sets([]) == []


def test_a_set_is_changed_as_little_as_possible() -> None:
    items = [item(1), item(2, "🎃"), item(3), item(4)]
    there = [placed(1, "a"), placed(2, "b"), placed(None, "c"), placed(9, "d"), placed(3, "e")]
    change = plan_change(items, there)
    assert change.remove == ("c", "d")
    assert change.relabel == (("b", "🎃"),)
    assert change.add == (items[3],)


def test_a_set_that_holds_what_it_shall_is_left_alone() -> None:
    change = plan_change([item(1), item(2)], [placed(2, "b"), placed(1, "a")])
    assert (change.remove, change.relabel, change.add) == ((), (), ())


@given(st.permutations(range(12)))
def test_another_order_is_reached_by_moves(wanted: list[int]) -> None:
    there = [str(number) for number in range(12)]
    order = [str(number) for number in wanted]
    for name, place in order_by_moves(there, order):
        there.remove(name)
        there.insert(place, name)
    assert there == order


@pytest.mark.parametrize("wanted", ["bcdea", "eabcd", "abced", "adbce"])
def test_one_that_stands_elsewhere_is_one_move(wanted: str) -> None:
    assert len(order_by_moves("abcde", wanted)) == 1
    assert order_by_moves(wanted, wanted) == []
