"""What a backup's rows leave out: gifts, which could be taken back since it was made."""

from sqlalchemy import func, select

from db.dump import dump, load
from db.lessons import NewLesson, add_lesson
from db.models import Lesson, User
from db.session import Database
from db.users import set_trains
from tests.db.rows import add_user


async def test_what_somebody_gave_to_learn_from_is_in_no_backup(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)
        await set_trains(session, user, True)
        await add_lesson(session, user, NewLesson("a", "a pirate", "pirate", 1, 0.7, "gan"))
    async with database.read() as session:
        lines = [line async for line in dump(session)]
    assert not [line for line in lines if "lessons" in line]
    async with database.write() as session:
        await load(session, lines)
        assert await session.scalar(select(func.count()).select_from(Lesson)) == 0
        assert not (await session.scalars(select(User.trains))).one()
