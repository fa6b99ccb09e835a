"""The dispatcher hands out as many jobs as workers have hands, each with its workflow or not."""

from collections.abc import Awaitable, Callable, Iterator

import pytest
from dbos import DBOSClient

from bot.engine import QUEUE, open_client
from bot.front.dispatcher import Dispatcher
from config.settings import Settings
from db.models import Job
from db.session import Database
from db.states import JobState
from db.switches import begin_maintenance
from db.workers import Pulse, beat

MakeJob = Callable[..., Awaitable[Job]]
SETTINGS = Settings(user_running=10, community_share=1.0)


@pytest.fixture
def client(database: Database) -> Iterator[DBOSClient]:
    with open_client(database.address) as opened:
        yield opened


@pytest.fixture
def dispatcher(database: Database, client: DBOSClient) -> Dispatcher:
    return Dispatcher(database, client, SETTINGS)


async def come(database: Database, name: str, **fields: object) -> None:
    pulse = {"host": "h", "process": 1, "version": "1", "device": "cpu", "slots": 2} | fields
    async with database.write() as session:
        await beat(session, Pulse(name, **pulse))  # type: ignore[arg-type]


async def started(dispatcher: Dispatcher) -> list[str]:
    found = []
    while (job_id := await dispatcher.start_next()) is not None:
        found.append(job_id)
    return found


async def test_nothing_starts_while_nobody_works(dispatcher: Dispatcher, make_job: MakeJob) -> None:
    await make_job()
    assert await dispatcher.start_next() is None


async def test_no_more_start_than_workers_have_hands(
    dispatcher: Dispatcher, database: Database, client: DBOSClient, make_job: MakeJob
) -> None:
    jobs = [await make_job() for _ in range(4)]
    await come(database, "w")
    assert await started(dispatcher) == [job.id for job in jobs[:2]]
    workflows = await client.list_workflows_async()
    assert {(w.workflow_id, w.queue_name, w.status) for w in workflows} == {
        (job.id, QUEUE, "ENQUEUED") for job in jobs[:2]
    }


async def test_a_draining_worker_gets_nothing(
    dispatcher: Dispatcher, database: Database, make_job: MakeJob
) -> None:
    await make_job()
    await come(database, "w", draining=True)
    assert await dispatcher.start_next() is None


async def test_nothing_starts_during_maintenance(
    dispatcher: Dispatcher, database: Database, make_job: MakeJob
) -> None:
    await make_job()
    await come(database, "w")
    async with database.write() as session:
        await begin_maintenance(session, "back at noon")
    assert await dispatcher.start_next() is None


async def test_a_job_goes_to_the_version_that_has_a_hand_free(
    dispatcher: Dispatcher,
    database: Database,
    make_job: MakeJob,
    reload: Callable[[Job], Awaitable[Job]],
) -> None:
    first, second = await make_job(), await make_job()
    await come(database, "old", version="1", slots=1)
    await come(database, "new", version="2", slots=1)
    await started(dispatcher)
    assert {(await reload(job)).version for job in (first, second)} == {"1", "2"}


async def test_a_job_stays_where_it_was_when_its_workflow_cannot_begin(
    dispatcher: Dispatcher,
    database: Database,
    client: DBOSClient,
    make_job: MakeJob,
    monkeypatch: pytest.MonkeyPatch,
    reload: Callable[[Job], Awaitable[Job]],
) -> None:
    job = await make_job()
    await come(database, "w")

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(client, "enqueue_in_transaction", broken)
    with pytest.raises(RuntimeError):
        await dispatcher.start_next()
    assert (await reload(job)).state == JobState.WAITING
    assert await client.list_workflows_async() == []
