"""The tables. What must never be otherwise is a constraint here, not a hope in the code.

Rows hold words, numbers and names of blobs; never pixels. A job's blobs lie under `jobs/<id>/`
and are deleted when it ends; a sticker's lie under `stickers/<id>/` and stay, a lesson's under
`lessons/<id>/` until its user takes it back.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.access import MakersAllowed, Strictness, ThemesAllowed
from db.columns import Json, Key, Number, OfCommunity, OfUser, Short, UtcTime, named
from db.states import ENDED, DeliveryState, JobState, Outcome

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def _among(states: frozenset[JobState]) -> str:
    return ", ".join(f"'{state}'" for state in sorted(states))


class Base(DeclarativeBase):
    """Gives every constraint a name, so that migrations can find it."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: UtcTime()}  # noqa: RUF012 - read by SQLAlchemy


class User(Base):
    """Somebody on a platform. remembers: their likeness may be kept; trains: what they choose may
    be learned from. language: as the platform says; chosen_language: as they do. may_write: they
    opened a private chat with us."""

    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("platform", "native_id"),)

    id: Mapped[Key]
    platform: Mapped[Short]
    native_id: Mapped[Short]
    language: Mapped[Short | None]
    remembers: Mapped[bool] = mapped_column(default=False)
    trains: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    chosen_language: Mapped[Short | None]
    may_write: Mapped[bool] = mapped_column(default=False, server_default=false())


class Community(Base):
    """A Telegram group or a Discord guild, or the private chat of one user, with its settings.

    Quotas are stickers a day; NULL takes the deployment's. The others are those of
    `db.communities.Rules`.
    """

    __tablename__ = "communities"
    __table_args__ = (
        UniqueConstraint("platform", "native_id"),
        CheckConstraint("user_quota IS NULL OR user_quota >= 0", name="user_quota"),
        CheckConstraint("quota IS NULL OR quota >= 0", name="quota"),
    )

    id: Mapped[Key]
    platform: Mapped[Short]
    native_id: Mapped[Short]
    title: Mapped[str] = mapped_column(String(256), default="")
    private: Mapped[bool] = mapped_column(default=False)
    language: Mapped[Short | None]
    themes: Mapped[ThemesAllowed] = mapped_column(named(ThemesAllowed), default=ThemesAllowed.ALL)
    free_words: Mapped[bool] = mapped_column(default=True)
    makers: Mapped[MakersAllowed] = mapped_column(
        named(MakersAllowed), default=MakersAllowed.EVERYONE
    )
    strictness: Mapped[Strictness] = mapped_column(named(Strictness), default=Strictness.STRICT)
    user_quota: Mapped[int | None]
    quota: Mapped[int | None]
    created_at: Mapped[datetime]
    ask_authors: Mapped[bool] = mapped_column(default=True, server_default=true())
    quiet: Mapped[bool] = mapped_column(default=False, server_default=false())
    answers_privately: Mapped[bool] = mapped_column(default=False, server_default=false())


class AllowedTheme(Base):
    """A theme of a community's list."""

    __tablename__ = "allowed_themes"

    community_id: Mapped[OfCommunity]
    theme: Mapped[str] = mapped_column(String(64), primary_key=True)


class Ban(Base):
    """A user who may make nothing in a community; until NULL: for good."""

    __tablename__ = "bans"

    community_id: Mapped[OfCommunity]
    user_id: Mapped[OfUser]
    reason: Mapped[str] = mapped_column(String(256), default="")
    until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class KeptBan(Base):
    """A ban of somebody who asked to be forgotten: it must not be shed by that. Whose it is only a
    hash says, see `db.forget`; the reason is gone, for it may tell of them."""

    __tablename__ = "kept_bans"

    community_id: Mapped[OfCommunity]
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class OptOut(Base):
    """A user of whose messages nobody else may make stickers."""

    __tablename__ = "opt_outs"

    community_id: Mapped[OfCommunity]
    user_id: Mapped[OfUser]
    created_at: Mapped[datetime]


