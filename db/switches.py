"""What an operator sets for the whole service."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from db.machine_models import Switch
from db.session import now

MAINTENANCE = "maintenance"


async def begin_maintenance(session: AsyncSession, note: str = "") -> None:
    """Take no new jobs from now on. note: what people are told, such as when it ends."""
    await session.merge(Switch(name=MAINTENANCE, value={"note": note}, set_at=now()))
    await session.flush()


async def end_maintenance(session: AsyncSession) -> None:
    """Take jobs again."""
    switch = await session.get(Switch, MAINTENANCE)
    if switch is not None:
        await session.delete(switch)
        await session.flush()


async def read_maintenance(session: AsyncSession) -> str | None:
    """The note of the maintenance that is going on; None when there is none."""
    switch = await session.get(Switch, MAINTENANCE)
    return None if switch is None else str(switch.value["note"])
