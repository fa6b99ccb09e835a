"""Telegram's sticker sets become what packs are, whatever goes wrong on the way."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image

from bot.front.shelf import Shelf
from db.communities import find_community
from db.jobs import new_id
from db.models import Sticker
from db.packs import add_to_pack, find_pack
from db.session import now
from db.sticker_sets import (
    claim_set,
    note_placed,
    note_synced,
    stale_packs,
    unpublished_packs,
    unwanted_sets,
)
from db.users import find_user
from tests.bot.telegram.booth import Booth, open_booth, sticker_files
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.faults import Fault, hang_up, refusal, server_error, too_many
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.sets import MOST, add
from tests.fakes.telegram.world import Refused, StickerSet

ENCODER = b"Lavf"  # begins what a video says of whatever wrote it


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.sets.AGAIN_S", 0.1)
    monkeypatch.setattr("bot.telegram.sets.POLL_S", 0.1)


async def make_sticker(booth: Booth, person: Person) -> str:
    """A finished sticker of somebody who pressed Start; its file is like no other."""
    sticker_id = new_id()
    for name, data in sticker_files().items():
        own = data.replace(ENCODER, sticker_id[: len(ENCODER)].encode(), 1)
        booth.desk.blobs.put(f"stickers/{sticker_id}/{name}", own)
    async with booth.desk.database.write() as session:
        user = await find_user(session, "telegram", str(person.id))
        user.may_write = True
        place = await find_community(session, "telegram", str(person.id), private=True)
        session.add(
            Sticker(
                id=sticker_id, community_id=place.id, user_id=user.id, prompt="space pirate",
                theme="pirate", files={}, created_at=now(),
            )
        )  # fmt: skip
    return sticker_id


async def fill(booth: Booth, person: Person, count: int) -> tuple[Shelf, str, list[str]]:
    """A pack with so many stickers."""
    shelf, who = Shelf(booth.desk, "telegram"), str(person.id)
    stickers = [await make_sticker(booth, person) for _ in range(count)]
    pack_id = await shelf.create(who, "Pirates")
    for sticker_id in stickers:
        await shelf.add(pack_id, sticker_id, who)
    return shelf, pack_id, stickers


async def stand_full(booth: Booth, person: Person) -> tuple[str, StickerSet]:
    """A pack with as many stickers as one set holds, and Telegram's set of it."""
    pack_id, name = await Shelf(booth.desk, "telegram").create(str(person.id), "Pirates"), "a_by_b"
    full = booth.fake.world.sets[name] = StickerSet(name, "Pirates", person.id, "regular")
    async with booth.desk.database.write() as session:
        pack = await find_pack(session, pack_id)
        place = await find_community(session, "telegram", str(person.id), private=True)
        claimed = await claim_set(session, pack_id, "telegram", number=1, name=name)
        ids = [new_id() for _ in range(MOST)]
        for sticker_id in ids:
            session.add(
                Sticker(
                    id=sticker_id, community_id=place.id, user_id=pack.user_id, prompt="pirate",
                    theme="pirate", files={}, created_at=now(),
                )
            )  # fmt: skip
            file = booth.fake.world.keep_file(b"", "sticker", width=512, height=512,
                                              is_video=True, is_animated=False)  # fmt: skip
            full.stickers.append(file.json() | {"type": "regular", "emoji": "🌟"})
        for sticker_id, there in zip(ids, full.stickers, strict=True):
            await add_to_pack(session, pack, sticker_id, "🌟")
            unique = there["file_unique_id"]
            await note_placed(session, claimed.id, unique, sticker_id=sticker_id, emoji="🌟")
        await note_synced(session, claimed, pack.changed_at)
    return pack_id, full


def inside(booth: Booth, made: StickerSet) -> list[str]:
    """Which stickers are in a set, by our names."""
    blobs = booth.desk.blobs
    known = {
        blobs.get(f"stickers/{folder.name}/telegram.webm"): folder.name
        for folder in blobs.folders("stickers")
    }
    files = (booth.fake.world.files[each["file_id"]].data for each in made.stickers)
    return [known.get(data, "") for data in files]


async def holds(booth: Booth, *wanted: list[str]) -> list[StickerSet]:
    """Telegram's sets, once they hold these stickers."""
    sets = booth.fake.world.sets

    def found() -> list[StickerSet] | None:
        there = list(sets.values())
        return there if [inside(booth, each) for each in there] == list(wanted) else None

    return await booth.until(found)


async def synced(booth: Booth) -> None:
    """Nothing is left to do."""
    async with asyncio.timeout(30):
        while True:
            async with booth.desk.database.read() as session:
                left = [
                    *await stale_packs(session, "telegram"),
                    *await unpublished_packs(session, "telegram"),
                    *await unwanted_sets(session, "telegram"),
                ]
            if not left:
                return
            await asyncio.sleep(0.05)


