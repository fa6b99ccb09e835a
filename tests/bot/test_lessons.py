"""What makers said becomes votes that a training reads."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import OutputNotWritable
from bot.lessons import Written, write_lessons
from db.address import read_address
from db.blobs import Blobs, open_blobs
from db.lessons import Choice, NewLesson, add_lesson, choose, cutout_key
from db.schema import upgrade
from db.session import Database, open_database
from db.users import find_user, set_trains
from pipeline.train.cartoon.ballots import hash_of
from pipeline.train.cartoon.votes import read_votes

FIRST = NewLesson("a", "space pirate", "pirate", 1, 0.7, "gan 1")


@dataclass
class Givers:
    """People who let networks learn."""

    database: Database
    blobs: Blobs

    async def give(
        self, new: NewLesson, choice: Choice | None, *, cutout: bytes = b"cup", who: str = "anna"
    ) -> None:
        async with self.database.write() as session:
            user = await find_user(session, "local", who)
            await set_trains(session, user, True)
            await add_lesson(session, user, new)
            if choice is not None:
                await choose(session, new.id, choice)
        self.blobs.put(cutout_key(new.id), cutout)

    async def stop(self, who: str = "anna") -> None:
        async with self.database.write() as session:
            await set_trains(session, await find_user(session, "local", who), False)


@pytest_asyncio.fixture
async def givers(tmp_path: Path) -> AsyncIterator[Givers]:
    address = read_address(f"sqlite:///{tmp_path / 'toonbooth.sqlite'}")
    upgrade(address)
    async with open_database(address) as database:
        yield Givers(database, open_blobs("", tmp_path / "blobs"))


async def test_what_was_liked_better_becomes_a_vote(givers: Givers, tmp_path: Path) -> None:
    await givers.give(FIRST, 1)
    await givers.give(replace(FIRST, id="b", seed=2, strength=0.3), -1)
    written = await write_lessons(givers.database, givers.blobs, tmp_path / "out")
    assert written == Written(lessons=2, votes=1, photos=1)
    (vote,) = read_votes(tmp_path / "out" / "votes.jsonl")
    assert (vote.prompt, vote.theme) == ("space pirate", "pirate")
    assert (vote.liked.seed, vote.liked.strength) == (1, 0.7)
    assert (vote.other.seed, vote.other.strength) == (2, 0.3)
    photo = (tmp_path / "out" / vote.photo).read_bytes()
    assert photo == b"cup"
    assert vote.photo == f"photos/{hash_of(photo)}.png"


@pytest.mark.parametrize(
    ("change", "how"),
    [
        ({}, {"choice": None}),
        ({}, {"choice": 1}),
        ({}, {"cutout": b"another"}),
        ({}, {"who": "bob"}),
        ({"seed": 1}, {}),
        ({"prompt": "beach"}, {}),
        ({"cartoonizer": "painted"}, {}),
    ],
)
async def test_what_cannot_be_compared_is_no_vote(
    givers: Givers, tmp_path: Path, change: dict[str, object], how: dict[str, object]
) -> None:
    await givers.give(FIRST, 1)
    second = replace(FIRST, id="b", **({"seed": 2} | change))
    await givers.give(second, how.pop("choice", -1), **how)
    written = await write_lessons(givers.database, givers.blobs, tmp_path / "out")
    assert (written.votes, written.photos) == (0, 0)
    assert (tmp_path / "out" / "votes.jsonl").read_text() == ""


async def test_what_was_taken_back_goes_from_the_folder_too(givers: Givers, tmp_path: Path) -> None:
    await givers.give(FIRST, 1)
    await givers.give(replace(FIRST, id="b", seed=2), -1)
    out = tmp_path / "out"
    await write_lessons(givers.database, givers.blobs, out)
    (out / "photos" / "mine.png").write_bytes(b"mine")
    await givers.stop()
    written = await write_lessons(givers.database, givers.blobs, out)
    assert written == Written(lessons=0, votes=0, photos=0)
    assert [path.name for path in (out / "photos").iterdir()] == ["mine.png"]


async def test_a_cutout_that_is_gone_is_left_out(givers: Givers, tmp_path: Path) -> None:
    await givers.give(FIRST, 1)
    await givers.give(replace(FIRST, id="b", seed=2), -1)
    shutil.rmtree(tmp_path / "blobs" / "lessons" / "b")
    written = await write_lessons(givers.database, givers.blobs, tmp_path / "out")
    assert written == Written(lessons=1, votes=0, photos=0)


async def test_a_folder_that_cannot_be_made_is_named(givers: Givers, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutputNotWritable):
        await write_lessons(givers.database, givers.blobs, tmp_path / "out")
