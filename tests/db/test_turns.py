"""Turns are fair to users and communities, limits are kept, and positions are true."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.jobs import add_job, change, count_amounts, find_job, list_jobs
from db.models import Community, Job, User
from db.session import Database, now
from db.states import JobState
from db.turns import AT_WORK, Limits, choose_next, choose_turn, lock_turns, position
from tests.db.rows import add_community, add_user, order

UNLIMITED = Limits(user_running=1000, community_share=1.0)
few_examples = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # to make a failing one smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass
class Service:
    """Users who send photos, and workers who take one after the other."""

    session: AsyncSession
    slots: int = 1
    limits: Limits = UNLIMITED
    users: dict[int, User] = field(default_factory=dict)
    communities: dict[int, Community] = field(default_factory=dict)

    async def send(self, user: int, community: int = 0) -> Job:
        if user not in self.users:
            self.users[user] = await add_user(self.session, str(user))
        if community not in self.communities:
            self.communities[community] = await add_community(self.session, str(community))
        new = order(self.users[user], self.communities[community])
        return (await add_job(self.session, new))[0]

    async def start(self) -> Job | None:
        job = await choose_next(self.session, self.slots, self.limits)
        if job is not None:
            change(job, JobState.STARTED)
            await self.session.flush()
        return job

    async def end(self, job: Job) -> None:
        change(job, JobState.RUNNING)
        await self.session.flush()
        change(job, JobState.MADE)
        await self.session.flush()

    async def run_all(self) -> list[Job]:
        """Start one job after the other, each ended before the next."""
        started = []
        while (job := await self.start()) is not None:
            await self.end(job)
            started.append(job)
        return started

    def user_of(self, job: Job) -> int:
        return next(name for name, user in self.users.items() if user.id == job.user_id)

    def community_of(self, job: Job) -> int:
        found = self.communities.items()
        return next(name for name, community in found if community.id == job.community_id)


async def test_five_hundred_jobs_of_one_user_add_one_to_the_wait_of_others(
    database: Database,
) -> None:
    async with database.read() as session:
        service = Service(session)
        for _ in range(500):
            await service.send(0)
        for _ in range(3):
            await service.end(await started(service))
        others = {(await service.send(user)).number for user in range(1, 21)}
        first = [await started_and_ended(service) for _ in range(21)]
    assert others <= {job.number for job in first}


async def started(service: Service) -> Job:
    job = await service.start()
    assert job is not None
    return job


async def started_and_ended(service: Service) -> Job:
    job = await started(service)
    await service.end(job)
    return job


@dataclass
class Wait:
    """A newcomer's job, and who has started since it came."""

    job: Job
    before: Counter[int] = field(default_factory=Counter)


@few_examples
@given(
    st.lists(
        st.sampled_from(["heavy", "newcomer", "start", "start", "start", "end", "end", "end"]),
        min_size=30,
        max_size=60,
    ),
    st.integers(1, 3),
    st.integers(1, 2),
    st.sampled_from([0.25, 0.5, 1.0]),
    st.randoms(use_true_random=False),
)
async def test_nobody_gets_more_than_one_turn_before_a_newcomer(
    database: Database, events: list[str], slots: int, user_running: int, share: float, chance: Any
) -> None:
    async with database.read() as session:
        service = Service(session, slots, Limits(user_running, share))
        at_work: list[Job] = []
        waits: list[Wait] = []
        newcomers = iter(range(10, 1000))
        for number in range(16):
            await service.send(number % 2, chance.randrange(3))
        for what in events:
            if what == "heavy":
                await service.send(chance.randrange(2), chance.randrange(3))
            elif what == "newcomer":
                waits.append(Wait(await service.send(next(newcomers), chance.randrange(3))))
            elif what == "end" and at_work:
                # Mostly the last that began: others take long, and their users fall behind.
                await service.end(at_work.pop(-1 if chance.random() < 0.8 else 0))
            elif what == "start" and (job := await service.start()) is not None:
                at_work.append(job)
                waits = [wait for wait in waits if wait.job is not job]
                for wait in waits:
                    wait.before[job.user_id] += 1
                    assert wait.before[job.user_id] <= 1


async def test_a_user_who_fell_behind_does_not_make_up_for_it_at_once(database: Database) -> None:
    async with database.read() as session:
        service = Service(session, 2, Limits(user_running=1, community_share=1.0))
        for _ in range(10):
            await service.send(0)
        slow = await started(service)
        for _ in range(5):  # meanwhile another user is served round after round
            await service.send(1)
            await started_and_ended(service)
        await service.end(slow)
        newcomer = await service.send(2)
        assert service.user_of(await started_and_ended(service)) == 0
        assert await started(service) is newcomer


