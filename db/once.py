"""Rows that two processes may want to make at the same moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import literal
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Base


async def add_once(session: AsyncSession, kind: type[Base], values: Mapping[str, Any]) -> bool:
    """Add a row unless there is one of its key already; whether it was added.

    On PostgreSQL it waits for another transaction that adds the same, so that the row can be read
    afterwards in either case.
    """
    embedded = session.get_bind().dialect.name == "sqlite"
    row = (insert_sqlite(kind) if embedded else insert_postgresql(kind)).values(**values)
    added = row.on_conflict_do_nothing().returning(literal(True))
    return await session.scalar(added) is not None
