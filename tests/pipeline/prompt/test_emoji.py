"""Emoji are found by what words mean, in many languages, without torch."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import UnusablePrompt
from pipeline.prompt.emoji import EmojiFinder, open_emoji_finder


@pytest.fixture
def finder(assets: Path) -> EmojiFinder:
    return open_emoji_finder(assets)


@pytest.mark.parametrize(
    ("prompt", "emoji"),
    [
        ("pizza", "🍕"),
        ("a wizard", "🪄"),
        ("crying", "😢"),
        ("birthday party", "🎂"),
        ("Weihnachten", "🎄"),
        ("Prinzessin im Schloss", "🏰"),
        ("un dragón de fuego", "🐉"),
        ("космический пират", "🚀"),
        ("ピザ", "🍕"),
        ("🎃", "🎃"),
    ],
)
def test_what_means_the_same_is_found(finder: EmojiFinder, prompt: str, emoji: str) -> None:
    assert emoji in finder.find(prompt)


def test_no_more_are_found_than_asked_for(finder: EmojiFinder) -> None:
    assert len(finder.find("space pirate", most=1)) == 1
    assert len(finder.find("space pirate", most=2)) == 2
    assert finder.find("space pirate", most=3)[:2] == finder.find("space pirate", most=2)


def test_what_is_far_less_near_is_left_out(finder: EmojiFinder) -> None:
    assert finder.find("pizza") == ("🍕",)


def test_an_empty_prompt_is_refused(finder: EmojiFinder) -> None:
    with pytest.raises(UnusablePrompt):
        finder.find(" ")


def test_no_torch_is_loaded_for_it() -> None:
    look = "import pipeline.prompt.emoji, sys; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
