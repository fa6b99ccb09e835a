"""All rows as lines of JSON, and back: what a backup keeps, the same for both databases."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, func, insert, select, text, update
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate
from db.columns import UtcTime
from db.deliveries import NOTICE, add_delivery
from db.errors import BrokenDump
from db.jobs import LIKENESS
from db.machine_models import Worker
from db.models import Ask, Attempt, Base, Delivery, Job, Lesson, Post, User
from db.pack_models import PackJob, PackPost, StickerSet
from db.session import now
from db.states import LIVING, OPEN_DELIVERIES, DeliveryState, JobState, Outcome

# Workers say themselves that they are there; what was taken back must not come again; and nobody
# waits for an old question or an old message of how far a job is.
LEFT_OUT = frozenset(kind.__tablename__ for kind in (Worker, Lesson, Ask, Post, PackPost, PackJob))
UNCOUNTED = {"up": 0, "down": 0}
AT_A_TIME = 500
RESTORED = "Restored"  # why a job failed that lived when the backup was made


async def dump(session: AsyncSession) -> AsyncIterator[str]:
    """A line for each row: the table's name and the values by column, all of one moment.

    Wants a session that has read nothing yet. Of jobs what outlives their photos is told: neither
    a hash nor the numbers of a likeness.
    """
    if _on_postgresql(session):  # where each statement would see what was committed before it
        await session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    for table in _tables():
        # By key, since a row may point to an older one of its own table.
        async for row in await session.stream(select(table).order_by(*table.primary_key)):
            values = {key: _to_json(value) for key, value in row._mapping.items()}
            if table is Job.__table__:
                values = _without_photo(values)
            yield json.dumps([table.name, values])


async def load(session: AsyncSession, lines: Iterable[str]) -> None:
    """Put these rows in place of all that there are.

    Jobs that lived then have lost their photos: they fail, and their chats will be told. Raises
    BrokenDump: then the session must be rolled back, which leaves everything as it was.
    """
    try:
        for table in reversed(Base.metadata.sorted_tables):
            await session.execute(delete(table))
        await _insert(session, lines)
        await _end_what_lived(session)
        # Whoever let networks learn may have taken that back since.
        await session.execute(update(User).values(trains=False))
        # What platforms have in their sets is to be compared anew.
        await session.execute(update(StickerSet).values(synced_at=None))
    except (OperationalError, InterfaceError):  # not the rows' fault
        raise
    except SQLAlchemyError as error:
        raise BrokenDump(type(error).__name__) from error
    await _count_on(session)


async def _insert(session: AsyncSession, lines: Iterable[str]) -> None:
    tables = {table.name: table for table in _tables()}
    waiting: list[dict[str, Any]] = []
    last: Table | None = None
    for line in lines:
        table, values = _read(line, tables)
        if waiting and (table is not last or len(waiting) >= AT_A_TIME):
            await session.execute(insert(_known(last)), waiting)
            waiting = []
        last = table
        waiting.append(values)
    if waiting:
        await session.execute(insert(_known(last)), waiting)


def _tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def _on_postgresql(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _without_photo(values: dict[str, Any]) -> dict[str, Any]:
    options = {name: value for name, value in values["options"].items() if name != LIKENESS}
    return {**values, "photo_sha256": None, "options": options}


def _known(table: Table | None) -> Table:
    assert table is not None
    return table


def _read(line: str, tables: Mapping[str, Table]) -> tuple[Table, dict[str, Any]]:
    try:
        name, values = json.loads(line)
        table = tables[name]
        if set(values) != set(table.c.keys()):
            raise KeyError
        values = {key: _from_json(table.c[key], value) for key, value in values.items()}
        # The votes that follow are counted as they come.
        return table, values | UNCOUNTED if table is Candidate.__table__ else values
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenDump(type(error).__name__) from error


def _to_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _from_json(column: Column[Any], value: Any) -> Any:
    if value is not None and isinstance(column.type, UtcTime):
        return datetime.fromisoformat(value)
    return value


async def _end_what_lived(session: AsyncSession) -> None:
    moment = now()
    for attempt in await session.scalars(select(Attempt).where(Attempt.ended_at.is_(None))):
        attempt.ended_at, attempt.outcome = moment, Outcome.LOST
    open_ones = select(Delivery).where(Delivery.state.in_(OPEN_DELIVERIES))
    for delivery in await session.scalars(open_ones):
        # Whether it arrived after the backup was made nobody knows: better never than twice.
        delivery.state, delivery.error = DeliveryState.GIVEN_UP, RESTORED
    for job in await session.scalars(select(Job).where(Job.state.in_(LIVING))):
        job.state, job.error, job.ended_at = JobState.FAILED, RESTORED, moment
        await add_delivery(session, job, NOTICE)
    await session.flush()


async def _count_on(session: AsyncSession) -> None:
    """Let PostgreSQL number new rows after the last that was loaded; SQLite does by itself."""
    if not _on_postgresql(session):
        return
    for table in _tables():
        column = table.autoincrement_column
        if column is None:
            continue
        last = await session.scalar(select(func.max(column)))
        await session.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, :column), :last, :used)"),
            {"name": table.name, "column": column.name, "last": last or 1, "used": bool(last)},
        )
