"""Deliveries: each thing once, written before it is sent and confirmed after."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db.deliveries import (
    NOTICE,
    PREVIEW,
    STICKER,
    add_delivery,
    begin,
    confirm,
    find_due,
    find_interrupted,
    give_up,
    open_deliveries,
    postpone,
)
from db.models import Delivery, Job
from db.session import Database, now
from db.states import DeliveryState
from tests.db.rows import add_one_job


async def only_one(session: AsyncSession) -> tuple[Job, Delivery]:
    job = await add_one_job(session)
    await add_delivery(session, job, STICKER)
    return job, (await session.scalars(select(Delivery))).one()


async def test_a_thing_is_added_once(database: Database) -> None:
    async with database.write() as session:
        job, delivery = await only_one(session)
        await add_delivery(session, job, STICKER)
        assert list(await open_deliveries(session, job)) == [delivery]
        again = {"job": job.number, "kind": STICKER, "key": "other", "due_at": now()}
        with pytest.raises(IntegrityError):
            await session.execute(insert(Delivery).values(again))
        await session.rollback()


async def test_what_is_due_comes_oldest_first_with_its_job(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        for kind in (PREVIEW, STICKER, NOTICE):
            await add_delivery(session, job, kind)
        later = update(Delivery).where(Delivery.kind == NOTICE)
        await session.execute(later.values(due_at=now() + timedelta(minutes=1), error="ChatBusy"))
        due = await find_due(session)
        assert [(each.kind, of.id) for each, of in due] == [(PREVIEW, job.id), (STICKER, job.id)]
        assert len(await find_due(session, limit=1)) == 1


async def test_what_is_on_its_way_is_not_due_but_found_after_a_crash(database: Database) -> None:
    async with database.write() as session:
        job, delivery = await only_one(session)
        begin(delivery)
        await session.flush()
        assert await find_due(session) == []
        assert await find_interrupted(session) == [(delivery, job)]
        assert list(await open_deliveries(session, job)) == [delivery]
        assert delivery.attempts == 1


async def test_what_was_sent_is_open_no_more(database: Database) -> None:
    async with database.write() as session:
        job, delivery = await only_one(session)
        begin(delivery)
        confirm(delivery, "message 5")
        await session.flush()
        assert await find_interrupted(session) == []
        assert list(await open_deliveries(session, job)) == []
        assert (delivery.state, delivery.receipt) == (DeliveryState.SENT, "message 5")
        assert delivery.sent_at is not None


async def test_what_was_postponed_is_due_later(database: Database) -> None:
    async with database.write() as session:
        job, delivery = await only_one(session)
        begin(delivery)
        postpone(delivery, 60.0, "ChatBusy")
        await session.flush()
        assert await find_due(session) == []
        assert list(await open_deliveries(session, job)) == [delivery]
        postpone(delivery, 0.0, "ChatBusy")
        await session.flush()
        assert await find_due(session) == [(delivery, job)]


async def test_what_was_given_up_is_never_due(database: Database) -> None:
    async with database.write() as session:
        job, delivery = await only_one(session)
        give_up(delivery, "ChatGone")
        await session.flush()
        assert await find_due(session) == []
        assert list(await open_deliveries(session, job)) == []


async def test_a_state_that_does_not_exist_is_refused(database: Database) -> None:
    async with database.write() as session:
        await only_one(session)
        with pytest.raises(IntegrityError, match="deliverystate"):
            await session.execute(text("UPDATE deliveries SET state = 'lost'"))
        await session.rollback()
