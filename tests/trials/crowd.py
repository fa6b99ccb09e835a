"""Two hundred people send a photo within ten seconds, on both platforms at once, to the whole
service in its own processes.

The platforms hold to their limits: Telegram a message a second and chat and thirty a second in all,
Discord fifty calls a second. Must hold: 99 % are acknowledged within three seconds, each gets
exactly one sticker, of their own photo, and the service keeps to what the platforms allow.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from db.states import JobState
from tests.fakes.discord.faults import Limit
from tests.trials.guests import (
    Guest,
    TelegramGuest,
    home_of,
    meet_on_discord,
    meet_on_telegram,
    photo_of,
    strangers,
)
from tests.trials.house import stop_in_order
from tests.trials.verdict import Verdict, share
from tests.trials.wire import POLL_S, Wire, open_wire

ACKNOWLEDGED_S = 3.0
LIMIT_S = 300.0
STAGE_S = 0.02
A_CHANNEL = 10  # people
LONGEST_LAG_S = 1.0  # of the event loop: a third of what Discord waits
SETTINGS = {"TOONBOOTH_SLOTS": "8", "TOONBOOTH_COMMUNITY_QUOTA": "10000"}
# All but answers to interactions, which Discord does not count.
COUNTED = r"\w+ /(channels|users|guilds|applications|oauth2|gateway)\b.*"


class Overall(Limit):
    """One bucket for all that is counted."""

    def take(self, call: str) -> tuple[float, Mapping[str, str]]:
        wait_s, _ = super().take("all")
        return wait_s, {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}


@dataclass(frozen=True)
class Plan:
    """users: in all, half of them on each platform. within_s: all have asked."""

    users: int
    within_s: float
    folder: Path
    seed: int = 1


async def try_crowd(plan: Plan) -> Verdict:
    """Run the trial."""
    verdict = Verdict(f"crowd: {plan.users} people within {plan.within_s:g} s, both platforms")
    async with open_wire(plan.folder, stage_s=STAGE_S, settings=SETTINGS) as wire:
        flood = wire.telegram.flood
        flood.per_chat_s, flood.overall_s = 1, 30
        wire.discord.troubles.limits.append(Overall(COUNTED, 50, 1.0))
        guests = _meet(wire, plan.users)
        lags = len(wire.lags_s())
        began_s = time.monotonic()
        await _come(guests, plan)
        await _served(guests)
        took_s = time.monotonic() - began_s
        jobs = await wire.settled()
        verdict.figure("platform", "people", "ack p50", "p95", "p99", "longest", "stickers")
        for name, several in _by_platform(guests).items():
            _judge(verdict, name, several)
        verdict.figure("seconds until the last sticker", round(took_s, 1))
        _judge_lag(verdict, wire, lags)
        _judge_limits(verdict, wire)
        done = sum(job.state == JobState.DONE for job in jobs)
        verdict.hold(len(jobs) == plan.users, f"{len(jobs)} jobs for {plan.users} requests")
        verdict.hold(done == plan.users, f"only {done} jobs are done")
        verdict.hold(not wire.leftovers(), f"left: {wire.leftovers()[:3]}")
        left = wire.traces([photo_of(guest) for guest in guests])
        verdict.hold(not left, f"left of photos: {left[:3]}")
    return verdict


def _meet(wire: Wire, users: int) -> list[Guest]:
    """Half of them in private chats, the others in channels of one server."""
    guests: list[Guest] = [meet_on_telegram(wire) for _ in range(users // 2)]
    guild = home_of(wire.discord)
    for number in range(users - users // 2):
        if number % A_CHANNEL == 0:
            channel = wire.discord.add_channel(guild)
        guests.append(meet_on_discord(wire, channel))
    for guest in guests:
        guest.words = f"pirate {guest.number}"
    return guests


async def _come(guests: Sequence[Guest], plan: Plan) -> None:
    chance = random.Random(plan.seed)
    order = [*guests]
    chance.shuffle(order)
    began_s = time.monotonic()
    moments = sorted(chance.uniform(0, plan.within_s) for _ in order)
    for guest, moment_s in zip(order, moments, strict=True):
        await asyncio.sleep(max(0.0, began_s + moment_s - time.monotonic()))
        await guest.ask()


async def _served(guests: Sequence[Guest]) -> None:
    """Wait until everybody has a sticker and nothing tells how far it is any more."""
    ends_s, waiting = time.monotonic() + LIMIT_S, [*guests]
    while waiting and time.monotonic() < ends_s:
        waiting = [it for it in waiting if not it.results or it.waits]
        await asyncio.sleep(POLL_S * 5)


def _by_platform(guests: Sequence[Guest]) -> Mapping[str, Sequence[Guest]]:
    telegram = [it for it in guests if isinstance(it, TelegramGuest)]
    return {"Telegram": telegram, "Discord": [it for it in guests if it not in telegram]}


def _judge(verdict: Verdict, name: str, guests: Sequence[Guest]) -> None:
    took_s = sorted(it.acknowledged_s for it in guests if it.acknowledged_s is not None)
    stickers = [len(guest.results) for guest in guests]
    parts = (share(took_s, part) for part in (0.5, 0.95, 0.99, 1.0))
    verdict.figure(name, len(guests), *parts, sum(stickers))
    unheard = len(guests) - len(took_s)
    verdict.hold(not unheard, f"{name}: {unheard} were not acknowledged")
    verdict.hold(share(took_s, 0.99) < ACKNOWLEDGED_S, f"{name}: acknowledged late")
    verdict.hold(0 not in stickers, f"{name}: {stickers.count(0)} got nothing")
    doubled = sum(number > 1 for number in stickers)
    verdict.hold(not doubled, f"{name}: {doubled} got more than one")
    others = sum(map(strangers, guests))
    verdict.hold(not others, f"{name}: {others} stickers of somebody else's photo")
    told = [words for guest in guests for words in guest.told]
    verdict.hold(not told, f"{name}: told {told[:3]}")


def _judge_lag(verdict: Verdict, wire: Wire, since: int) -> None:
    late_s = wire.lags_s()
    verdict.figure("event loop late by, s", "", *(share(late_s, p) for p in (0.5, 0.95, 0.99, 1)))
    verdict.hold(share(late_s, 1) < LONGEST_LAG_S, "something blocks the event loop")
    verdict.hold(len(late_s) > since, "the event loop was not measured")


def _judge_limits(verdict: Verdict, wire: Wire) -> None:
    """Being told to wait is no fault; not to wait is one."""
    refused = [call for call in wire.telegram.calls if call.status == 429]
    verdict.figure("told to wait", f"{len(refused)} on Telegram",
                   f"{wire.discord.troubles.overrun} on Discord")  # fmt: skip
    for name, violations in (
        ("Telegram", wire.telegram.violations), ("Discord", wire.discord.violations),
    ):  # fmt: skip
        verdict.hold(not violations, f"{name}’s rules: {len(violations)}, {violations[:3]}")
    wire.telegram.violations.clear()


@click.command(help=__doc__)
@click.option("--users", default=200, show_default=True)
@click.option("--within", default=10.0, show_default=True, help="Seconds.")
@click.option("--seed", default=1, show_default=True)
@click.option("--keep", is_flag=True, help="Keep the folder with the service's log.")
def main(users: int, within: float, seed: int, keep: bool) -> None:
    """Run the trial."""
    stop_in_order()
    folder = Path(tempfile.mkdtemp(prefix="toonbooth-crowd-"))
    verdict = asyncio.run(try_crowd(Plan(users, within, folder, seed)))
    if verdict.broken or keep:
        click.echo(f"the service's log: {folder / 'data.log'}")
    else:
        shutil.rmtree(folder)
    verdict.finish()


if __name__ == "__main__":
    main()
