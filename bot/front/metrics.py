"""Metrics for Prometheus: what this process counts, and what the database says.

Neither what people wrote nor who they are.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)

from bot.front.http import serve
from bot.front.snapshot import Snapshot, Stated, read_snapshot
from config.settings import Settings
from db.session import Database

_BUCKETS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0)


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.intake = Histogram(
            "toonbooth_intake_seconds",
            "From a message to its job or refusal.",
            registry=self._registry,
            buckets=_BUCKETS_S,
        )
        self.refusals = Counter(
            "toonbooth_refusals", "Messages that became no job.", ["kind"], registry=self._registry
        )
        self._platform_errors = Counter(
            "toonbooth_platform_errors",
            "Errors of chat platforms.",
            ["platform", "kind"],
            registry=self._registry,
        )

    def platform_failed(self, platform: str, kind: str) -> None:
        """One more error; kind: the name of its class."""
        self._platform_errors.labels(platform, kind).inc()

    def write(self, snapshot: Snapshot) -> bytes:
        """The page, in Prometheus's text."""
        stated = CollectorRegistry()
        stated.register(Stated(snapshot))
        return generate_latest(self._registry) + generate_latest(stated)


def build_metrics(database: Database, metrics: Metrics, *, dead_after_s: float) -> web.Application:
    """/metrics. dead_after_s: silence after which a worker does not count."""

    async def page(_request: web.Request) -> web.Response:
        body = metrics.write(await read_snapshot(database, dead_after_s))
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/metrics", page)
    return app


@asynccontextmanager
async def serve_metrics(database: Database, settings: Settings) -> AsyncIterator[Metrics]:
    """Counters, and their page on METRICS_PORT until the end of the block."""
    metrics = Metrics()
    app = build_metrics(database, metrics, dead_after_s=settings.dead_after_s)
    async with serve(app, settings.http_host, settings.metrics_port):
        yield metrics
