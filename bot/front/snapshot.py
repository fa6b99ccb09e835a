"""What the database says of the whole service right now, as metrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily, Metric, SummaryMetricFamily
from sqlalchemy import func, select

from db.errors import DatabaseUnreachable
from db.jobs import count_states
from db.machine_models import StageTime, Worker
from db.models import Delivery, Job
from db.session import Database, now
from db.states import DeliveryState, JobState
from db.workers import living


@dataclass(frozen=True)
class Snapshot:
    """What the metrics say of the whole service. oldest_at: when the job came that waits longest.
    workers: those that live."""

    jobs: Mapping[JobState, int] = field(default_factory=dict)
    oldest_at: datetime | None = None
    deliveries: Mapping[DeliveryState, int] = field(default_factory=dict)
    workers: Sequence[Worker] = ()
    stages: Sequence[StageTime] = ()
    database_up: bool = True


async def read_snapshot(database: Database, dead_after_s: float) -> Snapshot:
    """Never raises DatabaseUnreachable: that the database is away is a metric, too."""
    try:
        async with database.read() as session:
            oldest = select(func.min(Job.created_at)).where(Job.state == JobState.WAITING)
            states = select(Delivery.state, func.count()).group_by(Delivery.state)
            return Snapshot(
                jobs=await count_states(session),
                oldest_at=await session.scalar(oldest),
                deliveries={row[0]: row[1] for row in await session.execute(states)},
                workers=await living(session, dead_after_s),
                stages=(await session.scalars(select(StageTime))).all(),
            )
    except DatabaseUnreachable:
        return Snapshot(database_up=False)


class Stated:
    """A snapshot as a collector of Prometheus."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def collect(self) -> Iterator[Metric]:
        snapshot = self._snapshot
        yield _gauge("database_up", "Whether the database answers.", snapshot.database_up)
        if snapshot.database_up:
            yield from _jobs(snapshot)
            yield from _workers(snapshot.workers)
            yield _stages(snapshot.stages)


def _jobs(snapshot: Snapshot) -> Iterator[Metric]:
    yield _counts("jobs", "Jobs by state.", {s: snapshot.jobs.get(s, 0) for s in JobState})
    waiting = snapshot.jobs.get(JobState.WAITING, 0)
    yield _gauge("queue_length", "Jobs that wait for their turn.", waiting)
    age_s = (now() - snapshot.oldest_at).total_seconds() if snapshot.oldest_at else 0.0
    yield _gauge("queue_oldest_seconds", "How long the oldest of them waits.", max(age_s, 0.0))
    found = {state: snapshot.deliveries.get(state, 0) for state in DeliveryState}
    yield _counts("deliveries", "Deliveries by state.", found)


def _workers(workers: Sequence[Worker]) -> Iterator[Metric]:
    labels = ["device", "draining"]
    count = GaugeMetricFamily("toonbooth_workers", "Workers that live.", labels=labels)
    slots = GaugeMetricFamily("toonbooth_worker_slots", "Jobs they take at a time.", labels=labels)
    groups: dict[tuple[str, str], list[Worker]] = {}
    for worker in workers:
        key = (worker.device, "true" if worker.draining else "false")
        groups.setdefault(key, []).append(worker)
    for key, members in groups.items():
        count.add_metric(key, len(members))
        slots.add_metric(key, sum(worker.slots for worker in members))
    yield count
    yield slots
    memory = GaugeMetricFamily(
        "toonbooth_gpu_memory_bytes", "Memory of the GPU in use.", labels=["executor"]
    )
    for worker in workers:
        if worker.gpu_bytes is not None:
            memory.add_metric([worker.executor], worker.gpu_bytes)
    yield memory


def _stages(stages: Sequence[StageTime]) -> Metric:
    seconds = SummaryMetricFamily(
        "toonbooth_stage_seconds",
        "Time that stages took, on all workers.",
        labels=["stage", "device", "quality"],
    )
    for row in stages:
        seconds.add_metric([row.stage, row.device, row.quality], row.runs, row.total_s)
    return seconds


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(f"toonbooth_{name}", told, value=float(value))


def _counts(
    name: str, told: str, counts: Mapping[JobState, int] | Mapping[DeliveryState, int]
) -> Metric:
    family = GaugeMetricFamily(f"toonbooth_{name}", told, labels=["state"])
    for state, count in counts.items():
        family.add_metric([state.value], count)
    return family
