"""A second worker of the same name is turned away; what a dead one left stops nobody."""

import asyncio
import os
import platform
import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.errors import NameTaken
from bot.worker.naming import check_name
from config.settings import Settings
from db.machine_models import Worker
from db.session import now
from db.workers import Pulse, beat
from tests.bot.worker.house import House

SETTINGS = Settings(executor="one", dead_after_s=60.0)
HERE = platform.node()


async def note(house: House, *, host: str = HERE, process: int = 1, age_s: float = 0.0) -> None:
    async with house.database.write() as session:
        await beat(session, Pulse("one", host, process, "1", "cpu", 2))
        await session.flush()
        await session.execute(update(Worker).values(seen_at=now() - timedelta(seconds=age_s)))


async def check_at_once(house: House, settings: Settings = SETTINGS) -> None:
    await asyncio.wait_for(check_name(house.database, settings), 10.0)


async def test_a_name_that_nobody_has_is_free(house: House) -> None:
    await check_at_once(house)


@pytest.mark.parametrize("host", [HERE, "elsewhere"])
async def test_a_name_under_which_somebody_beats_is_taken(house: House, host: str) -> None:
    await note(house, host=host)
    checking = asyncio.create_task(check_name(house.database, SETTINGS))
    await asyncio.sleep(1.0)
    assert not checking.done()
    await note(house, host=host)
    with pytest.raises(NameTaken) as caught:
        await asyncio.wait_for(checking, 10.0)
    assert (caught.value.executor, caught.value.host) == ("one", host)


async def test_a_process_of_this_machine_that_is_gone_stops_nobody(house: House) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    while os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT) is None:
        pass
    await note(house, process=dead.pid)  # it has ended, and nobody has asked how
    await check_at_once(house)
    dead.wait()
    await check_at_once(house)
    await note(house, process=os.getpid())
    await check_at_once(house)


async def test_one_that_ends_while_it_is_watched_stops_nobody(house: House) -> None:
    running = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    await note(house, process=running.pid)
    checking = asyncio.create_task(check_name(house.database, SETTINGS))
    await asyncio.sleep(1.0)
    assert not checking.done()
    running.communicate(b"\n")
    await asyncio.wait_for(checking, 10.0)


async def test_a_machine_that_is_silent_is_waited_for_no_longer_than_it_may_be(
    house: House,
) -> None:
    await note(house, host="elsewhere", age_s=70.0)
    await check_at_once(house)
    await note(house, host="elsewhere", age_s=-3600.0)  # its clock goes ahead
    await check_at_once(house, SETTINGS.model_copy(update={"dead_after_s": 1.0}))
