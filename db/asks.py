"""Questions that wait for somebody's press: whether a photo may be used, which theme, which face.

What is asked for lies here meanwhile, without any photo: the payload says where it can be fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.errors import AskGone, NotYours
from db.jobs import new_id
from db.models import Ask
from db.session import now

ANYBODY = ""
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class NewAsk:
    """kind: what is asked. asked_by: on whose behalf, answerer: who alone may answer, by the
    platform's names; ANYBODY where all may."""

    platform: str
    kind: str
    asked_by: str
    answerer: str = ANYBODY
    payload: Mapping[str, Any] = field(default_factory=dict, repr=False)


async def add_ask(session: AsyncSession, new: NewAsk) -> str:
    """Ask something; returns the question's id."""
    ask = Ask(
        id=new_id(),
        platform=new.platform,
        kind=new.kind,
        asked_by=new.asked_by,
        answerer=new.answerer,
        payload=dict(new.payload),
        created_at=now(),
    )
    session.add(ask)
    await session.flush()
    return ask.id


async def read_ask(session: AsyncSession, ask_id: str, kind: str, who: str) -> Ask:
    """A question that somebody may answer. Raises AskGone and NotYours."""
    ask = await _find(session, ask_id, kind)
    if ask.answerer not in (ANYBODY, who):
        raise NotYours
    return ask


async def take_ask(session: AsyncSession, ask_id: str, kind: str, who: str) -> Ask:
    """The same, and it is answered: of two presses one gets AskGone. Wants a writing session."""
    ask = await read_ask(session, ask_id, kind, who)
    gone = await session.scalar(delete(Ask).where(Ask.id == ask_id).returning(Ask.id))
    if gone is None:
        raise AskGone
    return ask


async def sweep_asks(session: AsyncSession) -> None:
    """Delete what nobody answered in time."""
    await session.execute(delete(Ask).where(Ask.created_at < now() - KEPT))


async def _find(session: AsyncSession, ask_id: str, kind: str) -> Ask:
    wanted = select(Ask).where(Ask.id == ask_id, Ask.kind == kind, Ask.created_at >= now() - KEPT)
    ask: Ask | None = await session.scalar(wanted)
    if ask is None:
        raise AskGone
    return ask
