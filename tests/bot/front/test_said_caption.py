"""Words in quotes at the end of a prompt are its caption, in all quotes of our languages."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.front.asked import Asked, Asker, Place
from bot.front.said_caption import (
    QUOTES,
    caption_options,
    hear,
    told_with_caption,
    with_caption,
)

ASKED = Asked("telegram", "m", "c", Place("c"), Asker("u"), words='space pirate "Ahoy!"')


@pytest.mark.parametrize(
    ("text", "words", "caption"),
    [
        ('space pirate "Ahoy!"', "space pirate", "Ahoy!"),
        ("space pirate “Ahoy!” ", "space pirate", "Ahoy!"),
        ("Weltraumpirat „Ahoi!“", "Weltraumpirat", "Ahoi!"),
        ('Weltraumpirat „Ahoi!"', "Weltraumpirat", "Ahoi!"),
        ("Weltraumpirat »Ahoi!«", "Weltraumpirat", "Ahoi!"),
        ("pirate de l'espace, « Ohé\u00a0! »", "pirate de l'espace", "Ohé\u00a0!"),
        ("pirate ‹Ahoy›", "pirate", "Ahoy"),
        ("космический пират «Ура, „Заря“»", "космический пират", "Ура, „Заря“"),
        ("宇宙海賊「ヨーソロー」", "宇宙海賊", "ヨーソロー"),
        ("宇宙海賊『「はい」と言え』", "宇宙海賊", "「はい」と言え"),
        ('宇宙海賊"ヨーソロー"', "宇宙海賊", "ヨーソロー"),
        ("太空海盗“你好”", "太空海盗", "你好"),
        ("قرصان الفضاء «مرحبا»", "قرصان الفضاء", "مرحبا"),
        ('pirate «Ahoy"', "pirate", "Ahoy"),
        ('pirate ”Ahoy”', "pirate", "Ahoy"),
        ('pirate "A" and "B"', 'pirate "A" and', "B"),
        ("pirate « oui « non » peut-être »", "pirate", "oui « non » peut-être"),
        ('pirate "two\nlines"\u200f', "pirate", "two\nlines"),
        ('"Ahoy!"', "", "Ahoy!"),
        ('pirate ""', "pirate", ""),
        ('pirate " \u200b"', "pirate", ""),
    ],
)  # fmt: skip
def test_what_is_quoted_last_is_the_caption(text: str, words: str, caption: str) -> None:
    said = hear(text)
    assert (said.words, said.caption) == (words, caption)


@pytest.mark.parametrize(
    "text",
    [
        "space pirate",
        "a 'typed' one",
        "rock ’n’ roll",
        "the ‘best’",
        'music of a 12"',
        'a 7" and a 12"',
        '"Ahoy" said the pirate',
        '"',
        "",
        " ",
    ],
)
def test_other_words_have_none(text: str) -> None:
    assert (hear(text).words, hear(text).caption) == (text, None)


def _letters(text: str) -> str:
    return "".join(each for each in text if unicodedata.category(each)[0] in "LNS")


@given(st.text(st.characters() | st.sampled_from([*sorted(QUOTES), "a", " ", "1"]), max_size=60))
@example('a """')
@example("»«»«")
def test_whatever_is_said_nothing_of_it_is_lost(text: str) -> None:
    said = hear(text)
    assert _letters(said.words + (said.caption or "")) == _letters(text)
    assert said.caption is None or text.startswith(said.words)


def test_a_request_takes_its_caption_along() -> None:
    heard = with_caption(ASKED)
    assert (heard.words, heard.options) == ("space pirate", {"caption": {"text": "Ahoy!"}})
    assert with_caption(heard) == heard
    assert told_with_caption(heard, str.upper) == 'SPACE PIRATE "AHOY!"'


def test_without_quotes_the_caption_stays_and_empty_ones_take_it_away() -> None:
    heard = with_caption(ASKED)
    assert with_caption(replace(heard, words="kawaii")).options == heard.options
    bare = with_caption(replace(heard, words='kawaii ""'))
    assert (bare.words, bare.options) == ("kawaii", {"caption": None})
    assert told_with_caption(bare, str) == "kawaii"


def test_another_caption_looks_as_the_one_before() -> None:
    before = {"caption": {"text": "Ahoy!", "font": "comic", "position": "arc"}}
    assert caption_options("Arr!", before) == {
        "caption": {"text": "Arr!", "font": "comic", "position": "arc"}
    }
