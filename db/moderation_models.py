"""The tables of moderation: reports, cases, what was done about them, and by whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json, Key, Number, OfCommunity, OfUser, Short, named
from db.models import Base
from db.voting import CaseKind, CaseState, Reason


class Case(Base):
    """Something that moderators shall decide. sticker_id: what it is about, NULL for votes alone.

    said: what whoever asked wrote. Of a sticker and kind one is open at a time.
    """

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decided"),
        Index(
            "ix_cases_open", "community_id", "sticker_id", "kind", unique=True,
            sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'"),
        ),
        Index("ix_cases_community_id_state_opened_at", "community_id", "state", "opened_at"),
    )  # fmt: skip

    id: Mapped[Key]
    community_id: Mapped[int] = mapped_column(
        Number, ForeignKey("communities.id", ondelete="CASCADE")
    )
    sticker_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("stickers.id", ondelete="CASCADE")
    )
    kind: Mapped[CaseKind] = mapped_column(named(CaseKind))
    state: Mapped[CaseState] = mapped_column(named(CaseState), default=CaseState.OPEN)
    opened_by: Mapped[int | None] = mapped_column(
        Number, ForeignKey("users.id", ondelete="SET NULL")
    )
    said: Mapped[str] = mapped_column(String(512), default="")
    opened_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(
        Number, ForeignKey("users.id", ondelete="SET NULL")
    )
    decided_at: Mapped[datetime | None]


class Report(Base):
    """One person's word against a sticker in a community."""

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_sticker_id", "sticker_id"),)

    community_id: Mapped[OfCommunity]
    sticker_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("stickers.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[OfUser]
    reason: Mapped[Reason] = mapped_column(named(Reason))
    said: Mapped[str] = mapped_column(String(512), default="")
    reported_at: Mapped[datetime]


class ShadowLimit(Base):
    """A user whose votes and reports in a community weigh nothing, though they look as if."""

    __tablename__ = "shadow_limits"

    community_id: Mapped[OfCommunity]
    user_id: Mapped[OfUser]
    until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class ForbiddenWord(Base):
    """What a community does not want in prompts, titles and keywords, folded as it is compared."""

    __tablename__ = "forbidden_words"

    community_id: Mapped[OfCommunity]
    word: Mapped[str] = mapped_column(String(64), primary_key=True)


class Act(Base):
    """What an admin or moderator did, which stays told. actor_id: NULL where they asked to be
    forgotten. details: enough to undo it, where `undoable`. undoes: the act that it takes back."""

    __tablename__ = "acts"
    __table_args__ = (
        UniqueConstraint("undoes"),
        Index("ix_acts_community_id_at", "community_id", "at"),
    )

    id: Mapped[Key]
    community_id: Mapped[int] = mapped_column(
        Number, ForeignKey("communities.id", ondelete="CASCADE")
    )
    actor_id: Mapped[int | None] = mapped_column(
        Number, ForeignKey("users.id", ondelete="SET NULL")
    )
    verb: Mapped[Short]
    target: Mapped[str] = mapped_column(Text, default="")
    details: Mapped[Json]
    undoable: Mapped[bool] = mapped_column(default=False)
    undoes: Mapped[int | None] = mapped_column(Number, ForeignKey("acts.id", ondelete="SET NULL"))
    at: Mapped[datetime]
