"""A workflow whose job somebody else has neither ends nor says anything of it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from unittest.mock import create_autospec

import pytest

from bot.version import VERSION
from bot.worker.hand import Hand
from bot.worker.lanes import Lanes
from bot.worker.ledger import Ledger, Rules
from bot.worker.stages import Workshop
from bot.worker.workflow import Maker
from db.jobs import change, find_job
from db.states import JobState
from tests.bot.worker.house import House

RULES = Rules("one", "cpu", "draft", attempts=3)


class Trial(Maker):
    """Whose tries are what a test says."""

    def __init__(self, house: House, end: Callable[[], None]) -> None:
        shop, lanes = create_autospec(Workshop), create_autospec(Lanes)
        super().__init__(Ledger(house.database, RULES), shop, lanes)
        self._end = end

    async def _try(self, _hand: Hand) -> None:
        self._end()


def broken() -> None:
    raise RuntimeError("the rows of this workflow are gone")


async def begun(house: House, ledger: Ledger) -> Hand:
    job_id = await house.add(b"photo")
    async with house.database.write() as session:
        job = await find_job(session, job_id)
        change(job, JobState.STARTED)
        job.version = VERSION
    hand = await ledger.begin(job_id)
    assert hand is not None
    return hand


@pytest.mark.parametrize("end", [lambda: None, broken])
async def test_a_workflow_whose_job_is_somebody_elses_never_ends(
    house: House, end: Callable[[], None]
) -> None:
    maker = Trial(house, end)
    hand = await begun(house, maker.ledger)
    assert await Ledger(house.database, replace(RULES, executor="two")).begin(hand.job_id)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(maker._try_and_end(hand), 1.0)
    assert hand.left
    assert maker.stuck.is_set()
    job = await house.job(hand.job_id)
    assert (job.state, job.executor) == (JobState.RUNNING, "two")


async def test_a_workflow_that_breaks_fails_its_job(house: House) -> None:
    maker = Trial(house, broken)
    hand = await begun(house, maker.ledger)
    await maker._try_and_end(hand)
    job = await house.job(hand.job_id)
    assert (job.state, job.error) == (JobState.FAILED, "RuntimeError")
    assert await house.deliveries(hand.job_id) == ["notice"]


async def test_a_job_that_was_given_back_is_not_failed_over_that(house: House) -> None:
    maker = Trial(house, broken)
    hand = await begun(house, maker.ledger)
    hand.left = True
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(maker._try_and_end(hand), 0.5)
    assert (await house.job(hand.job_id)).state == JobState.RUNNING
