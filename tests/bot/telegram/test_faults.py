"""Whatever Telegram does, nobody loses a sticker without word of it, and nobody gets one twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import ChatUnsure
from config.errors import UnusableSetting
from db.errors import DatabaseUnreachable
from db.session import Database
from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo, open_booth
from tests.fakes.telegram.faults import (
    Fault,
    hang_up,
    refusal,
    server_error,
    silence,
    too_many,
)
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import FakeTelegram


def stickers(person: Person) -> int:
    return len([m for m in person.chat.bots if "sticker" in m])


@pytest.mark.parametrize("method", ["sendMessage", "getFile", "editMessageMedia", "sendSticker"])
async def test_a_chat_that_takes_no_more_is_waited_for(
    booth: Booth, ann: Person, method: str
) -> None:
    booth.fake.faults.add(method, too_many(1))
    ann.send_photo(draw_photo(), "/theme pirate")
    await booth.sticker(ann.chat)
    await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    assert stickers(ann) == 1


async def test_one_chat_that_must_wait_holds_no_other_back(
    booth: Booth, ann: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.polling.FINISH_S", 0.1)
    booth.fake.faults.add("sendMessage", Fault(429, "Too Many", 20, chat=ann.id))
    ann.send_photo(draw_photo(), "/theme pirate")
    await booth.until(lambda: booth.fake.faults.met)
    bob.send_photo(draw_photo(), "/theme pirate")
    await booth.sticker(bob.chat)
    assert not ann.chat.bots


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize("fault", [server_error(2), silence(0)])
async def test_a_photo_that_does_not_come_at_once_is_asked_for_again(
    booth: Booth, ann: Person, method: str, fault: Fault
) -> None:
    booth.fake.faults.add(method, replace(fault))
    ann.send_photo(draw_photo(), "/theme pirate")
    await booth.sticker(ann.chat)


async def test_trouble_of_telegrams_own_is_tried_again(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add("sendSticker", server_error(2))
    ann.send_photo(draw_photo(), "/theme pirate")
    await booth.sticker(ann.chat)
    assert stickers(ann) == 1


@pytest.mark.parametrize("fault", [server_error(2), hang_up(), silence(0)])
async def test_a_request_that_cannot_be_acknowledged_becomes_a_sticker(
    booth: Booth, ann: Person, fault: Fault
) -> None:
    booth.fake.faults.add("sendMessage", replace(fault))
    ann.send_photo(draw_photo(), "/theme pirate")
    await booth.sticker(ann.chat)
    assert stickers(ann) == 1


@pytest.mark.parametrize("fault", [server_error(2), hang_up(), silence(0)])
async def test_no_message_stays_that_tells_how_far_it_is(
    booth: Booth, ann: Person, fault: Fault
) -> None:
    booth.fake.faults.add("deleteMessage", replace(fault))
    ann.send_photo(draw_photo(), "/theme pirate")
    sticker = await booth.sticker(ann.chat)
    await booth.until(lambda: ann.chat.bots == [sticker])


async def test_a_sticker_that_may_have_arrived_is_not_sent_again(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add("sendSticker", hang_up())
    ann.send_photo(draw_photo(), "/theme pirate")
    notice = await booth.says(ann.chat, "may not have arrived")
    assert stickers(ann) == 1
    (job,) = await booth.jobs()
    assert (job.state, job.error) == (JobState.FAILED, ChatUnsure.__name__)
    ann.press(notice, "Files")
    await booth.until(lambda: [m for m in ann.chat.bots if "document" in m])


async def test_a_video_that_is_refused_comes_as_a_still(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add("sendSticker", refusal(400, "Bad Request: STICKER_VIDEO_BIG"))
    ann.send_photo(draw_photo(), "/theme pirate")
    sticker = await booth.sticker(ann.chat)
    assert not sticker["sticker"]["is_video"]


async def test_a_sticker_that_is_refused_comes_as_a_file(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add(
        "sendSticker",
        refusal(413, "Request Entity Too Large"),
        refusal(400, "Bad Request: STICKER_FILE_INVALID"),
    )
    ann.send_photo(draw_photo(), "/theme pirate")
    sent = await booth.says(ann.chat, "here it is as a file")
    assert sent["document"]["file_name"] == "telegram.webm"
    await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)


async def test_a_group_that_put_the_bot_out_ends_its_jobs(booth: Booth, ann: Person) -> None:
    booth.worker.holds = True
    group = booth.fake.world.add_group("Friends", ann.user)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.working()
    ann.kick_bot(group)
    booth.worker.holds = False
    (job,) = await booth.settle(lambda jobs: jobs[0].state == JobState.FAILED)
    assert job.error == "ChatGone"


async def test_who_can_be_written_to_gets_what_a_group_no_longer_takes(
    booth: Booth, ann: Person
) -> None:
    ann.start()
    await booth.says(ann.chat, "Hi!")
    await booth.handled()
    booth.worker.holds = True
    group = booth.fake.world.add_group("Friends", ann.user)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.working()
    ann.kick_bot(group)
    booth.worker.holds = False
    await booth.sticker(ann.chat)
    await booth.says(ann.chat, "I may not send stickers in Friends")
    await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)


async def test_a_topic_that_was_closed_ends_its_jobs(booth: Booth, ann: Person) -> None:
    booth.worker.holds = True
    group = booth.fake.world.add_group("Friends", ann.user, forum=True)
    photo = ann.send_photo(draw_photo(), "", group, topic=5)
    ann.say("/theme pirate", group, reply_to=photo, topic=5)
    await booth.working()
    group.closed_topics.add(5)
    booth.worker.holds = False
    (job,) = await booth.settle(lambda jobs: jobs[0].state == JobState.FAILED)
    assert job.error == "ChatGone"


async def test_a_message_that_was_deleted_meanwhile_is_answered_without_it(
    booth: Booth, ann: Person
) -> None:
    booth.worker.holds = True
    asked = ann.send_photo(draw_photo(), "/theme pirate")
    shown = await booth.button(ann.chat, "Cancel")
    await booth.working()
    del ann.chat.messages[asked["message_id"]]
    del ann.chat.messages[shown["message_id"]]
    booth.worker.holds = False
    sticker = await booth.sticker(ann.chat)
    assert "reply_to_message" not in sticker


async def test_a_failure_is_told_with_its_reference(booth: Booth, ann: Person) -> None:
    booth.worker.error = "RendererCrashed"
    ann.send_photo(draw_photo(), "/theme pirate")
    (job,) = await booth.settle(bool)
    await booth.says(ann.chat, job.id)
    await booth.until(lambda: len(ann.chat.bots) == 1)


async def test_a_photo_that_cannot_be_fetched_gets_a_sentence(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), "/theme pirate")
    booth.fake.world.files.clear()
    await booth.says(ann.chat, "send")
    assert not await booth.jobs()


async def test_what_a_crash_interrupts_comes_again(
    fake: FakeTelegram, ann: Person, tmp_path: Path, migrated: Path
) -> None:
    fake.faults.add("download", Fault(delay_s=30))
    async with open_booth(fake, tmp_path, migrated) as booth:
        ann.send_photo(draw_photo(), "/theme pirate")
        await booth.until(lambda: fake.asked("download"))
        booth.crash()
    async with open_booth(fake, tmp_path, migrated) as booth:
        sticker = await booth.sticker(ann.chat)
        await booth.settle(lambda jobs: [job.state for job in jobs] == [JobState.DONE])
        await booth.until(lambda: ann.chat.bots == [sticker])


async def test_a_press_that_a_crash_interrupts_counts_all_the_same(
    fake: FakeTelegram, ann: Person, tmp_path: Path, migrated: Path
) -> None:
    fake.faults.add("download", Fault(delay_s=30))
    async with open_booth(fake, tmp_path, migrated) as booth:
        ann.send_photo(draw_photo())
        ann.press(await booth.says(ann.chat, "Which theme"), "Kawaii")
        await booth.until(lambda: fake.asked("download"))
        booth.crash()
    async with open_booth(fake, tmp_path, migrated) as booth:
        sticker = await booth.sticker(ann.chat)
        await booth.until(lambda: ann.chat.bots == [sticker])
        assert len(await booth.jobs()) == 1


async def test_a_token_that_telegram_refuses_is_told_without_it(
    fake: FakeTelegram, tmp_path: Path, migrated: Path
) -> None:
    with pytest.raises(UnusableSetting) as told:
        async with open_booth(
            fake, tmp_path, migrated, telegram_bot_token=SecretStr("1:nobodys-token")
        ):
            pass
    assert "nobodys" not in str(told.value)


async def test_trouble_of_our_own_gets_a_sentence(
    booth: Booth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: Database) -> None:
        raise DatabaseUnreachable("away")

    monkeypatch.setattr(Database, "read", away)
    monkeypatch.setattr(Database, "write", away)
    ann.send_photo(draw_photo(), "/theme pirate")
    told = await booth.says(ann.chat, "trouble of my own")
    assert ann.chat.bots == [told]


async def test_a_telegram_that_is_away_at_the_start_is_waited_for(
    fake: FakeTelegram, ann: Person, tmp_path: Path, migrated: Path
) -> None:
    fake.faults.add("getMe", server_error(3))
    fake.faults.add("getUpdates", server_error(2), hang_up())
    async with open_booth(fake, tmp_path, migrated) as booth:
        ann.send_photo(draw_photo(), "/theme pirate")
        await booth.sticker(ann.chat)
    assert stickers(ann) == 1
