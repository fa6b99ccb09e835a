"""Opens the front end for Discord."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.deployment import data_folder
from bot.discord.board import DiscordBoard
from bot.discord.client import FINISH_S, Toonbooth
from bot.discord.consenting import DiscordHerald
from bot.discord.courier import DiscordCourier
from bot.discord.errands import Errand, Errands
from bot.discord.front import Front
from bot.discord.going_on import go_on
from bot.discord.manners import Etiquette
from bot.discord.notes import FOLDER, Notes
from bot.discord.pack_views import stop_view
from bot.discord.photos import Photos
from bot.discord.refusals import PLATFORM
from bot.discord.syncing import sync_if_changed
from bot.discord.taking import Taking
from bot.discord.told import inert
from bot.discord.voice import Voice
from bot.discord.wire import Wire, Words
from bot.errors import ChatError
from bot.front.asking import Questions
from bot.front.collecting import Collector
from bot.front.desk import Desk
from bot.front.ordering import Ordering
from bot.front.panel import Panel
from bot.front.results import Results
from bot.front.shelf import Shelf
from bot.front.stills import Stills
from bot.front.unanswered import Unanswered
from config.errors import UnusableSetting
from config.settings import Settings
from db.errors import DatabaseError
from db.pack_models import PackPost

FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0
CANCEL_AGAIN_S = 0.5
# Of a gateway that will not let us in however often we knock: token, shards, version, intents.
_FOR_GOOD = frozenset({4004, 4010, 4011, 4012, 4013, 4014})
_IN_THE_WAY = (
    ChatError, DatabaseError, discord.DiscordException, aiohttp.ClientError, OSError,
)  # fmt: skip
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class DiscordPlatform:
    """This platform; `bot.front.desk.Platform`."""

    client: Toonbooth
    front: Front
    courier: DiscordCourier
    board: DiscordBoard

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until `stop` is set; what has begun is finished. What is on its way to chats can
        still be sent until the platform is closed."""
        writing = [
            asyncio.create_task(it) for it in (self._collector().run(stop), self._tell(stop))
        ]
        listening = asyncio.create_task(self._listen())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({listening, *writing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            if not listening.done():
                await self.client.finish()
            await _end(listening)
            if stop.is_set():  # they end by themselves, and not in the middle of writing
                await asyncio.wait(writing, timeout=FINISH_S)
            for part in writing:
                await _end(part)
        for part in (listening, *writing):
            if not part.cancelled():
                part.result()

    def _collector(self) -> Collector:
        async def show(post: PackPost, told: str, cancellable: bool) -> None:
            label = self.front.desk.speech.say("button-cancel", post.language)
            view = stop_view(label, post.pack_id) if cancellable else None
            words = Words(self.front.etiquette.voice.link(told), view=view)
            async with self.front.wire.lock(post):
                await self.front.wire.edit(post, words, beyond=True)

        return Collector(self.front.shelf, show, inert=inert)

    async def _tell(self, stop: asyncio.Event) -> None:
        """See to questions that nobody answered, once somebody can be told anything."""
        while self.client.application_id is None and not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), FIRST_WAIT_S)
        herald = DiscordHerald(self.front.wire, self.front.etiquette)
        await Unanswered(self.front.desk.database, herald).run(stop)

    async def _listen(self) -> None:
        left = await self._log_in()
        going_on = asyncio.create_task(self._go_on(left))
        try:
            await self.client.connect(reconnect=True)
        finally:
            await _end(going_on)

    async def _go_on(self, left: Sequence[tuple[str, Errand]]) -> None:
        for errand_id, errand in left:
            await go_on(self.front, errand_id, errand)

    async def _log_in(self) -> Sequence[tuple[str, Errand]]:
        """Wait until Discord and the database answer; what was left to do before any new comes."""
        wait_s = FIRST_WAIT_S
        while True:
            try:
                await log_in(self.client, self.front.desk.settings)
                assert self.client.application_id is not None
                numbers = await sync_if_changed(
                    self.client.tree, self.front.desk.database, self.client.application_id
                )
                self.front.etiquette.voice.learn(numbers)
                await self.front.taking.errands.collect()
                return await self.front.taking.errands.left()
            except _IN_THE_WAY as error:
                _log.warning("Discord does not answer", error=type(error).__name__)
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task until it is over: in Python 3.11 `wait_for`, by which the library connects,
    swallows a cancellation that comes as it is done."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=CANCEL_AGAIN_S)


async def log_in(client: Toonbooth, settings: Settings) -> None:
    """Raises UnusableSetting where the token is refused."""
    if client.application_id is not None:
        return
    try:
        await client.login(settings.discord_bot_token.get_secret_value())
    except discord.LoginFailure as error:
        raise UnusableSetting("DISCORD_BOT_TOKEN", "Discord refuses it") from error
    if not settings.discord_gateway_url:
        told = await client.http.request(Route("GET", "/gateway"))
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(told["url"])


@asynccontextmanager
async def open_discord(desk: Desk, *, cdn: str = "") -> AsyncIterator[DiscordPlatform]:
    """The platform, until the end of the block. cdn: address of people's pictures, ""
    for the one that is set.

    Raises UnusableSetting where Discord refuses the token.
    """
    with pointed(desk.settings):
        client, stills = Toonbooth(desk.speech), Stills()
        wire = Wire(client)
        cdn = cdn or desk.settings.discord_cdn_url
        photos = Photos(wire, stills, desk.settings.discord_api_url, cdn)
        questions, ordering = Questions(desk, PLATFORM, photos), Ordering(desk, PLATFORM)
        etiquette, errands = Etiquette(desk, Voice(desk.speech)), open_errands(desk)
        client.front = Front(
            desk=desk,
            etiquette=etiquette,
            wire=wire,
            photos=photos,
            taking=Taking(desk, etiquette, wire, photos, questions, ordering, errands),
            results=Results(desk, PLATFORM, photos),
            questions=questions,
            panel=Panel(desk, PLATFORM),
            shelf=Shelf(desk, PLATFORM),
            ordering=ordering,
        )
        courier = DiscordCourier(wire, desk.database, etiquette.voice)
        try:
            with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
                await log_in(client, desk.settings)  # else it is tried again as long as we run
            board = DiscordBoard(wire, desk.database)
            yield DiscordPlatform(client, client.front, courier, board)
        finally:
            await client.close()
            stills.close()


def open_errands(desk: Desk) -> Errands:
    return Errands(desk.database, Notes(data_folder(desk.settings) / FOLDER))


@contextmanager
def pointed(settings: Settings) -> Iterator[None]:
    """discord.py has its addresses in two classes: let them be ours until the end of the block."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = settings.discord_api_url.rstrip("/")
    if settings.discord_gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
