"""Messages that mention the bot with a picture, or come to it in private."""

from __future__ import annotations

import secrets
from contextlib import suppress

import aiohttp
import discord
import structlog

from bot.discord.answers import InReply
from bot.discord.front import Front
from bot.discord.making import put_theme_question
from bot.discord.manners import Manners
from bot.discord.requests import ask_by_message, find_picture, of_attachment
from bot.discord.wire import PRIVATE, Words
from bot.errors import ChatError
from bot.replies import sentence
from bot.speech.catalog import ENGLISH

_IN_THE_WAY = (ChatError, discord.DiscordException, aiohttp.ClientError, OSError)
_log = structlog.get_logger(__name__)


async def answer_message(front: Front, message: discord.Message) -> None:
    """Make a sticker of a message that is meant for us; all others are left alone."""
    if message.author.bot or not _is_for_us(message, front.wire.me):
        return
    place = str(message.author.id if message.guild is None else message.guild.id)
    manners = await front.etiquette.look_up(place, str(message.author.id), language=None)
    try:
        await _answer(front, message, manners)
    except _IN_THE_WAY as error:
        _log.warning("an answer was not taken", error=type(error).__name__)
        await _say_privately(front, message, manners.say("server-no-rights"))
    except Exception as error:  # noqa: BLE001 - the border: people get a sentence
        reference = secrets.token_hex(4)
        if sentence(error, ENGLISH) is None:
            _log.error("unexpected error", reference=reference, exc_info=error)
        told = manners.excuse(error, reference)
        with suppress(ChatError, discord.DiscordException, aiohttp.ClientError, OSError):
            await InReply(message).put(Words(told))


def _is_for_us(message: discord.Message, us: int) -> bool:
    """In a guild a mention in the text, which the ping of a reply is not."""
    return message.guild is None or f"<@{us}>" in message.content


async def _answer(front: Front, message: discord.Message, manners: Manners) -> None:
    picture = find_picture(message)
    if picture is None:
        await InReply(message).put(Words(manners.say("make-send-photo")))
        return
    words = _words_of(message)
    asked = ask_by_message(message, of_attachment(picture, message), words)
    if not words:
        await InReply(message).put(await put_theme_question(front, manners, asked))
        return
    await front.taking.begin(asked, manners, InReply(message))


def _words_of(message: discord.Message) -> str:
    """The text without whom it mentions, and without a command that was typed as text."""
    words = message.content
    for mention in ("<@", "<#"):
        while mention in words and ">" in words.partition(mention)[2]:
            before, _, rest = words.partition(mention)
            words = f"{before} {rest.partition('>')[2]}"
    return " ".join(words.split()).removeprefix("/theme").strip()


async def _say_privately(front: Front, message: discord.Message, told: str) -> None:
    with suppress(ChatError, discord.DiscordException, aiohttp.ClientError, OSError):
        await front.wire.send(f"{PRIVATE}{message.author.id}", Words(told))


async def greet(front: Front, guild: discord.Guild) -> None:
    """Say in a new guild what we do, where its owner wants such messages."""
    channel = guild.system_channel
    if channel is not None and channel.permissions_for(guild.me).send_messages:
        told = front.etiquette.voice.say("server-added", str(guild.preferred_locale))
        with suppress(ChatError, discord.DiscordException, aiohttp.ClientError, OSError):
            await front.wire.send(str(channel.id), Words(told))
