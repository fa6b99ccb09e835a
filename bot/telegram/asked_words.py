"""Words that somebody was asked to write in their private chat, and what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from bot.telegram.naming import PLATFORM
from db.asks import KEPT, NewAsk, add_ask
from db.models import Ask
from db.session import Database, now

WORDS = "words"  # the kind of such a question
FOR = "for"  # of its payload


@dataclass(frozen=True)
class Wish:
    """purpose: what the words are for; payload: whatever else is needed then."""

    purpose: str
    payload: Mapping[str, Any]


async def ask_words(database: Database, who: str, purpose: str, **payload: str) -> None:
    """Wait for somebody's next words, in place of what was waited for before."""
    async with database.write() as session:
        await session.execute(delete(Ask).where(*waiting_for(who)))
        new = NewAsk(
            platform=PLATFORM, kind=WORDS, asked_by=who, answerer=who,
            payload={FOR: purpose, **payload},
        )  # fmt: skip
        await add_ask(session, new)


async def take_wish(database: Database, who: str) -> Wish | None:
    """What somebody's words are for, if anything is waited for; it is no more."""
    async with database.write() as session:
        ask = await session.scalar(
            select(Ask).where(*waiting_for(who), Ask.created_at >= now() - KEPT)
        )
        if ask is None:
            return None
        await session.delete(ask)
        payload = dict(ask.payload)
    return Wish(payload.pop(FOR), payload)


def waiting_for(who: str) -> tuple[Any, ...]:
    """Which questions wait for somebody's words."""
    return Ask.platform == PLATFORM, Ask.kind == WORDS, Ask.answerer == who
