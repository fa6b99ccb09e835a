"""What the buttons under a sticker do, for those who may press them, also after a restart."""

from __future__ import annotations

from pathlib import Path

from db.models import Sticker
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import Message
from tests.trials.pictures import draw_photo


async def make(booth: Booth, seat: Seat, prompt: str = "pirate", number: int = 1) -> Message:
    """A sticker's message."""
    found = await seat.slash("theme", photo=draw_photo(number), prompt=prompt)
    await booth.until(lambda: found.original and is_sticker(found.original))
    await booth.rest()
    assert found.original is not None
    return found.original


def is_sticker(message: Message) -> bool:
    return [it.filename for it in message.attachments] == ["chat.webp"]


async def stickers(booth: Booth, seat: Seat, count: int) -> list[Message]:
    """So many of them in a channel."""
    found: list[Message] = await booth.until(
        lambda: (
            (these := [it for it in seat.channel.shown if is_sticker(it)])
            and len(these) == count
            and these
        )
    )
    await booth.rest()
    return found


async def test_again_draws_with_another_seed_beside_it(booth: Booth, ann: Seat) -> None:
    first = await make(booth, ann)
    await ann.press(first, "Again")
    await stickers(booth, ann, 2)
    jobs = await booth.settle(JobState.DONE, count=2)
    assert jobs[1].options["seed"] != jobs[0].options.get("seed", 0)
    assert is_sticker(first)


async def test_four_variants_are_four_messages(booth: Booth, ann: Seat) -> None:
    await ann.press(await make(booth, ann), "4 variants")
    await stickers(booth, ann, 5)
    jobs = await booth.settle(JobState.DONE, count=5)
    assert len({job.options.get("seed", 0) for job in jobs}) == 5


async def test_more_and_less_change_how_cartoony_it_is(booth: Booth, ann: Seat) -> None:
    first = await make(booth, ann)
    await ann.press(first, "More cartoony")
    await stickers(booth, ann, 2)
    await ann.press(first, "Less cartoony")
    await stickers(booth, ann, 3)
    jobs = await booth.settle(JobState.DONE, count=3)
    assert [job.options.get("strength") for job in jobs] == [None, 0.9, 0.5]


async def test_another_theme_is_chosen_from_a_menu_for_one_alone(booth: Booth, ann: Seat) -> None:
    asked = await (await ann.press(await make(booth, ann), "Other theme")).answered()
    assert asked.original is not None
    assert asked.original.hidden
    await ann.pick(asked.original, "kawaii-and-chibi")
    await stickers(booth, ann, 2)
    jobs = await booth.settle(JobState.DONE, count=2)
    assert jobs[1].prompt == "Kawaii and Chibi"


async def test_another_theme_can_be_written_also_after_a_restart(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        message = await make(booth, ann)
        shown = await (await ann.press(message, "Other theme")).answered()
        assert shown.original is not None
        window = await (await ann.press(shown.original, "Own words")).answered()
    async with open_booth(fake, tmp_path, migrated) as booth:
        refused = await (await ann.submit(window, words="nazi")).answered()
        assert "kinder" in refused.later[0].text
        await ann.submit(window, words="a knight of the *moon*")
        await stickers(booth, ann, 2)
        jobs = await booth.settle(JobState.DONE, count=2)
        assert jobs[1].prompt == "a knight of the *moon*"
        await booth.until(lambda: shown.original not in ann.channel.messages.values())


async def test_all_files_are_sent_to_the_owner_alone(booth: Booth, ann: Seat, bob: Seat) -> None:
    message = await make(booth, ann)
    found = await (await ann.press(message, "Files")).answered()
    assert found.original is not None
    assert found.original.hidden
    names = {it.filename for it in found.original.attachments}
    assert names == {"chat.webp", "discord.png", "emoji.png", "preview.png"}
    refused = await (await bob.press(message, "Files")).answered()
    assert "somebody else" in refused.text


async def test_a_sticker_is_deleted_here_and_in_the_service(booth: Booth, ann: Seat) -> None:
    message = await make(booth, ann)
    asked = await (await ann.press(message, "Delete")).answered()
    assert asked.original is not None
    assert message in ann.channel.shown
    await ann.press(asked.original, "Delete")
    await booth.until(lambda: message not in ann.channel.shown)
    await booth.until(lambda: "Deleted" in asked.text)
    (job,) = await booth.jobs()
    assert booth.desk.blobs.names(f"stickers/{job.id}") == []
    async with booth.desk.database.read() as session:
        assert await session.get(Sticker, job.id) is None
    gone = await (await ann.press(message, "Files")).answered()
    assert "no such sticker" in gone.text


async def test_an_admin_deletes_what_others_made_and_a_stranger_does_not(
    booth: Booth, ann: Seat, bob: Seat, boss: Seat
) -> None:
    message = await make(booth, ann)
    asked = await (await bob.press(message, "Delete")).answered()
    assert asked.original is not None
    refused = await (await bob.press(asked.original, "Delete")).answered()
    assert "somebody else" in refused.later[0].text
    assert message in ann.channel.shown
    asked = await (await boss.press(message, "Delete")).answered()
    assert asked.original is not None
    await boss.press(asked.original, "Delete")
    await booth.until(lambda: message not in ann.channel.shown)


async def test_buttons_work_after_a_restart(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        message = await make(booth, ann)
    async with open_booth(fake, tmp_path, migrated) as booth:
        await ann.press(message, "Again")
        await stickers(booth, ann, 2)
    assert fake.commands.syncs == 1


async def test_a_forged_button_gets_a_sentence(booth: Booth, ann: Seat) -> None:
    message = await make(booth, ann)
    for forged in ("a:0123456789abcdef:", "zz:ab:", "whatever", "x" * 100, "m:t:ab:x"):
        told = await (await ann.press(message, forged)).answered()
        assert "start again" in told.said or "no such sticker" in told.said
    assert len(await booth.jobs()) == 1


async def test_a_press_that_comes_twice_is_done_once(booth: Booth, ann: Seat) -> None:
    message = await make(booth, ann)
    booth.fake.gateway.twice = True
    await ann.press(message, "Again")
    await stickers(booth, ann, 2)
    await booth.settle(JobState.DONE, count=2)


async def test_a_photo_that_is_gone_is_asked_for_again(booth: Booth, ann: Seat) -> None:
    message = await make(booth, ann)
    booth.fake.messages.files.clear()
    told = await (await ann.press(message, "Again")).answered()
    assert "send it once more" in told.later[0].text


async def test_what_is_most_cartoony_or_finest_gets_no_more_so(booth: Booth, ann: Seat) -> None:
    found = await ann.slash(
        "theme", photo=draw_photo(1), prompt="pirate", strength="strong", quality="fine"
    )
    await booth.settle(JobState.DONE)
    assert found.original is not None
    told = await (await ann.press(found.original, "More cartoony")).answered()
    assert "can’t get more" in told.said
    told = await (await ann.press(found.original, "Finest quality")).answered()
    assert "finest quality already" in told.said
    assert len(await booth.jobs()) == 1
