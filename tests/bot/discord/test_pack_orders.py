"""`/pack`: twelve expressions of one photo, of which one message tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from db.communities import change_rules, read_rules
from db.models import Community
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth
from tests.bot.discord.test_packs import open_packs, rows
from tests.bot.discord.test_results import make
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.trials.pictures import draw_photo


async def order(booth: Booth, seat: Seat, prompt: str = "pirate") -> Interaction:
    """Once it is told how far a pack is."""
    booth.worker.holds = True
    found = await seat.slash("pack", photo=draw_photo(1), prompt=prompt)
    return await found.until(lambda it: "of 12 stickers" in it.text)


async def is_done(booth: Booth) -> bool:
    """Whether no request is left to be gone on with."""
    return await booth.platform.front.taking.errands.left() == []


async def test_what_is_not_made_yet_can_be_taken_back(booth: Booth, ann: Seat, bob: Seat) -> None:
    found = await order(booth, ann)
    assert found.original is not None
    refused = await (await bob.press(found.original, "Cancel")).answered()
    assert "somebody else" in refused.later[0].text
    await ann.press(found.original, "Cancel")
    await found.until(lambda it: "Cancelled" in it.text)
    # However many were ordered by then: nothing more is.
    assert {job.state for job in await booth.jobs()} == {JobState.CANCELLED}
    assert found.original.buttons == {}

    async def is_gone() -> bool:
        return (await rows(booth))[0] == []

    await booth.until(is_gone)


async def test_a_pack_goes_on_after_a_restart(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        found = await order(booth, ann)
        await booth.settle(JobState.RUNNING, count=12)
        await booth.until(lambda: is_done(booth))
    found.expire()
    async with open_booth(fake, tmp_path, migrated) as booth:
        await found.until(lambda it: "is there" in it.text)
        (_, items) = await rows(booth)
        assert len(items) == 12


async def test_a_title_is_told_as_mere_words(booth: Booth, ann: Seat) -> None:
    found = await order(booth, ann, "**@everyone** <#1>")
    booth.worker.holds = False
    await found.until(lambda it: "is there" in it.text)
    assert "**" not in found.text.replace("\\*", "")
    assert "@everyone" not in found.text
    assert found.original is not None
    assert found.original.pinged == set()


async def test_why_there_are_fewer_is_told_beside_it(booth: Booth, ann: Seat) -> None:
    await make(booth, ann)
    async with booth.desk.database.write() as session:
        (community,) = await session.scalars(select(Community))
        rules = replace(await read_rules(session, community), user_quota=4)
        await change_rules(session, community, rules, known=booth.desk.themes)
    found = await ann.slash("pack", photo=draw_photo(2), prompt="knight")
    await found.until(lambda it: "is there" in it.text)
    told = await booth.until(lambda: [it for it in ann.channel.shown if "all 4" in it.text])
    assert len(told) == 1


async def test_all_of_many_packs_with_long_titles_can_be_opened(booth: Booth, ann: Seat) -> None:
    who = str(ann.person.id)
    for number in range(30):
        await booth.platform.front.shelf.create(who, f"{number:02} {'*' * 61}")
    shelf = await open_packs(booth, ann)
    menus = [it for it in shelf.all_components if it["type"] == 3]
    offered = [option for menu in menus for option in menu["options"]]
    assert len({option["value"] for option in offered}) == 30
    await ann.choose(shelf, menus[1]["custom_id"], menus[1]["options"][-1]["value"])
    await booth.until(lambda: "00" in shelf.text and "Rename" in shelf.buttons)
