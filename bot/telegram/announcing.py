"""Tells Telegram what the bot is and which commands it has, in every language."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import structlog
from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import RetryAfter, TelegramError

from bot.deployment import data_folder
from bot.speech.catalog import ENGLISH, LANGUAGES
from bot.telegram.front import Front
from bot.telegram.limiter import seconds_of

EVERYWHERE = (
    "theme", "pack", "me", "packs", "help", "privacy", "forget_me", "language",
    "no_stickers_of_me", "remember_me", "help_training",
)  # fmt: skip
IN_GROUPS = (*EVERYWHERE, "settings")
NOTE = "telegram-announced"  # in the data folder: a hash of what was told last
AGAIN_S = 60.0
_log = structlog.get_logger(__name__)


class Announcer:
    """Does so beside all else, and only where something has changed: Telegram keeps it, and takes
    few such calls."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._note = data_folder(front.desk.settings) / NOTE

    async def run(self, stop: asyncio.Event) -> None:
        """Until it is told, or `stop`. Trouble is waited out."""
        while not stop.is_set():
            try:
                await self.announce()
            except TelegramError as error:
                wait_s = seconds_of(error) if isinstance(error, RetryAfter) else AGAIN_S
                _log.warning("commands are not told", error=type(error).__name__)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), wait_s)
            else:
                await stop.wait()

    async def announce(self) -> None:
        """Raises TelegramError."""
        digest = self._digest()
        if await asyncio.to_thread(_read, self._note) == digest:
            return
        bot = self._front.bot
        for language in LANGUAGES:
            code = None if language == ENGLISH else language.partition("-")[0]
            for scope, names in (
                (BotCommandScopeAllPrivateChats(), EVERYWHERE),
                (BotCommandScopeAllGroupChats(), IN_GROUPS),
            ):
                commands = [BotCommand(*each) for each in self._commands(names, language)]
                await bot.set_my_commands(commands, scope=scope, language_code=code)
            about, description = self._about(language)
            await bot.set_my_short_description(about, language_code=code)
            await bot.set_my_description(description, language_code=code)
        await asyncio.to_thread(self._note.write_text, digest, encoding="ascii")

    def _commands(self, names: tuple[str, ...], language: str) -> Iterator[tuple[str, str]]:
        for name in names:
            key = f"command-{name.replace('_', '-')}-description"
            yield name, self._front.desk.speech.say(key, language)

    def _about(self, language: str) -> tuple[str, str]:
        say = self._front.desk.speech.say
        return say("bot-about", language), say("bot-description", language)

    def _digest(self) -> str:
        """Of all that is told, and whose bot it is told of."""
        said = [
            [list(self._commands(IN_GROUPS, language)), *self._about(language)]
            for language in LANGUAGES
        ]
        whole = json.dumps([self._front.bot.id, said])
        return hashlib.sha256(whole.encode()).hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
