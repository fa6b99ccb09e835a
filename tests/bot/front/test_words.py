"""Refused words are found in disguise, and what people usually want is not refused."""

import pytest

from bot.errors import WordsRefused
from bot.front.words import load_refused_words, plain

REFUSED = load_refused_words()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("nazi parade", "hate"),
        ("N A Z I parade", "hate"),
        ("n4z1", "hate"),
        ("ＮＡＺＩ", "hate"),
        ("na\u00adzi \u200bparade", "hate"),
        ("naziiiii", "hate"),
        ("Ku-Klux-Klan", "hate"),
        ("巨大な納粹の旗", "hate"),
        ("a décapité knight", "gore"),
        ("Decapite", "gore"),
        ("ku klux klan march", "hate"),
        ("p0rn star", "sex"),
        ("強姦の絵", "sex"),
        ("Violación", "sex"),
        ("lolicon", "minors"),
        ("naked  child", "minors"),
        ("голая школьница", "minors"),
        ("未成年の裸", "minors"),
    ],
)
def test_what_is_never_drawn_is_found(text: str, topic: str) -> None:
    with pytest.raises(WordsRefused) as caught:
        REFUSED.check(text)
    assert caught.value.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "space pirate", "my kid as a superhero", "child astronaut", "baby shark", "sexy beach",
        "zombie with blood", "Nazir the wizard", "kindness", "1970s disco", "пляж и море",
        "gato negro y luna", "kkk muito bom", "my therapist", "grape soda", "rapeseed field",
        "Essex",
        "niño astronauta", "🎃 halloween", "a b c", "spice market", "child's play", "",
    ],
)  # fmt: skip
def test_what_people_usually_want_is_not_refused(text: str) -> None:
    REFUSED.check(text)


def test_accents_case_and_signs_are_no_difference() -> None:
    assert plain("  Élan-VITAL, ﬁn! ") == "elan vital fin"
    assert plain("가나다") == "가나다"
