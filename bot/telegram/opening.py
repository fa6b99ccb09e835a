"""Opens the Telegram front end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Protocol

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.front.asking import Questions
from bot.front.collecting import Collector
from bot.front.desk import Desk
from bot.front.ordering import Ordering
from bot.front.panel import Panel
from bot.front.presses import Act
from bot.front.results import Results
from bot.front.shelf import HEIR, Shelf
from bot.front.stills import Stills
from bot.front.unanswered import Unanswered
from bot.telegram.albums import Albums
from bot.telegram.announcing import Announcer
from bot.telegram.api import Sender, TgBot, make_bot
from bot.telegram.board import TelegramBoard
from bot.telegram.buttons import Buttons
from bot.telegram.cancelling import Cancelling
from bot.telegram.choosing import Choosing
from bot.telegram.clearing import Clearing
from bot.telegram.commands import Commands, wordless
from bot.telegram.courier import TelegramCourier
from bot.telegram.front import Front
from bot.telegram.heirs import Heirs
from bot.telegram.inert import inert
from bot.telegram.listener import Listener
from bot.telegram.moving import move_chat
from bot.telegram.naming import PLATFORM
from bot.telegram.pack_words import PackWords
from bot.telegram.packs import Packs
from bot.telegram.panel import SettingsPanel
from bot.telegram.pictures import Pictures
from bot.telegram.polling import PAUSE_S, Poller
from bot.telegram.publishing import Publisher
from bot.telegram.requests import Requests
from bot.telegram.sets import SetKeeper
from bot.telegram.starting import Starting
from bot.telegram.taking import Taking
from bot.telegram.unanswered import TelegramHerald
from bot.telegram.webhook import Webhook
from config.errors import UnusableSetting

_log = structlog.get_logger(__name__)


class Maker(Protocol):
    """Sees to something beside what people ask for."""

    async def run(self, stop: asyncio.Event) -> None: ...


class TelegramPlatform:
    """Listens and answers; see `bot.front.desk.Platform`."""

    def __init__(self, front: Front, listener: Listener, makers: Sequence[Maker]) -> None:
        desk = front.desk
        self.courier = TelegramCourier(front.sender, desk.database, desk.speech)
        self.board = TelegramBoard(front.sender, desk.database, desk.speech)
        self._front = front
        self._listener = listener
        self._makers = makers

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; Telegram may be away meanwhile."""
        if not await _initialize(self._front.bot, stop):
            return
        parts = [asyncio.create_task(maker.run(stop)) for maker in self._makers]
        parts.append(asyncio.create_task(self._listen(stop)))
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            if stop.is_set():
                await asyncio.wait(parts)
        finally:
            for part in parts:
                part.cancel()
            ended = await asyncio.gather(*parts, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _listen(self, stop: asyncio.Event) -> None:
        bot, settings = self._front.bot, self._front.desk.settings
        if settings.telegram_webhook_url:
            await Webhook(bot, settings, self._listener.hear).run(stop)
            return
        with suppress(TelegramError):  # asking for updates says so, too
            await bot.delete_webhook()
        await Poller(bot, self._listener.hear).run(stop)


@asynccontextmanager
async def open_telegram(desk: Desk) -> AsyncIterator[TelegramPlatform]:
    """Until the end of the block. Raises UnusableSetting where Telegram refuses the token."""
    # It tells with a traceback of what is waited out here.
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
    bot, stills = make_bot(desk.settings), Stills()
    try:
        await _try_token(bot)
        yield build_platform(desk, bot, stills)
    finally:
        stills.close()
        with suppress(TelegramError):
            await bot.shutdown()


def build_front(desk: Desk, bot: TgBot, stills: Stills) -> Front:
    """What its parts share."""
    pictures = Pictures(bot, desk.settings.telegram_api_url, stills)
    return Front(
        desk=desk,
        bot=bot,
        sender=Sender(bot, partial(move_chat, desk.database)),
        pictures=pictures,
        results=Results(desk, PLATFORM, pictures),
        questions=Questions(desk, PLATFORM, pictures),
        ordering=Ordering(desk, PLATFORM),
        panel=Panel(desk, PLATFORM),
    )


def build_platform(desk: Desk, bot: TgBot, stills: Stills) -> TelegramPlatform:
    """The parts of the front end, put together."""
    front = build_front(desk, bot, stills)
    requests, clearing = Requests(), Clearing(front.sender, desk.database, desk.speech)
    starting = Starting(front, requests, clearing.watch)
    choosing = Choosing(front, starting)
    keeper = SetKeeper(bot, desk.database, desk.blobs)
    shelf = Shelf(desk, PLATFORM)
    publisher = Publisher(front, keeper)
    words, heirs = PackWords(shelf), Heirs(shelf, publisher)
    packs = Packs(shelf, publisher, words, heirs)
    commands = Commands(front, {"packs": wordless(packs.show), HEIR: heirs.greet})
    panel = SettingsPanel(commands)
    presses = {
        Act.SETTING: panel.press, Act.SHELF: packs.press, Act.PACK: packs.add,
        Act.CANCEL: Cancelling(front, requests).press,
    }  # fmt: skip
    buttons = Buttons(starting, choosing, {**commands.presses, **presses})
    handles = {
        **commands.handles,
        "settings": wordless(panel.open),
        "packs": wordless(packs.show),
    }
    taking = Taking(starting, choosing, Albums())
    listener = Listener(front, taking, words, buttons, handles)
    collector = Collector(shelf, publisher.show, inert=inert, goes_on=True)
    unanswered = Unanswered(desk.database, TelegramHerald(front))
    makers = (Announcer(front), keeper, collector, publisher, clearing, unanswered)
    return TelegramPlatform(front, listener, makers)


async def _try_token(bot: TgBot) -> None:
    """Where Telegram can't be reached it is tried again later."""
    try:
        await bot.initialize()
    except InvalidToken:
        # Without its cause, which quotes the token.
        raise UnusableSetting("TELEGRAM_BOT_TOKEN", "Telegram refuses it") from None
    except TelegramError as error:
        _log.warning("Telegram does not answer", error=type(error).__name__)


async def _initialize(bot: TgBot, stop: asyncio.Event) -> bool:
    """Whether the bot knows its name, which Telegram tells."""
    while not stop.is_set():
        try:
            await bot.initialize()
        except TelegramError:
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), PAUSE_S)
        else:
            return True
    return False
