"""The tables of contests, and of what is promoted to a community's own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json, Key, Number, Short, named
from db.models import Base
from db.voting import ContestState, PromotionState, Target

MOST_WINNERS = 10
MOST_ENTRIES = 20  # of a person
_LIVE = "state IN ('proposed', 'approved', 'placed', 'leaving')"


class Contest(Base):
    """Who makes the best sticker, from a moment to another. zone: in which its moments are told.

    themes: names of the themes that count, under "names"; none: any. entries: of a person.
    """

    __tablename__ = "contests"
    __table_args__ = (
        CheckConstraint("length(title) BETWEEN 1 AND 64", name="title"),
        CheckConstraint("ends_at > starts_at", name="span"),
        CheckConstraint(f"entries BETWEEN 1 AND {MOST_ENTRIES}", name="entries"),
        CheckConstraint(f"winners BETWEEN 1 AND {MOST_WINNERS}", name="winners"),
        CheckConstraint(
            "(state IN ('counted', 'posted')) = (counted_at IS NOT NULL)", name="counted"
        ),
        Index("ix_contests_state_ends_at", "state", "ends_at"),
        Index("ix_contests_community_id", "community_id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    community_id: Mapped[int] = mapped_column(
        Number, ForeignKey("communities.id", ondelete="CASCADE")
    )
    title: Mapped[str] = mapped_column(String(64))
    themes: Mapped[Json]
    prize: Mapped[str] = mapped_column(String(256), default="")
    zone: Mapped[Short]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    entries: Mapped[int] = mapped_column(default=1)
    winners: Mapped[int] = mapped_column(default=3)
    state: Mapped[ContestState] = mapped_column(named(ContestState), default=ContestState.PLANNED)
    created_at: Mapped[datetime]
    counted_at: Mapped[datetime | None]


class Entry(Base):
    """A candidate that takes part. number: which of its maker's entries, from 1, so that two that
    come at once cannot be more than allowed."""

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("contest_id", "user_id", "number"),
        CheckConstraint(f"number BETWEEN 1 AND {MOST_ENTRIES}", name="number"),
        Index("ix_entries_candidate_id", "candidate_id"),
    )

    contest_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    candidate_id: Mapped[int] = mapped_column(
        Number, ForeignKey("candidates.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(Number, ForeignKey("users.id", ondelete="CASCADE"))
    number: Mapped[int]
    entered_at: Mapped[datetime]


class Place(Base):
    """What came of a contest, counted once. candidate_id: NULL where the sticker is gone since."""

    __tablename__ = "places"
    __table_args__ = (
        UniqueConstraint("contest_id", "candidate_id"),
        CheckConstraint("place >= 1", name="place"),
    )

    contest_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int | None] = mapped_column(
        Number, ForeignKey("candidates.id", ondelete="SET NULL")
    )
    up: Mapped[int]
    down: Mapped[int]
    score: Mapped[float]


class Announcement(Base):
    """Something that a community is told of a contest once: that it began, that it ends soon, who
    won. sent_at: NULL until the platform has taken it. attempts: how often that was tried."""

    __tablename__ = "announcements"
    __table_args__ = (UniqueConstraint("contest_id", "kind"),)

    id: Mapped[Key]
    contest_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("contests.id", ondelete="CASCADE")
    )
    kind: Mapped[Short]
    due_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    receipt: Mapped[str | None] = mapped_column(String(128))


class Promotion(Base):
    """A candidate on its way to be a community's own, or back. native_id: the platform's name of
    it; replaces: of which promoted one it takes the place. Of a candidate one lives per target."""

    __tablename__ = "promotions"
    __table_args__ = (
        CheckConstraint("(state <> 'placed') OR (native_id IS NOT NULL)", name="placed"),
        Index(
            "ix_promotions_live", "candidate_id", "target", unique=True,
            sqlite_where=text(_LIVE), postgresql_where=text(_LIVE),
        ),
        Index("ix_promotions_community_id_state", "community_id", "state"),
    )  # fmt: skip

    id: Mapped[Key]
    community_id: Mapped[int] = mapped_column(
        Number, ForeignKey("communities.id", ondelete="CASCADE")
    )
    candidate_id: Mapped[int | None] = mapped_column(
        Number, ForeignKey("candidates.id", ondelete="SET NULL")
    )
    target: Mapped[Target] = mapped_column(named(Target))
    state: Mapped[PromotionState] = mapped_column(
        named(PromotionState), default=PromotionState.PROPOSED
    )
    native_id: Mapped[str | None] = mapped_column(String(128))
    replaces: Mapped[int | None] = mapped_column(
        Number, ForeignKey("promotions.id", ondelete="SET NULL")
    )
    decided_by: Mapped[int | None] = mapped_column(
        Number, ForeignKey("users.id", ondelete="SET NULL")
    )
    error: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
