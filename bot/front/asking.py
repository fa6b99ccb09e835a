"""What must be asked before a message becomes a job: its author, or which theme or face is meant.

The request waits in the database without its photo, which is fetched again once it is answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from bot.errors import PhotoGone
from bot.front.admission import admit
from bot.front.asked import Asked, Asker, Place
from bot.front.desk import Desk
from bot.front.sources import Source
from db.asks import ANYBODY, NewAsk, add_ask, read_ask, take_ask


class Question(StrEnum):
    """What is asked."""

    AUTHOR = "author"  # may somebody else draw this photo?
    THEME = "theme"
    FACE = "face"


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
        new = NewAsk(
            platform=self.platform,
            kind=question,
            asked_by=asked.asker.native_id,
            answerer=answerer,
            payload=_write(asked),
        )
        async with self.desk.database.write() as session:
            return await add_ask(session, new)

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


def _write(asked: Asked) -> Mapping[str, Any]:
    payload = asdict(replace(asked, photo=b""))
    return {name: value for name, value in payload.items() if name not in ("platform", "photo")}


def _read(platform: str, payload: Mapping[str, Any]) -> Asked:
    fields = {**payload, "place": Place(**payload["place"]), "asker": Asker(**payload["asker"])}
    return Asked(platform=platform, **fields)
