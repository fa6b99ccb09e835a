"""A message becomes one job, or none, with a reason; and nothing of it is left behind."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from sqlalchemy import func, select

from bot.errors import (
    Banned,
    CaptionNotAllowed,
    MakersLimited,
    NothingToDraw,
    OptedOut,
    QueueFull,
    QuotaReached,
    QuotaScope,
    ThemeNotAllowed,
    UnderMaintenance,
    UnsafePhoto,
    UnusableWish,
    WordsRefused,
)
from bot.front.asked import UNKNOWN, Asked, Asker, Place
from bot.front.intake import Intake, Measures
from bot.front.look import Look, write_plain
from bot.front.words import load_refused_words
from bot.replies import sentence
from bot.speech.catalog import load_speech
from bot.speech.titles import theme_title
from bot.wishes import read_order
from config.settings import Settings
from config.theme import load_themes
from db.access import MakersAllowed, ThemesAllowed
from db.blobs import Blobs
from db.communities import ban, change_rules, find_community, opt_out, read_rules
from db.errors import BlobStoreUnreachable
from db.forget import digest_of
from db.jobs import AUTHOR, change, find_job
from db.likenesses import keep_likeness
from db.models import Job, User
from db.session import Database
from db.states import JobState
from db.switches import begin_maintenance
from db.users import find_user, set_remembers
from pipeline.errors import PhotoFault, UnreadablePhoto, UnusablePrompt
from pipeline.likeness import Likeness
from pipeline.photo import read_photo
from pipeline.types import Photo

THEMES = load_themes()
PHOTO = write_plain(Photo(np.full((80, 90, 3), 120, np.uint8)))
MESSAGE = Asked(
    platform="local", message="m1", chat="room", place=Place("c", "Cats"), asker=Asker("u", "de"),
    words="space pirate", photo=PHOTO,
)  # fmt: skip


class Judge:
    share = 0.0
    looks = 0

    def unsafe_share(self, pixels: np.ndarray) -> float:
        self.looks += 1
        return self.share


@pytest.fixture
def judge() -> Judge:
    return Judge()


@pytest.fixture
def look(judge: Judge) -> Iterator[Look]:
    opened = Look(judge)
    yield opened
    opened.close()


@pytest.fixture
def open_with(database: Database, blobs: Blobs, look: Look):
    """Intake with settings of one's own."""
    refused = load_refused_words()

    def open_intake(**fields: Any) -> Intake:
        return Intake(database, blobs, look, Measures(Settings(**fields), THEMES, refused))

    return open_intake


@pytest.fixture
def intake(open_with) -> Intake:
    return open_with()


@pytest.fixture
def rule(database: Database):
    """Changes the rules of the community."""

    async def change_them(**fields: Any) -> None:
        async with database.write() as session:
            community = await find_community(session, "local", "c")
            rules = replace(await read_rules(session, community), **fields)
            await change_rules(session, community, rules, known=THEMES)

    return change_them


async def count_jobs(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(Job)) or 0


async def refuse(intake: Intake, asked: Asked, kind: type[Exception]) -> Any:
    """What intake said no with; there is a sentence for it."""
    with pytest.raises(kind) as caught:
        await intake.take(asked)
    assert sentence(caught.value)
    return caught.value


async def test_a_message_becomes_a_job_with_its_photo(
    database: Database, blobs: Blobs, intake: Intake
) -> None:
    taken = await intake.take(replace(MESSAGE, words=" space\n pirate "))
    assert (taken.is_new, taken.position) == (True, 0)
    async with database.read() as session:
        job = await find_job(session, taken.job_id)
    assert (job.prompt, job.quality, job.language) == ("space pirate", "auto", "de")
    assert job.state == JobState.WAITING
    kept = await asyncio.to_thread(blobs.get, f"jobs/{job.id}/photo")
    assert np.array_equal(read_photo(kept).pixels, read_photo(PHOTO).pixels)


