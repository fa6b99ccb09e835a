"""Health over HTTP."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web
from sqlalchemy import text

from bot.errors import PortTaken
from config.settings import Settings
from db.blobs import Blobs
from db.schema import check_schema
from db.session import Database

CHECK_LIMIT_S = 5.0
OK = "ok"
Check = Callable[[], Awaitable[None]]


def checks_of(database: Database, blobs: Blobs) -> Mapping[str, Check]:
    """What must answer before anything can be taken; each raises where it does not."""

    async def database_answers() -> None:
        async with database.read() as session:
            await session.execute(text("SELECT 1"))

    return {
        "database": database_answers,
        "schema": lambda: asyncio.to_thread(check_schema, database.address),
        "blobs": lambda: asyncio.to_thread(blobs.check),
    }


def build_health(checks: Mapping[str, Check]) -> web.Application:
    """/healthz: 200 while the event loop turns. /readyz: 200, or 503 and JSON that says which part
    does not answer."""

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"status": OK})

    async def ready(_request: web.Request) -> web.Response:
        told = await asyncio.gather(*(_told(check) for check in checks.values()))
        parts = dict(zip(checks, told, strict=True))
        sound = all(word == OK for word in parts.values())
        return web.json_response(parts, status=200 if sound else 503)

    app = web.Application()
    app.router.add_get("/healthz", health)
    app.router.add_get("/readyz", ready)
    return app


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve until the end of the block; gives the port, which for 0 is a free one.

    Without a log of requests: addresses of people who ask are nobody's business. Raises PortTaken.
    """
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise PortTaken(host, port, os.strerror(error.errno or 0)) from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


@asynccontextmanager
async def serve_health(database: Database, blobs: Blobs, settings: Settings) -> AsyncIterator[int]:
    """Health on HTTP_HOST and HTTP_PORT until the end of the block."""
    app = build_health(checks_of(database, blobs))
    async with serve(app, settings.http_host, settings.http_port) as port:
        yield port


async def _told(check: Check) -> str:
    """ "ok", or the name of what is wrong: its text may hold addresses."""
    try:
        await asyncio.wait_for(check(), CHECK_LIMIT_S)
    except Exception as error:  # noqa: BLE001 - whatever it is, the service is not ready
        return type(error).__name__
    return OK
