"""In any chat one's own stickers are offered, and nobody else's."""

from __future__ import annotations

from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo
from tests.fakes.telegram.people import Person


async def test_own_stickers_are_offered_by_their_words(
    booth: Booth, ann: Person, bob: Person
) -> None:
    ann.user.language_code = "de"
    for number, words in enumerate(("space pirate", "Ritter und Burgen", "100% cat_fish")):
        ann.send_photo(draw_photo(number), f"/theme {words}")
        await booth.sticker(ann.chat, number + 1)
    await booth.settle(lambda jobs: all(job.state == JobState.DONE for job in jobs))
    files = [message["sticker"]["file_id"] for message in ann.chat.bots if "sticker" in message]
    for words, wanted in {
        "": files[::-1], "knight": files[1:2], "burg ritter": files[1:2],
        "PIRATE space": files[:1], "%": files[2:], "_": files[2:], "nothing": [],
    }.items():  # fmt: skip
        query = ann.ask_inline(words)
        answer = await booth.until(lambda query=query: query.answer)
        assert [result["sticker_file_id"] for result in answer["results"]] == wanted, words
        assert answer["is_personal"]
    query = bob.ask_inline("")
    answer = await booth.until(lambda: query.answer)
    assert not answer["results"]
    assert answer["button"]["start_parameter"] == "inline"
