"""What is done to the service in `tests.trials.faults`: each begins, lasts, and is undone."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psutil
from sqlalchemy import select

from db.address import Address
from db.models import Job
from db.session import Database
from db.states import JobState
from tests.trials.chat import Chat, Moods
from tests.trials.disks import Server, fill
from tests.trials.house import BLENDER, House
from tests.trials.stores import Store

FULL_S = 20.0
DATABASE_AWAY_S = 30.0
STORE_AWAY_S = 20.0
CLOCK_JUMP_S = 3600.0
CLOCK_WRONG_S = 20.0
CHILD_ROOM = 64 * 2**20  # bytes that Blender may still take
DEATHS, DEATHS_WITHIN_S = 4, 60.0
POLL_S = 0.05


@dataclass(frozen=True)
class Site:
    """Where a fault strikes. data: the service's folder. clock: the file of `clock.follow_clock`.
    server: None on SQLite."""

    house: House
    chat: Chat
    database: Database
    address: Address
    store: Store
    data: Path
    clock: Path
    server: Server | None


async def fill_disk(site: Site) -> None:
    """The disk of the photos, the stickers and, on SQLite, the database is full for a while."""
    ballast = site.data / "ballast"
    await asyncio.to_thread(fill, ballast)
    await asyncio.sleep(FULL_S)
    ballast.unlink()


async def take_database(site: Site) -> None:
    """The server is stopped; a file is locked by somebody else."""
    if site.server is not None:
        await site.server.stop()
        await asyncio.sleep(DATABASE_AWAY_S)
        await site.server.start()
        return
    with closing(sqlite3.connect(str(site.address.url.database), isolation_level=None)) as other:
        other.execute("PRAGMA busy_timeout = 10000")
        other.execute("BEGIN EXCLUSIVE")
        await asyncio.sleep(DATABASE_AWAY_S)
        other.execute("ROLLBACK")


async def take_store(site: Site) -> None:
    """The folder of the files is away, as a network disk can be; or nobody serves the bucket."""
    await asyncio.to_thread(site.store.take_away)
    await asyncio.sleep(STORE_AWAY_S)
    await asyncio.to_thread(site.store.bring_back)


async def move_clock(site: Site) -> None:
    """An hour forward, and after a while back: what was noted meanwhile lies in the future, and
    so does the next try of what the chat, which is out of order, did not take."""
    site.chat.moods, usual = Moods(broken=1.0), site.chat.moods
    site.clock.write_text(str(CLOCK_JUMP_S))
    await asyncio.sleep(CLOCK_WRONG_S)
    site.clock.write_text("0")
    site.chat.moods = usual


async def spoil_photos(site: Site) -> None:
    """The photos of jobs that wait are no pictures any more: one is cut off, others are noise."""
    async with site.database.read() as session:
        waiting = (await session.scalars(select(Job).where(Job.state == JobState.WAITING))).all()
    for number, job in enumerate(waiting):
        key, blobs = f"jobs/{job.id}/photo", site.store.blobs
        data = await asyncio.to_thread(blobs.get, key)
        spoilt = data[: len(data) // 3] if number % 2 else bytes(len(data))
        await asyncio.to_thread(blobs.put, key, spoilt)


async def starve_child(site: Site) -> None:
    """Blender gets no more memory: it fails by itself."""
    child = await _find_child(site.house)
    if child is not None:
        most = child.memory_info().vms + CHILD_ROOM
        child.rlimit(psutil.RLIMIT_AS, (most, most))


async def kill_children(site: Site) -> None:
    """Blender is killed as soon as it starts, several times, as by a kernel without memory."""
    ends_s, deaths = time.monotonic() + DEATHS_WITHIN_S, 0
    while deaths < DEATHS and time.monotonic() < ends_s:
        child = await _find_child(site.house)
        if child is not None:
            child.kill()
            deaths += 1


async def _find_child(house: House) -> psutil.Process | None:
    ends_s = time.monotonic() + DEATHS_WITHIN_S
    while time.monotonic() < ends_s:
        child = house.find(BLENDER)
        if child is not None:
            return child
        await asyncio.sleep(POLL_S)
    return None


INJURIES: Mapping[str, Callable[[Site], Awaitable[None]]] = MappingProxyType(
    {
        "corrupt photos": spoil_photos,
        "child without memory": starve_child,
        "child killed": kill_children,
        "disk full": fill_disk,
        "blob store gone": take_store,
        "clock jump": move_clock,
        "database gone": take_database,
    }
)
