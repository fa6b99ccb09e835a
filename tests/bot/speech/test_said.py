"""Every key of the catalog is said somewhere, and what the code says is in the catalog."""

import ast
import re
from collections.abc import Callable, Iterable
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import discord
from discord.app_commands import CommandTree
from fluent.syntax.ast import Message

from bot.discord import buttons, commands, pack_views
from bot.discord.manners import Manners
from bot.errors import QuotaReached, QuotaScope
from bot.front.panel import entries_of
from bot.front.progress import say_status
from bot.front.shelf import Opened
from bot.front.status import STAGES, Status
from bot.reply import quota_reached, unreadable
from bot.speech.catalog import LOCALES, Speech, Value, read_resource
from bot.speech.durations import again_in
from bot.speech.phrases import say_phrase
from bot.telegram import announcing, keyboards, pack_buttons
from bot.telegram.talk import Talk
from config.theme import load_themes
from db.access import ThemesAllowed
from db.communities import Rules
from db.session import now
from db.states import JobState
from pipeline.errors import PhotoFault, UnreadablePhoto
from tests.conftest import REPOSITORY

MINUTE_S, HOUR_S, LONG_S = 60.0, 3600.0, 100 * 3600.0
PACK = Opened("ab12", "Pirates", ())
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
# Parts of keys, and what only looks like one.
NO_KEYS = {"command-line", "forget-me", "help-training", "remember-me"}


class Recorder(Speech):
    """Speaks as ever, and notes by which keys."""

    def __init__(self) -> None:
        super().__init__()
        self.said: set[str] = set()

    def say(self, key: str, language: str | None = None, **values: Value) -> str:
        self.said.add(key)
        return super().say(key, language, **values)


def keys() -> set[str]:
    body = read_resource(LOCALES / "en.ftl").body
    return {entry.id.name for entry in body if isinstance(entry, Message)}


@cache
def nodes() -> tuple[ast.AST, ...]:
    """All that our code is made of."""
    files = (REPOSITORY / "bot").rglob("*.py")
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    return tuple(node for tree in trees for node in ast.walk(tree))


def texts(found: Iterable[ast.AST]) -> set[str]:
    return {it.value for it in found if isinstance(it, ast.Constant) and isinstance(it.value, str)}


def written_out() -> set[str]:
    """Each text of our code that may be a key; of single words those that are said at once."""
    calls = (it for it in nodes() if isinstance(it, ast.Call))
    said = (it for it in calls if getattr(it.func, "attr", "") in ("say", "text"))
    return set(filter(KEY.fullmatch, texts(nodes()))) | texts(
        it for call in said for it in call.args
    )


# What is said by keys that the code puts together, from the tables that it puts them together of.


def rules_of_communities(speech: Recorder) -> None:
    """settings-*, theme-*: from the kinds of rules with all their values, and the themes."""
    entries_of(Rules(themes=ThemesAllowed.LISTED), load_themes(), speech, "en")


def commands_on_discord(speech: Recorder) -> None:
    """command-*-name, command-*-description, option-*, choice-*, menu-*: from the command tree."""
    tree: CommandTree[Any] = CommandTree(discord.Client(intents=discord.Intents.none()))
    commands.add_commands(tree, speech)


def commands_on_telegram(speech: Recorder) -> None:
    """command-*-description: from those that are announced."""
    for name in announcing.IN_GROUPS:
        speech.say(f"command-{name.replace('_', '-')}-description")


def buttons_on_discord(speech: Recorder) -> None:
    """button-*: from those of stickers and packs."""
    manners = cast("Manners", SimpleNamespace(say=speech.say))
    buttons.result_view(speech, "ab12", "en")
    pack_views.list_view(manners, ())
    pack_views.pack_view(manners, PACK)
    pack_views.sticker_view(manners, PACK, "ab12", in_guild=True)
    pack_views.delete_view(manners, PACK)


def buttons_on_telegram(speech: Recorder) -> None:
    """The same there."""
    talk = cast("Talk", SimpleNamespace(text=speech.say))
    keyboards.result_keyboard(speech, "ab12", "en")
    pack_buttons.packs_keyboard(talk, ())
    pack_buttons.pack_keyboard(talk, "ab12")
    pack_buttons.sticker_keyboard(talk, "ab12", "cd34")
    pack_buttons.delete_keyboard(talk, "ab12")


def progress(speech: Recorder) -> None:
    """progress-stage-*, progress-eta-*: from a job's stages and what is left of it."""
    for step in STAGES:
        for eta_s in (1.0, HOUR_S, LONG_S):
            status = Status("ab12", JobState.RUNNING, step, "", 0.5, 0, eta_s)
            say_status(speech, status, "en")


def refusals(speech: Recorder) -> None:
    """error-photo-*, error-quota-*: from the faults of photos and whose quota it is."""
    told = [unreadable(UnreadablePhoto(fault)).told for fault in PhotoFault]
    told += [quota_reached(QuotaReached(scope, 3, now())).told for scope in QuotaScope]
    for each in told:
        say_phrase(speech, cast("Any", each), "en")


def waits(speech: Recorder) -> None:
    """again-*: from how long it is."""
    for wait_s in (MINUTE_S, LONG_S):
        say_phrase(speech, again_in(wait_s), "en")


FAMILIES: tuple[Callable[[Recorder], None], ...] = (
    rules_of_communities, commands_on_discord, commands_on_telegram, buttons_on_discord,
    buttons_on_telegram, progress, refusals, waits,
)  # fmt: skip


def put_together() -> set[str]:
    speech = Recorder()
    for family in FAMILIES:
        family(speech)
    return speech.said


def test_every_key_is_said() -> None:
    assert keys() - written_out() - put_together() == set()


def test_every_key_that_the_code_says_is_there() -> None:
    first = {key.partition("-")[0] for key in keys()}
    said = {it for it in written_out() if it.partition("-")[0] in first and KEY.fullmatch(it)}
    assert len(said) > 150
    assert said - keys() == NO_KEYS
