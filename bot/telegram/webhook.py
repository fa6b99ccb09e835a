"""Lets Telegram bring updates itself, to an address that settings name."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from aiohttp import web
from telegram import Update
from telegram.error import TelegramError

from bot.errors import PortTaken
from bot.telegram.api import TgBot
from bot.telegram.polling import PAUSE_S, WANTED, Hear
from config.settings import Settings

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MOST_BYTES = 1_000_000  # of an update
_log = structlog.get_logger(__name__)


class Webhook:
    """Answers only once an update is handled: until then Telegram brings it again."""

    def __init__(self, bot: TgBot, settings: Settings, hear: Hear) -> None:
        self._bot = bot
        self._settings = settings
        self._hear = hear
        # Telegram takes letters, digits, _ and -.
        given = settings.telegram_webhook_secret.get_secret_value()
        self._secret = given or secrets.token_urlsafe(32)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. Raises PortTaken."""
        async with self._served():
            await self._announce(stop)
            await stop.wait()

    async def _announce(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self._bot.set_webhook(
                    self._settings.telegram_webhook_url,
                    secret_token=self._secret,
                    allowed_updates=WANTED,
                )
            except TelegramError as error:
                _log.warning("the webhook is not set", error=type(error).__name__)
                await asyncio.sleep(PAUSE_S)
            else:
                return

    @asynccontextmanager
    async def _served(self) -> AsyncIterator[None]:
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post("/{path:.*}", self._take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        host, port = self._settings.http_host, self._settings.telegram_webhook_port
        try:
            try:
                await web.TCPSite(runner, host, port).start()
            except OSError as error:
                raise PortTaken(host, port, error.strerror or "unknown reason") from error
            yield
        finally:
            await runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        # Not with ==, whose time tells how much of it is right.
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=403)
        try:
            update = Update.de_json(await request.json(), self._bot)
        except (ValueError, TypeError, KeyError):
            return web.Response(status=400)
        await self._hear(update)
        return web.Response()
