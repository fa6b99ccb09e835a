"""How long stages take here: what an ETA is made of."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import StageTime

NEWEST = 0.15  # what the newest run counts in the running mean
FIRST_RUNS = 6  # until then it is the plain mean


async def note(session: AsyncSession, key: tuple[str, str, str], seconds: float) -> None:
    """A stage took so long. key: stage, device, quality. Wants a writing session."""
    stage, device, quality = key
    known = await session.get(StageTime, key)
    if known is None:
        session.add(
            StageTime(
                stage=stage, device=device, quality=quality,
                mean_s=seconds, total_s=seconds, runs=1,
            )
        )  # fmt: skip
        return
    known.runs += 1
    known.total_s += seconds
    share = max(NEWEST, 1 / known.runs) if known.runs <= FIRST_RUNS else NEWEST
    known.mean_s += share * (seconds - known.mean_s)


async def means(session: AsyncSession, device: str, quality: str) -> dict[str, float]:
    """Seconds of each stage that ever ran on this device at this quality."""
    wanted = select(StageTime).where(StageTime.device == device, StageTime.quality == quality)
    return {row.stage: row.mean_s for row in await session.scalars(wanted)}
