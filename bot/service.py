"""`run`: the whole service on one machine, or its front where workers run elsewhere."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial

import structlog
from dbos import DBOSClient

from bot.deployment import (
    DELIVERED,
    check_deletion,
    data_folder,
    find_address,
    find_blobs,
)
from bot.engine import forget_workflow, open_client
from bot.front.courier import Courier
from bot.front.delivery import Hooks, Postman
from bot.front.desk import OpenPlatform, Platform
from bot.front.dispatcher import Dispatcher
from bot.front.http import serve_health
from bot.front.local import LocalCourier
from bot.front.metrics import Metrics, serve_metrics
from bot.front.opening import open_desk
from bot.front.progress import Teller
from bot.front.purge import OnForget, Purger
from bot.front.sweeper import Sweeper
from bot.speech.catalog import load_speech
from bot.supervisor import Supervisor
from config.settings import Settings
from db.blobs import Blobs
from db.schema import upgrade
from db.session import Database, open_database

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Front:
    """What the parts of the front share."""

    settings: Settings
    database: Database
    blobs: Blobs
    client: DBOSClient
    metrics: Metrics

    @property
    def forget(self) -> OnForget:
        """Deletes a workflow's rows."""
        return partial(forget_workflow, self.client)

    @asynccontextmanager
    async def platforms(self, openers: Sequence[OpenPlatform]) -> AsyncIterator[list[Platform]]:
        """The platforms' front ends, until the end of the block. Where there is none, what they
        need is not loaded."""
        async with AsyncExitStack() as stack:
            found: list[Platform] = []
            if openers:
                opened = open_desk(
                    self.database, self.blobs, self.settings,
                    metrics=self.metrics, forget=self.forget,
                )  # fmt: skip
                desk = await stack.enter_async_context(opened)
                found = [await stack.enter_async_context(opener(desk)) for opener in openers]
            yield found

    def parts(
        self, couriers: Sequence[Courier], platforms: Sequence[Platform], stop: asyncio.Event
    ) -> dict[str, Coroutine[None, None, None]]:
        """What runs side by side, by name, until `stop` is set."""
        settings, database, blobs = self.settings, self.database, self.blobs
        purger = Purger(database, blobs, self.forget)
        hooks = Hooks(ended=purger.purge, failed=self.metrics.platform_failed)
        all_of_them = (*couriers, *(platform.courier for platform in platforms))
        boards = [platform.board for platform in platforms]
        teller = Teller(database, boards, load_speech(), dead_after_s=settings.dead_after_s)
        return {
            **{platform.courier.platform: platform.run(stop) for platform in platforms},
            "teller": teller.run(stop),
            "dispatcher": Dispatcher(database, self.client, settings).run(stop),
            "postman": Postman(
                database, blobs, {courier.platform: courier for courier in all_of_them}, hooks
            ).run(stop),
            "sweeper": Sweeper(database, blobs, purger, expire_s=settings.expire_s).run(stop),
        }


async def run_service(
    settings: Settings,
    *,
    supervisor: Supervisor | None,
    couriers: Sequence[Courier] = (),
    platforms: Sequence[OpenPlatform] = (),
) -> None:
    """Serve until SIGTERM or SIGINT; then everything is stopped in order, the worker drained.

    supervisor: of the worker beside this process; None where workers run elsewhere. couriers: of
    platforms besides this machine's own folder. platforms: whole front ends. Raises
    DatabaseUnreachable, SchemaMismatch and BlobStoreUnreachable, what opening a front end raises,
    UnusableSetting for a bucket that keeps old versions, and whatever ends one of the parts.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    address = find_address(settings)
    await asyncio.to_thread(upgrade, address)
    blobs = await asyncio.to_thread(find_blobs, settings)
    await asyncio.to_thread(check_deletion, blobs)
    own = LocalCourier(data_folder(settings) / DELIVERED)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(address))
        client = stack.enter_context(open_client(address))
        metrics = await stack.enter_async_context(serve_metrics(database, settings))
        await stack.enter_async_context(serve_health(database, blobs, settings))
        front = _Front(settings, database, blobs, client, metrics)
        opened = await stack.enter_async_context(front.platforms(platforms))
        parts = front.parts((own, *couriers), opened, stop)
        if supervisor is not None:
            parts["worker"] = supervisor.run(stop)
        _log.info("serving", host=settings.http_host, port=settings.http_port)
        await _run(parts, stop)


async def _run(parts: dict[str, Coroutine[None, None, None]], stop: asyncio.Event) -> None:
    """All parts until `stop`; when one fails the others are stopped too: a service that only
    limps is started again by whoever watches it."""
    tasks = {asyncio.create_task(part, name=name) for name, part in parts.items()}
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({*tasks, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.set()
        await asyncio.wait({*tasks, stopping})
    for task in tasks:
        error = task.exception()
        if error is not None:
            raise error
