"""`/pack` with the service as people start it, on each platform: twelve expressions of one photo,
until all are in the pack and whoever has it can get them.

On Telegram that is a sticker set under a link, on Discord a pack whose stickers are shown and had
as files. Then once more on Telegram, where the service is killed (kill -9, with its worker) while a
sticker is put into the set: once Telegram takes it all the same, once it does not. Must hold: each
is acknowledged within three seconds, every expression is there once and in its order, and each file
is what its platform wants.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click

from bot.expressions import EMOJI, PACK
from render.check import check_file
from render.errors import SpecViolation
from render.specs import ALL, CHAT, TELEGRAM_VIDEO, StickerSpec
from tests.fakes.discord.server import FakeDiscord, serve_discord
from tests.fakes.telegram.faults import Fault
from tests.fakes.telegram.server import FakeTelegram, open_telegram
from tests.fakes.telegram.world import Json, StickerSet
from tests.trials.house import stop_in_order
from tests.trials.pictures import draw_person
from tests.trials.shelves import DiscordOwner, download_set
from tests.trials.verdict import Verdict
from tests.trials.whole import Whole, open_whole

ACKNOWLEDGED_S = 3.0
FIRST_S, WHOLE_S = 600.0, 3600.0
TAKES_S = 1.0  # so long a sticker is on its way into a set when the service is killed
KILLED_AT = {3: True, 7: False}  # with so many in the set; whether Telegram takes one more
WORDS = "space pirate"
WANTED = tuple(EMOJI[name] for name in PACK)
ADD = "addStickerToSet"
Files = Sequence[tuple[StickerSpec, bytes]]


@dataclass
class Course:
    """How a pack came about; seconds since it was asked for. emoji: of its stickers, in order."""

    name: str
    acknowledged_s: float
    first_s: float
    whole_s: float
    emoji: Sequence[str]
    files: Files
    claims: dict[str, bool] = field(default_factory=dict)  # others that must hold


@dataclass(frozen=True)
class Booth:
    """Both platforms and the service between them."""

    telegram: FakeTelegram
    discord: FakeDiscord
    whole: Whole


async def try_packs(photo: bytes, folder: Path) -> Verdict:
    """One after the other."""
    verdict = Verdict(f"packs: “{WORDS}”, {len(PACK)} expressions of one photo")
    verdict.figure("seconds until", "acknowledged", "first", "all", "stickers", "lost", "twice",
                   "files", "starts")  # fmt: skip
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(open_telegram())
        discord = await stack.enter_async_context(serve_discord())
        whole = await stack.enter_async_context(open_whole(folder, telegram, discord))
        booth = Booth(telegram, discord, whole)
        for run in (pack_on_telegram, pack_on_discord, pack_while_killed):
            course = await run(booth, photo)
            click.echo(f"{course.whole_s:7.1f} s  {course.name}", err=True)
            await judge(verdict, course, whole.starts)
        verdict.hold(not discord.violations, f"Discord’s rules: {discord.violations[:3]}")
        verdict.hold(not telegram.violations, f"Telegram’s rules: {telegram.violations[:3]}")
        telegram.violations.clear()
    return verdict


async def judge(verdict: Verdict, course: Course, starts: int) -> None:
    """Count what is there, and decode it."""
    name, count = course.name, Counter(course.emoji)
    lost = [it for it in WANTED if not count[it]]
    twice = [it for it in count if count[it] > 1]
    verdict.figure(name, course.acknowledged_s, course.first_s, course.whole_s, len(course.emoji),
                   len(lost), len(twice), len(course.files), starts)  # fmt: skip
    verdict.hold(course.acknowledged_s < ACKNOWLEDGED_S, f"{name}: acknowledged late")
    verdict.hold(not lost, f"{name}: {lost} are lost")
    verdict.hold(not twice, f"{name}: {twice} are there twice")
    verdict.hold(tuple(course.emoji) == WANTED, f"{name}: the order is {course.emoji}")
    moving = {data for spec, data in course.files if spec == TELEGRAM_VIDEO}
    verdict.hold(len(moving) == len(PACK), f"{name}: {len(moving)} different stickers")
    for spec, data in course.files:
        try:
            await asyncio.to_thread(check_file, data, spec)
        except SpecViolation as error:
            verdict.hold(False, f"{name}: {error}")
    for claim, holds in course.claims.items():
        verdict.hold(holds, f"{name}: {claim}")


async def pack_on_telegram(
    booth: Booth, photo: bytes, name: str = "Telegram", meanwhile: Sequence[Awaitable[None]] = ()
) -> Course:
    """In somebody's private chat, until its message has the link."""
    telegram = booth.telegram
    anna, before = telegram.people.meet("Anna"), set(telegram.world.sets)
    anna.start()
    await telegram.until(lambda: anna.chat.bots, FIRST_S)
    began_s, heard = time.monotonic(), len(telegram.calls)
    anna.send_photo(photo, f"/pack {WORDS}")
    told = await telegram.until(lambda: anna.chat.bots[1:], FIRST_S)
    first = next(it for it in telegram.calls[heard:] if it.chat_id == anna.id and it.status == 200)
    others = [asyncio.ensure_future(it) for it in meanwhile]
    await telegram.until(lambda: set(telegram.world.sets) - before, FIRST_S)
    first_s = time.monotonic() - began_s
    await telegram.until(lambda: _is_told(told[0], others), WHOLE_S)
    whole_s = time.monotonic() - began_s
    await asyncio.gather(*others)
    made = _sets_of(telegram, anna.id)
    stickers = await download_set(telegram, made[0].name)
    return Course(
        name, first.at_s - began_s, first_s, whole_s,
        [emoji for emoji, _ in stickers], [(TELEGRAM_VIDEO, data) for _, data in stickers],
        {
            "one set": len(made) == 1,
            "its link is told": f"t.me/addstickers/{made[0].name}" in told[0]["text"],
            "it has a picture of its own": made[0].thumbnail is not None,
            "one message tells of all": len(anna.chat.bots) == 2,
            "no sticker comes by itself": not telegram.asked("sendSticker", anna.id),
        },
    )  # fmt: skip


