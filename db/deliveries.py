"""What chats shall get, each thing once: written before it is sent, confirmed after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.jobs import new_id
from db.models import Delivery, Job
from db.session import now
from db.states import OPEN_DELIVERIES, DeliveryState

PREVIEW, STICKER, NOTICE = "preview", "sticker", "notice"
LONGEST_WAIT = timedelta(days=1)


async def add_delivery(session: AsyncSession, job: Job, kind: str) -> None:
    """Let a chat get something of a job; the second time does nothing."""
    known = select(Delivery.id).where(Delivery.job == job.number, Delivery.kind == kind)
    if await session.scalar(known) is None:
        moment = now()
        session.add(Delivery(job=job.number, kind=kind, key=new_id(), due_at=moment))
        await session.flush()


async def find_due(session: AsyncSession, *, limit: int = 20) -> Sequence[tuple[Delivery, Job]]:
    """What is due and not on its way, the oldest first, with its job.

    Clocks jump, and those of two machines differ: what was never postponed is due whenever it
    was written, and nothing is postponed for longer than LONGEST_WAIT.
    """
    moment = now()
    is_due = or_(
        Delivery.due_at <= moment,
        Delivery.due_at > moment + LONGEST_WAIT,
        Delivery.error.is_(None),
    )
    wanted = (
        select(Delivery, Job)
        .join(Job, Job.number == Delivery.job)
        .where(Delivery.state == DeliveryState.PENDING, is_due)
        .order_by(Delivery.due_at, Delivery.id)
        .limit(limit)
    )
    return [(delivery, job) for delivery, job in await session.execute(wanted)]


async def find_interrupted(session: AsyncSession) -> Sequence[tuple[Delivery, Job]]:
    """What was being sent when its process died, or still is."""
    wanted = (
        select(Delivery, Job)
        .join(Job, Job.number == Delivery.job)
        .where(Delivery.state == DeliveryState.SENDING)
        .order_by(Delivery.id)
    )
    return [(delivery, job) for delivery, job in await session.execute(wanted)]


def begin(delivery: Delivery) -> None:
    """Before the send."""
    delivery.state = DeliveryState.SENDING
    delivery.attempts += 1


def confirm(delivery: Delivery, receipt: str) -> None:
    """After it. receipt: the platform's name of the message."""
    delivery.state, delivery.receipt, delivery.sent_at = DeliveryState.SENT, receipt, now()
    delivery.error = None


def postpone(delivery: Delivery, delay_s: float, error: str) -> None:
    """The platform did not take it now."""
    delivery.state, delivery.error = DeliveryState.PENDING, error
    delivery.due_at = now() + min(timedelta(seconds=delay_s), LONGEST_WAIT)


async def hasten(session: AsyncSession) -> None:
    """Let everything be due that was postponed."""
    waiting = update(Delivery).where(Delivery.state == DeliveryState.PENDING)
    await session.execute(waiting.values(due_at=now()))


def give_up(delivery: Delivery, error: str) -> None:
    """The platform will never take it."""
    delivery.state, delivery.error = DeliveryState.GIVEN_UP, error


async def open_deliveries(session: AsyncSession, job: Job) -> Sequence[Delivery]:
    """What a chat has not got of a job yet."""
    wanted = select(Delivery).where(Delivery.job == job.number, Delivery.state.in_(OPEN_DELIVERIES))
    return (await session.scalars(wanted)).all()
