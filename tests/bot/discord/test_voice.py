"""Commands in what is said can be clicked; nothing else becomes a command."""

from __future__ import annotations

import re

import pytest

from bot.discord.told import inert
from bot.discord.voice import Voice
from bot.speech.catalog import LANGUAGES, load_speech
from tests.bot.speech.test_locales import messages, say

NUMBERS = {
    name: 1574077261043205818 + place
    for place, name in enumerate(
        ("theme", "pack", "packs", "help", "privacy", "forget_me", "language", "remember_me",
         "no_stickers_of_me", "help_training", "toonbooth settings")
    )
}  # fmt: skip
MOST = 2000  # letters of a message


@pytest.fixture
def voice() -> Voice:
    voice = Voice(load_speech())
    voice.learn(NUMBERS)
    return voice


def test_until_their_numbers_are_known_commands_are_words() -> None:
    assert "/theme with" in Voice(load_speech()).say("help-discord", "en")


def test_the_whole_name_is_taken(voice: Voice) -> None:
    told = voice.link("(/packs) “/pack”, /toonbooth settings: /theme space pirate /help_training.")
    named = {name: f"</{name}:{NUMBERS[name]}>" for name in NUMBERS}
    assert told == (
        f"({named['packs']}) “{named['pack']}”, {named['toonbooth settings']}: "
        f"{named['theme']} space pirate {named['help_training']}."
    )


@pytest.mark.parametrize(
    "text",
    ["/themes", "/start", "/toonbooth", "a/theme", "https://it.example/theme", "</theme:7>",
     "/theme-park", inert("/theme </pack:1> \\/help"), "//theme"],
)  # fmt: skip
def test_nothing_else_becomes_a_command(voice: Voice, text: str) -> None:
    assert voice.link(text) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_command_of_ours_can_be_clicked_in_every_language(voice: Voice, language: str) -> None:
    for key in messages("en"):
        told = voice.link(say(language, key))
        left = re.sub(r"</[a-z_ ]+:\d+>", "", told)
        assert not [name for name in NUMBERS if f"/{name}" in left], key
        assert len(told) <= MOST, key
