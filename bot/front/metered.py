"""Intake with its time and its refusals counted."""

from __future__ import annotations

from time import perf_counter

from bot.errors import BotError
from bot.front.asked import Asked, Taken
from bot.front.intake import Intake
from bot.front.metrics import Metrics
from db.errors import DatabaseError
from pipeline.errors import PipelineError

_OURS = (BotError, DatabaseError, PipelineError)
UNEXPECTED = "unexpected"


class MeteredIntake:
    """Stands before intake and takes as it does."""

    def __init__(self, intake: Intake, metrics: Metrics) -> None:
        self._intake = intake
        self._metrics = metrics

    async def take(self, asked: Asked) -> Taken:
        """As `Intake.take`."""
        began_s = perf_counter()
        try:
            return await self._intake.take(asked)
        except Exception as error:
            kind = type(error).__name__ if isinstance(error, _OURS) else UNEXPECTED
            self._metrics.refusals.labels(kind).inc()
            raise
        finally:
            self._metrics.intake.observe(perf_counter() - began_s)