async def test_a_pack_of_whoever_pressed_start_becomes_a_set_by_itself(
    booth: Booth, ann: Person
) -> None:
    _, _, stickers = await fill(booth, ann, 3)
    (made,) = await holds(booth, stickers)
    assert (made.title, made.owner) == ("Pirates", ann.id)
    assert all(each["is_video"] for each in made.stickers)
    thumbnail = await booth.until(lambda: made.thumbnail)
    with Image.open(io.BytesIO(thumbnail.data)) as image:
        assert image.size == (100, 100)
    await synced(booth)


async def test_stickers_are_added_moved_relabelled_and_taken_out_there(
    booth: Booth, ann: Person
) -> None:
    shelf, pack_id, stickers = await fill(booth, ann, 4)
    (made,) = await holds(booth, stickers)
    who = str(ann.id)
    await shelf.shift(pack_id, stickers[3], who, -3)
    await shelf.relabel(pack_id, stickers[1], who, "🦜")
    await shelf.take_out(pack_id, stickers[2], who)
    await shelf.rename(pack_id, who, "Crew")
    await holds(booth, [stickers[3], stickers[0], stickers[1]])
    await booth.until(lambda: made.title == "Crew")
    assert [each["emoji"] for each in made.stickers] == ["🌟", "🌟", "🦜"]
    assert len(booth.fake.asked("setStickerPositionInSet")) == 1
    await synced(booth)


