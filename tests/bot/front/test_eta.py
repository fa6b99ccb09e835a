"""The forecast follows what workers do: two threads each, and turns in their order."""

import pytest

from bot.front.eta import DRAWING, GUESS_S, HANDOVER_S, STEPS, StageTimes, play, rest
from bot.front.status import STAGES, read_status
from bot.worker.plan import LANES, Lane, Step
from db.machine_models import StageTime, Worker
from db.models import Job
from db.session import Database
from db.stage_times import note
from db.states import JobState
from db.workers import Pulse, beat

SECONDS = {"cut_out": 2, "cartoon": 1, "scene": 1, "preview": 1, "render": 4, "encode": 1}  # 4, 6
TIMES = StageTimes(
    StageTime(stage=step, device="cpu", quality="draft", mean_s=s) for step, s in SECONDS.items()
)


def worker(name: str = "a", *, slots: int = 2, **fields) -> Worker:
    return Worker(
        **{"executor": name, "device": "cpu", "slots": slots, "draining": False, **fields}
    )


def job(name: str, **fields) -> Job:
    state = JobState.RUNNING if "stage" in fields else JobState.WAITING
    usual = {"id": name, "state": state, "quality": "draft", "progress": 0.0, "executor": None}
    return Job(**{**usual, **fields})


def forecast(workers: list[Worker], *jobs: Job) -> dict[str, float]:
    found = play(TIMES, workers, jobs).seconds
    return {name: seconds - HANDOVER_S for name, seconds in found.items()}


def test_of_two_jobs_in_hand_one_is_drawn_while_the_other_is_rendered() -> None:
    assert forecast([worker()], job("1"), job("2")) == {"1": 10, "2": 16}


def test_with_one_slot_they_follow_each_other() -> None:
    found = forecast([worker(slots=1)], job("1"), job("2"))
    assert found == {"1": 10, "2": 20 + HANDOVER_S}


def test_two_workers_share_what_waits() -> None:
    both = [worker("a", slots=1), worker("b", slots=1)]
    found = forecast(both, *(job(str(number)) for number in range(4)))
    assert [found[name] for name in "0123"] == [10, 10, 20 + HANDOVER_S, 20 + HANDOVER_S]


def test_what_is_at_work_has_less_before_it() -> None:
    at_work = job("1", stage="render", progress=0.5, executor="a")
    assert forecast([worker()], at_work, job("2")) == {"1": 3, "2": 10}
    assert play(TIMES, [worker()], [at_work]).shares["1"] == pytest.approx(0.7)


def test_a_worker_that_drains_finishes_but_takes_nothing() -> None:
    at_work = job("1", stage="encode", progress=0.0, executor="a")
    assert forecast([worker(draining=True)], at_work, job("2")) == {"1": 1}
    assert forecast([worker(slots=0)], at_work, job("2")) == {"1": 1}


def test_a_job_of_a_worker_that_is_gone_begins_again() -> None:
    lost = job("1", stage="encode", progress=0.0, executor="gone")
    assert forecast([worker()], lost) == {"1": 10}
    assert forecast([], lost) == {}


def test_what_was_never_measured_is_guessed_by_what_was() -> None:
    mean_s = GUESS_S["draft"]["render"] * 3
    slow = StageTimes([StageTime(stage="render", device="cpu", quality="draft", mean_s=mean_s)])
    for quality in GUESS_S:
        found = slow.of("cpu", quality)
        assert found == pytest.approx({s: GUESS_S[quality][s] * 3 for s in STEPS})
    assert slow.of("cuda", "fine") == GUESS_S["fine"]


def test_rest_is_all_that_follows() -> None:
    whole = GUESS_S["draft"]
    assert rest(whole, None, 0.0) == whole
    assert sum(rest(whole, "encode", 1.0).values()) == 0


async def test_status_says_stage_share_position_and_time(database: Database, make_job) -> None:
    async with database.write() as session:
        await beat(session, Pulse("a", "host", 1, "1", "cpu", 2))
        for step, seconds in SECONDS.items():
            await note(session, (step, "cpu", "draft"), float(seconds))
    running = await make_job(JobState.RUNNING, stage="render", progress=0.5, executor="a")
    first, second = await make_job(), await make_job()
    status = await read_status(database, running.id, dead_after_s=30)
    assert (status.stage, status.position) == ("rendering", 0)
    assert (status.fraction, status.eta_s) == (pytest.approx(0.7), 3 + HANDOVER_S)
    statuses = [await read_status(database, one.id, dead_after_s=30) for one in (first, second)]
    assert [status.position for status in statuses] == [0, 1]
    assert [status.eta_s for status in statuses] == [10 + HANDOVER_S, pytest.approx(17, abs=2)]
    for state, told in ((JobState.DONE, (1.0, 0.0)), (JobState.FAILED, (0.0, None))):
        ended = await make_job(state)
        status = await read_status(database, ended.id, dead_after_s=30)
        assert (status.fraction, status.eta_s) == told


def test_a_kept_likeness_is_neither_cut_out_nor_drawn() -> None:
    assert forecast([worker()], job("1", options={"likeness": {}})) == {"1": 7}


def test_the_steps_are_those_of_the_workers_and_each_has_words() -> None:
    assert set(STAGES) == set(STEPS) == set(Step)
    assert set(DRAWING) == {step for step, lane in LANES.items() if lane == Lane.DRAWING}
