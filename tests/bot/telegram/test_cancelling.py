"""Whoever asks can take it back from the first message on."""

from __future__ import annotations

import pytest

from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo
from tests.fakes.telegram.faults import Fault, hang_up
from tests.fakes.telegram.people import Person, find_button


async def test_a_job_is_taken_back_by_its_maker(booth: Booth, ann: Person) -> None:
    booth.worker.holds = True
    ann.send_photo(draw_photo(), "/theme pirate")
    shown = await booth.says(ann.chat, "Got it")
    (sent,) = booth.fake.asked("sendMessage")
    assert find_button(sent.values, "Cancel")
    await booth.working()
    press = ann.press(shown, "Cancel")
    assert "Stopping" in (await booth.until(lambda: press.answer))["text"]
    await booth.says(ann.chat, "Cancelled")
    (job,) = await booth.jobs()
    assert job.state == JobState.CANCELLED


@pytest.mark.parametrize("command", ["theme", "pack"])
async def test_what_is_no_job_yet_becomes_none(booth: Booth, ann: Person, command: str) -> None:
    booth.fake.faults.add("download", Fault(delay_s=0.5))
    ann.send_photo(draw_photo(), f"/{command} pirate")
    shown = await booth.says(ann.chat, "Got it")
    await booth.until(lambda: booth.fake.asked("download"))
    press = ann.press(shown, "Cancel")
    assert "Stopping" in (await booth.until(lambda: press.answer))["text"]
    await booth.until(lambda: "Cancelled" in shown["text"])
    await booth.handled()
    assert ann.chat.bots == [shown]
    assert not await booth.jobs()


async def test_nobody_else_takes_it_back(booth: Booth, ann: Person, bob: Person) -> None:
    booth.fake.faults.add("download", Fault(delay_s=0.5))
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "", group)
    bob.say("/theme pirate", group, reply_to=photo)
    eve = booth.fake.people.meet("Eve")
    press = eve.press(await booth.says(group, "Got it"), "Cancel")
    assert "somebody else" in (await booth.until(lambda: press.answer))["text"]
    await booth.sticker(group)


async def test_a_first_message_that_we_never_learned_of_takes_its_request_back(
    booth: Booth, ann: Person, bob: Person
) -> None:
    booth.worker.holds = True
    booth.fake.faults.add("sendMessage", hang_up())
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.working()
    lost = await booth.says(group, "Got it")
    press = bob.press(lost, "Cancel")
    assert "somebody else" in (await booth.until(lambda: press.answer))["text"]
    ann.press(lost, "Cancel")
    await booth.settle(lambda jobs: jobs[0].state == JobState.CANCELLED)
    await booth.until(lambda: lost["message_id"] not in group.messages)


async def test_a_button_of_which_nothing_is_left_gets_a_sentence(booth: Booth, ann: Person) -> None:
    ann.say("/help")
    press = ann.press(await booth.says(ann.chat, "photo"), data="x::")
    assert "too old" in (await booth.until(lambda: press.answer))["text"]
