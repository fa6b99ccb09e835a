"""Of more themes than a menu holds each can be chosen, on every page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from discord import ui

from bot.discord.manners import Manners
from bot.discord.menus import cut_page
from bot.discord.themes import theme_question
from bot.discord.voice import Voice
from bot.front.presses import Act
from bot.speech.catalog import load_speech
from config.theme import Theme, load_themes
from db.access import ThemesAllowed
from db.communities import Rules
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth
from tests.bot.discord.test_panel import chosen, menu_of, open_panel, rules_of
from tests.bot.discord.test_results import make, stickers
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import Message
from tests.trials.pictures import draw_photo

MANY = 120  # of which a page shows a hundred
GONE = Rules(ThemesAllowed.LISTED, listed=frozenset({"no-longer-there"}), free_words=False)


def looks(count: int) -> dict[str, Theme]:
    """So many themes of one look."""
    look = load_themes()["cute-animals"]
    names = {f"look-{number:03}": f"Look {number:03}" for number in range(count)}
    return {
        name: look.model_copy(update={"name": name, "title": title})
        for name, title in names.items()
    }


@pytest.fixture
async def booth(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Booth]:
    """With as many themes."""
    themes = looks(MANY)
    monkeypatch.setattr("tests.bot.desks.load_themes", lambda: themes)
    async with open_booth(fake, tmp_path, migrated) as opened:
        yield opened


def menus(message: Message) -> dict[str, list[str]]:
    """What each menu offers, by its name."""
    return {
        str(it["custom_id"]): [option["value"] for option in it["options"]]
        for it in message.all_components
        if it["type"] == 3
    }


async def test_each_can_be_chosen_under_a_sticker(booth: Booth, ann: Seat, bob: Seat) -> None:
    message = await make(booth, ann)
    refused = await (await bob.press(message, "Other theme")).answered()
    assert "somebody else" in refused.text
    shown = (await (await ann.press(message, "Other theme")).answered()).original
    assert shown is not None
    offered = {theme for each in menus(shown).values() for theme in each}
    await ann.press(shown, "Next")
    await booth.until(lambda: "Previous" in shown.buttons)
    offered |= {theme for each in menus(shown).values() for theme in each}
    assert offered == set(booth.desk.themes)
    assert "Next" not in shown.buttons
    await ann.pick(shown, "look-119")
    await stickers(booth, ann, 2)
    jobs = await booth.settle(JobState.DONE, count=2)
    assert jobs[1].prompt == "Look 119"
    await booth.until(lambda: shown.id not in shown.channel.messages)


async def test_each_can_be_chosen_by_whoever_is_asked(booth: Booth, ann: Seat, bob: Seat) -> None:
    ann.say("", draw_photo(4), ping=True)
    question = await booth.until(lambda: next((it for it in ann.channel.shown if it.buttons), None))
    refused = await (await bob.press(question, "Next")).answered()
    assert "somebody else" in refused.later[0].text
    await ann.press(question, "Next")
    await booth.until(lambda: "Previous" in question.buttons)
    await ann.pick(question, "look-110")
    (job,) = await booth.settle(JobState.DONE)
    assert job.prompt == "Look 110"


async def test_the_list_of_what_is_allowed_forgets_no_other_page(booth: Booth, boss: Seat) -> None:
    panel = await open_panel(booth, boss)
    await boss.choose(panel, menu_of(panel, "themes"), "listed")
    await booth.until(lambda: "Choose the themes" in panel.buttons)
    await boss.press(panel, "Choose the themes")
    await booth.until(lambda: "Next" in panel.buttons)
    for name, wanted in (("listed.0m0", ["look-003", "look-007"]), ("listed.0m3", ["look-099"])):
        await boss.choose(panel, menu_of(panel, name), *wanted)
        await booth.until(lambda name=name, wanted=wanted: chosen(panel, name) == wanted)
    await boss.press(panel, "Next")
    await booth.until(lambda: "Previous" in panel.buttons)
    await boss.choose(panel, menu_of(panel, "listed.1m0"), "look-101", "look-119")
    await booth.until(lambda: chosen(panel, "listed.1m0") == ["look-101", "look-119"])
    await boss.choose(panel, menu_of(panel, "listed.1m0"), "look-119")
    await booth.until(lambda: chosen(panel, "listed.1m0") == ["look-119"])
    assert (await rules_of(booth)).listed == {"look-003", "look-007", "look-099", "look-119"}
    await boss.press(panel, "Previous")
    await booth.until(lambda: "Next" in panel.buttons)
    assert chosen(panel, "listed.0m0") == ["look-003", "look-007"]
    assert "Look 119" in panel.text


@pytest.mark.parametrize(
    ("rules", "told", "buttons", "count"),
    [
        (Rules(), "or write your own", ["Own words"], 1),
        (Rules(free_words=False), "Which theme", [], 1),
        (Rules(themes=ThemesAllowed.LISTED), "in a few words", ["Own words"], 0),
        (GONE, "No theme is allowed", [], 0),
    ],
)
def test_what_the_rules_allow_is_offered(
    rules: Rules, told: str, buttons: list[str], count: int
) -> None:
    desk: Any = SimpleNamespace(themes=looks(3), speech=load_speech())
    manners = Manners(desk, Voice(desk.speech), "en", rules)
    question = theme_question(manners, Act.THEME, "ab", turn=Act.THEMES)
    assert told in question.text
    items = [] if question.view is None else [it.item for it in question.view.children]
    assert [it.label for it in items if isinstance(it, ui.Button)] == buttons
    assert sum(isinstance(it, ui.Select) for it in items) == count


def test_pages_hold_everything_once() -> None:
    pages = [cut_page(range(5), number, size=2) for number in range(3)]
    assert [list(page.items) for page in pages] == [[0, 1], [2, 3], [4]]
    assert [page.is_last for page in pages] == [False, False, True]
    assert cut_page(range(5), 10**9, size=2) == pages[2]
    assert cut_page([], 3, size=2).is_last
