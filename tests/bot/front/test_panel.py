"""Admins read each rule in words, and change it to what it can be and to nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.errors import ForgedPress
from bot.front.asked import Place
from bot.front.panel import LISTED, Panel, changed, entries_of
from bot.speech.catalog import LANGUAGES, load_speech
from config.theme import load_themes
from db.access import MakersAllowed, Strictness, ThemesAllowed
from db.communities import Rules
from db.errors import UnusableValue
from db.session import Database

THEMES, SPEECH = load_themes(), load_speech()
PLACE = Place("c", "Cats")


@pytest.fixture
def panel(database: Database) -> Panel:
    desk: Any = SimpleNamespace(database=database, themes=THEMES, speech=SPEECH)
    return Panel(desk, "local")


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        ("themes", "listed", ThemesAllowed.LISTED),
        ("free_words", "off", False),
        ("makers", "admins", MakersAllowed.ADMINS),
        ("user_quota", "5", 5),
        ("user_quota", "17", 17),
        ("quota", "none", None),
        ("strictness", "off", Strictness.OFF),
        ("ask_authors", "off", False),
        ("quiet", "on", True),
        ("answers_privately", "private", True),
        ("language", "pt-BR", "pt-BR"),
        ("language", "each", None),
    ],
)
async def test_a_rule_is_changed_and_stays_so(panel: Panel, rule, value, expected) -> None:
    assert getattr(await panel.change(PLACE, rule, value), rule) == expected
    rules = await panel.read(PLACE)
    assert getattr(rules, rule) == expected
    entry = next(entry for entry in panel.entries(rules, None) if entry.rule == rule)
    assert [choice.value for choice in entry.choices if choice.chosen] == [value]
    assert entry.told


@pytest.mark.parametrize(
    ("rule", "value"),
    [("title", "x"), ("quiet", "maybe"), ("language", "xx"), (LISTED, "nothing"), ("quiet", "5"),
     ("user_quota", "-1"), ("user_quota", "")],
)  # fmt: skip
async def test_anything_else_is_forged(panel: Panel, rule: str, value: str) -> None:
    with pytest.raises(ForgedPress):
        await panel.change(PLACE, rule, value)


async def test_a_quota_beyond_all_sense_is_refused(panel: Panel) -> None:
    with pytest.raises(UnusableValue):
        await panel.change(PLACE, "quota", "99999999")


async def test_themes_go_on_the_list_and_off(panel: Panel) -> None:
    await panel.change(PLACE, "themes", "listed")
    await panel.change(PLACE, LISTED, "cute-animals")
    rules = await panel.change(PLACE, LISTED, "retro-and-vintage")
    assert rules.listed == {"cute-animals", "retro-and-vintage"}
    assert (await panel.change(PLACE, LISTED, "cute-animals")).listed == {"retro-and-vintage"}


async def test_of_those_that_were_offered_the_chosen_are_listed_and_others_stay(
    panel: Panel,
) -> None:
    await panel.change(PLACE, "themes", "listed")
    for theme in ("cute-animals", "retro-and-vintage"):
        await panel.change(PLACE, LISTED, theme)
    offered = {"cute-animals", "food-and-drinks", "kawaii-and-chibi"}
    rules = await panel.relist(PLACE, offered, {"food-and-drinks"})
    assert rules.listed == {"retro-and-vintage", "food-and-drinks"}
    assert await panel.read(PLACE) == rules
    with pytest.raises(UnusableValue):
        await panel.relist(PLACE, {"nothing"}, {"nothing"})
    await panel.change(PLACE, "free_words", "off")
    rules = await panel.relist(PLACE, THEMES.keys(), frozenset())
    assert (rules.listed, rules.themes) == (frozenset(), ThemesAllowed.ALL)


def test_an_empty_list_without_free_words_is_no_list() -> None:
    rules = Rules(ThemesAllowed.LISTED, frozenset({"cute-animals"}), free_words=False)
    assert changed(rules, LISTED, "cute-animals", THEMES).themes == ThemesAllowed.ALL


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_rule_has_words_in_every_language(language: str) -> None:
    rules = Rules(ThemesAllowed.LISTED, frozenset({"cute-animals"}), user_quota=7)
    for entry in entries_of(rules, THEMES, SPEECH, language):
        assert entry.name
        assert entry.told
        assert len({choice.told for choice in entry.choices}) == len(entry.choices)