async def test_the_same_message_twice_is_one_job_with_one_photo(
    database: Database, blobs: Blobs, intake: Intake
) -> None:
    both = await asyncio.gather(*[intake.take(MESSAGE) for _ in range(4)])
    again = await intake.take(MESSAGE)
    assert len({taken.job_id for taken in both} | {again.job_id}) == 1
    assert [taken.is_new for taken in both].count(True) == 1
    assert await count_jobs(database) == 1
    assert blobs.names("jobs") == [f"jobs/{again.job_id}/photo"]


async def test_a_known_message_is_known_during_maintenance_too(
    database: Database, intake: Intake
) -> None:
    taken = await intake.take(MESSAGE)
    async with database.write() as session:
        await begin_maintenance(session, "Back at noon.")
    assert (await intake.take(MESSAGE)).job_id == taken.job_id
    refused = await refuse(intake, replace(MESSAGE, message="m2"), UnderMaintenance)
    assert sentence(refused) == "Back at noon."


async def test_who_wants_no_stickers_anywhere_is_not_drawn_in_any_group(
    database: Database, intake: Intake
) -> None:
    async with database.write() as session:
        own = await find_community(session, "local", "shy", private=True)
        await opt_out(session, own.id, (await find_user(session, "local", "shy")).id)
    await refuse(intake, replace(MESSAGE, author="shy"), OptedOut)


CAPTION = {"caption": {"text": "Ahoy!"}}


async def test_a_caption_is_kept_as_it_was_said(intake: Intake, database: Database) -> None:
    taken = await intake.take(replace(MESSAGE, options=CAPTION))
    async with database.read() as session:
        assert (await find_job(session, taken.job_id)).options == CAPTION


@pytest.mark.parametrize(
    ("words", "text"), [("pirate", "n4zi"), ("naked", "a child"), ("pirate", "ku klux\nklan")]
)
async def test_a_caption_is_refused_by_its_words_and_beside_the_theme_s(
    intake: Intake, words: str, text: str
) -> None:
    asked = replace(MESSAGE, words=words, options={"caption": {"text": text}})
    refused = await refuse(intake, asked, WordsRefused)
    assert sentence(refused) == "This theme can’t be drawn; choose a kinder one."


async def test_a_caption_that_is_too_long_is_told_how_long_it_may_be(intake: Intake) -> None:
    asked = replace(MESSAGE, options={"caption": {"text": "a" * 81}})
    assert "80 characters" in (sentence(await refuse(intake, asked, UnusableWish), "en") or "")


async def test_where_own_words_are_not_allowed_none_come_onto_the_sticker(
    intake: Intake, rule
) -> None:
    await rule(free_words=False)
    await refuse(intake, replace(MESSAGE, words="pirates", options=CAPTION), CaptionNotAllowed)
    assert (await intake.take(replace(MESSAGE, words="pirates"))).is_new


async def test_who_may_not_ask_is_refused_before_the_photo_is_looked_at(
    database: Database, intake: Intake, judge: Judge, rule
) -> None:
    async with database.write() as session:
        community = await find_community(session, "local", "c")
        banned = await find_user(session, "local", "banned")
        shy = await find_user(session, "local", "shy")
        await ban(session, community.id, banned.id)
        await opt_out(session, community.id, shy.id)
    await refuse(intake, replace(MESSAGE, asker=Asker("banned")), Banned)
    await refuse(intake, replace(MESSAGE, author="shy"), OptedOut)
    await rule(makers=MakersAllowed.ADMINS)
    await refuse(intake, MESSAGE, MakersLimited)
    assert judge.looks == 0
    await intake.take(replace(MESSAGE, asker=Asker("boss", is_admin=True), author="somebody"))
    async with database.read() as session:
        names = set(await session.scalars(select(User.native_id)))
        assert (await session.scalars(select(Job.own_photo))).all() == [False]
    # Neither who was refused nor whose photo it is gets a row.
    assert names == {"banned", "shy", "boss"}


