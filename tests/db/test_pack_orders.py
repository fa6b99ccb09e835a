"""What is ordered for a pack comes into it once, and its message knows how much that is."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.jobs import add_job, change
from db.models import Job
from db.pack_models import Pack, PackPost
from db.pack_orders import (
    TAKEN_WITHIN,
    Tally,
    close_order,
    drop_post,
    due_jobs,
    find_post,
    is_stopped,
    list_posts,
    living_jobs,
    note_included,
    note_shown,
    open_post,
    order_job,
    pack_of,
    tally,
)
from db.packs import create_pack, delete_pack
from db.posts import NewPost
from db.session import Database, now
from db.states import JobState
from tests.db.rows import add_community, add_user
from tests.db.rows import order as new_order


async def place_order(session: AsyncSession, count: int = 3) -> tuple[Pack, list[Job]]:
    """A pack for which so many stickers are made."""
    user, place = await add_user(session), await add_community(session)
    pack = await create_pack(session, user.id, "Pirates")
    new = NewPost("chat", "1", "secret")
    await open_post(session, pack, new, platform="test", language="de", total=count)
    jobs = [(await add_job(session, new_order(user, place)))[0] for _ in range(count)]
    for job in jobs:
        await order_job(session, pack.id, job.number)
    return pack, jobs


async def post_of(session: AsyncSession, pack: Pack) -> PackPost:
    post = await find_post(session, pack.id)
    assert post is not None
    return post


async def make(session: AsyncSession, job: Job) -> None:
    for state in (JobState.STARTED, JobState.RUNNING, JobState.MADE):
        change(job, state)
        await session.flush()


async def test_a_job_is_due_once_its_sticker_is_there_or_never_will_be(database: Database) -> None:
    async with database.write() as session:
        pack, (first, second, third) = await place_order(session)
        await order_job(session, pack.id, first.number)
        assert await due_jobs(session, "test") == []
        await make(session, second)
        assert not await is_stopped(session, pack.id)
        third.cancel_asked_at = now()
        change(third, JobState.CANCELLED)
        await session.flush()
        assert await is_stopped(session, pack.id)
        due = [(pack_id, job.id) for pack_id, job in await due_jobs(session, "test")]
        assert due == [(pack.id, second.id), (pack.id, third.id)]
        assert await due_jobs(session, "another") == []
        assert await note_included(session, third.number, included=False) == 0
        assert await note_included(session, second.number, included=True) == 0
        assert await due_jobs(session, "test") == []
        assert await tally(session, await post_of(session, pack)) == Tally(3, 1, 1, 1)
        assert await living_jobs(session, pack.id) == [second.id, first.id]
        assert not Tally(3, 1, 1).is_over
        assert Tally(3, 2, 1).is_over


async def test_what_was_never_taken_is_left_out_after_a_while(database: Database) -> None:
    async with database.write() as session:
        pack, _ = await place_order(session, 2)
        post = await post_of(session, pack)
        post.total = 5
        assert await tally(session, post) == Tally(5, 0, 0)
        post.created_at -= TAKEN_WITHIN * 2
        assert await tally(session, post) == Tally(5, 0, 3)


async def test_a_closed_order_leaves_the_message(database: Database) -> None:
    async with database.write() as session:
        pack, (job, *_) = await place_order(session)
        assert await pack_of(session, job.id) == pack.id
        await note_shown(session, pack.id, "1 of 3")
        await close_order(session, pack.id)
    async with database.read() as session:
        (post,) = await list_posts(session, "test")
        told = (post.total, post.shown, post.token, post.language)
        assert told == (0, "1 of 3", "secret", "de")
    async with database.write() as session:
        await drop_post(session, pack.id)
        assert await list_posts(session, "test") == []


async def test_an_order_goes_with_its_pack_and_its_jobs_stay(database: Database) -> None:
    async with database.write() as session:
        pack, (job, *_) = await place_order(session)
        await delete_pack(session, pack)
    async with database.write() as session:
        assert await list_posts(session, "test") == []
        assert await pack_of(session, job.id) is None
        assert await session.get(Job, job.number) is not None


def test_all_jobs_of_a_pack_are_taken_within_minutes() -> None:
    assert timedelta(minutes=1) < TAKEN_WITHIN < timedelta(hours=1)
