"""What a worker writes of its jobs, and that it writes nothing of those that it no longer has."""

from dataclasses import replace
from typing import Any

import pytest

from bot.version import VERSION
from bot.worker.gifts import Allowed, Gift
from bot.worker.hand import Hand
from bot.worker.ledger import Ledger, Left, Rules
from bot.worker.plan import Step
from db.jobs import begin_attempt, change, find_job
from db.lessons import NewLesson
from db.likenesses import OWN, read_likeness
from db.models import Job, Sticker, User
from db.session import now
from db.stage_times import means
from db.states import JobState
from db.users import set_remembers, set_trains
from db.workers import Pulse, beat
from tests.bot.worker.house import House

RULES = Rules("one", "cpu", "draft", attempts=3)
GIFT = Gift({"eyes": 1}, NewLesson("x", "a pirate", "pirate", 1, 0.7, "gan"))
RECORD = {"theme": "pirate", "files": {"preview.png": {"bytes": 1}}}


@pytest.fixture
def ledger(house: House) -> Ledger:
    return Ledger(house.database, RULES)


@pytest.fixture
def other(house: House) -> Ledger:
    """Another worker's."""
    return Ledger(house.database, replace(RULES, executor="two"))


async def started(house: House, **fields: Any) -> str:
    job_id = await house.add(b"photo", **fields)
    await put(house, job_id, JobState.STARTED, version=VERSION)
    return job_id


async def put(house: House, job_id: str, state: JobState | None = None, **fields: Any) -> None:
    async with house.database.write() as session:
        job = await find_job(session, job_id)
        if state is not None:
            change(job, state)
        for name, value in fields.items():
            setattr(job, name, value)


async def begun(ledger: Ledger, job_id: str) -> Hand:
    hand = await ledger.begin(job_id)
    assert hand is not None
    return hand


async def test_a_job_is_begun_as_its_row_says(house: House, ledger: Ledger) -> None:
    twin = await started(house, photo_sha256="same")
    job_id = await started(
        house, quality="auto", photo_sha256="same", options={"seed": 9, "still": True}
    )
    hand = await begun(ledger, job_id)
    assert (hand.order.quality, hand.order.seed, hand.order.still) == ("draft", 9, True)
    assert hand.twins == (twin,)
    job = await house.job(job_id)
    assert (job.state, job.executor) == (JobState.RUNNING, "one")


async def test_there_is_nothing_to_begin_of_a_job_that_has_ended(
    house: House, ledger: Ledger
) -> None:
    job_id = await started(house)
    await put(house, job_id, JobState.CANCELLED)
    assert await ledger.begin(job_id) is None
    assert await ledger.begin("nobody") is None
    assert await house.attempts(job_id) == []


async def test_a_job_that_was_taken_back_before_it_began_is_cancelled(
    house: House, ledger: Ledger
) -> None:
    job_id = await started(house)
    await put(house, job_id, cancel_asked_at=now())
    assert await ledger.begin(job_id) is None
    assert (await house.job(job_id)).state == JobState.CANCELLED


async def test_options_that_mean_nothing_fail_at_once(house: House, ledger: Ledger) -> None:
    job_id = await started(house, options={"sed": 9})
    assert await ledger.begin(job_id) is None
    job = await house.job(job_id)
    assert (job.state, job.error) == (JobState.FAILED, "UnusableWish")
    assert await house.deliveries(job_id) == ["notice"]


async def test_a_job_whose_workers_die_each_time_is_given_up(house: House, ledger: Ledger) -> None:
    job_id = await started(house)
    for _ in range(3):
        await begun(ledger, job_id)
    assert await ledger.begin(job_id) is None
    job = await house.job(job_id)
    assert (job.state, job.error) == (JobState.FAILED, "WorkerLost")
    assert [outcome for _, outcome, _ in await house.attempts(job_id)] == [*["lost"] * 3, "failed"]


async def test_a_drained_worker_s_try_does_not_count(house: House, ledger: Ledger) -> None:
    job_id = await started(house)
    for _ in range(4):
        await ledger.give_back(await begun(ledger, job_id))
        await put(house, job_id, JobState.STARTED)
    assert await ledger.begin(job_id) is not None


async def test_the_last_try_is_the_last(house: House, ledger: Ledger) -> None:
    hand = await begun(ledger, await started(house))
    assert await ledger.begin_again(hand, "RendererCrashed")
    assert await ledger.begin_again(hand, "RendererCrashed")
    assert hand.attempt == 3
    assert not await ledger.begin_again(hand, "RendererCrashed")
    await ledger.fail(hand, "RendererCrashed")
    assert (await house.job(hand.job_id)).error == "RendererCrashed"


async def test_a_made_sticker_is_written_once(house: House, ledger: Ledger) -> None:
    hand = await begun(ledger, await started(house))
    await ledger.make(hand, RECORD)
    await ledger.make(hand, RECORD)
    async with house.database.read() as session:
        sticker = await session.get(Sticker, hand.job_id)
    assert sticker is not None
    assert (sticker.theme, sticker.files) == (RECORD["theme"], RECORD["files"])
    assert await house.deliveries(hand.job_id) == ["sticker"]


