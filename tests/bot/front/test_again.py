"""What ended is made once more from where its photo came from, or from the kept likeness."""

from pathlib import Path

import pytest

from bot.errors import PhotoGone, StillLiving, UnaskedWords
from bot.front.again import Redrawing, Wanted
from bot.front.asked import Asked, Taken
from bot.front.sources import FileSource
from db.errors import NoSuchJob
from db.models import Community
from db.session import Database
from db.states import JobState


class Intake:
    """Takes everything."""

    async def take(self, asked: Asked) -> Taken:
        self.asked = asked
        return Taken("new", True, 0)


async def test_the_photo_is_fetched_again(database: Database, make_job, tmp_path: Path) -> None:
    path = tmp_path / "me.jpg"
    path.write_bytes(b"photo")
    job = await make_job(
        JobState.FAILED, source={"path": str(path)}, options={"strength": 0.2}, language="de"
    )
    intake = Intake()
    assert (await Redrawing(database, intake, {"local": FileSource()}).take(job.id)).job_id == "new"
    asked = intake.asked
    assert (asked.photo, asked.words, asked.options) == (b"photo", "pirate", {"strength": 0.2})
    assert (asked.place.native_id, asked.asker.native_id, asked.chat) == ("c", "u", "room")
    assert asked.message != job.message
    path.unlink()
    with pytest.raises(PhotoGone):
        await Redrawing(database, intake, {"local": FileSource()}).take(job.id)
    with pytest.raises(PhotoGone):
        await Redrawing(database, intake, {}).take(job.id)


async def test_a_kept_likeness_needs_no_source(database: Database, make_job) -> None:
    job, intake = await make_job(JobState.DONE, source={"likeness": "me"}), Intake()
    await Redrawing(database, intake, {}).take(job.id)
    assert (intake.asked.photo, intake.asked.likeness) == (b"", "me")


async def test_only_what_is_made_or_has_ended_is_made_again(database: Database, make_job) -> None:
    made = await make_job(JobState.MADE, source={"likeness": "me"})
    assert (await Redrawing(database, Intake(), {}).take(made.id)).is_new
    job = await make_job(JobState.RUNNING)
    with pytest.raises(StillLiving):
        await Redrawing(database, Intake(), {}).take(job.id)
    with pytest.raises(NoSuchJob):
        await Redrawing(database, Intake(), {}).take("nothing")


async def test_a_photo_of_somebody_else_stays_one(
    database: Database, make_job, tmp_path: Path
) -> None:
    path = tmp_path / "them.jpg"
    path.write_bytes(b"photo")
    for own in (True, False):
        job = await make_job(JobState.DONE, source={"path": str(path)}, own_photo=own)
        intake = Intake()
        await Redrawing(database, intake, {"local": FileSource()}).take(job.id)
        assert intake.asked.own_photo == own


async def test_an_author_allowed_the_words_they_were_shown(
    database: Database, make_job, tmp_path: Path
) -> None:
    path = tmp_path / "them.jpg"
    path.write_bytes(b"photo")
    source = {"path": str(path)}
    theirs = await make_job(JobState.DONE, source=source, own_photo=False)
    own = await make_job(JobState.DONE, source=source)
    again = Redrawing(database, Intake(), {"local": FileSource()})
    with pytest.raises(UnaskedWords):
        await again.take(theirs.id, Wanted(words="ocean"))
    with pytest.raises(UnaskedWords):
        await again.take(theirs.id, Wanted(options={"caption": {"text": "Ahoy!"}}))
    for job, words in ((theirs, ""), (theirs, " pirate "), (own, "ocean")):
        assert (await again.take(job.id, Wanted(words=words))).is_new
    async with database.write() as session:
        (await session.get_one(Community, theirs.community_id)).ask_authors = False
    assert (await again.take(theirs.id, Wanted(words="ocean"))).is_new


async def test_messages_do_not_grow_however_often_a_job_is_made_again(
    database: Database, make_job
) -> None:
    long = "x" * 128
    job, intake = await make_job(JobState.DONE, source={"likeness": "me"}, message=long), Intake()
    lengths = []
    for _ in range(3):
        await Redrawing(database, intake, {}).take(job.id)
        lengths.append(len(intake.asked.message))
        job = await make_job(JobState.DONE, source={"likeness": "me"}, message=intake.asked.message)
    assert set(lengths) == {109}


async def test_numbers_that_are_still_there_are_drawn_again(database: Database, make_job) -> None:
    job = await make_job(JobState.CANCELLED, options={"likeness": {"eyes": 1}})
    intake = Intake()
    await Redrawing(database, intake, {}).take(job.id)
    assert (intake.asked.photo, intake.asked.options) == (b"", {"likeness": {"eyes": 1}})


async def test_only_files_are_fetched(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing", Path("/dev/zero")):
        assert await FileSource().fetch({"path": str(path)}) is None
    assert await FileSource().fetch({}) is None


async def test_what_is_wanted_otherwise_stands_in_for_what_was(
    database: Database, make_job
) -> None:
    options = {"strength": 0.2, "mix": [["pirate", 0.5], ["space", 0.5]]}
    job = await make_job(JobState.DONE, source={"likeness": "me"}, options=options)
    intake = Intake()
    again = Redrawing(database, intake, {})
    await again.take(job.id, Wanted(message="press 1", quality="fine", options={"seed": 8}))
    asked = intake.asked
    assert (asked.message, asked.words, asked.quality) == ("press 1", "pirate", "fine")
    assert asked.options == {**options, "seed": 8}
    await again.take(job.id, Wanted(words="ocean", is_admin=True))
    asked = intake.asked
    assert (asked.words, asked.quality, asked.asker.is_admin) == ("ocean", "draft", True)
    assert asked.options == {"strength": 0.2}  # merged themes went with their words
