"""Requests that were acknowledged and are no jobs yet: Discord tells of each only once, so that
they are written down before anything is done, and gone on with after a restart.

They are kept in the database. While that takes too long a request is noted in a file: Discord
waits for no more than three seconds. Of a press under a message it is noted what was pressed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import discord
import structlog
from sqlalchemy import delete, select

from bot.discord.answers import AfterIt
from bot.discord.notes import Notes
from bot.discord.refusals import PLATFORM
from bot.discord.requests import ask_by_interaction
from bot.discord.wire import PRIVATE, Wire, answer_spot
from bot.front.asked import Asked, Asker, Place
from bot.front.presses import Act, Press
from db.asks import NewAsk, add_ask
from db.errors import DatabaseError
from db.models import Ask
from db.posts import NewPost
from db.session import Database

KIND = "errand"
TRIES = "tries"
UNNUMBERED = 0  # a message that is not there yet, or whose number nobody needs
NOTED_WITHIN_S = 0.7  # of the three seconds until a request must be acknowledged
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Errand:
    """origin: the message into which the answer may go; None: there is none. hidden: only whoever
    asked sees it. press: of what was pressed; then `asked` says only by whom, where and with which
    words."""

    asked: Asked
    origin: NewPost | None
    hidden: bool
    press: Press | None = None


@dataclass(frozen=True)
class Errands:
    """notes: for what the database does not take in time."""

    database: Database
    notes: Notes

    @asynccontextmanager
    async def noted(self, errand: Errand, *, busy: bool = False) -> AsyncIterator[None]:
        """Have one written down during the block, unless that ends with the whole process: then the
        next goes on with it. busy: the database takes too long already."""
        kept = None if busy else await self._keep_soon(errand)
        if kept is None:
            await self.notes.write(errand.asked.message, _write(errand))
        try:
            yield
        except Exception:  # whoever asked is told; of a cancellation they are not
            await self._forget(errand, kept)
            raise
        await self._forget(errand, kept)

    async def _keep_soon(self, errand: Errand) -> str | None:
        with suppress(TimeoutError, DatabaseError):
            async with asyncio.timeout(NOTED_WITHIN_S):
                return await self.keep(errand)
        return None

    async def _forget(self, errand: Errand, kept: str | None) -> None:
        """Where that fails it is gone on with, by which nothing is made twice."""
        await self.notes.drop(errand.asked.message)
        if kept is not None:
            with suppress(DatabaseError):
                await self.drop(kept)

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


def press_errand(interaction: discord.Interaction, press: Press, words: str = "") -> Errand:
    """What was pressed, or written into a window, to be noted."""
    message = interaction.message
    return Errand(
        ask_by_interaction(interaction, None, words=words, privately=False),
        answer_spot(interaction, UNNUMBERED),
        hidden=message is not None and message.flags.ephemeral,
        press=press,
    )


def after_press(wire: Wire, errand: Errand, *, key: str, hidden: bool) -> AfterIt:
    """A further message after what was pressed. key: as of InChat, where that is long ago."""
    assert errand.origin is not None, "what is pressed has one"
    asked = errand.asked
    chat = f"{PRIVATE}{asked.asker.native_id}" if hidden else asked.chat
    return AfterIt(wire, errand.origin, chat, key, hidden)


def _write(errand: Errand) -> Mapping[str, Any]:
    asked = asdict(replace(errand.asked, photo=b""))
    kept = {name: value for name, value in asked.items() if name not in ("photo", "platform")}
    origin = errand.origin
    spot = None if origin is None else {**asdict(origin), "expires_at": None}
    if spot is not None and origin is not None and origin.expires_at is not None:
        spot["expires_at"] = origin.expires_at.isoformat()
    press = None if errand.press is None else asdict(errand.press)
    return {"asked": kept, "origin": spot, "hidden": errand.hidden, "press": press}


def _read(payload: Mapping[str, Any]) -> Errand:
    fields = dict(payload["asked"])
    fields |= {"place": Place(**fields["place"]), "asker": Asker(**fields["asker"])}
    origin, spot = payload["origin"], None
    if origin is not None:
        ends = origin["expires_at"]
        spot = NewPost(**{**origin, "expires_at": ends and datetime.fromisoformat(ends)})
    told = payload.get("press")
    press = None if told is None else Press(**{**told, "act": Act(told["act"])})
    return Errand(Asked(platform=PLATFORM, **fields), spot, bool(payload["hidden"]), press)