async def test_what_moves_to_a_later_round_takes_turns_there(database: Database) -> None:
    async with database.read() as session:
        service = Service(session, 2, Limits(user_running=1, community_share=1.0))
        for _ in range(3):
            await service.send(0, 0)
        slow = await started(service)
        for _ in range(3):
            await service.send(1, 1)
            await started_and_ended(service)
        for user, community in ((4, 0), (4, 0), (5, 1), (5, 1)):
            await service.send(user, community)
        await service.end(slow)
        service.limits = UNLIMITED
        order_of_users = [service.user_of(job) for job in await service.run_all()]
    assert order_of_users == [0, 4, 5, 4, 5, 0]


@few_examples
@given(st.lists(st.integers(0, 3), min_size=1, max_size=24))
async def test_communities_take_turns_within_a_round(
    database: Database, communities: list[int]
) -> None:
    async with database.read() as session:
        service = Service(session)
        for user, community in enumerate(communities):
            await service.send(user, community)
        left = Counter(communities)
        served: Counter[int] = Counter()
        for job in await service.run_all():
            community = service.community_of(job)
            assert all(served[community] <= served[other] for other in left if left[other])
            served[community] += 1
            left[community] -= 1
    assert served == Counter(communities)


async def test_a_community_that_comes_late_takes_turns_from_then_on(database: Database) -> None:
    async with database.read() as session:
        service = Service(session)
        for user in range(20):
            await service.send(user, 0)
        for _ in range(10):
            await started_and_ended(service)
        for user in range(20, 30):
            await service.send(user, 1)
        rest = [service.community_of(job) for job in await service.run_all()]
    assert all(abs(rest[:end].count(0) - rest[:end].count(1)) <= 1 for end in range(21))


@few_examples
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), min_size=1, max_size=25),
    st.integers(1, 5),
    st.sampled_from([Limits(1, 0.5), Limits(2, 0.4), Limits(3, 0.2)]),
    st.randoms(use_true_random=False),
)
async def test_limits_are_kept(
    database: Database, orders: list[tuple[int, int]], slots: int, limits: Limits, chance: Any
) -> None:
    async with database.read() as session:
        service = Service(session, slots, limits)
        for user, community in orders:
            await service.send(user, community)
        ended = 0
        while ended < len(orders):
            while (job := await service.start()) is not None:
                await check_limits(service, job)
            at_work = await list_jobs(session, AT_WORK)
            assert at_work, "somebody may always start"
            await service.end(chance.choice(at_work))
            ended += 1


