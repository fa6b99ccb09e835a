"""The tables of packs, and of the sets that platforms keep of them.

A pack is ours and has any size; a sticker set is a platform's own, under a name of its own, and
holds a part of a pack. A set is written down here before the platform is asked to make it, and
its row stays until the platform has deleted it, so that none is ever lost sight of.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json, Key, Number, Short
from db.models import Base

TITLE_LENGTH = 64  # Telegram's limit for a set's title
EMOJI_LENGTH = 256
KEYWORDS_LENGTH = 256
LICENCE_LENGTH = 256
TAGS_LENGTH = 256


class Pack(Base):
    """Stickers that a user put together, for themselves or for a community. changed_at: when its
    title, or what is in it, was.

    community_id: whose it is beside its keeper's, who answers for it on platforms; NULL: a person's
    own. cover: the sticker that stands for it; NULL: its first. published: others may find it.
    licence: what its keeper allows with it, in their words. tags: names of themes, with spaces
    between them.
    """

    __tablename__ = "packs"
    __table_args__ = (
        CheckConstraint(f"length(title) BETWEEN 1 AND {TITLE_LENGTH}", name="title"),
        CheckConstraint("changed_at >= created_at", name="changed"),
        UniqueConstraint("user_id", "title"),
        Index("ix_packs_community_id", "community_id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(Number, ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    community_id: Mapped[int | None] = mapped_column(
        Number, ForeignKey("communities.id", ondelete="CASCADE")
    )
    cover: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("stickers.id", ondelete="SET NULL")
    )
    published: Mapped[bool] = mapped_column(default=False, server_default=false())
    licence: Mapped[str] = mapped_column(
        String(LICENCE_LENGTH), default="", server_default=text("''")
    )
    tags: Mapped[str] = mapped_column(String(TAGS_LENGTH), default="", server_default=text("''"))


class PackChange(Base):
    """What was done to a pack, and by whom; NULL where they asked to be forgotten."""

    __tablename__ = "pack_changes"
    __table_args__ = (Index("ix_pack_changes_pack_id_at", "pack_id", "at"),)

    id: Mapped[Key]
    pack_id: Mapped[str] = mapped_column(String(32), ForeignKey("packs.id", ondelete="CASCADE"))
    actor_id: Mapped[int | None] = mapped_column(
        Number, ForeignKey("users.id", ondelete="SET NULL")
    )
    verb: Mapped[Short]
    details: Mapped[Json]
    at: Mapped[datetime]


class PackItem(Base):
    """A sticker of a pack. place: where in it, from 0; what was taken out leaves gaps. emoji: one
    or several that stand for it, with spaces between them. keywords: what it is found by, with
    spaces between them, too."""

    __tablename__ = "pack_items"
    __table_args__ = (
        UniqueConstraint("pack_id", "place"),
        CheckConstraint("place >= 0", name="place"),
        CheckConstraint(f"length(emoji) BETWEEN 1 AND {EMOJI_LENGTH}", name="emoji"),
        Index("ix_pack_items_sticker_id", "sticker_id"),
    )

    pack_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("packs.id", ondelete="CASCADE"), primary_key=True
    )
    sticker_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("stickers.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int]
    emoji: Mapped[str] = mapped_column(String(EMOJI_LENGTH))
    added_at: Mapped[datetime]
    keywords: Mapped[str] = mapped_column(
        String(KEYWORDS_LENGTH), default="", server_default=text("''")
    )


class StickerSet(Base):
    """A platform's set. pack_id: whose part it holds; NULL: the platform shall delete it.

    number: which of the pack's sets, from 1. synced_at: when the platform last had in it what the
    pack has; NULL where it may not even exist yet.
    """

    __tablename__ = "sticker_sets"
    __table_args__ = (
        UniqueConstraint("platform", "name"),
        UniqueConstraint("pack_id", "platform", "number"),
        CheckConstraint("number >= 1", name="number"),
    )

    id: Mapped[Key]
    pack_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("packs.id", ondelete="SET NULL")
    )
    platform: Mapped[Short]
    number: Mapped[int]
    name: Mapped[Short]
    synced_at: Mapped[datetime | None]


class PlacedSticker(Base):
    """What a platform's set holds. native_id: the platform's name of it. sticker_id: NULL where
    the sticker was deleted here, so that it must go there, too."""

    __tablename__ = "placed_stickers"
    __table_args__ = (
        UniqueConstraint("set_id", "sticker_id"),
        Index("ix_placed_stickers_sticker_id", "sticker_id"),
    )

    set_id: Mapped[int] = mapped_column(
        Number, ForeignKey("sticker_sets.id", ondelete="CASCADE"), primary_key=True
    )
    native_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    sticker_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("stickers.id", ondelete="SET NULL")
    )
    emoji: Mapped[str] = mapped_column(String(EMOJI_LENGTH))


class PackPost(Base):
    """The one message that tells how far a pack is. total: how many stickers were ordered for it;
    0 where its stickers were there already. token, expires_at: as of `db.models.Post`."""

    __tablename__ = "pack_posts"
    __table_args__ = (CheckConstraint("total >= 0", name="total"),)

    pack_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("packs.id", ondelete="CASCADE"), primary_key=True
    )
    platform: Mapped[Short]
    chat: Mapped[str] = mapped_column(String(128))
    message: Mapped[str] = mapped_column(String(128))
    token: Mapped[str] = mapped_column(Text, default="")
    expires_at: Mapped[datetime | None]
    language: Mapped[Short | None]
    shown: Mapped[str] = mapped_column(Text, default="")
    total: Mapped[int]
    created_at: Mapped[datetime]


class PackJob(Base):
    """A job whose sticker was ordered for a pack. included: whether it came into it; NULL while
    nobody knows yet."""

    __tablename__ = "pack_jobs"
    __table_args__ = (Index("ix_pack_jobs_pack_id", "pack_id"),)

    job: Mapped[int] = mapped_column(
        Number, ForeignKey("jobs.number", ondelete="CASCADE"), primary_key=True
    )
    pack_id: Mapped[str] = mapped_column(String(32), ForeignKey("packs.id", ondelete="CASCADE"))
    included: Mapped[bool | None]
