"""Forgetting somebody who asks for it, also in backups that are restored later.

What stays is a hash of who asked, and the bans that are in force, under the same hash: being
forgotten must not lift them. Platforms' numbers of users are few enough to try them all, so that
a plain hash, or a salted one whose salt lies beside it, would hide nobody. Ours is keyed, and the
key lies in the data folder and neither in the database nor in its backups: who has only those
learns nothing. Who has the key, too, can test whether somebody whom they know of is on the list.
Without the key nobody on the list can be recognised any more, and their bans are lost.
"""

from __future__ import annotations

import hmac
import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Vote
from db.ballots import count_again
from db.errors import JobsLiving
from db.lessons import withdraw
from db.models import Ask, Ban, Community, Forgotten, Job, KeptBan, Sticker, User
from db.moderation_models import Case
from db.session import now
from db.states import LIVING

KEY_FILE = "forget.key"
KEY_BYTES = 32


@dataclass(frozen=True)
class Erased:
    """What has no row any more. jobs, stickers: their ids; jobs' are those of their workflows.
    lessons: their folders."""

    jobs: tuple[str, ...] = ()
    stickers: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()

    def __add__(self, more: Erased) -> Erased:
        return Erased(
            self.jobs + more.jobs, self.stickers + more.stickers, self.lessons + more.lessons
        )

    @property
    def blobs(self) -> tuple[str, ...]:
        """The folders of the blobs that must be deleted."""
        jobs = (f"jobs/{job}" for job in self.jobs)
        return (*jobs, *(f"stickers/{each}" for each in self.stickers), *self.lessons)


def load_key(folder: Path) -> bytes:
    """The key of this deployment, which lies in its data folder; made when there is none."""
    path = folder / KEY_FILE
    if not path.exists():
        with tempfile.NamedTemporaryFile(dir=folder, prefix=KEY_FILE) as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
            # Whole at once, and never in place of one that another process made meanwhile.
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_bytes()


def digest_of(key: bytes, platform: str, native_id: str) -> str:
    """The hash that stands for somebody, 64 hexadecimal digits."""
    return hmac.digest(key, f"{platform}\0{native_id}".encode(), "sha256").hex()


async def forget_user(
    session: AsyncSession, platform: str, native_id: str, *, key: bytes
) -> Erased:
    """Delete all rows of somebody, and remember their hash. Wants a writing session.

    Raises JobsLiving when jobs of theirs must be cancelled before; then nothing has changed.
    """
    wanted = select(User).where(User.platform == platform, User.native_id == native_id)
    user = await session.scalar(wanted.with_for_update())
    if user is not None:
        living = select(Job.id).where(Job.user_id == user.id, Job.state.in_(LIVING))
        if ids := (await session.scalars(living)).all():
            raise JobsLiving(tuple(ids))
    digest = digest_of(key, platform, native_id)
    await session.merge(Forgotten(digest=digest, asked_at=now()))
    return Erased() if user is None else await _erase(session, user, digest)


async def list_forgotten(session: AsyncSession) -> dict[str, datetime]:
    """The hashes of all who asked, and when. To be read before a backup takes the rows' place."""
    rows = await session.execute(select(Forgotten.digest, Forgotten.asked_at))
    return {row[0]: row[1] for row in rows}


async def forget_again(
    session: AsyncSession, forgotten: Mapping[str, datetime], *, key: bytes
) -> Erased:
    """Delete from a restored backup all who asked to be forgotten after it was made.

    Whoever came back later, and has a newer row, stays. Nothing may be at work.
    """
    erased = Erased()
    for user in (await session.scalars(select(User))).all():
        digest = digest_of(key, user.platform, user.native_id)
        if digest in forgotten and user.created_at <= forgotten[digest]:
            erased += await _erase(session, user, digest)
    for digest, asked_at in forgotten.items():
        await session.merge(Forgotten(digest=digest, asked_at=asked_at))
    await session.flush()
    return erased


async def return_bans(session: AsyncSession, user: User, digest: str) -> None:
    """Ban somebody again who was forgotten and came back, where the bans are in force."""
    for kept in await session.scalars(select(KeptBan).where(KeptBan.digest == digest)):
        session.add(
            Ban(
                community_id=kept.community_id,
                user_id=user.id,
                until=kept.until,
                created_at=kept.created_at,
            )
        )
        await session.delete(kept)
    await session.flush()


async def _erase(session: AsyncSession, user: User, digest: str) -> Erased:
    await _keep_bans(session, user, digest)
    private = await _private_places(session, user)
    of_jobs = delete(Job).where(Job.user_id == user.id).returning(Job.id)
    of_stickers = delete(Sticker).where(Sticker.user_id == user.id).returning(Sticker.id)
    jobs = (await session.scalars(of_jobs)).all()
    stickers = (await session.scalars(of_stickers)).all()
    lessons = await withdraw(session, user)
    theirs = or_(Ask.asked_by == user.native_id, Ask.answerer == user.native_id)
    await session.execute(delete(Ask).where(Ask.platform == user.platform, theirs))
    await session.execute(update(Case).where(Case.opened_by == user.id).values(said=""))
    voted = select(Vote.candidate_id).where(Vote.user_id == user.id)
    candidates = (await session.scalars(voted)).all()
    await session.delete(user)  # likenesses, packs, votes, bans and opt-outs go with it
    await session.flush()
    await count_again(session, candidates)
    unused = ~exists().where(Job.community_id == Community.id)
    unused &= ~exists().where(Sticker.community_id == Community.id)
    await session.execute(delete(Community).where(Community.id.in_(private), unused))
    return Erased(tuple(jobs), tuple(stickers), lessons)


async def _keep_bans(session: AsyncSession, user: User, digest: str) -> None:
    in_force = or_(Ban.until.is_(None), Ban.until > now())
    for ban in (await session.scalars(select(Ban).where(Ban.user_id == user.id, in_force))).all():
        await session.merge(
            KeptBan(
                community_id=ban.community_id,
                digest=digest,
                until=ban.until,
                created_at=ban.created_at,
            )
        )
    await session.flush()


async def _private_places(session: AsyncSession, user: User) -> list[int]:
    """The user's own chats with us: some platforms call them as they call the user."""
    used = or_(
        Community.native_id == user.native_id,
        exists().where(Job.community_id == Community.id, Job.user_id == user.id),
        exists().where(Sticker.community_id == Community.id, Sticker.user_id == user.id),
    )
    wanted = select(Community.id).where(
        Community.platform == user.platform, Community.private, used
    )
    return list(await session.scalars(wanted))
