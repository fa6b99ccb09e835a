"""Questions to authors that nobody answered in time: each loses its buttons and says so, and
whoever asked is told once.

That somebody is being told is noted before, and the question is forgotten after. When the process
dies in between nobody knows whether they were: they are told again only where the platform shows
the same words once. The question says it in any case, however often it is made to.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.errors import ChatBusy, ChatError, ChatGone, ChatUnreachable
from bot.front.asked import Asked
from bot.front.asking import TELLING, Question, Waiting, read_waiting
from db.asks import drop_ask, find_overdue, note_in_ask
from db.errors import AskGone, DatabaseError
from db.posts import NewPost
from db.session import Database, now

LOOK_S = 30.0
_log = structlog.get_logger(__name__)


class Herald(Protocol):
    """Speaks on one platform. repeats: for how long the same words told twice show once."""

    @property
    def platform(self) -> str: ...

    @property
    def repeats(self) -> timedelta: ...

    async def close(self, asked: Asked, shown: NewPost) -> None:
        """Let the question say that it ran out, without buttons. Raises ChatError."""
        ...

    async def tell(self, asked: Asked, *, was_asked: bool) -> None:
        """Tell whoever asked. was_asked: whether the author certainly was.

        Raises ChatBusy and ChatUnreachable only where they certainly were not told.
        """
        ...


class Unanswered:
    """Of one platform."""

    def __init__(self, database: Database, herald: Herald) -> None:
        self._database = database
        self._herald = herald

    async def run(self, stop: asyncio.Event) -> None:
        """Look until `stop` is set. A database that is away is waited for."""
        while not stop.is_set():
            try:
                await self.end_all()
            except DatabaseError as error:
                _log.warning("questions wait", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_S)

    async def end_all(self) -> None:
        """End each question whose time is over."""
        async with self._database.read() as session:
            found = await find_overdue(session, self._herald.platform, Question.AUTHOR)
            waiting = [(ask.id, read_waiting(ask)) for ask in found]
        for ask_id, each in waiting:
            try:
                await self._end(ask_id, each)
            except (AskGone, ChatError) as error:
                _log.info("a question waits", error=type(error).__name__)
            except DatabaseError:
                raise
            except Exception:  # noqa: BLE001 - a platform's library can raise anything
                _log.exception("a question could not be ended")

    async def _end(self, ask_id: str, waiting: Waiting) -> None:
        """Raises AskGone, and the ChatError for which it is tried again."""
        if waiting.shown is not None:
            with suppress(ChatGone):
                await self._herald.close(waiting.asked, waiting.shown)
        if waiting.telling is None or now() - waiting.telling < self._herald.repeats:
            await self._tell(ask_id, waiting)
        async with self._database.write() as session:
            await drop_ask(session, ask_id)

    async def _tell(self, ask_id: str, waiting: Waiting) -> None:
        """Raises AskGone; and ChatBusy and ChatUnreachable where nobody was told."""
        await self._note(ask_id, waiting.telling or now())
        try:
            was_asked = waiting.shown is not None
            await self._herald.tell(waiting.asked, was_asked=was_asked)
        except (ChatBusy, ChatUnreachable):
            await self._note(ask_id, waiting.telling)
            raise
        except ChatError as error:  # they cannot be told, or were
            _log.info("word of a question is lost", error=type(error).__name__)

    async def _note(self, ask_id: str, telling: datetime | None) -> None:
        moment = None if telling is None else telling.isoformat()
        async with self._database.write() as session:
            await note_in_ask(session, ask_id, **{TELLING: moment})
