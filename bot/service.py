"""`run`: the whole service on one machine, or its front where workers run elsewhere."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial

import structlog
from dbos import DBOSClient

from bot.deployment import DELIVERED, data_folder, find_address, find_blobs
from bot.engine import forget_workflow, open_client
from bot.front.courier import Courier
from bot.front.delivery import Hooks, Postman
from bot.front.dispatcher import Dispatcher
from bot.front.http import serve_health
from bot.front.local import LocalCourier
from bot.front.metrics import Metrics, serve_metrics
from bot.front.purge import Purger
from bot.front.sweeper import Sweeper
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
    couriers: Sequence[Courier]

    def parts(self, stop: asyncio.Event) -> dict[str, Coroutine[None, None, None]]:
        """What runs side by side, by name, until `stop` is set."""
        settings, database, blobs = self.settings, self.database, self.blobs
        purger = Purger(database, blobs, partial(forget_workflow, self.client))
        hooks = Hooks(ended=purger.purge, failed=self.metrics.platform_failed)
        couriers = {courier.platform: courier for courier in self.couriers}
        return {
            "dispatcher": Dispatcher(database, self.client, settings).run(stop),
            "postman": Postman(database, blobs, couriers, hooks).run(stop),
            "sweeper": Sweeper(database, blobs, purger, expire_s=settings.expire_s).run(stop),
        }


async def run_service(
    settings: Settings, *, supervisor: Supervisor | None, couriers: Sequence[Courier] = ()
) -> None:
    """Serve until SIGTERM or SIGINT; then everything is stopped in order, the worker drained.

    supervisor: of the worker beside this process; None where workers run elsewhere. couriers: of
    platforms besides this machine's own folder. Raises DatabaseUnreachable, SchemaMismatch and
    BlobStoreUnreachable, and whatever ends one of the parts.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    address = find_address(settings)
    await asyncio.to_thread(upgrade, address)
    blobs = await asyncio.to_thread(find_blobs, settings)
    own = LocalCourier(data_folder(settings) / DELIVERED)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(address))
        client = stack.enter_context(open_client(address))
        metrics = await stack.enter_async_context(serve_metrics(database, settings))
        await stack.enter_async_context(serve_health(database, blobs, settings))
        front = _Front(settings, database, blobs, client, metrics, (own, *couriers))
        parts = front.parts(stop)
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
