"""Nobody waits for what others asked for: nothing blocks the event loop, and whoever asks is
answered before anything of it is written down."""

from __future__ import annotations

import asyncio
import io

import numpy as np
from PIL import Image

from db.states import JobState
from tests.bot.lag import measure_lag
from tests.bot.telegram.booth import Booth, draw_photo, sticker_files
from tests.fakes.telegram.people import Person

PEOPLE, SIDE_PX = 2, 3800
LONGEST_LAG_S = 0.5  # what reading one such photo in the loop exceeds


def draw_large(number: int) -> bytes:
    """A photo that takes longer to be read than the loop may be held up."""
    grain = np.random.default_rng(number).integers(0, 255, (SIDE_PX, SIDE_PX, 3), np.uint8)
    file = io.BytesIO()
    Image.fromarray(grain).save(file, "JPEG", quality=95)
    return file.getvalue()


async def test_large_photos_do_not_block_the_event_loop(booth: Booth) -> None:
    photos = [draw_large(number) for number in range(PEOPLE)]
    sticker_files()  # made once, in the event loop of the test
    measuring = asyncio.create_task(measure_lag())
    for photo in photos:
        booth.fake.people.meet("Somebody").send_photo(photo, "/theme pirate")
    await booth.settle(
        lambda jobs: len(jobs) == PEOPLE and all(job.state == JobState.DONE for job in jobs)
    )
    measuring.cancel()
    assert await measuring < LONGEST_LAG_S


async def test_a_request_is_acknowledged_while_the_database_takes_nothing(
    booth: Booth, ann: Person
) -> None:
    async with booth.desk.database.write():
        ann.send_photo(draw_photo(), "/theme pirate")
        await booth.says(ann.chat, "Got it")
    await booth.sticker(ann.chat)
