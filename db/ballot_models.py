"""The tables of votes: what a community votes on, who voted how, and what came of it.

What must hold of a vote is held here: one of a person and sticker, never on one's own, and counts
that are never below nothing.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Key, Number, OfCommunity, OfUser, Short, named
from db.models import Base
from db.voting import CandidateState


class Member(Base):
    """Somebody in a community. joined_at: when they came, or when they were first seen where the
    platform does not say. account_at: since when they have their account, NULL: not known."""

    __tablename__ = "members"

    community_id: Mapped[OfCommunity]
    user_id: Mapped[OfUser]
    joined_at: Mapped[datetime]
    account_at: Mapped[datetime | None]


class VotingRules(Base):
    """What admins decide of votes; no row: as the defaults say.

    account_days, member_days: how old an account, or somebody's membership, must be for a vote.
    promotes_at: votes for, less votes against, at which a sticker is proposed for promotion; NULL:
    never by itself. approves: an admin must agree. hides_at: reports at which a sticker is hidden.
    zone: the community's time zone, as tzdata names it.
    """

    __tablename__ = "voting_rules"
    __table_args__ = (
        CheckConstraint("account_days BETWEEN 0 AND 3650", name="account_days"),
        CheckConstraint("member_days BETWEEN 0 AND 3650", name="member_days"),
        CheckConstraint("promotes_at IS NULL OR promotes_at >= 1", name="promotes_at"),
        CheckConstraint("hides_at >= 1", name="hides_at"),
    )

    community_id: Mapped[OfCommunity]
    account_days: Mapped[int] = mapped_column(default=0)
    member_days: Mapped[int] = mapped_column(default=0)
    promotes_at: Mapped[int | None]
    approves: Mapped[bool] = mapped_column(default=True)
    hides_at: Mapped[int] = mapped_column(default=3)
    zone: Mapped[Short] = mapped_column(default="UTC")


class Candidate(Base):
    """A sticker that a community votes on. maker_id: whose it is, who has no vote on it.

    up, down: its votes that count. rank: what the best have most of, see `db.ranking`. changed_at:
    when a count or the state did.
    """

    __tablename__ = "candidates"
    __table_args__ = (
        UniqueConstraint("community_id", "sticker_id"),
        UniqueConstraint("id", "maker_id"),
        CheckConstraint("up >= 0", name="up"),
        CheckConstraint("down >= 0", name="down"),
        CheckConstraint("changed_at >= opened_at", name="changed"),
        Index("ix_candidates_ranking", "community_id", "state", "rank", "id"),
        Index("ix_candidates_sticker_id", "sticker_id"),
        Index("ix_candidates_maker_id", "maker_id"),
    )

    id: Mapped[Key]
    community_id: Mapped[int] = mapped_column(
        Number, ForeignKey("communities.id", ondelete="CASCADE")
    )
    sticker_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("stickers.id", ondelete="CASCADE")
    )
    maker_id: Mapped[int] = mapped_column(Number, ForeignKey("users.id", ondelete="CASCADE"))
    state: Mapped[CandidateState] = mapped_column(
        named(CandidateState), default=CandidateState.OPEN
    )
    up: Mapped[int] = mapped_column(default=0)
    down: Mapped[int] = mapped_column(default=0)
    rank: Mapped[float]
    opened_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class Vote(Base):
    """What somebody thinks of a candidate: 1 for, -1 against. maker_id: the candidate's, so that
    the table itself refuses a vote on one's own. counts: whether the candidate's counts have it, of
    which a trigger takes care. held_by: the case for whose sake it does not count, until a
    moderator has looked at it.
    """

    __tablename__ = "votes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["candidate_id", "maker_id"],
            ["candidates.id", "candidates.maker_id"],
            ondelete="CASCADE",
        ),
        CheckConstraint("value IN (-1, 1)", name="value"),
        CheckConstraint("user_id <> maker_id", name="own"),
        CheckConstraint("held_by IS NULL OR NOT counts", name="held"),
        CheckConstraint("changed_at >= cast_at", name="changed"),
        Index("ix_votes_user_id", "user_id"),
        Index("ix_votes_held_by", "held_by"),
    )

    candidate_id: Mapped[int] = mapped_column(Number, primary_key=True)
    user_id: Mapped[OfUser]
    maker_id: Mapped[int] = mapped_column(Number)
    value: Mapped[int]
    counts: Mapped[bool]
    held_by: Mapped[int | None] = mapped_column(Number, ForeignKey("cases.id", ondelete="SET NULL"))
    cast_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class BallotPost(Base):
    """The message in which a candidate stands. shown: its counts as last written there; due_at:
    when it may be edited next, NULL where it shows what is true."""

    __tablename__ = "ballot_posts"
    __table_args__ = (Index("ix_ballot_posts_due_at", "due_at"),)

    candidate_id: Mapped[int] = mapped_column(
        Number, ForeignKey("candidates.id", ondelete="CASCADE"), primary_key=True
    )
    platform: Mapped[Short]
    chat: Mapped[str] = mapped_column(String(128))
    message: Mapped[str] = mapped_column(String(128))
    shown: Mapped[str] = mapped_column(Text, default="")
    due_at: Mapped[datetime | None]
