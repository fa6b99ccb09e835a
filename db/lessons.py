"""Lessons: what users give for networks to learn from, until they withdraw it.

A lesson is a small cut-out of a photo, which lies under `lessons/<id>/`, with how it was drawn and
whether its maker liked that. It is kept, and found, only while they let it be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Lesson, User
from db.session import now

FOLDER = "lessons"
LIKED, DISLIKED = 1, -1
Choice = Literal[1, -1]


@dataclass(frozen=True)
class NewLesson:
    """How a cut-out was drawn. id: of `db.jobs.new_id`; the cut-out lies under it already."""

    id: str
    prompt: str = field(repr=False)
    theme: str
    seed: int
    strength: float
    cartoonizer: str


def lesson_folder(lesson_id: str) -> str:
    """Where the blobs of a lesson lie."""
    return f"{FOLDER}/{lesson_id}"


def cutout_key(lesson_id: str) -> str:
    """Where its cut-out lies: a PNG with an alpha channel."""
    return f"{lesson_folder(lesson_id)}/cutout.png"


async def add_lesson(session: AsyncSession, user: User, new: NewLesson) -> bool:
    """Keep a lesson of which nothing was said yet; False where the user does not allow it."""
    allowed = select(User.trains).where(User.id == user.id)
    if not await session.scalar(allowed.with_for_update()):  # nor may it change meanwhile
        return False
    lesson = Lesson(
        id=new.id,
        user_id=user.id,
        prompt=new.prompt,
        theme=new.theme,
        seed=new.seed,
        strength=new.strength,
        cartoonizer=new.cartoonizer,
        created_at=now(),
    )
    session.add(lesson)
    await session.flush()
    return True


async def choose(session: AsyncSession, lesson_id: str, choice: Choice) -> bool:
    """Note whether its maker liked the drawing; False where the lesson was withdrawn."""
    lesson = await session.get(Lesson, lesson_id, with_for_update=True)
    if lesson is None:
        return False
    lesson.choice = choice
    await session.flush()
    return True


async def list_chosen(session: AsyncSession) -> Sequence[Lesson]:
    """The lessons of which something was said, the oldest first."""
    wanted = select(Lesson).where(Lesson.choice.is_not(None))
    return (await session.scalars(wanted.order_by(Lesson.created_at, Lesson.id))).all()


async def withdraw(session: AsyncSession, user: User) -> tuple[str, ...]:
    """Take back all lessons of somebody; the folders of the blobs that must be deleted."""
    theirs = delete(Lesson).where(Lesson.user_id == user.id).returning(Lesson.id)
    return tuple(lesson_folder(each) for each in await session.scalars(theirs))