@pytest.mark.parametrize(
    ("fields", "words", "allowed"),
    [
        ({"free_words": False}, "space pirate", False),
        ({"free_words": False}, "Retro and VINTAGE", True),
        ({"free_words": False}, "retro-and-vintage", True),
        ({"free_words": False}, theme_title(load_speech(), THEMES["cute-animals"], "de"), True),
        ({"free_words": False}, theme_title(load_speech(), THEMES["cute-animals"], "hi"), True),
        ({"themes": ThemesAllowed.LISTED, "listed": {"cute-animals"}}, "cute animals", True),
        (
            {"themes": ThemesAllowed.LISTED, "listed": {"cute-animals"}},
            theme_title(load_speech(), THEMES["pirates"], "hi"),
            False,
        ),
        ({"themes": ThemesAllowed.LISTED, "listed": {"cute-animals"}}, "Retro and Vintage", False),
        ({"themes": ThemesAllowed.LISTED, "listed": {"cute-animals"}}, "space pirate", True),
    ],
)
async def test_a_community_says_which_themes_are_allowed(
    intake: Intake, rule, fields, words, allowed
) -> None:
    fields = {key: frozenset(v) if isinstance(v, set) else v for key, v in fields.items()}
    await rule(**fields)
    asked = replace(MESSAGE, words=words)
    if allowed:
        await intake.take(asked)
    else:
        refused = await refuse(intake, asked, ThemeNotAllowed)
        assert refused.titles["cute-animals"] == "Cute Animals"


async def test_free_words_are_drawn_in_one_of_the_listed_looks(
    database: Database, intake: Intake, rule
) -> None:
    looks = []
    for number, listed in enumerate(({"cute-animals", "kawaii-and-chibi"}, set())):
        await rule(themes=ThemesAllowed.LISTED, listed=frozenset(listed))
        options = {"strength": 0.5, "looks": ["retro-and-vintage"]}  # as an older job had them
        taken = await intake.take(replace(MESSAGE, message=f"m{number}", options=options))
        async with database.read() as session:
            job = await find_job(session, taken.job_id)
        looks.append(read_order(job.options, prompt=job.prompt, quality=job.quality).looks)
    assert looks == [("cute-animals", "kawaii-and-chibi"), ()]


async def test_words_are_checked_in_merged_themes_too(intake: Intake) -> None:
    await refuse(intake, replace(MESSAGE, words="nazi"), WordsRefused)
    mixed = {"mix": [["kawaii", 0.5], ["n4zi", 0.5]]}
    await refuse(intake, replace(MESSAGE, options=mixed), WordsRefused)
    await refuse(intake, replace(MESSAGE, words=" "), UnusablePrompt)
    await refuse(intake, replace(MESSAGE, options={"photo": 1}), UnusableWish)


async def test_a_user_can_only_have_so_many_jobs_in_the_queue(
    database: Database, blobs: Blobs, open_with
) -> None:
    intake = open_with(user_queued=2)
    messages = [replace(MESSAGE, message=f"m{number}") for number in range(5)]
    done = await asyncio.gather(*[intake.take(m) for m in messages], return_exceptions=True)
    assert [type(found) for found in done].count(QueueFull) == 3
    assert await count_jobs(database) == 2
    assert len(blobs.names("jobs")) == 2
    await intake.take(replace(MESSAGE, message="other", asker=Asker("other")))


async def test_quotas_say_when_they_are_free_again(database: Database, open_with, rule) -> None:
    intake = open_with(user_quota=2, community_quota=3)
    for number in range(2):
        await intake.take(replace(MESSAGE, message=f"m{number}"))
    refused = await refuse(intake, replace(MESSAGE, message="m2"), QuotaReached)
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    assert (refused.scope, refused.limit) == (QuotaScope.USER, 2)
    assert refused.free_at == midnight + timedelta(days=1)
    await intake.take(replace(MESSAGE, message="m3", asker=Asker("v")))
    refused = await refuse(intake, replace(MESSAGE, message="m4", asker=Asker("w")), QuotaReached)
    assert refused.scope == QuotaScope.COMMUNITY
    await intake.take(replace(MESSAGE, message="m5", asker=Asker("w"), place=Place("d")))
    # What failed was no sticker; what came yesterday does not count today.
    async with database.write() as session:
        jobs = (await session.scalars(select(Job).order_by(Job.number))).all()
        change(jobs[0], JobState.FAILED, error="RendererCrashed")
        jobs[1].created_at = midnight - timedelta(seconds=1)
    await rule(user_quota=1)
    await intake.take(replace(MESSAGE, message="m6"))
    await refuse(intake, replace(MESSAGE, message="m7"), QuotaReached)