class Job(Base):
    """One order of one user.

    id: random, what people and blobs call it. message: of the platform, so that the same message
    twice is one job. round, place: its turn, see `db.turns`. stage, progress: what its worker does,
    and how much of that is done, 0 to 1. error: the name of what went wrong. purged_at: when its
    blobs were deleted. own_photo: whether the user sent it, or somebody else.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("platform", "message"),
        CheckConstraint("progress BETWEEN 0 AND 1", name="progress"),
        CheckConstraint(
            f"(state IN ({_among(ENDED)})) = (ended_at IS NOT NULL)", name="ended"
        ),
        CheckConstraint("(state = 'failed') = (error IS NOT NULL)", name="error"),
        CheckConstraint("purged_at IS NULL OR ended_at IS NOT NULL", name="purged"),
        Index("ix_jobs_state_round_place_number", "state", "round", "place", "number"),
        Index(
            "ix_jobs_served", "round", "place",
            sqlite_where=text("started_at IS NOT NULL"),
            postgresql_where=text("started_at IS NOT NULL"),
        ),
        Index("ix_jobs_user_id_round", "user_id", "round"),
        Index("ix_jobs_community_id_round_place", "community_id", "round", "place"),
        Index("ix_jobs_user_id_created_at", "user_id", "created_at"),
        Index("ix_jobs_community_id_created_at", "community_id", "created_at"),
        Index("ix_jobs_photo_sha256", "photo_sha256"),
    )  # fmt: skip

    number: Mapped[Key]
    id: Mapped[str] = mapped_column(String(32), unique=True)
    platform: Mapped[Short]
    message: Mapped[str] = mapped_column(String(128))
    chat: Mapped[str] = mapped_column(String(128))
    community_id: Mapped[int] = mapped_column(Number, ForeignKey("communities.id"))
    user_id: Mapped[int] = mapped_column(Number, ForeignKey("users.id"))
    language: Mapped[Short | None]
    prompt: Mapped[str] = mapped_column(Text)
    options: Mapped[Json]
    source: Mapped[Json]
    photo_sha256: Mapped[Short | None]
    own_photo: Mapped[bool] = mapped_column(default=True)
    quality: Mapped[Short]
    state: Mapped[JobState] = mapped_column(named(JobState), default=JobState.WAITING)
    round: Mapped[int] = mapped_column(Number)
    place: Mapped[int] = mapped_column(Number)
    stage: Mapped[Short | None]
    progress: Mapped[float] = mapped_column(default=0.0)
    executor: Mapped[Short | None]
    version: Mapped[Short | None]
    error: Mapped[Short | None]
    result: Mapped[Json]
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    cancel_asked_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    purged_at: Mapped[datetime | None]


class Attempt(Base):
    """One worker's try at a job; of a job at most one runs."""

    __tablename__ = "attempts"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name="outcome_given"),
        Index(
            "ix_attempts_running", "job", unique=True,
            sqlite_where=text("ended_at IS NULL"), postgresql_where=text("ended_at IS NULL"),
        ),
    )  # fmt: skip

    job: Mapped[int] = mapped_column(
        Number, ForeignKey("jobs.number", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    executor: Mapped[Short]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None] = mapped_column(named(Outcome))
    error: Mapped[Short | None]


class Delivery(Base):
    """Something that a chat shall get once: a preview, the sticker, or word of a failure.

    key: what the platform is given so that it can tell a repetition, where it can.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("job", "kind"),
        Index("ix_deliveries_state_due_at", "state", "due_at"),
    )

    id: Mapped[Key]
    job: Mapped[int] = mapped_column(Number, ForeignKey("jobs.number", ondelete="CASCADE"))
    kind: Mapped[Short]
    key: Mapped[str] = mapped_column(String(32), unique=True)
    state: Mapped[DeliveryState] = mapped_column(
        named(DeliveryState), default=DeliveryState.PENDING
    )
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    receipt: Mapped[str | None] = mapped_column(String(128))
    error: Mapped[Short | None]


class Post(Base):
    """A message of ours that tells how far a job is, and is edited until the job ends.

    token: a platform's secret for editing it until expires_at; "" where none is needed. shown: what
    it says, so that the same is not sent twice.
    """

    __tablename__ = "posts"

    job: Mapped[int] = mapped_column(
        Number, ForeignKey("jobs.number", ondelete="CASCADE"), primary_key=True
    )
    chat: Mapped[str] = mapped_column(String(128))
    message: Mapped[str] = mapped_column(String(128))
    token: Mapped[str] = mapped_column(Text, default="")
    expires_at: Mapped[datetime | None]
    shown: Mapped[str] = mapped_column(Text, default="")


class Ask(Base):
    """A question that waits for a press. answerer: who alone may answer, by the platform's name of
    them; "" for anybody. asked_by: on whose behalf."""

    __tablename__ = "asks"
    __table_args__ = (Index("ix_asks_created_at", "created_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    platform: Mapped[Short]
    kind: Mapped[Short]
    asked_by: Mapped[Short]
    answerer: Mapped[Short]
    payload: Mapped[Json]
    created_at: Mapped[datetime]


class Sticker(Base):
    """A finished sticker that stays. files: its names and sizes, as in sticker.json."""

    __tablename__ = "stickers"
    __table_args__ = (Index("ix_stickers_user_id", "user_id"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    community_id: Mapped[int] = mapped_column(Number, ForeignKey("communities.id"))
    user_id: Mapped[int] = mapped_column(Number, ForeignKey("users.id"))
    prompt: Mapped[str] = mapped_column(Text)
    theme: Mapped[Short]
    files: Mapped[Json]
    created_at: Mapped[datetime]


class KeptLikeness(Base):
    """Numbers of a face that its owner wants remembered; no pixels."""

    __tablename__ = "likenesses"

    user_id: Mapped[OfUser]
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    likeness: Mapped[Json]
    kept_at: Mapped[datetime]


class Lesson(Base):
    """What a user gave for networks to learn from: a cut-out of a photo, and how it was drawn.

    choice: 1 where they liked the drawing, -1 where not, NULL until they say.
    """

    __tablename__ = "lessons"
    __table_args__ = (
        CheckConstraint("choice IN (-1, 1)", name="choice"),
        Index("ix_lessons_user_id", "user_id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(Number, ForeignKey("users.id", ondelete="CASCADE"))
    prompt: Mapped[str] = mapped_column(Text)
    theme: Mapped[Short]
    seed: Mapped[int] = mapped_column(Number)
    strength: Mapped[float]
    cartoonizer: Mapped[Short]
    choice: Mapped[int | None]
    created_at: Mapped[datetime]


class Forgotten(Base):
    """Somebody who asked to be forgotten, as a hash: what a restored backup forgets again."""

    __tablename__ = "forgotten"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    asked_at: Mapped[datetime]
