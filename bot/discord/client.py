"""The client: what comes over the gateway, and who does it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.discord.buttons import PressButton, PressMenu, PressPerson, walk
from bot.discord.commands import add_commands
from bot.discord.excuses import excused
from bot.discord.front import HasFront
from bot.discord.localising import SpeechTranslator
from bot.discord.making import answer_theme
from bot.discord.mentions import answer_message, greet
from bot.discord.modals import find_words
from bot.discord.naming import hear_words
from bot.discord.pressing import press
from bot.discord.redrawing import redraw_in_words
from bot.discord.wire import NOBODY
from bot.errors import ForgedPress
from bot.front.presses import Act, read_press
from bot.speech.catalog import Speech

LONGEST_WAIT_S = 30.0  # for Discord's rate limits; what takes longer is tried again by ourselves
REMEMBERED = 10_000  # interactions and messages, so that one that comes twice is done once
FINISH_S = 5.0
_log = structlog.get_logger(__name__)


class Tree(app_commands.CommandTree["Toonbooth"]):
    """Calls the commands; each interaction once."""

    async def interaction_check(self, interaction: discord.Interaction[Toonbooth], /) -> bool:
        return interaction.client.is_new(interaction.id)

    async def on_error(
        self,
        interaction: discord.Interaction[Toonbooth],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Commands excuse themselves; what fails before, such as a command that is no more."""
        async with excused(interaction):
            raise getattr(error, "original", None) or ForgedPress from error


class Toonbooth(HasFront):
    """Hears of interactions, and of messages that mention us: their content needs no intent."""

    def __init__(self, speech: Speech) -> None:
        # We never speak, so that nobody needs to hear what is missing for it.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=NOBODY,
            max_messages=None,
            max_ratelimit_timeout=LONGEST_WAIT_S,
            chunk_guilds_at_startup=False,
        )
        self.tree = Tree(self)
        self._speech = speech
        self.under_way = set()
        self._is_stopped = False
        self._known: OrderedDict[int, None] = OrderedDict()

    async def setup_hook(self) -> None:
        """Called by discord.py once it is logged in."""
        if self.tree.translator is None:
            add_commands(self.tree, self._speech)
            await self.tree.set_translator(SpeechTranslator(self._speech))
        self.add_dynamic_items(PressButton, PressMenu, PressPerson)

    def is_new(self, number: int) -> bool:
        """Whether something comes for the first time: after a resume some come twice. Once it is
        stopped nothing more is begun."""
        if self._is_stopped or number in self._known:
            return False
        self._known[number] = None
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return True

    async def on_press(
        self, interaction: discord.Interaction, name: str, values: Sequence[str]
    ) -> None:
        """A button or menu."""
        if self.is_new(interaction.id):
            async with excused(interaction):
                await press(interaction, read_press(name), values)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """What discord.py gives to nobody: modals of before a restart, and forged buttons."""
        told: Mapping[str, Any] = dict(interaction.data or {})
        name = str(told.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            if self.is_new(interaction.id):
                async with excused(interaction):
                    await self._submitted(interaction, name, told)
        elif interaction.type is discord.InteractionType.component:
            known = _has(interaction.message, name)
            if not known and self.is_new(interaction.id):
                async with excused(interaction):
                    raise ForgedPress

    async def _submitted(
        self, interaction: discord.Interaction, name: str, told: Mapping[str, Any]
    ) -> None:
        submitted, words = read_press(name), find_words(told.get("components", ()))
        if words is not None and submitted.act == Act.CHOOSE:
            await answer_theme(interaction, submitted.subject, words)
        elif words is not None and submitted.act == Act.THEME:
            await redraw_in_words(interaction, submitted.subject, words)
        elif words is not None and submitted.act == Act.SHELF:
            await hear_words(interaction, submitted, words)
        else:
            raise ForgedPress

    async def on_message(self, message: discord.Message) -> None:
        """A message; only those that are meant for us are looked at."""
        if self.is_new(message.id):
            with self.counted():
                await answer_message(self.front, message)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Somebody added us."""
        await greet(self.front, guild)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Something that nobody expects."""
        _log.exception("unexpected error", event=event_method)

    async def finish(self) -> None:
        """Wait, not for long, until what has begun is done; the rest is given up, as what it needs
        goes away. The next process goes on with requests."""
        self._is_stopped = True
        ends_s = asyncio.get_running_loop().time() + FINISH_S
        while self.under_way and asyncio.get_running_loop().time() < ends_s:
            await asyncio.sleep(0.05)
        left = set(self.under_way)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=FINISH_S)


def _has(message: discord.Message | None, name: str) -> bool:
    """Whether a component of a message is called so."""
    parts = () if message is None else message.components
    return any(getattr(part, "custom_id", None) == name for part in walk(parts))