async def test_what_the_photo_shows_is_checked_last(
    database: Database, blobs: Blobs, intake: Intake, judge: Judge
) -> None:
    judge.share = 0.9
    await refuse(intake, MESSAGE, UnsafePhoto)
    refused = await refuse(intake, replace(MESSAGE, photo=b"%PDF-1.7"), UnreadablePhoto)
    assert refused.fault == PhotoFault.UNSUPPORTED_FORMAT
    assert judge.looks == 1
    assert await count_jobs(database) == 0
    assert blobs.names("jobs") == []


async def test_a_kept_likeness_needs_no_photo(
    database: Database, blobs: Blobs, intake: Intake
) -> None:
    wish = replace(MESSAGE, photo=b"", likeness="me")
    await refuse(intake, wish, NothingToDraw)
    async with database.write() as session:
        user = await find_user(session, "local", "u")
        await set_remembers(session, user, True)
        await keep_likeness(session, user, "me", Likeness().model_dump(mode="json"))
    taken = await intake.take(replace(wish, options={"strength": 0.5}))
    async with database.read() as session:
        job = await find_job(session, taken.job_id)
    order = read_order(job.options, prompt=job.prompt, quality=job.quality)
    assert (order.strength, order.likeness) == (0.5, Likeness())
    assert job.source == {"likeness": "me"}
    assert blobs.names("jobs") == []
    await refuse(intake, replace(wish, message="m2", likeness=None), NothingToDraw)
    given = {"likeness": Likeness().model_dump(mode="json")}
    await intake.take(replace(wish, message="m3", likeness=None, options=given))


async def test_without_the_store_there_is_no_job(
    database: Database, intake: Intake, tmp_path
) -> None:
    (tmp_path / "blobs").rename(tmp_path / "away")
    await refuse(intake, MESSAGE, BlobStoreUnreachable)
    assert await count_jobs(database) == 0
    (tmp_path / "away").rename(tmp_path / "blobs")
    assert (await intake.take(MESSAGE)).is_new


async def test_whose_photo_it_was_is_kept_as_a_hash(
    database: Database, blobs: Blobs, look: Look
) -> None:
    measures = Measures(Settings(), THEMES, load_refused_words(), b"key")
    intake = Intake(database, blobs, look, measures)
    sources = []
    for number, author in enumerate((None, "u", UNKNOWN, "anna")):
        message = replace(MESSAGE, message=f"m{number}", author=author, source={"file": "7"})
        taken = await intake.take(
            replace(message, asker=Asker(f"u{number}" if number > 1 else "u"))
        )
        async with database.read() as session:
            sources.append((await find_job(session, taken.job_id)).source)
    assert sources[:3] == [{"file": "7"}] * 3
    assert sources[3] == {"file": "7", AUTHOR: digest_of(b"key", "local", "anna")}


@pytest.mark.parametrize("everywhere", [True, False])
async def test_who_wants_no_stickers_any_more_is_not_drawn_again(
    database: Database, blobs: Blobs, look: Look, everywhere: bool
) -> None:
    refused = load_refused_words()
    intake = Intake(database, blobs, look, Measures(Settings(), THEMES, refused, b"key"))
    source = {AUTHOR: digest_of(b"key", "local", "anna")}
    again = replace(MESSAGE, author=UNKNOWN, source=source)
    assert (await intake.take(again)).is_new
    async with database.write() as session:
        name = "anna" if everywhere else "c"
        place = await find_community(session, "local", name, private=everywhere)
        await opt_out(session, place.id, (await find_user(session, "local", "berta")).id)
    assert (await intake.take(replace(again, message="m2"))).is_new
    async with database.write() as session:
        await opt_out(session, place.id, (await find_user(session, "local", "anna")).id)
    await refuse(intake, replace(again, message="m3"), OptedOut)


async def test_jobs_of_one_request_count_as_one_in_the_queue(open_with) -> None:
    intake = open_with(user_queued=1)
    for number in range(4):
        await intake.take(replace(MESSAGE, message=f"m{number}", beside=number))
    await refuse(intake, replace(MESSAGE, message="m9"), QueueFull)
