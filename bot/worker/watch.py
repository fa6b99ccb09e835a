"""What a worker says of itself and hears while it works: signs of life, progress, cancellation."""

from __future__ import annotations

import asyncio
import os
import platform
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NoReturn

import structlog

from bot.front.reaper import reap
from bot.studio import Studio
from bot.version import VERSION
from bot.worker.device import device_now, gpu_bytes, usual_quality
from bot.worker.recovery import put_back, recover
from bot.worker.steadiness import Steadiness
from bot.worker.workflow import Maker
from config.settings import Settings
from db.errors import DatabaseError
from db.session import Database
from db.workers import Pulse, beat, remove

LOOK_S = 0.4  # between two looks for jobs that shall stop; people wait for at most 2 s
_log = structlog.get_logger(__name__)


class Watch:
    """Beats every `heartbeat_s`, and looks after the jobs in hand more often."""

    def __init__(
        self, database: Database, maker: Maker, *, studio: Studio, settings: Settings
    ) -> None:
        self.draining = False
        self._database = database
        self._maker = maker
        self._studio = studio
        self._settings = settings
        self._steadiness = Steadiness(gap_s=settings.dead_after_s / 2)

    async def run(self) -> None:
        """Until cancelled. A database that is away is waited for."""
        settings = self._settings
        rounds = (
            (settings.heartbeat_s, self.beat),
            (min(LOOK_S, settings.heartbeat_s), self._look),
            (settings.dead_after_s / 3, self._reap),
        )
        await asyncio.gather(*(_repeat(every_s, work) for every_s, work in rounds))

    async def beat(self) -> None:
        """Say that this worker lives, on which device, and how many jobs it takes."""
        ledger = self._maker.ledger
        device = device_now(self._studio, ledger.rules.device)
        if device != ledger.rules.device:
            _log.warning("the GPU was lost", device=device)
            quality = usual_quality(self._settings.default_quality, device)
            ledger.rules = replace(ledger.rules, device=device, quality=quality)
        pulse = Pulse(
            executor=ledger.rules.executor,
            host=platform.node(),
            process=os.getpid(),
            version=VERSION,
            device=device,
            slots=0 if self.draining else self._settings.slots,
            draining=self.draining,
            gpu_bytes=gpu_bytes(device),
        )
        async with self._database.write() as session:
            await beat(session, pulse)
        self._steadiness.note()

    async def leave(self) -> None:
        """Say that this worker is no longer there."""
        async with self._database.write() as session:
            await remove(session, self._maker.ledger.rules.executor)

    async def _reap(self) -> None:
        """Go on with the jobs of workers that will not come back."""
        if self.draining or self._steadiness.seconds < self._settings.dead_after_s:
            return
        await reap(self._database, self._settings, recover)
        ledger = self._maker.ledger
        orphans = await ledger.find_orphans()
        for executor in {job.executor for job in orphans if job.executor is not None}:
            await asyncio.to_thread(recover, executor)
        await put_back(ledger, orphans)

    async def _look(self) -> None:
        hands = dict(self._maker.hands)
        await self._maker.ledger.note_progress(hands.values())
        ended, lost = await self._maker.ledger.find_stopped(hands.values())
        for job_id in ended:
            if not hands[job_id].stopping.is_set():
                await self._maker.cancel(hands[job_id])
        for job_id in lost & set(self._maker.hands):
            self._maker.lose(hands[job_id])


async def _repeat(every_s: float, work: Callable[[], Awaitable[None]]) -> NoReturn:
    """A database that is away is waited for, whatever its driver or DBOS says of that."""
    while True:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - a worker without a watch is taken for dead
            unknown = None if isinstance(error, DatabaseError) else error
            _log.warning("a watch failed", error=type(error).__name__, exc_info=unknown)
        await asyncio.sleep(every_s)
