"""Blocking work is done one at a time in each lane, and ends when it shall."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.errors import Cancelled, StageTimeout
from bot.order import Order, Stage
from bot.worker.hand import Hand
from bot.worker.lanes import Lanes
from bot.worker.plan import Lane


def hand() -> Hand:
    return Hand("job", Order(photo=b"", prompt="pirate"), 1)


class Interrupted(Exception):
    pass


@pytest_asyncio.fixture
async def lanes() -> AsyncIterator[Lanes]:
    opened = Lanes(limit_s=0.5, interrupt=lambda: None)
    yield opened
    opened.close()


def looking(job: Hand, limit_s: float = 20.0) -> None:
    """Work that looks now and then whether it shall stop."""
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        job.tell(Stage.RENDER, 1, 2)
        time.sleep(0.01)


async def test_work_of_one_lane_follows_and_of_two_overlaps(lanes: Lanes) -> None:
    at_work, most = [], []

    def work() -> str:
        at_work.append(1)
        most.append(len(at_work))
        time.sleep(0.05)
        at_work.pop()
        return threading.current_thread().name

    names = await asyncio.gather(*(lanes.run(Lane.DRAWING, hand(), work) for _ in range(3)))
    assert max(most) == 1
    assert len(set(names)) == 1
    both = (lanes.run(lane, hand(), work) for lane in Lane)
    assert len(set(await asyncio.gather(*both))) == 2
    assert max(most) == 2


async def test_what_work_raises_passes_through(lanes: Lanes) -> None:
    def work() -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        await lanes.run(Lane.DRAWING, hand(), work)
    assert not lanes.busy


async def test_work_that_shall_stop_is_left_at_once(lanes: Lanes) -> None:
    job = hand()
    asyncio.get_running_loop().call_later(0.05, job.stop)
    with pytest.raises(Cancelled):
        await lanes.run(Lane.DRAWING, job, lambda: looking(job))
    await asyncio.wait_for(job.idle.wait(), 2)
    assert not lanes.busy


async def test_work_that_waits_for_its_turn_is_not_begun_when_it_shall_stop(lanes: Lanes) -> None:
    first, second, begun = hand(), hand(), []
    running = asyncio.create_task(lanes.run(Lane.DRAWING, first, lambda: time.sleep(0.2)))
    waiting = asyncio.create_task(lanes.run(Lane.DRAWING, second, lambda: begun.append(1)))
    await asyncio.sleep(0.05)
    second.stop()
    with pytest.raises(Cancelled):
        await waiting
    await running
    assert await lanes.call(Lane.DRAWING, lambda: 7) == 7
    assert begun == []


async def test_work_without_end_is_given_up(lanes: Lanes) -> None:
    job = hand()
    with pytest.raises(StageTimeout):
        await lanes.run(Lane.DRAWING, job, lambda: looking(job))
    await asyncio.wait_for(job.idle.wait(), 2)
    assert not job.stopping.is_set()  # it may be tried again


async def test_a_renderer_that_does_not_look_is_interrupted() -> None:
    gone = threading.Event()
    lanes, job = Lanes(limit_s=20, interrupt=gone.set), hand()
    asyncio.get_running_loop().call_later(0.05, job.stop)
    with pytest.raises(Cancelled):
        await lanes.run(Lane.RENDERING, job, lambda: gone.wait(20))
    await asyncio.wait_for(job.idle.wait(), 5)
    assert gone.is_set()
    lanes.close()
