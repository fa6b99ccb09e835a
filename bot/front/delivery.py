"""Delivery: what workers made goes to the chats, each thing once.

A row of `deliveries` is marked SENDING before the send and SENT after it. When the process dies in
between, nobody knows whether the chat has got the thing; so after a restart the courier is asked:

- it finds the message: the row is confirmed, nothing is sent.
- it is certain that there is none: the thing is sent.
- it cannot tell: the thing is sent again only where the platform shows a repetition once. Elsewhere
  it is given up and the user is told that it may be missing: better none than two.

What remains possible: on a platform that can neither be asked nor tells repetitions, a sticker is
lost, with word of it, when the process dies between the platform's taking it and our noting so:
some tenths of a second a job. Twice it comes only where a courier wrongly is certain.

One process delivers at a time, see `db.alone`: a second would take the rows that the first is
sending for interrupted ones.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import (
    ChatBusy,
    ChatError,
    ChatGone,
    ChatUnreachable,
    ChatUnsure,
    NoCourier,
)
from bot.front.courier import Courier, Parcel
from bot.front.parcels import pack
from bot.wall_clock import WallClock
from db.alone import DELIVERY, Right, open_right
from db.blobs import Blobs
from db.deliveries import (
    LONGEST_WAIT,
    NOTICE,
    PREVIEW,
    STICKER,
    add_delivery,
    begin,
    confirm,
    find_due,
    find_interrupted,
    give_up,
    hasten,
    open_deliveries,
    postpone,
)
from db.errors import BlobMissing, DatabaseError, DatabaseUnreachable
from db.jobs import change
from db.models import Delivery, Job, User
from db.session import Database, now
from db.states import ENDED, LIVING, DeliveryState, JobState

POLL_S = 0.25
LOOKED_AT = 200  # due rows that one round considers
SEND_LIMIT_S = 120.0
FIRST_DELAY_S, LONGEST_DELAY_S = 2.0, 900.0
MAX_TRIES = 20  # with these delays about three hours
FINISH_S = 10.0  # how long what is under way may take when the service stops
OVERTAKEN = "Overtaken"  # of what nobody waits for any more: a preview once its sticker is there
# In which states of its job a thing is still wanted.
_WANTED = {PREVIEW: LIVING, STICKER: {JobState.MADE}, NOTICE: ENDED}
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Hooks:
    """ended: called with the id of a job once its chat has all it shall get. failed: with platform
    and name of each error of a platform."""

    ended: Callable[[str], Awaitable[None]]
    failed: Callable[[str, str], None]


@dataclass(frozen=True)
class Outcome:
    """What became of a try: a receipt; or an error, and a delay unless it is for good."""

    receipt: str | None = None
    error: str = ""
    delay_s: float | None = None
    counts: bool = True  # toward MAX_TRIES


class Postman:
    """Takes due rows to their couriers: many chats at a time, one thing at a time to each."""

    def __init__(
        self, database: Database, blobs: Blobs, couriers: Mapping[str, Courier], hooks: Hooks
    ) -> None:
        self._database = database
        self._blobs = blobs
        self._couriers = couriers
        self._hooks = hooks
        self._unsettled: set[int] = set()
        self._in_hand: set[int] = set()
        self._under_way: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._clock = WallClock()
        self._was_set_back = False

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set, then finish what is under way."""
        async with open_right(self._database.address, DELIVERY) as right:
            held = False
            while not stop.is_set():
                try:
                    held = await self._go_on(right, held)
                except DatabaseError as error:
                    _log.warning("deliveries wait", reason=type(error).__name__)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), POLL_S)
            await self.finish()

    async def _go_on(self, right: Right, held: bool) -> bool:
        """Deliver while this process has the right to. held: whether it had until now."""
        if not await right.held():
            return False
        if not held:
            await self.recover()
        self._was_set_back |= self._clock.moved_s() < 0
        if self._was_set_back:  # what was put off lies further ahead than anybody meant
            async with self._database.write() as session:
                await hasten(session)
            self._was_set_back = False
        await self.start_due()
        return True

    async def recover(self) -> None:
        """Remember what was being sent when the process before this one died."""
        async with self._database.read() as session:
            found = {row.id for row, _ in await find_interrupted(session)}
        self._unsettled |= found - self._in_hand

    async def start_due(self) -> None:
        """Begin with each chat that nothing is under way to; returns without waiting for them."""
        async with self._database.read() as session:
            unsettled = await find_interrupted(session) if self._unsettled else []
            rows = [
                (delivery, job)
                for delivery, job in unsettled
                if delivery.id in self._unsettled and job.platform in self._couriers
            ]
            rows += await find_due(session, limit=LOOKED_AT)
        for delivery, job in rows:
            chat = (job.platform, job.chat)
            if chat not in self._under_way:
                self._under_way[chat] = asyncio.create_task(self._bring(delivery, job))

    async def finish(self, limit_s: float = FINISH_S) -> None:
        """Wait for what is under way; what takes longer is found SENDING by the next process."""
        tasks = list(self._under_way.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=limit_s)
            for task in late:
                task.cancel()

    async def _bring(self, delivery: Delivery, job: Job) -> None:
        """Bring one thing to a chat, which gets nothing else meanwhile."""
        self._in_hand.add(delivery.id)
        with structlog.contextvars.bound_contextvars(job=job.id, kind=delivery.kind):
            try:
                settled = await self._try_and_note(delivery, job)
            except DatabaseError as error:
                _log.warning("a delivery waits", reason=type(error).__name__)
                settled = False
            except Exception:  # noqa: BLE001 - one chat's trouble must not end all deliveries
                _log.exception("unexpected error")
                settled = False
        if not settled:
            await asyncio.sleep(FIRST_DELAY_S)
        self._in_hand.discard(delivery.id)
        del self._under_way[job.platform, job.chat]

    async def _try_and_note(self, delivery: Delivery, job: Job) -> bool:
        """Whether it is known what became of the try."""
        outcome = await self._try(delivery, job)
        if outcome is not None:
            await self._note(delivery.id, outcome)
            self._unsettled.discard(delivery.id)
        return delivery.id not in self._unsettled

    async def _try(self, delivery: Delivery, job: Job) -> Outcome | None:
        """Send a parcel, or find out whether it was sent; None when that cannot be said yet."""
        courier = self._couriers.get(job.platform)
        if courier is None:
            _log.warning("nobody delivers to this platform", platform=job.platform)
            return Outcome(
                error=NoCourier.__name__, delay_s=None if _is_old(job) else LONGEST_DELAY_S
            )
        try:
            user = await self._user_of(job)
            parcel = await asyncio.to_thread(pack, self._blobs, delivery, job, user)
        except BlobMissing:
            return Outcome(error=BlobMissing.__name__)
        if delivery.id in self._unsettled:
            return await self._settle(courier, parcel)
        if not await self._begin(delivery.id):
            return None
        return await self._send(courier, parcel, delivery)

    async def _user_of(self, job: Job) -> str:
        async with self._database.read() as session:
            return (await session.get_one(User, job.user_id)).native_id

    async def _begin(self, number: int) -> bool:
        """Note that a row is being sent; whether it still shall be."""
        async with self._database.write() as session:
            delivery, job = await _locked(session, number)
            if delivery.state != DeliveryState.PENDING:
                return False
            if job.state not in _WANTED[delivery.kind]:
                give_up(delivery, OVERTAKEN)
                return False
            if delivery.kind == STICKER:
                for other in await open_deliveries(session, job):
                    if other.kind == PREVIEW and other.state == DeliveryState.PENDING:
                        give_up(other, OVERTAKEN)
            begin(delivery)
        return True

    async def _send(self, courier: Courier, parcel: Parcel, delivery: Delivery) -> Outcome | None:
        try:
            return Outcome(await asyncio.wait_for(courier.send(parcel), SEND_LIMIT_S))
        except ChatBusy as error:
            self._hooks.failed(courier.platform, ChatBusy.__name__)
            return Outcome(error="ChatBusy", delay_s=error.retry_after_s, counts=False)
        except ChatUnreachable:
            self._hooks.failed(courier.platform, ChatUnreachable.__name__)
            delay_s = min(FIRST_DELAY_S * 2**delivery.attempts, LONGEST_DELAY_S)
            return Outcome(error="ChatUnreachable", delay_s=delay_s)
        except ChatGone:
            self._hooks.failed(courier.platform, ChatGone.__name__)
            return Outcome(error="ChatGone")
        except Exception as error:  # noqa: BLE001 - a platform's library can raise anything
            # It may have arrived, so the courier has to look for it.
            self._hooks.failed(courier.platform, type(error).__name__)
            _log.exception("a parcel may have arrived")
            self._unsettled.add(delivery.id)
            return None

    async def _settle(self, courier: Courier, parcel: Parcel) -> Outcome | None:
        try:
            receipt = await asyncio.wait_for(courier.find(parcel), SEND_LIMIT_S)
        except ChatUnsure:
            again = courier.repeats
            return Outcome(error="ChatUnsure", delay_s=0.0 if again else None)
        except ChatGone:
            return Outcome(error="ChatGone")
        except (ChatError, TimeoutError) as error:
            self._hooks.failed(courier.platform, type(error).__name__)
            return None
        return Outcome(receipt) if receipt is not None else Outcome(error="Lost", delay_s=0.0)

    async def _note(self, number: int, outcome: Outcome) -> None:
        """Write down what became of a try, however long the database is away: until then the row
        says SENDING, which is true."""
        while True:
            try:
                async with self._database.write() as session:
                    delivery, job = await _locked(session, number)
                    await _write_down(session, (delivery, job), outcome)
                break
            except DatabaseUnreachable:
                await asyncio.sleep(FIRST_DELAY_S)
        if job.state in ENDED:
            await self._hooks.ended(job.id)


