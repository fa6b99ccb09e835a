"""Likenesses that their owners want remembered: numbers of a face, by a name they gave.

They are kept, and found, only while the owner allows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.errors import UnusableValue
from db.models import KeptLikeness, User
from db.session import now

NAME_LENGTH = 64
OWN = "me"  # the name of that which is kept by itself, from its owner's photos


async def keep_likeness(
    session: AsyncSession, user: User, name: str, likeness: Mapping[str, Any]
) -> bool:
    """Keep a likeness in place of the one of this name; False where the user does not allow it.

    Raises UnusableValue for a name that is empty or too long.
    """
    if not 0 < len(name) <= NAME_LENGTH:
        raise UnusableValue("name", f"it must have 1 to {NAME_LENGTH} characters")
    allowed = select(User.remembers).where(User.id == user.id)
    if not await session.scalar(allowed.with_for_update()):  # nor may it change meanwhile
        return False
    kept = KeptLikeness(user_id=user.id, name=name, likeness=dict(likeness), kept_at=now())
    await session.merge(kept)
    await session.flush()
    return True


async def list_likenesses(session: AsyncSession, user_id: int) -> Sequence[str]:
    """Their names, in the order of the alphabet."""
    wanted = _allowed(user_id).with_only_columns(KeptLikeness.name).order_by(KeptLikeness.name)
    return (await session.scalars(wanted)).all()


async def read_likeness(session: AsyncSession, user_id: int, name: str) -> dict[str, Any] | None:
    """The likeness of this name, if it is kept."""
    kept = await session.scalar(_allowed(user_id).where(KeptLikeness.name == name))
    return None if kept is None else kept.likeness


async def delete_likeness(session: AsyncSession, user_id: int, name: str) -> None:
    """Forget one."""
    theirs = (KeptLikeness.user_id == user_id, KeptLikeness.name == name)
    await session.execute(delete(KeptLikeness).where(*theirs))


def _allowed(user_id: int) -> Select[KeptLikeness]:
    wanted = select(KeptLikeness).join(User, User.id == KeptLikeness.user_id)
    return wanted.where(KeptLikeness.user_id == user_id, User.remembers)
