"""What a worker says of itself and hears while it works: signs of life, progress, cancellation."""

from __future__ import annotations

import asyncio
import os
import platform
from dataclasses import replace

import structlog

from bot.studio import Studio
from bot.version import VERSION
from bot.worker.device import device_now, gpu_bytes, usual_quality
from bot.worker.workflow import Maker
from config.settings import Settings
from db.errors import DatabaseError
from db.session import Database
from db.workers import Pulse, beat

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

    async def run(self) -> None:
        """Until cancelled. A database that is away is waited for."""
        loop = asyncio.get_running_loop()
        due_s = loop.time()
        while True:
            try:
                if loop.time() >= due_s:
                    due_s = loop.time() + self._settings.heartbeat_s
                    await self.beat()
                await self._look()
            except DatabaseError as error:
                _log.warning("the worker cannot be heard", reason=str(error))
            await asyncio.sleep(min(LOOK_S, self._settings.heartbeat_s))

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

    async def _look(self) -> None:
        hands = dict(self._maker.hands)
        await self._maker.ledger.note_progress(hands.values())
        ended, lost = await self._maker.ledger.find_stopped(hands.values())
        for job_id in ended:
            if not hands[job_id].stopping.is_set():
                await self._maker.cancel(hands[job_id])
        for job_id in lost & set(self._maker.hands):
            self._maker.lose(hands[job_id])
