"""Sheets of themes that wait for an answer: a theme that is pressed, or words of one's own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.front.presses import Act
from bot.telegram.asked_words import waiting_for
from bot.telegram.naming import PLATFORM
from db.asks import KEPT, NewAsk, add_ask
from db.models import Ask
from db.session import Database, now

KIND = "sheet"
CHAT, MESSAGE = "chat", "message"  # of its payload
LOST = 0  # no message has this number


@dataclass(frozen=True)
class Sheet:
    """One that somebody may answer. act, subject: of its buttons. chat, message: where it is."""

    act: Act
    subject: str
    chat: int
    message: int


@dataclass(frozen=True)
class Sheets:
    """Each is for one person alone."""

    database: Database

    async def note(self, who: str, sheet: Sheet) -> None:
        """Remember one that was sent. In a private chat the next words are for the newest of what
        was asked there."""
        payload = {
            "act": sheet.act, "subject": sheet.subject, CHAT: sheet.chat, MESSAGE: sheet.message,
        }  # fmt: skip
        new = NewAsk(PLATFORM, KIND, asked_by=who, answerer=who, payload=payload)
        async with self.database.write() as session:
            if str(sheet.chat) == who:
                await session.execute(delete(Ask).where(*waiting_for(who)))
            await add_ask(session, new)

    async def find(
        self, who: str, chat: int, *, message: int | None = None, acts: Collection[Act] = ()
    ) -> Sheet | None:
        """The newest that is for somebody in a chat. message: only this one; acts: only these."""
        wanted = (
            select(Ask)
            .where(Ask.platform == PLATFORM, Ask.kind == KIND, Ask.answerer == who)
            .where(Ask.created_at >= now() - KEPT)
            .order_by(Ask.created_at.desc())
        )
        async with self.database.read() as session:
            found = [_read(ask) for ask in await session.scalars(wanted)]
        for sheet in found:
            fits = message is None or sheet.message == message
            if sheet.chat == chat and fits and (not acts or sheet.act in acts):
                return sheet
        return None

    async def drop(self, who: str, chat: int, message: int) -> None:
        """It is answered."""
        theirs = (Ask.platform == PLATFORM, Ask.kind == KIND, Ask.answerer == who)
        async with self.database.write() as session:
            answered = [
                ask.id
                for ask in await session.scalars(select(Ask).where(*theirs))
                if (ask.payload[CHAT], ask.payload[MESSAGE]) == (chat, message)
            ]
            await session.execute(delete(Ask).where(Ask.id.in_(answered)))


def _read(ask: Ask) -> Sheet:
    payload = ask.payload
    return Sheet(Act(payload["act"]), payload["subject"], payload[CHAT], payload[MESSAGE])