async def test_what_may_be_kept_of_a_photo_its_maker_says(house: House, ledger: Ledger) -> None:
    own, theirs = await started(house), await started(house, own_photo=False)
    hands = [await begun(ledger, job_id) for job_id in (own, theirs)]
    assert [await ledger.read_allowed(hand) for hand in hands] == [Allowed(), Allowed()]
    for job_id in (own, theirs):
        await allow(house, job_id)
    allowed = [await ledger.read_allowed(hand) for hand in hands]
    assert allowed == [Allowed(likeness=True, lesson=True), Allowed()]


async def test_gifts_are_kept_with_the_sticker_or_not_at_all(
    house: House, ledger: Ledger, other: Ledger
) -> None:
    job_id = await started(house)
    await allow(house, job_id)
    lost = await begun(ledger, job_id)
    hand = await begun(other, job_id)
    await ledger.make(lost, RECORD, GIFT)
    assert not await ledger.holds_lesson("x")
    await other.make(hand, RECORD, GIFT)
    assert await ledger.holds_lesson("x")
    job = await house.job(job_id)
    assert job.result == {"sticker": job_id, "lesson": "x"}
    async with house.database.read() as session:
        assert await read_likeness(session, job.user_id, OWN) == {"eyes": 1}


async def test_what_was_taken_back_meanwhile_is_not_kept(house: House, ledger: Ledger) -> None:
    hand = await begun(ledger, await started(house))
    await ledger.make(hand, RECORD, GIFT)
    job = await house.job(hand.job_id)
    assert (job.state, job.result) == (JobState.MADE, {"sticker": hand.job_id})
    assert not await ledger.holds_lesson("x")
    async with house.database.read() as session:
        assert await read_likeness(session, job.user_id, OWN) is None


async def allow(house: House, job_id: str) -> None:
    """Let everything be kept."""
    async with house.database.write() as session:
        user = await session.get_one(User, (await find_job(session, job_id)).user_id)
        await set_remembers(session, user, True)
        await set_trains(session, user, True)


async def test_nothing_is_written_of_a_job_that_another_worker_has(
    house: House, ledger: Ledger, other: Ledger
) -> None:
    job_id = await started(house)
    lost = await begun(ledger, job_id)
    await begun(other, job_id)
    lost.begin(Step.RENDER)
    await ledger.make(lost, RECORD)
    await ledger.fail(lost, "RendererCrashed")
    await ledger.cancel(lost)
    await ledger.give_back(lost)
    await ledger.promise_preview(lost)
    await ledger.note_progress([lost])
    assert not await ledger.begin_again(lost, "RendererCrashed")
    job = await house.job(job_id)
    assert (job.state, job.executor, job.stage) == (JobState.RUNNING, "two", None)
    assert await house.deliveries(job_id) == []
    assert await ledger.find_stopped([lost]) == (set(), {job_id})


async def test_nothing_is_written_in_a_try_that_was_begun_anew(
    house: House, ledger: Ledger
) -> None:
    job_id = await started(house)
    first = await begun(ledger, job_id)
    await begun(ledger, job_id)
    await ledger.make(first, RECORD)
    assert (await house.job(job_id)).state == JobState.RUNNING


async def test_jobs_that_shall_stop_are_found(house: House, ledger: Ledger) -> None:
    asked, going = [await begun(ledger, await started(house)) for _ in range(2)]
    await put(house, asked.job_id, cancel_asked_at=now())
    assert await ledger.find_stopped([asked, going]) == ({asked.job_id}, set())
    await ledger.cancel(asked)
    assert await ledger.find_stopped([asked, going]) == ({asked.job_id}, set())


async def test_progress_is_written_where_there_is_some(house: House, ledger: Ledger) -> None:
    hand = await begun(ledger, await started(house))
    hand.begin(Step.RENDER)
    hand.progress = 0.25
    await ledger.note_progress([hand])
    job = await house.job(hand.job_id)
    assert (job.stage, job.progress) == ("render", 0.25)
    await ledger.note_time(hand, 2.5)
    async with house.database.read() as session:
        assert await means(session, "cpu", "draft") == {"render": 2.5}


async def test_orphans_wait_for_their_turn_again(house: House, ledger: Ledger) -> None:
    async with house.database.write() as session:
        await beat(session, Pulse("one", "here", 1, VERSION, "cpu", 2))
    own, lost, old, new = [await started(house) for _ in range(4)]
    await begun(ledger, own)
    async with house.database.write() as session:
        await begin_attempt(session, await find_job(session, lost), "gone")
    await put(house, old, version="0.0.9")
    found = await ledger.find_orphans()
    assert {left.job_id for left in found} == {lost, old}
    for left in found:
        await ledger.put_back(left)
    states = [(await house.job(job_id)).state for job_id in (own, lost, old, new)]
    assert states == ["running", "waiting", "waiting", "started"]
    assert await house.attempts(lost) == [(1, "lost", None)]


async def test_a_job_that_somebody_took_meanwhile_is_not_put_back(
    house: House, ledger: Ledger
) -> None:
    job_id = await started(house)
    await begun(ledger, job_id)
    await ledger.put_back(Left(job_id, "gone", VERSION))
    assert (await house.job(job_id)).state == JobState.RUNNING


async def test_a_purged_job_says_when(house: House, ledger: Ledger) -> None:
    hand = await begun(ledger, await started(house))
    await ledger.note_purged(hand.job_id)
    assert (await house.job(hand.job_id)).purged_at is None
    await ledger.cancel(hand)
    await ledger.note_purged(hand.job_id)
    job: Job = await house.job(hand.job_id)
    assert job.purged_at is not None
