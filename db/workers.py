"""The processes that make stickers: who is there, and who has not been heard of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.machine_models import Worker
from db.models import Job
from db.session import now
from db.turns import AT_WORK


@dataclass(frozen=True)
class Pulse:
    """What a worker says of itself every few seconds."""

    executor: str
    host: str
    process: int
    version: str
    device: str
    slots: int
    draining: bool = False
    gpu_bytes: int | None = None


async def beat(session: AsyncSession, pulse: Pulse) -> None:
    """Note that a worker lives."""
    worker = await session.get(Worker, pulse.executor)
    moment = now()
    if worker is None:
        worker = Worker(executor=pulse.executor, started_at=moment)
        session.add(worker)
    elif worker.process != pulse.process:
        worker.started_at = moment
    worker.host, worker.process, worker.version = pulse.host, pulse.process, pulse.version
    worker.device, worker.slots = pulse.device, pulse.slots
    worker.draining, worker.gpu_bytes, worker.seen_at = pulse.draining, pulse.gpu_bytes, moment


async def living(session: AsyncSession, dead_after_s: float) -> Sequence[Worker]:
    """Workers that were heard of lately."""
    since = now() - timedelta(seconds=dead_after_s)
    return (await session.scalars(select(Worker).where(Worker.seen_at >= since))).all()


async def silent(session: AsyncSession, dead_after_s: float) -> Sequence[Worker]:
    """Workers that were not, the longest silent first."""
    since = now() - timedelta(seconds=dead_after_s)
    wanted = select(Worker).where(Worker.seen_at < since).order_by(Worker.seen_at)
    return (await session.scalars(wanted)).all()


async def remove(session: AsyncSession, executor: str) -> None:
    """Forget a worker."""
    await session.execute(delete(Worker).where(Worker.executor == executor))


async def at_work(session: AsyncSession, version: str) -> int:
    """Jobs that workers of a version have, or were handed."""
    count = await session.scalar(
        select(func.count()).where(Job.state.in_(AT_WORK), Job.version == version)
    )
    return count or 0