def _is_old(job: Job) -> bool:
    """Whether a job ended so long ago that word of it is worth nothing any more."""
    return job.ended_at is not None and now() - job.ended_at > LONGEST_WAIT


async def _write_down(session: AsyncSession, row: tuple[Delivery, Job], outcome: Outcome) -> None:
    delivery, job = row
    if outcome.receipt is not None:
        confirm(delivery, outcome.receipt)
        if delivery.kind == STICKER and job.state == JobState.MADE:
            change(job, JobState.DONE)
        return
    if not outcome.counts:
        delivery.attempts -= 1
    if outcome.delay_s is not None and delivery.attempts < MAX_TRIES:
        postpone(delivery, outcome.delay_s, outcome.error)
        return
    give_up(delivery, outcome.error)
    if delivery.kind == STICKER and job.state == JobState.MADE:
        change(job, JobState.FAILED, error=outcome.error)
        if outcome.error != ChatGone.__name__:
            await add_delivery(session, job, NOTICE)


async def _locked(session: AsyncSession, number: int) -> tuple[Delivery, Job]:
    wanted = (
        select(Delivery, Job)
        .join(Job, Job.number == Delivery.job)
        .where(Delivery.id == number)
        .with_for_update()
    )
    delivery, job = (await session.execute(wanted)).one()
    return delivery, job
