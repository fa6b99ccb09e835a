"""Who asks to be forgotten leaves a hash and the bans that are in force, and nothing else."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate
from db.ballots import FOR, vote
from db.communities import ban, find_community, is_banned, opt_out
from db.deliveries import STICKER, add_delivery
from db.errors import JobsLiving
from db.forget import Erased, digest_of, forget_again, forget_user, list_forgotten, load_key
from db.jobs import add_job, begin_attempt, change, end_attempt
from db.lessons import NewLesson, add_lesson
from db.likenesses import keep_likeness
from db.models import Base, Community, Job, KeptBan, Sticker, User
from db.packs import add_to_pack, create_pack, hand_over, list_items, own_pack
from db.ranking import rank
from db.session import Database, now
from db.states import JobState, Outcome
from db.sticker_sets import claim_set, note_placed, note_synced, stale_packs, unwanted_sets
from db.users import find_user, set_remembers, set_trains
from tests.db.rows import order
from tests.db.test_ballots import stand

KEY = b"k" * 32
ID = "123456789"
HOUR = timedelta(hours=1)


async def live(session: AsyncSession, *, state: JobState = JobState.DONE) -> tuple[User, Job]:
    """Somebody with a row in every table that can have one of theirs."""
    user = await find_user(session, "telegram", ID, "de")
    group = await find_community(session, "telegram", "-5", title="Cats")
    private = await find_community(
        session, "telegram", "chat of theirs", title="Anna", private=True
    )
    await set_remembers(session, user, True)
    await keep_likeness(session, user, "me", {"eyes": 1})
    await set_trains(session, user, True)
    await add_lesson(session, user, NewLesson("given", "Anna as a pirate", "pirate", 1, 0.7, "gan"))
    await opt_out(session, group.id, user.id)
    await ban(session, group.id, user.id, reason="Anna was rude")
    await ban(session, private.id, user.id, until=now() - HOUR)
    job, _ = await add_job(session, order(user, private))
    await begin_and_leave(session, job, state)
    await add_delivery(session, job, STICKER)
    session.add(
        Sticker(
            id=job.id, community_id=group.id, user_id=user.id, prompt="Anna as a pirate",
            theme="pirate", files={}, created_at=now(),
        )
    )  # fmt: skip
    await session.flush()
    pack = await create_pack(session, user.id, "Anna's")
    await add_to_pack(session, pack, job.id, "☠")
    return user, job


async def begin_and_leave(session: AsyncSession, job: Job, state: JobState) -> None:
    change(job, JobState.STARTED)
    await session.flush()
    await begin_attempt(session, job, "worker")
    if state == JobState.DONE:
        await end_attempt(session, job, Outcome.MADE)
        for following in (JobState.MADE, JobState.DONE):
            change(job, following)
            await session.flush()


async def count_rows(session: AsyncSession) -> dict[str, int]:
    """Of each table that has any."""
    tables = Base.metadata.sorted_tables
    found = {
        table.name: await session.scalar(select(func.count()).select_from(table)) or 0
        for table in tables
    }
    return {name: count for name, count in found.items() if count}


async def test_nothing_stays_but_a_hash_and_the_ban(database: Database) -> None:
    async with database.write() as session:
        _, job = await live(session)
    async with database.write() as session:
        erased = await forget_user(session, "telegram", ID, key=KEY)
        assert await count_rows(session) == {"communities": 1, "kept_bans": 1, "forgotten": 1}
        assert set(await list_forgotten(session)) == {digest_of(KEY, "telegram", ID)}
    assert (erased.jobs, erased.stickers) == ((job.id,), (job.id,))
    assert set(erased.blobs) == {f"jobs/{job.id}", f"stickers/{job.id}", "lessons/given"}


async def test_no_word_of_theirs_stays_in_the_rows(database: Database) -> None:
    async with database.write() as session:
        await live(session)
        await forget_user(session, "telegram", ID, key=KEY)
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows = (await session.execute(select(table))).all()
            assert not [word for word in (ID, "Anna", "pirate") if word in str(rows)]


async def test_sets_that_a_platform_has_are_kept_in_sight_until_it_deleted_them(
    database: Database,
) -> None:
    async with database.write() as session:
        user, _ = await live(session)
        pack = await create_pack(session, user.id, "Anna's second")
        await claim_set(session, pack.id, "telegram", number=1, name="t0ff_1_by_bot")
        await forget_user(session, "telegram", ID, key=KEY)
        (unwanted,) = await unwanted_sets(session, "telegram")
        assert (unwanted.name, unwanted.pack_id) == ("t0ff_1_by_bot", None)


async def test_their_stickers_leave_the_packs_that_they_handed_over(database: Database) -> None:
    async with database.write() as session:
        user, job = await live(session)
        other = await find_user(session, "telegram", "2")
        pack = await create_pack(session, user.id, "Ours")
        await add_to_pack(session, pack, job.id, "☠")
        await hand_over(session, pack, other.id)
        made = await claim_set(session, pack.id, "telegram", number=1, name="t0ff_1_by_bot")
        await note_placed(session, made.id, "AgAD", sticker_id=job.id, emoji="☠")
        await note_synced(session, made, now())
        await forget_user(session, "telegram", ID, key=KEY)
    async with database.write() as session:
        assert await own_pack(session, pack.id, other.id)
        assert await list_items(session, pack.id) == []
        assert await stale_packs(session, "telegram") == [pack.id]


async def test_others_keep_what_is_theirs(database: Database) -> None:
    async with database.write() as session:
        await live(session)
        other = await find_user(session, "telegram", "2")
        group = await find_community(session, "telegram", "-5")
        theirs, _ = await add_job(session, order(other, group))
        await forget_user(session, "telegram", ID, key=KEY)
        assert (await session.scalars(select(Job.id))).all() == [theirs.id]
        assert (await session.scalars(select(User.native_id))).all() == ["2"]


async def test_living_jobs_must_be_cancelled_before(database: Database) -> None:
    async with database.write() as session:
        _, job = await live(session, state=JobState.RUNNING)
        before = await count_rows(session)
        with pytest.raises(JobsLiving) as caught:
            await forget_user(session, "telegram", ID, key=KEY)
        assert caught.value.job_ids == (job.id,)
        assert await count_rows(session) == before
        change(job, JobState.CANCELLED)
        await session.flush()
        assert (await forget_user(session, "telegram", ID, key=KEY)).jobs == (job.id,)


async def test_a_ban_is_not_shed_by_being_forgotten(database: Database) -> None:
    async with database.write() as session:
        await live(session)
        await forget_user(session, "telegram", ID, key=KEY)
    async with database.write() as session:
        back = await find_user(session, "telegram", ID, key=KEY)
        other = await find_user(session, "telegram", "2", key=KEY)
        group = await find_community(session, "telegram", "-5")
        assert await is_banned(session, group.id, back.id, now() + 1000 * HOUR)
        assert not await is_banned(session, group.id, other.id, now())
        assert await session.scalar(select(func.count()).select_from(KeptBan)) == 0


async def test_somebody_unknown_is_forgotten_too(database: Database) -> None:
    async with database.write() as session:
        erased = await forget_user(session, "telegram", ID, key=KEY)
        await forget_user(session, "telegram", ID, key=KEY)
        assert erased.blobs == ()
        assert await count_rows(session) == {"forgotten": 1}


async def test_a_restored_backup_forgets_again(database: Database) -> None:
    forgotten = {digest_of(KEY, "telegram", ID): now() + HOUR}
    async with database.write() as session:
        _, job = await live(session, state=JobState.RUNNING)
        await find_user(session, "telegram", "2")
        erased = await forget_again(session, forgotten, key=KEY)
        assert (erased.jobs, erased.lessons) == ((job.id,), ("lessons/given",))
        assert (await session.scalars(select(User.native_id))).all() == ["2"]
        assert (await session.scalars(select(Community.native_id))).all() == ["-5"]
        assert await list_forgotten(session) == forgotten


async def test_a_restored_backup_keeps_who_came_back_before_it_was_made(
    database: Database,
) -> None:
    async with database.write() as session:
        await live(session)
        await session.execute(update(User).values(created_at=now() - 2 * HOUR))
        digest = digest_of(KEY, "telegram", ID)
        assert await forget_again(session, {digest: now() - 3 * HOUR}, key=KEY) == Erased()
        assert await session.scalar(select(func.count()).select_from(User)) == 1


def test_a_hash_depends_on_key_platform_and_name() -> None:
    made = {
        digest_of(KEY, "telegram", "1"),
        digest_of(b"other", "telegram", "1"),
        digest_of(KEY, "discord", "1"),
        digest_of(KEY, "telegram", "2"),
    }
    assert len(made) == 4
    assert all(len(digest) == 64 for digest in made)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(load_key, [tmp_path] * 8))
    assert len(keys) == 1
    assert len(keys.pop()) == 32
    assert [path.name for path in tmp_path.iterdir()] == ["forget.key"]
    assert stat.S_IMODE((tmp_path / "forget.key").stat().st_mode) == 0o600


async def test_their_votes_go_from_the_counts(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, other, _) = await stand(session)
        for user in (one, other):
            await vote(session, candidate.id, user.id, FOR)
        await forget_user(session, one.platform, one.native_id, key=KEY)
    async with database.read() as session:
        found = await session.get_one(Candidate, candidate.id)
        assert (found.up, found.rank) == (1, rank(1, 0, found.opened_at))
