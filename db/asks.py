"""Questions that wait for somebody's press: whether a photo may be used, which theme, which face.

What is asked for lies here meanwhile, without any photo: the payload says where it can be fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
IN_HAND = timedelta(minutes=6)  # after that: what was answered in the last moment is acted upon
TOLD_WITHIN = timedelta(days=1)  # and whoever asked is told, where that can be


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


async def note_in_ask(session: AsyncSession, ask_id: str, **more: Any) -> None:
    """Write something beside what a question is about. Raises AskGone. Wants a writing session."""
    ask = await session.get(Ask, ask_id, with_for_update=True)
    if ask is None:
        raise AskGone
    ask.payload = {**ask.payload, **more}


async def drop_ask(session: AsyncSession, ask_id: str) -> None:
    """Forget a question, if it is there."""
    await session.execute(delete(Ask).where(Ask.id == ask_id))


async def find_alike(session: AsyncSession, new: NewAsk) -> Sequence[Ask]:
    """The questions of a kind that somebody is asked on the same person's behalf."""
    wanted = select(Ask).where(
        Ask.platform == new.platform, Ask.kind == new.kind, Ask.asked_by == new.asked_by,
        Ask.answerer == new.answerer, Ask.created_at >= now() - KEPT,
    )  # fmt: skip
    return (await session.scalars(wanted)).all()


async def find_overdue(session: AsyncSession, platform: str, kind: str) -> Sequence[Ask]:
    """The questions of a kind that nobody answered in time, the oldest first."""
    wanted = select(Ask).where(
        Ask.platform == platform, Ask.kind == kind, Ask.created_at < now() - KEPT - IN_HAND
    )
    return (await session.scalars(wanted.order_by(Ask.created_at))).all()


async def sweep_asks(session: AsyncSession, *, told: str = "") -> None:
    """Delete what nobody answered in time. told: a kind that stays until whoever asked was told, as
    far as that can be."""
    over, late = now() - KEPT, now() - KEPT - TOLD_WITHIN
    await session.execute(delete(Ask).where(Ask.created_at < over, Ask.kind != told))
    await session.execute(delete(Ask).where(Ask.created_at < late))


async def _find(session: AsyncSession, ask_id: str, kind: str) -> Ask:
    wanted = select(Ask).where(Ask.id == ask_id, Ask.kind == kind, Ask.created_at >= now() - KEPT)
    ask: Ask | None = await session.scalar(wanted)
    if ask is None:
        raise AskGone
    return ask
