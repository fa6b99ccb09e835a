"""What people are told when something goes wrong, always for their eyes only."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import cast

import aiohttp
import discord
import structlog

from bot.discord.front import HasFront, front_of
from bot.errors import ChatError
from bot.replies import sentence
from bot.speech.catalog import ENGLISH

EPHEMERAL, ANSWERED = "ephemeral", "answered"  # of an interaction's extras
ANSWERED_ALREADY = 40060  # Discord's number for an interaction that is acknowledged
Try = Callable[[], Awaitable[discord.InteractionCallbackResponse[discord.Client] | None]]
_IN_THE_WAY = (ChatError, discord.DiscordException, aiohttp.ClientError, OSError)
_log = structlog.get_logger(__name__)


@asynccontextmanager
async def excused(interaction: discord.Interaction) -> AsyncIterator[None]:
    """Tell whoever began an interaction of what goes wrong in the block; nothing is raised. Whoever
    stops the service waits for it."""
    with cast("HasFront", interaction.client).counted():
        try:
            yield
        except _IN_THE_WAY as error:
            # Discord itself is in the way, so that nobody can be told over it; or it is gone.
            name, detail = type(error).__name__, _detail(error)
            _log.warning("an answer was not taken", error=name, detail=detail)
            with suppress(*_IN_THE_WAY):
                await _tell(interaction, await _excuse(interaction, error))
        except Exception as error:  # noqa: BLE001 - the border: people get a sentence
            told = await _excuse(interaction, error)
            with suppress(*_IN_THE_WAY):
                await _tell(interaction, told)


async def refuse(interaction: discord.Interaction, key: str) -> None:
    """Answer with one sentence of the catalog, which only whoever asked sees."""
    manners = await front_of(interaction).manners_at_once(interaction)
    await _tell(interaction, manners.say(key))


async def _excuse(interaction: discord.Interaction, error: Exception) -> str:
    reference = secrets.token_hex(4)
    manners = await front_of(interaction).manners_at_once(interaction)
    if sentence(error, ENGLISH) is None:
        _log.error("unexpected error", reference=reference, exc_info=error)
    return manners.excuse(error, reference)


async def _tell(interaction: discord.Interaction, told: str) -> None:
    """A deferred answer that everybody sees is taken away: what follows is for one alone."""
    response, extras = interaction.response, interaction.extras
    if not response.is_done():
        await response.send_message(told, ephemeral=True)
    elif response.type is not discord.InteractionResponseType.deferred_channel_message:
        await interaction.followup.send(told, ephemeral=True)
    elif extras.get(EPHEMERAL):
        await interaction.edit_original_response(content=told, view=None)
    else:
        if not extras.get(ANSWERED):
            await interaction.delete_original_response()
        await interaction.followup.send(told, ephemeral=True)


def _detail(error: Exception) -> str:
    return str(getattr(error, "code", "") or getattr(error, "reason", ""))


async def defer(interaction: discord.Interaction, *, ephemeral: bool) -> int:
    """Acknowledge with a message that is filled later; its number."""
    interaction.extras[EPHEMERAL] = ephemeral
    kind = discord.InteractionResponseType.deferred_channel_message
    answer = await _acknowledge(
        interaction, kind, partial(interaction.response.defer, thinking=True, ephemeral=ephemeral)
    )
    if answer is None or answer.message_id is None:
        return (await interaction.original_response()).id
    return answer.message_id


async def acknowledge(interaction: discord.Interaction) -> None:
    """That a component was used; its message may be changed later, or others follow."""
    kind = discord.InteractionResponseType.deferred_message_update
    await _acknowledge(interaction, kind, interaction.response.defer)


async def _acknowledge(
    interaction: discord.Interaction, kind: discord.InteractionResponseType, try_it: Try
) -> discord.InteractionCallbackResponse[discord.Client] | None:
    """Within the three seconds it is tried again: a line that was cut, or a 500, may have come
    after Discord took it. None: it did."""
    for last in (False, False, True):
        try:
            return await try_it()
        except discord.HTTPException as error:
            if error.code != ANSWERED_ALREADY:
                raise
            # Each interaction is ours alone and comes here once: it was our own earlier try.
            interaction.response._response_type = kind
            return None
        except (aiohttp.ClientError, OSError):
            if last:
                raise
    return None


async def take_away(interaction: discord.Interaction) -> None:
    """The message in which something was chosen, if one alone sees it; they may have done so."""
    message = interaction.message
    if message is not None and message.flags.ephemeral:
        with suppress(*_IN_THE_WAY):
            await interaction.delete_original_response()


async def fill(interaction: discord.Interaction, told: str, **wishes: object) -> None:
    """Fill that message."""
    interaction.extras[ANSWERED] = True
    await interaction.edit_original_response(content=told, **wishes)  # type: ignore[arg-type]
