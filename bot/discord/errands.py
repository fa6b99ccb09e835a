"""Requests that were acknowledged and are no jobs yet: Discord tells of each only once, so that
they are written down before anything is done, and gone on with after a restart.

They are kept in the database. While that takes too long a request is noted in a file: Discord
waits for no more than three seconds.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import delete, select

from bot.discord.notes import Notes
from bot.discord.refusals import PLATFORM
from bot.front.asked import Asked, Asker, Place
from db.asks import NewAsk, add_ask
from db.models import Ask
from db.posts import NewPost
from db.session import Database

KIND = "errand"
TRIES = "tries"
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Errand:
    """origin: the message into which the answer may go; None: there is none. hidden: only whoever
    asked sees it."""

    asked: Asked
    origin: NewPost | None
    hidden: bool


@dataclass(frozen=True)
class Errands:
    """notes: for what the database does not take in time."""

    database: Database
    notes: Notes

    @asynccontextmanager
    async def noted(self, errand: Errand) -> AsyncIterator[None]:
        """Have one in a file during the block, unless that ends with the whole process."""
        await self.notes.write(errand.asked.message, _write(errand))
        try:
            yield
        except Exception:  # whoever asked is told; of a cancellation they are not
            await self.notes.drop(errand.asked.message)
            raise
        await self.notes.drop(errand.asked.message)

    async def collect(self) -> None:
        """Keep what an earlier process had only noted."""
        known = {errand.asked.message for _, errand in await self.left()}
        for name, told in (await self.notes.left()).items():
            if name not in known:
                try:
                    await self.keep(_read(told))
                except (KeyError, TypeError, ValueError) as error:  # of another version
                    _log.error("a note cannot be read", error=type(error).__name__)
            await self.notes.drop(name)

    async def keep(self, errand: Errand) -> str:
        """Write one down, without its photo; its id."""
        asker = errand.asked.asker.native_id
        new = NewAsk(PLATFORM, KIND, asked_by=asker, answerer=asker, payload=_write(errand))
        async with self.database.write() as session:
            return await add_ask(session, new)

    async def drop(self, errand_id: str) -> None:
        """It is done, or whoever asked was told why not."""
        async with self.database.write() as session:
            await session.execute(delete(Ask).where(Ask.id == errand_id))

    async def count_try(self, errand_id: str) -> int:
        """How often it is gone on with, this time included: it may be what kills the process."""
        async with self.database.write() as session:
            ask = await session.get_one(Ask, errand_id)
            tries = int(ask.payload.get(TRIES, 0)) + 1
            ask.payload = {**ask.payload, TRIES: tries}
            return tries

    async def left(self) -> Sequence[tuple[str, Errand]]:
        """Those that an earlier process did not finish, the oldest first."""
        wanted = select(Ask).where(Ask.platform == PLATFORM, Ask.kind == KIND)
        async with self.database.read() as session:
            found = await session.scalars(wanted.order_by(Ask.created_at))
            return [(ask.id, _read(ask.payload)) for ask in found]


def _write(errand: Errand) -> Mapping[str, Any]:
    asked = asdict(replace(errand.asked, photo=b""))
    kept = {name: value for name, value in asked.items() if name not in ("photo", "platform")}
    origin = errand.origin
    spot = None if origin is None else {**asdict(origin), "expires_at": None}
    if spot is not None and origin is not None and origin.expires_at is not None:
        spot["expires_at"] = origin.expires_at.isoformat()
    return {"asked": kept, "origin": spot, "hidden": errand.hidden}


def _read(payload: Mapping[str, Any]) -> Errand:
    fields = dict(payload["asked"])
    fields |= {"place": Place(**fields["place"]), "asker": Asker(**fields["asker"])}
    origin, spot = payload["origin"], None
    if origin is not None:
        ends = origin["expires_at"]
        spot = NewPost(**{**origin, "expires_at": ends and datetime.fromisoformat(ends)})
    return Errand(Asked(platform=PLATFORM, **fields), spot, bool(payload["hidden"]))
