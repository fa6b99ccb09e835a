"""`worker`: one process that makes stickers until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

import structlog
from dbos import DBOS, DBOSConfig

from bot.deployment import find_address, find_blobs
from bot.engine import QUEUE, SERIALIZER
from bot.studio import Studio
from bot.version import VERSION
from bot.worker.device import find_device, usual_quality
from bot.worker.hand import Hand
from bot.worker.lanes import Lanes
from bot.worker.ledger import Ledger, Rules
from bot.worker.naming import check_name
from bot.worker.plan import Lane
from bot.worker.recovery import put_back, take_no_more
from bot.worker.shelf import Shelf
from bot.worker.stages import Workshop
from bot.worker.watch import Watch
from bot.worker.workflow import Maker
from config.assets import find_assets
from config.settings import Settings
from db.address import Address
from db.errors import DatabaseError
from db.schema import check_schema
from db.session import Database, open_database

NAME = "toonbooth"
POLL_S = 0.2  # between two looks into the queue
GIVE_BACK_S = 5.0  # for one job; longer only where the database is away
DRAINED, WORN = 0, 1
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, eq=False)
class _Parts:
    """What a running worker consists of."""

    maker: Maker
    watch: Watch
    lanes: Lanes
    studio: Studio


def run_worker(settings: Settings, *, attached: bool = False) -> int:
    """Make stickers until SIGTERM or SIGINT, and return the process's exit code.

    attached: end at once when standard input does, which is when the parent is gone. Raises
    DatabaseUnreachable, SchemaMismatch, NameTaken, BlobStoreUnreachable, and what opening the
    models raises.
    """
    if attached:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    return asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> int:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    address = find_address(settings)
    await asyncio.to_thread(check_schema, address)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(address))
        await check_name(database, settings)  # before the models, which take a while
        parts = await stack.enter_async_context(_open(settings, database))
        await _launch(settings, address, parts)
        watching = asyncio.create_task(parts.watch.run())
        _log.info("the worker is ready", executor=settings.executor)
        await _first(stopping, parts.maker.stuck)
        try:
            if parts.maker.stuck.is_set():
                _log.error("this process cannot go on; its jobs go on in the next")
                _leave(parts, WORN)
            left = await _drain(settings, parts)
        finally:
            watching.cancel()
        with suppress(DatabaseError):
            await parts.watch.leave()
        if left:
            _leave(parts, DRAINED)
        await asyncio.to_thread(DBOS.destroy)
    return DRAINED


@asynccontextmanager
async def _open(settings: Settings, database: Database) -> AsyncIterator[_Parts]:
    blobs = await asyncio.to_thread(find_blobs, settings)
    studio = Studio(settings, find_assets(settings.assets))
    lanes = Lanes(limit_s=settings.job_limit_s, interrupt=studio.interrupt)
    try:
        await asyncio.to_thread(studio.wait)
        device = await lanes.call(Lane.RENDERING, lambda: find_device(studio))
        quality = usual_quality(settings.default_quality, device)
        rules = Rules(settings.executor, device, quality, settings.attempts)
        maker = Maker(Ledger(database, rules), Workshop(studio, Shelf(blobs)), lanes)
        watch = Watch(database, maker, studio=studio, settings=settings)
        yield _Parts(maker, watch, lanes, studio)
    finally:
        await lanes.call(Lane.RENDERING, studio.close)  # OpenGL's context belongs to its thread
        lanes.close()


async def _launch(settings: Settings, address: Address, parts: _Parts) -> None:
    """Let DBOS begin: with what an earlier process of this name left, then with the queue."""
    left = await parts.maker.ledger.find_left()
    await parts.watch.beat()
    DBOS(config=_config(settings, address))
    parts.maker.register()
    DBOS.listen_queues([QUEUE])
    DBOS.launch()
    await DBOS.register_queue_async(
        QUEUE,
        worker_concurrency=settings.slots,
        polling_interval_sec=POLL_S,
        on_conflict="always_update",
    )
    await put_back(parts.maker.ledger, left)


def _config(settings: Settings, address: Address) -> DBOSConfig:
    return {
        "name": NAME,
        "system_database_url": address.for_workflows,
        "serializer": SERIALIZER,
        "application_version": VERSION,
        "executor_id": settings.executor,
        "run_migrations": False,
        "log_level": "WARNING",
        "enable_otlp": False,
    }


async def _drain(settings: Settings, parts: _Parts) -> list[Hand]:
    """Take nothing more, finish what is in hand within the time, and give back the rest."""
    maker, watch = parts.maker, parts.watch
    _log.info("the worker drains", jobs=len(maker.hands))
    watch.draining = True
    take_no_more()
    with suppress(DatabaseError):
        await watch.beat()
    with suppress(TimeoutError):
        await asyncio.wait_for(_finished(maker), settings.drain_s)
    left = list(maker.hands.values())
    for hand in left:
        _log.warning("a job is given back", job=hand.job_id)
        try:
            await asyncio.wait_for(maker.give_back(hand), GIVE_BACK_S)
        except Exception as error:  # noqa: BLE001 - then it is recovered, here or elsewhere
            _log.warning("it could not be given back", job=hand.job_id, error=type(error).__name__)
    return left


async def _finished(maker: Maker) -> None:
    while maker.hands:
        await asyncio.sleep(0.05)
    await maker.finish_chores()


async def _first(*events: asyncio.Event) -> None:
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def _leave(parts: _Parts, code: int) -> None:
    """End now, whatever the threads do; nothing that they hold is wanted any more."""
    if parts.studio.blender is not None:
        parts.studio.blender.close()
    sys.stderr.flush()
    os._exit(code)


def _end_with_parent() -> None:
    """Blender ends when this process does."""
    # Not through sys.stdin, whose lock a thread that still reads would hold to the very end.
    while os.read(0, 1024):
        pass
    os._exit(WORN)
