"""A message that told how far a job was goes, or says what became of it: after that is noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.front.cancel import cancel
from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo, open_booth
from tests.fakes.telegram.faults import Fault, refusal, silence
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import Json


@pytest.fixture
async def shown(booth: Booth, ann: Person) -> Json:
    """What tells of a job that is being made and stays so."""
    booth.worker.holds = True
    ann.send_photo(draw_photo(), "/theme pirate")
    found = await booth.until(lambda: [m for m in ann.chat.bots if "photo" in m])
    message: Json = found[0]
    return message


async def test_a_sticker_is_noted_before_its_message_goes_which_a_crash_cannot_keep(
    fake: FakeTelegram, tmp_path: Path, migrated: Path, ann: Person
) -> None:
    fake.faults.add("deleteMessage", Fault(delay_s=30))
    async with open_booth(fake, tmp_path, migrated) as booth:
        ann.send_photo(draw_photo(), "/theme pirate")
        sticker = await booth.sticker(ann.chat)
        await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
        await booth.until(lambda: fake.asked("deleteMessage"))
        booth.crash()
    assert len(ann.chat.bots) == 2
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: ann.chat.bots == [sticker])


async def test_a_message_that_cannot_be_deleted_any_more_says_what_is_true(
    booth: Booth, ann: Person, shown: Json
) -> None:
    refused = refusal(400, "Bad Request: message can't be deleted for everyone")
    booth.fake.faults.add("deleteMessage", refused)
    booth.worker.holds = False
    await booth.until(lambda: shown.get("caption") == "Your sticker is ready.")
    assert "reply_markup" not in shown


async def test_what_was_taken_back_elsewhere_says_so(
    booth: Booth, ann: Person, shown: Json
) -> None:
    (job,) = await booth.jobs()
    await cancel(booth.desk.database, booth.desk.purge, job.id)
    await booth.until(lambda: "Cancelled" in shown["caption"])
    assert "reply_markup" not in shown


async def test_a_failure_of_which_word_may_not_have_come_is_told_there(
    booth: Booth, ann: Person, shown: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.front.delivery.FIRST_DELAY_S", 0.05)
    (job,) = await booth.jobs()
    booth.fake.faults.add("sendMessage", silence(0))
    booth.worker.error = "RendererCrashed"
    await booth.until(lambda: job.id in shown["caption"])
    assert "reply_markup" not in shown