async def check_limits(service: Service, last: Job) -> None:
    at_work = await list_jobs(service.session, AT_WORK)
    assert len(at_work) <= service.slots
    users = Counter(job.user_id for job in at_work)
    assert max(users.values()) <= service.limits.user_running
    of_community = sum(job.community_id == last.community_id for job in at_work)
    most = max(1, -(-service.limits.community_share * service.slots // 1))
    if of_community > most:  # then nobody else whose round it is could have started
        waiting = await list_jobs(service.session, [JobState.WAITING])
        others = [
            job
            for job in waiting
            if job.community_id != last.community_id and job.round <= last.round
        ]
        assert all(users[job.user_id] >= service.limits.user_running for job in others)


async def test_a_community_beyond_its_share_lets_others_of_the_same_round_go_first(
    database: Database,
) -> None:
    async with database.read() as session:
        service = Service(session, 4, Limits(user_running=1, community_share=0.25))
        for user in range(4):
            await service.send(user, 0)
        await started(service)
        late = await service.send(1000, 1)
        assert await started(service) is late


async def test_a_share_brings_nobodys_later_jobs_forward(database: Database) -> None:
    async with database.read() as session:
        service = Service(session, 2, Limits(user_running=2, community_share=0.5))
        for _ in range(20):
            await service.send(1000, 1)
        await service.end(await started(service))
        for user in range(6):
            await service.send(user, 0)
        assert [service.community_of(await started_and_ended(service)) for _ in range(6)] == [0] * 6


async def test_a_community_gets_all_workers_when_nobody_else_waits(database: Database) -> None:
    async with database.read() as session:
        service = Service(session, 4, Limits(user_running=1, community_share=0.25))
        for user in range(4):
            await service.send(user)
        assert [service.user_of(await started(service)) for _ in range(4)] == [0, 1, 2, 3]


@few_examples
@given(
    st.lists(
        st.one_of(st.none(), st.tuples(st.integers(0, 4), st.integers(0, 2))),
        min_size=1,
        max_size=25,
    )
)
async def test_a_position_is_the_number_of_jobs_that_start_before(
    database: Database, events: list[tuple[int, int] | None]
) -> None:
    async with database.read() as session:
        service = Service(session)
        for event_ in events:
            if event_ is not None:
                await service.send(*event_)
            elif (job := await service.start()) is not None:
                await service.end(job)
        waiting = await list_jobs(session, [JobState.WAITING])
        told = {job.number: await position(session, job) for job in waiting}
        taken = [job.number for job in await service.run_all()]
    assert [told[number] for number in taken] == list(range(len(taken)))


async def test_a_job_at_work_has_no_position(database: Database) -> None:
    async with database.read() as session:
        service = Service(session)
        await service.send(0)
        job = await started(service)
        await service.send(1)
        assert await position(session, job) == 0


async def test_two_that_choose_at_once_choose_two_jobs(database: Database) -> None:
    async with database.write() as session:
        service = Service(session)
        for user in range(6):
            await service.send(user)

    async def take() -> str:
        async with database.write() as session:
            return (await started(Service(session, slots=10))).id

    assert len(set(await asyncio.gather(*(take() for _ in range(6))))) == 6


async def test_two_that_come_at_once_get_different_turns(database: Database) -> None:
    async with database.write() as session:
        user, community = await add_user(session), await add_community(session)

    async def come() -> int:
        async with database.write() as session:
            return (await add_job(session, order(user, community)))[0].round

    assert sorted(await asyncio.gather(*(come() for _ in range(5)))) == [0, 1, 2, 3, 4]


async def test_a_job_that_is_cancelled_while_it_is_chosen_is_passed_over(
    database: Database,
) -> None:
    async with database.write() as session:
        service = Service(session)
        first, second = await service.send(0), await service.send(1)
    locked = asyncio.Event()

    async def cancel() -> None:
        async with database.write() as session:
            job = await find_job(session, first.id, lock=True)
            locked.set()
            await asyncio.sleep(0.3)  # the other waits for the lock meanwhile
            change(job, JobState.CANCELLED)

    async def take() -> str:
        await locked.wait()
        async with database.write() as session:
            return (await started(Service(session))).id

    _, taken = await asyncio.gather(cancel(), take())
    assert taken == second.id


async def test_choosing_among_thousands_reads_indexes_alone(database: Database) -> None:
    async with database.write() as session:
        await fill(session, waiting=5000, ended=5000)
    async with database.write() as session:
        job = (await list_jobs(session, [JobState.WAITING], limit=501))[-1]
        statements = await listen(session)
        await lock_turns(session)
        await choose_turn(session, job.user_id, job.community_id)
        await count_amounts(session, job.user_id, job.community_id, now())
        assert await choose_next(session, 4, Limits()) is not None
        assert await position(session, job) > 300
        event.remove(await bound(session), "before_cursor_execute", statements.note)
        for statement, values in statements.heard:
            assert "scan" not in await plan(session, statement, values), statement


@dataclass
class Statements:
    heard: list[tuple[str, Any]] = field(default_factory=list)

    def note(self, _connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if "jobs" in statement and not statement.startswith("UPDATE"):
            self.heard.append((statement, values))


async def bound(session: AsyncSession) -> Any:
    return (await session.connection()).sync_connection


async def listen(session: AsyncSession) -> Statements:
    statements = Statements()
    event.listen(await bound(session), "before_cursor_execute", statements.note)
    return statements


async def plan(session: AsyncSession, statement: str, values: Any) -> str:
    """How the database finds the rows, without what it finds in an index alone."""
    embedded = session.get_bind().dialect.name == "sqlite"
    explain = "EXPLAIN QUERY PLAN" if embedded else "EXPLAIN"
    connection = await session.connection()
    rows = (await connection.exec_driver_sql(f"{explain} {statement}", values)).all()
    told = "\n".join(str(row[-1]) for row in rows).lower()
    for scan in ("index only scan", "bitmap index scan", "bitmap heap scan", "index scan"):
        told = told.replace(scan, "by index")
    return told.replace("scan constant row", "")


async def fill(session: AsyncSession, *, waiting: int, ended: int) -> None:
    """Many jobs at once, as fifty users in ten communities would have sent them."""
    users = [await add_user(session, str(name)) for name in range(50)]
    communities = [await add_community(session, str(name)) for name in range(10)]
    rows = []
    for number in range(ended + waiting):
        new = order(users[number % 50], communities[number % 10])
        done = number < ended
        rows.append(
            {key: getattr(new, key) for key in new.__dataclass_fields__}
            | {"state": JobState.DONE if done else JobState.WAITING, "result": {}}
            | {"round": number // 50, "place": number // 10 % 5 + 1, "created_at": now()}
            | {"started_at": now() if done else None, "ended_at": now() if done else None}
        )
    await session.execute(insert(Job), rows)
    if session.get_bind().dialect.name == "postgresql":  # which does so by itself after a while
        await session.execute(text("ANALYZE"))