async def test_what_is_too_much_for_one_set_goes_into_a_second(
    booth: Booth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.front.packs.SET_SIZE", 2)
    shelf, pack_id, stickers = await fill(booth, ann, 3)
    first, second = await holds(booth, stickers[:2], stickers[2:])
    assert [first.title, second.title] == ["Pirates", "Pirates 2"]
    await shelf.take_out(pack_id, stickers[0], str(ann.id))
    await holds(booth, stickers[1:])


async def test_the_121st_sticker_begins_a_second_set(booth: Booth, ann: Person) -> None:
    """Telegram takes no more into one; what it has of the first 120 is not asked for again."""
    pack_id, full = await stand_full(booth, ann)
    first = [each["file_id"] for each in full.stickers]
    with pytest.raises(Refused, match="STICKERS_TOO_MUCH"):
        add(booth.fake.world, Call("addStickerToSet", {"name": full.name, "user_id": ann.id}))
    more = [await make_sticker(booth, ann) for _ in range(2)]
    for each in more:
        await Shelf(booth.desk, "telegram").add(pack_id, each, str(ann.id))
    _, second = await booth.until(lambda: len(s := list(booth.fake.world.sets.values())) == 2 and s)
    await booth.until(lambda: inside(booth, second) == more)
    await synced(booth)
    assert [each["file_id"] for each in full.stickers] == first
    assert (full.title, second.title) == ("Pirates", "Pirates 2")


async def test_a_set_is_never_empty_in_between(booth: Booth, ann: Person) -> None:
    shelf, pack_id, stickers = await fill(booth, ann, 1)
    await holds(booth, stickers)
    other = await make_sticker(booth, ann)
    await shelf.add(pack_id, other, str(ann.id))
    await shelf.take_out(pack_id, stickers[0], str(ann.id))
    await holds(booth, [other])
    order = [call.method for call in booth.fake.calls]
    assert order.index("addStickerToSet") < order.index("deleteStickerFromSet")


@pytest.mark.parametrize("method", ["createNewStickerSet", "addStickerToSet"])
@pytest.mark.parametrize(
    "fault", [hang_up(), server_error(), too_many(1), Fault(drops=True)],
    ids=["taken and unsaid", "500", "429", "cut"],
)  # fmt: skip
async def test_no_set_and_no_sticker_is_made_twice(
    booth: Booth, ann: Person, method: str, fault: Fault
) -> None:
    booth.fake.faults.add(method, fault)
    shelf, pack_id, stickers = await fill(booth, ann, 2)
    await booth.until(lambda: booth.fake.world.sets)
    stickers.append(await make_sticker(booth, ann))
    await shelf.add(pack_id, stickers[-1], str(ann.id))
    await holds(booth, stickers)
    await synced(booth)
    assert [inside(booth, each) for each in booth.fake.world.sets.values()] == [stickers]


async def test_what_a_crash_interrupted_is_finished_by_the_next_process(
    fake: FakeTelegram, tmp_path: Path, migrated: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sets.AGAIN_S", 60.0)
    async with open_booth(fake, tmp_path, migrated) as booth:
        fake.faults.add("createNewStickerSet", hang_up())
        _, _, stickers = await fill(booth, ann, 3)
        await booth.until(lambda: fake.world.sets)
        booth.crash()
    async with open_booth(fake, tmp_path, migrated) as booth:
        await holds(booth, stickers)
        await synced(booth)
        assert len(fake.asked("createNewStickerSet")) == 1


async def test_a_long_pause_is_kept_to(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add("createNewStickerSet", too_many(90))
    await fill(booth, ann, 1)
    await booth.until(lambda: booth.fake.asked("createNewStickerSet"))
    await asyncio.sleep(0.5)
    assert len(booth.fake.asked("createNewStickerSet")) == 1


async def test_a_sticker_that_is_not_taken_stays_out(booth: Booth, ann: Person) -> None:
    _, pack_id, stickers = await fill(booth, ann, 1)
    await holds(booth, stickers)
    booth.fake.faults.add("addStickerToSet", refusal(400, "Bad Request: STICKER_VIDEO_BIG"))
    more = [await make_sticker(booth, ann) for _ in range(2)]
    async with booth.desk.database.write() as session:  # both at once: the first is tried once
        pack = await find_pack(session, pack_id)
        for each in more:
            await add_to_pack(session, pack, each, "🌟")
    await synced(booth)
    await holds(booth, [stickers[0], more[1]])


async def test_a_set_that_is_not_taken_whole_begins_with_what_is(
    booth: Booth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sets.NEVER_S", 0.1)  # where one sticker was there so far
    refused = refusal(400, "Bad Request: STICKER_VIDEO_NOWEBM", times=2)
    booth.fake.faults.add("createNewStickerSet", refused)
    _, _, stickers = await fill(booth, ann, 3)
    made = await booth.until(
        lambda: next((s for s in booth.fake.world.sets.values() if len(s.stickers) == 3), None)
    )
    assert sorted(inside(booth, made)) == sorted(stickers)


async def test_a_name_that_somebody_has_is_replaced(booth: Booth, ann: Person) -> None:
    occupied = refusal(400, "Bad Request: sticker set name is already occupied")
    booth.fake.faults.add("createNewStickerSet", occupied)
    _, _, stickers = await fill(booth, ann, 1)
    await holds(booth, stickers)
    names = [call.values["name"] for call in booth.fake.asked("createNewStickerSet")]
    assert len(set(names)) == 2


async def test_a_set_that_its_owner_deleted_on_telegram_is_made_anew(
    booth: Booth, ann: Person
) -> None:
    shelf, pack_id, stickers = await fill(booth, ann, 2)
    await holds(booth, stickers)
    await synced(booth)
    booth.fake.world.sets.clear()
    await shelf.relabel(pack_id, stickers[0], str(ann.id), "🦜")
    await holds(booth, stickers)


async def test_what_somebody_put_into_a_set_on_telegram_is_taken_out(
    booth: Booth, ann: Person
) -> None:
    shelf, pack_id, stickers = await fill(booth, ann, 2)
    (made,) = await holds(booth, stickers)
    await synced(booth)
    stray = booth.fake.world.keep_file(b"of another bot", "sticker", **{
        "width": 512, "height": 512, "is_video": True, "is_animated": False})  # fmt: skip
    made.stickers.insert(0, stray.json() | {"type": "regular", "emoji": "🙈"})
    await shelf.shift(pack_id, stickers[1], str(ann.id), -1)
    await holds(booth, stickers[::-1])


async def test_a_deleted_pack_takes_its_set_along(booth: Booth, ann: Person) -> None:
    shelf, pack_id, stickers = await fill(booth, ann, 1)
    await holds(booth, stickers)
    booth.fake.faults.add("deleteStickerSet", hang_up())
    await shelf.delete(pack_id, str(ann.id))
    await booth.until(lambda: not booth.fake.world.sets)
    await synced(booth)


async def test_an_emptied_pack_has_no_set(booth: Booth, ann: Person) -> None:
    shelf, pack_id, stickers = await fill(booth, ann, 1)
    await holds(booth, stickers)
    await shelf.take_out(pack_id, stickers[0], str(ann.id))
    await booth.until(lambda: not booth.fake.world.sets)
    await shelf.add(pack_id, stickers[0], str(ann.id))
    await holds(booth, stickers)


async def test_who_is_forgotten_has_no_set(booth: Booth, ann: Person) -> None:
    _, _, stickers = await fill(booth, ann, 2)
    await holds(booth, stickers)
    await booth.desk.forgetter.forget("telegram", str(ann.id))
    await booth.until(lambda: not booth.fake.world.sets)
