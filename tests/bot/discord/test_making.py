"""A photo becomes a sticker, in each way in which people send one."""

from __future__ import annotations

import io

from PIL import Image

from db.states import JobState
from tests.bot.discord.booth import Booth, sticker_files
from tests.fakes.discord.people import Seat
from tests.trials.pictures import draw_photo

BUTTONS = [
    "Again", "4 variants", "More cartoony", "Less cartoony", "Other theme", "Files", "Delete",
]  # fmt: skip


async def test_a_photo_becomes_an_animated_sticker_in_the_message_that_waits(
    booth: Booth, ann: Seat
) -> None:
    booth.worker.holds = True
    found = await ann.slash("theme", photo=draw_photo(1), prompt="space pirate")
    await found.until(lambda it: "Rendering" in it.text)
    message = found.original
    assert message is not None
    assert message.buttons.keys() == {"Cancel"}
    await booth.until(lambda: [it.filename for it in message.attachments] == ["preview.png"])
    booth.worker.holds = False
    await found.until(lambda it: "ready" in it.text and "Sending" not in it.text)
    (file,) = message.attachments
    assert (file.filename, file.data) == ("chat.webp", sticker_files()["chat.webp"])
    with Image.open(io.BytesIO(file.data)) as picture:
        assert (picture.format, picture.n_frames) == ("WEBP", 8)
    assert list(message.buttons) == BUTTONS
    assert ann.channel.shown == [message]
    assert message.pinged == set()
    (job,) = await booth.settle(JobState.DONE)
    assert (job.prompt, job.own_photo, job.language) == ("space pirate", True, "en-US")
