"""Buttons under a sticker do what they say, for those who may press them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from bot.errors import ForgedPress, QueueFull, TooLate
from bot.front.asked import Asked, Taken
from bot.front.consent import Consent
from bot.front.presses import Act, Press
from bot.front.results import Presser, Results
from config.theme import load_themes
from db.blobs import Blobs
from db.deliveries import STICKER, add_delivery, begin, confirm
from db.errors import NoSuchJob, NotYours
from db.forget import digest_of
from db.jobs import AUTHOR
from db.models import Delivery, Sticker
from db.session import Database, now
from db.states import JobState

KEY = b"key"
MAKER = Presser("u", place="c", press="press 1")
STRANGER = Presser("v", place="c", press="press 2")
ADMIN = Presser("boss", place="c", press="press 3", is_admin=True)
ADMIN_ELSEWHERE = Presser("boss", place="d", press="press 3", is_admin=True)


class Intake:
    """Takes so many, then the queue is full."""

    def __init__(self, most: int = 10) -> None:
        self.asked: list[Asked] = []
        self.most = most

    async def take(self, asked: Asked) -> Taken:
        if len(self.asked) >= self.most:
            raise QueueFull(self.most)
        self.asked.append(asked)
        return Taken(f"new {len(self.asked)}", True, 0)


class Source:
    async def fetch(self, place: Any) -> bytes | None:
        return b"photo"


@pytest.fixture
def intake() -> Intake:
    return Intake()


@pytest.fixture
def results(database: Database, blobs: Blobs, intake: Intake) -> Results:
    async def purge(job_id: str) -> None:
        await asyncio.to_thread(blobs.delete_all, f"jobs/{job_id}")

    desk: Any = SimpleNamespace(
        database=database, blobs=blobs, intake=intake, themes=load_themes(), purge=purge,
        consent=Consent(database, blobs, KEY),
    )  # fmt: skip
    return Results(desk, "local", Source())


async def test_who_asked_takes_it_back_and_an_admin_may(results: Results, make_job) -> None:
    for presser in (MAKER, ADMIN):
        job = await make_job()
        assert await results.cancel(job.id, presser) == JobState.CANCELLED
        with pytest.raises(TooLate):
            await results.cancel(job.id, presser)


async def test_nobody_else_may(results: Results, make_job) -> None:
    job = await make_job()
    for presser in (STRANGER, ADMIN_ELSEWHERE):
        with pytest.raises(NotYours):
            await results.cancel(job.id, presser)
        with pytest.raises(NotYours):
            await results.redraw(Press(Act.AGAIN, job.id), presser)
        with pytest.raises(NotYours):
            await results.delete(job.id, presser)
    with pytest.raises(NotYours):
        await results.files(job.id, ADMIN)


async def test_a_job_of_another_platform_is_none(results: Results, make_job) -> None:
    job = await make_job(platform="elsewhere")
    for job_id in (job.id, "nothing"):
        with pytest.raises(NoSuchJob):
            await results.cancel(job_id, MAKER)


@pytest.mark.parametrize(
    ("act", "value", "expected"),
    [
        (Act.AGAIN, "", {"strength": 0.5}),
        (Act.MORE, "", {"strength": 0.7, "seed": 3}),
        (Act.LESS, "", {"strength": 0.3, "seed": 3}),
        (Act.FINE, "", {"strength": 0.5, "seed": 3}),
        (Act.THEME, "cute-animals", {"strength": 0.5, "seed": 3}),
    ],
)
async def test_a_sticker_is_drawn_otherwise(
    results: Results, intake: Intake, make_job, act: Act, value: str, expected: dict[str, Any]
) -> None:
    job = await make_job(JobState.DONE, options={"strength": 0.5, "seed": 3})
    await results.redraw(Press(act, job.id, value), MAKER)
    (asked,) = intake.asked
    options = dict(asked.options)
    if act == Act.AGAIN:
        assert options.pop("seed") != 3
    assert options == expected
    assert asked.message == "press 1"
    assert asked.words == ("Cute Animals" if act == Act.THEME else "pirate")
    assert asked.quality == ("fine" if act == Act.FINE else "draft")


async def test_another_theme_may_be_written(results: Results, intake: Intake, make_job) -> None:
    job = await make_job(JobState.DONE)
    await results.redraw(Press(Act.THEME, job.id), replace(MAKER, words="ramen robot"))
    assert intake.asked[0].words == "ramen robot"


async def test_strength_ends_at_its_ends(results: Results, intake: Intake, make_job) -> None:
    for act, strength in ((Act.MORE, 0.9), (Act.LESS, 0.1)):
        job = await make_job(JobState.DONE, options={"strength": strength})
        await results.redraw(Press(act, job.id), MAKER)
    assert [asked.options["strength"] for asked in intake.asked] == [1.0, 0.0]


async def test_four_variants_have_four_seeds_and_four_names(
    results: Results, intake: Intake, make_job
) -> None:
    job = await make_job(JobState.DONE)
    await results.redraw(Press(Act.VARIANTS, job.id), MAKER)
    assert len({asked.options["seed"] for asked in intake.asked}) == 4
    assert [asked.message for asked in intake.asked] == [
        "press 1", "press 1/1", "press 1/2", "press 1/3",
    ]  # fmt: skip
    assert [asked.beside for asked in intake.asked] == [0, 1, 2, 3]


async def test_as_many_variants_are_made_as_there_is_room_for(
    results: Results, intake: Intake, make_job
) -> None:
    job, intake.most = await make_job(JobState.DONE), 2
    assert len(await results.redraw(Press(Act.VARIANTS, job.id), MAKER)) == 2
    with pytest.raises(QueueFull):
        await results.redraw(Press(Act.VARIANTS, job.id), MAKER)


async def test_themes_that_there_are_not_are_forged(results: Results, make_job) -> None:
    job = await make_job(JobState.DONE)
    for press in (Press(Act.THEME, job.id, "nothing"), Press(Act.FILES, job.id)):
        with pytest.raises(ForgedPress):
            await results.redraw(press, MAKER)


async def test_a_sticker_and_its_files_are_deleted_for_good(
    results: Results, database: Database, blobs: Blobs, make_job
) -> None:
    for presser in (MAKER, ADMIN, Presser("anna", place="c", press="p")):
        author = {AUTHOR: digest_of(KEY, "local", "anna")}
        job = await make_job(JobState.DONE, source=author)
        await asyncio.to_thread(blobs.put, f"stickers/{job.id}/chat.webp", b"film")
        await asyncio.to_thread(blobs.put, f"stickers/{job.id}/sticker.json", b"{}")  # for us
        async with database.write() as session:
            session.add(
                Sticker(
                    id=job.id, community_id=job.community_id, user_id=job.user_id, prompt="pirate",
                    theme="t", files={}, created_at=now(),
                )
            )  # fmt: skip
            await add_delivery(session, job, STICKER)
            row = (await session.scalars(select(Delivery).where(Delivery.job == job.number))).one()
            begin(row)
            confirm(row, "message 7")
        assert await results.files(job.id, MAKER) == {"chat.webp": b"film"}
        assert list(await results.delete(job.id, presser)) == ["message 7"]
        with pytest.raises(NoSuchJob):
            await results.files(job.id, MAKER)
        async with database.read() as session:
            assert await session.get(Sticker, job.id) is None


@pytest.mark.parametrize(
    ("said", "words", "text"),
    [
        ("ocean", "ocean", "Ahoy!"),
        ("ocean «Land!»", "ocean", "Land!"),
        ('"Land!"', "pirate", "Land!"),
        ('ocean ""', "ocean", None),
    ],
)
async def test_own_words_replace_the_caption_only_where_they_have_one(
    results: Results, intake: Intake, make_job, said: str, words: str, text: str | None
) -> None:
    caption = {"text": "Ahoy!", "font": "comic"}
    job = await make_job(JobState.DONE, source={"at": "p"}, options={"caption": caption})
    await results.redraw(Press(Act.THEME, job.id), replace(MAKER, words=said))
    (asked,) = intake.asked
    wanted = None if text is None else {**caption, "text": text}
    assert (asked.words, asked.options["caption"]) == (words, wanted)
