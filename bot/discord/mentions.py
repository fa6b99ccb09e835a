"""Messages that mention the bot with a picture, or come to it in private."""

from __future__ import annotations

import secrets
from contextlib import suppress

import aiohttp
import discord
import structlog

from bot.discord.answers import Answer, InMessage, InReply
from bot.discord.errands import Errand
from bot.discord.front import Front
from bot.discord.making import put_theme_question
from bot.discord.manners import Manners
from bot.discord.refusals import CLOSED
from bot.discord.requests import ask_by_message
from bot.discord.wire import PRIVATE, Words
from bot.errors import ChatError, ChatGone
from bot.front.said_caption import with_caption
from bot.replies import sentence
from bot.speech.catalog import ENGLISH

_IN_THE_WAY = (ChatError, discord.DiscordException, aiohttp.ClientError, OSError)
_log = structlog.get_logger(__name__)


async def answer_message(front: Front, message: discord.Message) -> None:
    """Make a sticker of a message that is meant for us; all others are left alone."""
    if message.author.bot or message.is_system() or not _is_for_us(message, front.wire.me):
        return
    manners, answer = front.etiquette.guess(), InReply(message)
    try:
        place = str(message.author.id if message.guild is None else message.guild.id)
        manners = await front.etiquette.look_up(place, str(message.author.id), language=None)
        await _answer(front, message, manners)
    except _IN_THE_WAY as error:
        _log.warning("an answer was not taken", error=type(error).__name__)
        await _say_privately(front, message, manners.say("server-no-rights"))
    except Exception as error:  # noqa: BLE001 - the border: people get a sentence
        reference = secrets.token_hex(4)
        if sentence(error, ENGLISH) is None:
            _log.error("unexpected error", reference=reference, exc_info=error)
        with suppress(*_IN_THE_WAY):
            await answer.put(Words(manners.excuse(error, reference)))


def _is_for_us(message: discord.Message, us: int) -> bool:
    """In a guild a mention in the text, which the ping of a reply is not."""
    return message.guild is None or f"<@{us}>" in message.content


async def _answer(front: Front, message: discord.Message, manners: Manners) -> None:
    photo, words = front.photos.of_message(message), _words_of(message)
    if photo is None:
        await InReply(message).put(Words(manners.say("make-send-photo")))
        return
    privately = message.guild is not None and manners.rules.answers_privately
    asked = with_caption(ask_by_message(message, photo, words=words, privately=privately))
    answer = await _in_private(front, message, manners) if privately else InReply(message)
    if answer is None:
        await InReply(message).put(Words(manners.say("private-closed")))
    elif not asked.words:
        await answer.put(await put_theme_question(front, manners, asked))
    elif privately:
        errand = await front.taking.errands.keep(Errand(asked, answer.origin, hidden=False))
        await front.taking.finish(asked, manners, answer, errand)
    else:
        async with front.taking.errands.noted(Errand(asked, answer.origin, hidden=False)):
            await front.taking.begin(asked, manners, answer)


async def _in_private(front: Front, message: discord.Message, manners: Manners) -> Answer | None:
    """A message that becomes the answer; None where they take none."""
    words = Words(manners.say("progress-received"))
    try:
        spot = await front.wire.send(
            f"{PRIVATE}{message.author.id}", words, key=f"{message.id}/private"
        )
    except ChatGone as error:
        if error.reason != CLOSED:
            raise
        return None
    return InMessage(front.wire, spot)


def _words_of(message: discord.Message) -> str:
    """The text without whom it mentions, and without a command that was typed as text."""
    words = message.content
    for mention in ("<@", "<#"):
        while mention in words and ">" in words.partition(mention)[2]:
            before, _, rest = words.partition(mention)
            words = f"{before} {rest.partition('>')[2]}"
    return " ".join(words.split()).removeprefix("/theme").strip()


async def _say_privately(front: Front, message: discord.Message, told: str) -> None:
    with suppress(*_IN_THE_WAY):
        await front.wire.send(f"{PRIVATE}{message.author.id}", Words(told))


async def greet(front: Front, guild: discord.Guild) -> None:
    """Say in a new guild what we do, where its owner wants such messages."""
    channel = guild.system_channel
    if channel is not None and channel.permissions_for(guild.me).send_messages:
        told = front.etiquette.voice.say("server-added", str(guild.preferred_locale))
        with suppress(*_IN_THE_WAY):
            await front.wire.send(str(channel.id), Words(told))
