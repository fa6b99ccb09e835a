"""How long stages take here: what an ETA is made of."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.machine_models import StageTime
from db.once import add_once

NEWEST = 0.15  # what the newest run counts at least; the mean of the first few is the plain one


async def note(session: AsyncSession, key: tuple[str, str, str], seconds: float) -> None:
    """A stage took so long. key: stage, device, quality. Wants a writing session."""
    stage, device, quality = key
    new = {"stage": stage, "device": device, "quality": quality}
    await add_once(session, StageTime, new | {"mean_s": 0.0, "total_s": 0.0, "runs": 0})
    known = await session.get_one(StageTime, key, with_for_update=True, populate_existing=True)
    known.runs += 1
    known.total_s += seconds
    known.mean_s += max(NEWEST, 1 / known.runs) * (seconds - known.mean_s)


async def means(session: AsyncSession, device: str, quality: str) -> dict[str, float]:
    """Seconds of each stage that ever ran on this device at this quality."""
    wanted = select(StageTime).where(StageTime.device == device, StageTime.quality == quality)
    return {row.stage: row.mean_s for row in await session.scalars(wanted)}
