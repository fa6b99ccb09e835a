"""Column types that both databases keep alike."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Integer,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import mapped_column


class UtcTime(TypeDecorator[datetime]):
    """A moment, always in UTC. SQLite has no zones, so it is kept there without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        assert value.tzinfo is not None, "a moment without a zone"
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def named(states: type[StrEnum]) -> Enum:
    """A text column that takes the values of an enumeration only."""
    return Enum(
        states,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=states.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


# SQLite numbers rows by itself only where the key is a plain INTEGER.
Number = BigInteger().with_variant(Integer, "sqlite")
Key = Annotated[int, mapped_column(Number, primary_key=True, autoincrement=True)]
Short = Annotated[str, mapped_column(String(64))]
Json = Annotated[dict[str, Any], mapped_column(JSON)]

# Parts of a key, of what goes with its community or its user.
OfCommunity = Annotated[
    int,
    mapped_column(Number, ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True),
]
OfUser = Annotated[
    int, mapped_column(Number, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
]
