"""What must be asked before a message becomes a job: its author, or which theme or face is meant.

The request waits in the database without its photo, which is fetched again once it is answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.errors import PhotoGone
from bot.front.admission import admit
from bot.front.asked import Asked, Asker, Place
from bot.front.desk import Desk
from bot.front.sources import Source
from db.asks import ANYBODY, NewAsk, add_ask, drop_ask, find_alike, note_in_ask, read_ask, take_ask
from db.errors import AskGone
from db.models import Ask
from db.posts import NewPost

# Beside the request in what waits: where the question stands, and since when whoever asked is told
# that nobody answered.
SHOWN, TELLING = "shown", "telling"


class Question(StrEnum):
    """What is asked."""

    AUTHOR = "author"  # may somebody else draw this photo?
    THEME = "theme"
    FACE = "face"


@dataclass(frozen=True)
class Waiting:
    """A request whose author is asked. shown: the message that asks, once that is known. telling:
    since when whoever asked is told that nobody answered."""

    asked: Asked
    shown: NewPost | None = None
    telling: datetime | None = None


@dataclass(frozen=True)
class Questions:
    """Of one platform. source: where its photos are fetched again."""

    desk: Desk
    platform: str
    source: Source

    async def must_ask_author(self, asked: Asked) -> bool:
        """Whether the author of the photo must be asked first. Raises the Refusal of a request
        that would not be taken anyway: then nobody is asked in vain."""
        async with self.desk.database.write() as session:
            admitted = await admit(session, asked, self.desk.consent.key)
        return admitted.rules.ask_authors and not asked.own_photo and not asked.place.private

    async def put(self, question: Question, asked: Asked, *, answerer: str = ANYBODY) -> str:
        """Keep a request until it is answered; the question's id. answerer: who alone may, by the
        platform's name of them."""
        async with self.desk.database.write() as session:
            return await add_ask(session, self._new(question, asked, answerer))

    async def put_to_author(self, asked: Asked, author: str) -> str | None:
        """Keep a request until the author of its photo has answered; the question's id. None where
        a message asks them already: the same request came before."""
        new = self._new(Question.AUTHOR, asked, author)
        async with self.desk.database.write() as session:
            for ask in await find_alike(session, new):
                if ask.payload["message"] == asked.message:
                    return None if SHOWN in ask.payload else ask.id
            return await add_ask(session, new)

    async def note_shown(self, ask_id: str, chat: str, message: str) -> None:
        """Remember the message that asks: it says so when nobody answers in time."""
        with suppress(AskGone):  # answered at once
            async with self.desk.database.write() as session:
                await note_in_ask(session, ask_id, **{SHOWN: [chat, message]})

    async def take_back(self, ask_id: str) -> None:
        """Forget a question that could not be asked."""
        async with self.desk.database.write() as session:
            await drop_ask(session, ask_id)

    async def look(self, question: Question, ask_id: str, who: str) -> Asked:
        """The request that waits, without its photo. Raises AskGone and NotYours."""
        async with self.desk.database.read() as session:
            ask = await read_ask(session, ask_id, question, who)
        return _read(self.platform, ask.payload)

    async def take(self, question: Question, ask_id: str, who: str, **others: Any) -> Asked:
        """The request with its photo, ready for intake; it waits no more, so that of two presses
        one counts. others: what was answered, by the fields of Asked.

        Raises AskGone, NotYours and PhotoGone: after the last nothing is asked any more.
        """
        async with self.desk.database.write() as session:
            ask = await take_ask(session, ask_id, question, who)
        asked = _read(self.platform, ask.payload)
        photo = b""
        if asked.likeness is None:
            found = await self.source.fetch(asked.source)
            if found is None:
                raise PhotoGone(ask_id)
            photo = found
        return replace(asked, photo=photo, **others)

    async def drop(self, question: Question, ask_id: str, who: str) -> Asked:
        """The request, which is not wanted any more. Raises AskGone and NotYours."""
        async with self.desk.database.write() as session:
            ask = await take_ask(session, ask_id, question, who)
        return _read(self.platform, ask.payload)

    def _new(self, question: Question, asked: Asked, answerer: str) -> NewAsk:
        return NewAsk(
            platform=self.platform,
            kind=question,
            asked_by=asked.asker.native_id,
            answerer=answerer,
            payload=_write(asked),
        )


def read_waiting(ask: Ask) -> Waiting:
    """What waits for an author."""
    shown, telling = ask.payload.get(SHOWN), ask.payload.get(TELLING)
    return Waiting(
        _read(ask.platform, ask.payload),
        NewPost(*shown) if shown else None,
        datetime.fromisoformat(telling) if telling else None,
    )


def _write(asked: Asked) -> Mapping[str, Any]:
    payload = asdict(replace(asked, photo=b""))
    return {name: value for name, value in payload.items() if name not in ("platform", "photo")}


def _read(platform: str, payload: Mapping[str, Any]) -> Asked:
    kept = {name: value for name, value in payload.items() if name not in (SHOWN, TELLING)}
    fields = {**kept, "place": Place(**payload["place"]), "asker": Asker(**payload["asker"])}
    return Asked(platform=platform, **fields)
