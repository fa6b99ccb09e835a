"""`/pack`: twelve expressions of one photo, as one sticker set and in one message."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.expressions import EMOJI, PACK
from db.communities import change_rules, find_community, read_rules
from db.states import ENDED, JobState
from tests.bot.telegram.booth import Booth, draw_photo, open_booth
from tests.bot.telegram.test_publishing import becomes
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import Json


async def order(booth: Booth, person: Person, words: str = "space pirate") -> Json:
    """The message that tells how far a pack is."""
    person.start()
    await booth.says(person.chat, "Hi!")
    await booth.handled()
    person.send_photo(draw_photo(), f"/pack {words}")
    return await booth.says(person.chat, "of 12 stickers")


async def test_expressions_stand_in_their_order_under_their_emoji(
    booth: Booth, ann: Person
) -> None:
    booth.worker.holds = True
    told = await order(booth, ann)
    booth.worker.holds = False
    await becomes(booth, told, "t.me/addstickers/")
    (made,) = booth.fake.world.sets.values()
    assert [each["emoji"] for each in made.stickers] == [EMOJI[name] for name in PACK]


async def test_what_is_not_made_yet_can_be_taken_back(
    booth: Booth, ann: Person, bob: Person
) -> None:
    booth.worker.holds = True
    told = await order(booth, ann)
    press = bob.press(told, "Cancel")
    answer = await booth.until(lambda: press.answer)
    assert "somebody else" in answer["text"]
    press = ann.press(told, "Cancel")
    assert "Stopping" in (await booth.until(lambda: press.answer))["text"]
    await becomes(booth, told, "Cancelled")
    jobs = await booth.settle(lambda jobs: all(job.state in ENDED for job in jobs))
    assert {job.state for job in jobs} == {JobState.CANCELLED}
    assert not booth.fake.world.sets
    assert len(ann.chat.bots) == 2, "one message tells of all"
    assert "reply_markup" not in told


async def test_a_pack_goes_on_after_a_crash(
    fake: FakeTelegram, tmp_path: Path, migrated: Path, ann: Person
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        booth.worker.holds = True
        told = await order(booth, ann)
        booth.crash()
    async with open_booth(fake, tmp_path, migrated) as booth:
        await becomes(booth, told, "t.me/addstickers/")
        (made,) = fake.world.sets.values()
        assert len(made.stickers) == 12
        assert len(await booth.jobs()) == 12
        assert len(ann.chat.bots) == 2


@pytest.mark.parametrize("words", ["", "pirate"])
async def test_theme_and_photo_are_asked_for_as_ever(booth: Booth, ann: Person, words: str) -> None:
    photo = ann.send_photo(draw_photo(), "/help")
    ann.say(f"/pack {words}".strip(), reply_to=photo)
    if not words:
        question = await booth.says(ann.chat, "Which theme")
        ann.press(question, "Kawaii")
    jobs = await booth.settle(lambda jobs: len(jobs) == 12)
    assert {job.options["expression"] for job in jobs} == set(PACK)


async def test_the_link_comes_privately_where_a_group_is_quiet(booth: Booth, ann: Person) -> None:
    ann.start()
    await booth.says(ann.chat, "Hi!")
    await booth.handled()
    group = booth.fake.world.add_group("Friends", ann.user)
    async with booth.desk.database.write() as session:
        place = await find_community(session, "telegram", str(group.id), title="Friends")
        rules = replace(await read_rules(session, place), quiet=True)
        await change_rules(session, place, rules, known=booth.desk.themes)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/pack pirate", group, reply_to=photo)
    told = await booth.says(ann.chat, "twelve expressions")
    await becomes(booth, told, "t.me/addstickers/")
    assert group.bots == []
