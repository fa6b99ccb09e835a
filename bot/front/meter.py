"""What this process counts: messages, refusals, errors of platforms; never what people wrote."""

from __future__ import annotations

from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.errors import BotError
from bot.front.asked import Asked, Taken
from bot.front.intake import Intake
from db.errors import DatabaseError
from pipeline.errors import PipelineError

_BUCKETS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0)
_OURS = (BotError, DatabaseError, PipelineError)
UNEXPECTED = "unexpected"


class Meter:
    """Counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.intake = Histogram(
            "toonbooth_intake_seconds",
            "From a message to its job or refusal.",
            registry=self.registry,
            buckets=_BUCKETS_S,
        )
        self.refusals = Counter(
            "toonbooth_refusals", "Messages that became no job.", ["kind"], registry=self.registry
        )
        self.platform_errors = Counter(
            "toonbooth_platform_errors",
            "Errors of chat platforms.",
            ["platform", "kind"],
            registry=self.registry,
        )

    def count_platform_error(self, platform: str, kind: str) -> None:
        """One more; kind: the name of a class."""
        self.platform_errors.labels(platform, kind).inc()


class MeteredIntake:
    """Intake with its time and its refusals counted."""

    def __init__(self, intake: Intake, meter: Meter) -> None:
        self._intake = intake
        self._meter = meter

    async def take(self, asked: Asked) -> Taken:
        """As `Intake.take`."""
        began_s = perf_counter()
        try:
            return await self._intake.take(asked)
        except Exception as error:
            kind = type(error).__name__ if isinstance(error, _OURS) else UNEXPECTED
            self._meter.refusals.labels(kind).inc()
            raise
        finally:
            self._meter.intake.observe(perf_counter() - began_s)