def _is_told(message: Json, others: Sequence[asyncio.Future[None]]) -> bool:
    """Raises what went wrong with others."""
    for it in others:
        if it.done():
            it.result()
    return "t.me/addstickers/" in message["text"]


async def pack_while_killed(booth: Booth, photo: bytes) -> Course:
    """The same, and the service is killed meanwhile."""
    starts, kills = booth.whole.starts, _kill_while_adding(booth, set(booth.telegram.world.sets))
    course = await pack_on_telegram(booth, photo, "Telegram, kill -9", [kills])
    course.claims["killed in the middle"] = booth.whole.starts == starts + len(KILLED_AT)
    return course


async def _kill_while_adding(booth: Booth, before: set[str]) -> None:
    """Each time with one sticker on its way into the new set."""
    telegram, whole = booth.telegram, booth.whole

    for count, takes in KILLED_AT.items():
        await telegram.until(partial(_holds, telegram, before, count), WHOLE_S)
        telegram.faults.add(ADD, Fault(delay_s=TAKES_S, takes=takes, drops=True))
        await telegram.until(lambda: not telegram.faults.waiting[ADD], WHOLE_S)
        await whole.kill()
        await whole.start()


def _holds(telegram: FakeTelegram, before: set[str], count: int) -> bool:
    """Whether a set that was not there before has so many stickers."""
    made = (it for name, it in telegram.world.sets.items() if name not in before)
    return any(len(it.stickers) >= count for it in made)


def _sets_of(telegram: FakeTelegram, person: int) -> list[StickerSet]:
    return [it for it in telegram.world.sets.values() if it.owner == person]


async def pack_on_discord(booth: Booth, photo: bytes) -> Course:
    """In a channel of a server, until its message says that the pack is there."""
    owner = DiscordOwner.meet(booth.discord, "Ben")
    began_s = time.monotonic()
    found = await owner.seat.slash("pack", photo=photo, prompt=WORDS)
    await found.until(lambda it: it.acknowledged_s is not None)
    until = booth.telegram.until
    await until(lambda: owner.results, FIRST_S)
    first_s = time.monotonic() - began_s
    await until(lambda: "is there" in found.text and len(owner.results) >= len(PACK), WHOLE_S)
    whole_s = time.monotonic() - began_s
    files: list[tuple[StickerSpec, bytes]] = []
    for message in owner.results:
        files += await owner.files_of(message)
    shelved = await owner.open_pack()
    moving = {data for spec, data in files if spec == CHAT}
    named = Counter(spec.name for spec, _ in files)
    return Course(
        "Discord", found.acknowledged_s or 0.0, first_s, whole_s,
        [emoji for emoji, _ in shelved], files,
        {
            "each sticker comes once": len(owner.results) == len(PACK),
            "the pack has those that came": {data for _, data in shelved} == moving,
            f"all files are had: {named}": named == {spec.name: len(PACK) for spec in ALL},
        },
    )  # fmt: skip


@click.command(help=__doc__)
@click.option("--photo", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(photo: Path | None) -> None:
    """Run the trial."""
    stop_in_order()
    data = photo.read_bytes() if photo else draw_person()
    with tempfile.TemporaryDirectory(prefix="toonbooth-packs-") as made:
        try:
            verdict = asyncio.run(try_packs(data, Path(made)))
        except BaseException:
            click.echo((Path(made) / "service.log").read_text()[-4000:], err=True)
            raise
    verdict.finish()


if __name__ == "__main__":
    main()
