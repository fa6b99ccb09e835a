"""Photos become stickers, in each way in which people send them."""

from __future__ import annotations

from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo, sticker_files
from tests.fakes.telegram.people import Person


async def test_a_photo_with_a_theme_under_it_becomes_a_sticker(booth: Booth, ann: Person) -> None:
    booth.worker.holds = True
    asked = ann.send_photo(draw_photo(), "/theme space pirate")
    shown = await booth.button(ann.chat, "Cancel")
    assert shown["reply_to_message"]["message_id"] == asked["message_id"]
    await booth.until(lambda: "photo" in shown)
    assert "preview" in shown["caption"]
    booth.worker.holds = False
    sticker = await booth.sticker(ann.chat)
    file = booth.fake.world.files[sticker["sticker"]["file_id"]]
    assert file.data == sticker_files()["telegram.webm"]
    assert sticker["sticker"]["is_video"]
    assert sticker["reply_to_message"]["message_id"] == asked["message_id"]
    labels = [b["text"] for row in sticker["reply_markup"]["inline_keyboard"] for b in row]
    assert labels == [
        "Again", "4 variants", "More cartoony", "Less cartoony", "Other theme", "Add to my pack",
        "Files", "Delete",
    ]  # fmt: skip
    await booth.until(lambda: shown["message_id"] not in ann.chat.messages)
    (job,) = await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    assert (job.prompt, job.own_photo) == ("space pirate", True)
