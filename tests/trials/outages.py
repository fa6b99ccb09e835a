"""Whatever goes wrong between the whole service and the platforms, everybody gets one sticker, or
word of what became of it.

Refusals, trouble and silence of Telegram's and Discord's at every call, chats that are gone,
updates twice and out of order, a gateway that comes and goes; then kill -9 of front and worker at
each step of a job. Must hold: nobody's request is lost, nobody gets two stickers or another's,
whoever can be told is told, the platforms' limits are kept, every job ends, and nothing is left of
the photos.

A sticker that was on its way to Telegram when the front was killed may be lost, with word of it:
nobody can ask Telegram for a chat's messages. They are counted on their own.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import click

from db.states import ENDED
from tests.fakes.discord.errors import ANSWERED_ALREADY
from tests.trials.guests import (
    Guest,
    meet_on_discord,
    meet_on_telegram,
    photo_of,
    strangers,
)
from tests.trials.house import stop_in_order
from tests.trials.kills import of_kills
from tests.trials.troubles import Must, Trouble, of_discord, of_telegram
from tests.trials.verdict import Verdict
from tests.trials.wire import POLL_S, Wire, open_wire

STAGE_S = 0.1
# For one trouble: a busy machine takes a minute and a half to start front and worker anew. What is
# not over then would be struck by the next trouble, too.
LIMIT_S = 300.0
AFTER_S = 3.0  # after all: what would come twice has come
SETTINGS = {
    "TOONBOOTH_SLOTS": "4", "TOONBOOTH_COMMUNITY_QUOTA": "10000", "TOONBOOTH_ATTEMPTS": "20",
    "LOG_LEVEL": "info", "TOONBOOTH_LOG_LEVEL": "info",
}  # fmt: skip


@dataclass
class Case:
    """One trouble and whom it struck. error: why it could not be tried."""

    trouble: Trouble
    guests: list[Guest] = field(default_factory=list)
    took_s: float = 0.0
    error: str = ""

    async def run(self, wire: Wire) -> None:
        """Strike, and wait for what becomes of it."""
        meet = meet_on_telegram if self.trouble.platform == "Telegram" else meet_on_discord
        self.guests = [meet(wire) for _ in range(self.trouble.guests)]
        began_s = time.monotonic()
        try:
            await asyncio.gather(*(self.trouble.strike(wire, guest) for guest in self.guests))
        except (TimeoutError, LookupError) as error:
            self.error = f"{type(error).__name__} {error}"
        while not all(map(self._is_over, self.guests)) and time.monotonic() - began_s < LIMIT_S:
            await asyncio.sleep(POLL_S)
        self.took_s = time.monotonic() - began_s
        if not all(map(self._is_over, self.guests)):
            self.error = f"{self.error} not over after {self.took_s:.0f} s".lstrip()
        wire.telegram.scrambled = False
        if self.trouble.alone:  # what did not strike this guest must not strike the next
            wire.telegram.faults.waiting.clear()
        click.echo(f"{self.took_s:5.1f} s  {self.trouble.platform}, {self.trouble.name}", err=True)

    def _is_over(self, guest: Guest) -> bool:
        if self.trouble.must == Must.NOTHING:
            return True
        return bool(guest.results or guest.told) and not guest.waits

    @property
    def lost(self) -> int:
        """Who neither got nor heard anything."""
        if self.trouble.must == Must.NOTHING:
            return 0
        return sum(not (guest.results or guest.told) for guest in self.guests)

    @property
    def short(self) -> int:
        """Who was only told, where the sticker could have come."""
        if self.trouble.must != Must.STICKER:
            return 0
        return sum(not guest.results and bool(guest.told) for guest in self.guests)


async def try_outages(folder: Path, wanted: str = "") -> Verdict:
    """Run the trial. wanted: a regular expression for what goes wrong; all by default."""
    verdict = Verdict("outages: " + (wanted or "everything that goes wrong on the wire"))
    cases = [Case(it) for it in every_trouble() if re.search(wanted, f"{it.platform}, {it.name}")]
    async with open_wire(folder, stage_s=STAGE_S, settings=SETTINGS) as wire:
        for alone, several in groupby(cases, key=lambda it: it.trouble.alone):
            if alone:
                for case in several:
                    await case.run(wire)
            else:
                await asyncio.gather(*(case.run(wire) for case in several))
        jobs = await wire.settled()
        await asyncio.sleep(AFTER_S)
        _judge(verdict, cases)
        # Whoever is not told that Discord has an answer asks once more, and hears of it so.
        broken = [it for it in wire.discord.violations if str(ANSWERED_ALREADY) not in it]
        verdict.hold(not broken, f"Discord’s rules: {len(broken)}, {broken[:3]}")
        broken = [*wire.telegram.violations]
        wire.telegram.violations.clear()
        verdict.hold(not broken, f"Telegram’s rules: {len(broken)}, {broken[:3]}")
        living = [job.id for job in jobs if job.state not in ENDED]
        verdict.figure("starts of the front", wire.house.starts)
        verdict.hold(not living, f"{len(living)} jobs did not end: {living[:3]}")
        verdict.hold(not wire.leftovers(), f"left: {wire.leftovers()[:3]}")
        left = wire.traces([photo_of(guest) for case in cases for guest in case.guests])
        verdict.figure("photos left", len(left))
        verdict.hold(not left, f"left of photos: {left[:3]}")
    return verdict


def every_trouble() -> Iterator[Trouble]:
    """Those that strike alone come last on each platform."""
    for platform in (of_telegram, of_discord):
        yield from sorted(platform(), key=lambda it: it.alone)
    yield from of_kills()


def _judge(verdict: Verdict, cases: Sequence[Case]) -> None:
    verdict.figure("trouble", "", "people", "stickers", "told", "lost", "twice", "seconds")
    total = [0] * 5
    for case in cases:
        name, guests = f"{case.trouble.platform}, {case.trouble.name}", case.guests
        got = [len(guest.results) for guest in guests]
        doubled, told = sum(it > 1 for it in got), sum(bool(it.told) for it in guests)
        row = (len(guests), sum(got), told, case.lost, doubled)
        total = [before + more for before, more in zip(total, row, strict=True)]
        verdict.figure(case.trouble.platform, case.trouble.name, *row, round(case.took_s, 1))
        words = [guest.told for guest in guests]
        verdict.hold(not case.lost, f"{name}: {case.lost} lost")
        verdict.hold(not doubled, f"{name}: {doubled} got two")
        verdict.hold(not case.short, f"{name}: {case.short} got no sticker, but {words}")
        verdict.hold(not any(map(strangers, guests)), f"{name}: somebody else's sticker")
        verdict.hold(not case.error, f"{name}: {case.error}")
        stuck = case.trouble.must != Must.NOTHING and any(guest.waits for guest in guests)
        verdict.hold(not stuck, f"{name}: a message says for ever how far it is")
    verdict.figure("all", "", *total)


@click.command(help=__doc__)
@click.option("--only", default="", help="A regular expression for what goes wrong.")
@click.option("--keep", is_flag=True, help="Keep the folder with the service's log.")
def main(only: str, keep: bool) -> None:
    """Run the trial."""
    stop_in_order()
    folder = Path(tempfile.mkdtemp(prefix="toonbooth-outages-"))
    verdict = asyncio.run(try_outages(folder, only))
    if verdict.broken or keep:
        click.echo(f"the service's log: {folder / 'data.log'}")
    else:
        shutil.rmtree(folder)
    verdict.finish()


if __name__ == "__main__":
    main()
