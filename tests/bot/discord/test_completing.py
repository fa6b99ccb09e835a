"""Which themes are offered while somebody types one."""

from __future__ import annotations

from typing import Any

import pytest

from bot.discord.completing import MOST_CHOICES, complete
from bot.discord.manners import Manners
from bot.discord.voice import Voice
from bot.speech.catalog import load_speech
from config.theme import Theme, load_themes
from db.communities import Rules


def theme(name: str, *words: str) -> Theme:
    look = load_themes()["cute-animals"]
    title = name.replace("-", " ").title()
    return look.model_copy(update={"name": name, "title": title, "words": words})


def manners(*themes: Theme, **rules: Any) -> Manners:
    desk: Any = type("Desk", (), {"themes": {it.name: it for it in themes}})()
    desk.speech = load_speech()
    return Manners(desk, Voice(desk.speech), "en", Rules(**rules))


def offered(there: Manners, typed: str) -> list[str]:
    return [it.name for it in complete(there, typed)]


def test_the_best_come_first_and_what_was_typed_before_them() -> None:
    there = manners(
        theme("apirate-like"), theme("space-pirate"), theme("sea", "pirates"),
        theme("pirate-ship"), theme("opera"),
    )  # fmt: skip
    wanted = ["Pirate Ship", "Space Pirate", "Apirate Like", "Sea"]
    assert offered(there, " Pirate ") == ["Pirate", *wanted]
    assert offered(there, "pirate spa") == ["pirate spa", "Space Pirate"]


@pytest.mark.parametrize("typed", ["space pirate", "  SPACE pirate ", "Spáce Pirate"])
def test_a_title_that_is_typed_is_offered_once(typed: str) -> None:
    assert offered(manners(theme("space-pirate")), typed) == ["Space Pirate"]


def test_of_many_the_best_are_offered_wherever_they_stand() -> None:
    there = manners(*(theme(f"look-{it}", "zebra") for it in range(60)), theme("zebra-crossing"))
    assert len(offered(there, "")) == MOST_CHOICES
    assert offered(there, "zebra")[1] == "Zebra Crossing"
    assert len(offered(there, "zebra")) == MOST_CHOICES


def test_nothing_is_offered_that_is_not_allowed_or_not_whole() -> None:
    there = manners(theme("space-pirate"), free_words=False)
    assert offered(there, "pirates") == []
    assert offered(manners(theme("space-pirate")), "x" * 101) == []
