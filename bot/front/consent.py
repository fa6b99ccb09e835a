"""What people allow to be kept of them, and its end: rows and files go as soon as they say so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.blobs import Blobs
from db.models import User
from db.session import Database
from db.users import find_user, set_remembers, set_trains


@dataclass(frozen=True)
class Consent:
    """Of everybody, by platform and the platform's name of them. key: of `db.users.find_user`."""

    database: Database
    blobs: Blobs
    key: bytes | None = None

    async def remember(self, platform: str, native_id: str) -> None:
        """Keep the likeness of somebody from their next photo on."""
        async with self.database.write() as session:
            user = await find_user(session, platform, native_id, key=self.key)
            await set_remembers(session, user, True)

    async def forget_likenesses(self, platform: str, native_id: str) -> None:
        """Keep no likeness of theirs any more; those that are kept go."""
        async with self.database.write() as session:
            user = await _find(session, platform, native_id)
            if user is not None:
                await set_remembers(session, user, False)

    async def help_training(self, platform: str, native_id: str) -> None:
        """Let networks learn from what they make and choose from now on."""
        async with self.database.write() as session:
            user = await find_user(session, platform, native_id, key=self.key)
            await set_trains(session, user, True)

    async def stop_helping(self, platform: str, native_id: str) -> None:
        """Take back all that they gave to learn from.

        Raises BlobStoreUnreachable where the files could not be deleted now: the sweeper does it.
        """
        folders: tuple[str, ...] = ()
        async with self.database.write() as session:
            user = await _find(session, platform, native_id)
            if user is not None:
                folders = await set_trains(session, user, False)
        for folder in folders:
            await asyncio.to_thread(self.blobs.delete_all, folder)


async def _find(session: AsyncSession, platform: str, native_id: str) -> User | None:
    """Somebody who has a row, which nobody else may change meanwhile; taking back makes none."""
    wanted = select(User).where(User.platform == platform, User.native_id == native_id)
    user: User | None = await session.scalar(wanted.with_for_update())
    return user
