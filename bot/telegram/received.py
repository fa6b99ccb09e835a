"""The messages that say that a request was received, by the request's name: should it come again
after a crash, it goes on in the same message."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bot.front.asked import Asked
from bot.telegram.naming import PLATFORM, Spot, read_spot
from db.asks import KEPT
from db.models import Ask
from db.session import Database, now

KIND = "received"
ID_LENGTH = 32  # hexadecimal digits; random ids have fewer


@dataclass(frozen=True)
class Shown:
    """A message of ours that tells how far a job is."""

    spot: Spot
    message: int


@dataclass(frozen=True)
class Received:
    """Lies among the questions, which go after a day, and with whoever is forgotten."""

    database: Database

    async def note(self, asked: Asked, shown: Shown) -> None:
        """Remember the message of a request."""
        asker = asked.asker.native_id
        row = Ask(
            id=_id_of(asked), platform=PLATFORM, kind=KIND, asked_by=asker, answerer=asker,
            payload={"chat": str(shown.spot), "message": shown.message}, created_at=now(),
        )  # fmt: skip
        async with self.database.write() as session:
            await session.merge(row)

    async def find(self, asked: Asked) -> Shown | None:
        """The message of a request that came before."""
        async with self.database.read() as session:
            row = await session.get(Ask, _id_of(asked))
        if row is None or row.created_at < now() - KEPT:
            return None
        return Shown(read_spot(row.payload["chat"]), row.payload["message"])


def _id_of(asked: Asked) -> str:
    name = f"{KIND} {asked.platform} {asked.message}"
    return hashlib.sha256(name.encode()).hexdigest()[:ID_LENGTH]
