"""A job has one message that tells how far it is, until it ends."""

from sqlalchemy import delete

from db.jobs import change
from db.models import Job
from db.posts import NewPost, add_post, drop_post, find_post, living_posts, note_shown
from db.session import Database, now
from db.states import JobState
from tests.db.rows import add_one_job


async def test_a_later_message_takes_the_place_of_an_earlier_one(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        first = NewPost("chat", "1", token="letters", expires_at=now())  # noqa: S106 - of no door
        await add_post(session, job.id, first)
        await note_shown(session, job.number, "half done")
        await add_post(session, job.id, NewPost("chat", "2"))
    async with database.read() as session:
        post = await find_post(session, job.id)
        assert post is not None
        assert (post.message, post.token, post.expires_at, post.shown) == ("2", "", None, "")


async def test_only_messages_of_living_jobs_are_edited(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await add_post(session, job.id, NewPost("chat", "1"))
        ((post, found),) = await living_posts(session, [job.platform])
        assert (post.message, found.id) == ("1", job.id)
        assert await living_posts(session, ["another"]) == []
        change(job, JobState.CANCELLED)
        await session.flush()
        assert await living_posts(session, [job.platform]) == []


async def test_a_message_goes_with_its_job(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await add_post(session, job.id, NewPost("chat", "1"))
        await session.execute(delete(Job))
        assert await find_post(session, job.id) is None


async def test_a_message_that_is_gone_is_dropped(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await add_post(session, job.id, NewPost("chat", "1"))
        await drop_post(session, job.number)
        assert await find_post(session, job.id) is None
