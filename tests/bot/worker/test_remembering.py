"""Somebody who is remembered needs no photo the second time: a whole worker, small pictures."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.errors import NothingToDraw
from bot.front.asked import Asked, Asker, Place
from bot.front.consent import Consent
from bot.front.intake import Intake, Measures
from bot.front.look import Look
from bot.front.words import load_refused_words
from config.settings import Settings
from config.theme import load_themes
from db.lessons import cutout_key
from db.likenesses import OWN, list_likenesses
from db.models import Lesson
from db.states import JobState
from db.users import find_user
from tests.bot.worker.house import House, ended

pytestmark = pytest.mark.asyncio(loop_scope="package")
ANNA = ("local", "anna")


class Judge:
    """Finds every photo decent."""

    def unsafe_share(self, _pixels: object) -> float:
        return 0.0


@pytest.fixture
def house(working_house: House) -> House:
    """With a worker."""
    return working_house


@pytest.fixture
def intake(house: House) -> Iterator[Intake]:
    look = Look(Judge())
    measures = Measures(Settings(default_quality="draft"), load_themes(), load_refused_words())
    yield Intake(house.database, house.blobs, look, measures)
    look.close()


def asked(message: str, photo: bytes = b"", **more: str) -> Asked:
    place, asker = Place("home", private=True), Asker(ANNA[1])
    return Asked(ANNA[0], message, "chat", place, asker, "space pirate", photo, **more)


async def make(house: House, intake: Intake, wanted: Asked) -> str:
    job_id = (await intake.take(wanted)).job_id
    await house.start(job_id)
    job = await house.wait(job_id, ended)
    assert job.state == JobState.MADE
    return job_id


async def test_a_likeness_is_kept_from_a_photo_and_drawn_without_one(
    house: House, intake: Intake, astronaut: bytes
) -> None:
    consent = Consent(house.database, house.blobs)
    await consent.remember(*ANNA)
    await consent.help_training(*ANNA)
    theirs = await make(house, intake, asked("1", astronaut, author="bob"))
    assert await kept(house) == ([], [])
    own = await make(house, intake, asked("2", astronaut))
    likenesses, lessons = await kept(house)
    assert (likenesses, len(lessons)) == ([OWN], 1)
    assert house.blobs.names("lessons") == [cutout_key(lessons[0])]
    assert (await house.job(own)).result["lesson"] == lessons[0]
    assert "lesson" not in (await house.job(theirs)).result
    await make(house, intake, asked("3", likeness=OWN))
    assert (await kept(house))[1] == lessons
    await consent.forget_likenesses(*ANNA)
    await consent.stop_helping(*ANNA)
    assert await kept(house) == ([], [])
    assert house.blobs.names("lessons") == []
    with pytest.raises(NothingToDraw):
        await intake.take(asked("4", likeness=OWN))


async def kept(house: House) -> tuple[list[str], list[str]]:
    """The names of likenesses and the ids of lessons."""
    async with house.database.read() as session:
        anna = await find_user(session, *ANNA)
        names = await list_likenesses(session, anna.id)
        return list(names), list(await session.scalars(select(Lesson.id)))
