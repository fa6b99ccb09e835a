"""Two thousand messages of two hundred users, taken in while three workers work; and how the rate
grows with the workers.

Messages come at random moments of a stated rate, whether or not those before were answered, and
each is timed from the moment it came: who waits behind others is counted. Intake is the real one,
in the front's own process, with its look at each photo. The stages of the workers only wait, since
two cores could not compute for eight workers. Must hold: of the messages 99 % are taken within
300 ms, none with an error, and every job is made.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import click
from sqlalchemy import func, select

from bot.deployment import find_blobs
from bot.front.asked import Asked, Asker, Place
from bot.front.intake import Intake, Measures
from bot.front.look import Look
from bot.front.opening import open_intake
from bot.front.words import load_refused_words
from config.assets import find_assets
from config.logs import set_up_logs
from config.settings import Settings
from config.theme import load_themes
from db.address import Address
from db.communities import find_community
from db.jobs import NewJob, add_job, count_states, new_id
from db.models import Attempt
from db.schema import upgrade
from db.session import Database, open_database
from db.states import LIVING, JobState, Outcome
from db.users import find_user
from tests.trials.courier import PLATFORM
from tests.trials.databases import POSTGRES, fresh_database
from tests.trials.pictures import draw_photo
from tests.trials.running import (
    Pocket,
    await_workers,
    running_front,
    running_workers,
    settings_of,
)
from tests.trials.verdict import Verdict, share

P99_S = 0.3
USERS, COMMUNITIES = 200, 20
QUICK_STAGE_S = 0.02  # while messages come: as many jobs as the workers can handle at all
STAGE_S = 0.5  # while the growth is measured: jobs of three seconds
WARM_S, MEASURED_S = 5.0, 25.0
LIMIT_S = 900.0
POLL_S = 0.2
WIDE = {"user_queued": 1000, "user_quota": 10_000, "community_quota": 100_000, "user_running": 4}


@dataclass(frozen=True)
class Plan:
    """How large a trial is. rate: messages a second."""

    messages: int
    rate: float
    workers: int
    growth: tuple[int, ...]
    seed: int
    judged: bool = True


@dataclass
class Answers:
    """Seconds until each message was taken, and the names of errors."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def try_load(plan: Plan, wanted: str) -> Verdict:
    """Run the trial, each part on a database of its own."""
    verdict = Verdict(f"load: {plan.messages} messages of {USERS} users, {plan.workers} workers")
    with tempfile.TemporaryDirectory(prefix="toonbooth-load-") as made:
        if plan.messages:
            with fresh_database(wanted, Path(made)) as address:
                await _try_intake(plan, address, (Path(made) / "intake", verdict))
        for workers in plan.growth:
            folder = Path(made) / f"growth-{workers}"
            folder.mkdir()
            with fresh_database(wanted, folder) as address:
                rate = await _rate_of(workers, address, folder / "data")
            verdict.figure(f"{workers} workers", f"{rate:.2f} jobs/s", f"{rate / workers:.2f} each")
    return verdict


async def _try_intake(plan: Plan, address: Address, into: tuple[Path, Verdict]) -> None:
    folder, verdict = into
    photos = [draw_photo(number) for number in range(plan.messages)]
    await asyncio.to_thread(upgrade, address)
    settings, pocket = settings_of(folder, address, WIDE), Pocket()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(address))
        await stack.enter_async_context(running_workers(settings, plan.workers, QUICK_STAGE_S))
        await stack.enter_async_context(running_front(settings, pocket))
        intake = await _open_intake(stack, database, settings, judged=plan.judged)
        await await_workers(database, plan.workers)
        answers, began_s = Answers(), time.monotonic()
        await _come(plan, photos, (intake, answers))
        came_s = time.monotonic() - began_s
        states = await _ended(database)
        took_s = time.monotonic() - began_s
    seconds = sorted(answers.seconds)
    verdict.figure("messages", len(photos), f"{plan.messages / came_s:.1f} a second")
    for part in (0.5, 0.95, 0.99, 1.0):
        verdict.figure(f"taken within, {part:.0%}", f"{1000 * share(seconds, part):.0f} ms")
    verdict.figure("errors", len(answers.errors))
    verdict.figure("jobs by state", *(f"{n} {state}" for state, n in states.items() if n))
    rate = states[JobState.DONE] / took_s
    verdict.figure("jobs a second", f"{rate:.1f}", f"{rate / plan.workers:.1f} a worker")
    verdict.hold(share(seconds, 0.99) < P99_S, f"1 % took longer than {1000 * P99_S:.0f} ms")
    verdict.hold(not answers.errors, f"errors: {sorted(set(answers.errors))}")
    verdict.hold(states[JobState.DONE] == plan.messages, "not every message became a sticker")
    stickers = sum(kind == "sticker" for _, kind in pocket.got)
    verdict.hold(stickers == plan.messages, f"{stickers} stickers arrived")


async def _open_intake(
    stack: AsyncExitStack, database: Database, settings: Settings, *, judged: bool
) -> Intake:
    blobs = find_blobs(settings)
    if judged:
        assets = find_assets(settings.assets)
        opened = open_intake(database, blobs, settings, assets=assets)
        return await stack.enter_async_context(opened)
    look = Look(None, threads=settings.threads)
    stack.callback(look.close)
    measures = Measures(settings, load_themes(), load_refused_words())
    return Intake(database, blobs, look, measures)


async def _come(plan: Plan, photos: Sequence[bytes], to: tuple[Intake, Answers]) -> None:
    """Send all messages, each at its own moment."""
    chance, loop = random.Random(plan.seed), asyncio.get_running_loop()
    due_s, sent = loop.time(), []
    for number, photo in enumerate(photos):
        due_s += chance.expovariate(plan.rate)
        await asyncio.sleep(max(0.0, due_s - loop.time()))
        sent.append(asyncio.create_task(_take(to, _asked(number, photo), due_s)))
    await asyncio.gather(*sent)


async def _take(to: tuple[Intake, Answers], asked: Asked, due_s: float) -> None:
    intake, answers = to
    try:
        await intake.take(asked)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        answers.errors.append(type(error).__name__)
    answers.seconds.append(asyncio.get_running_loop().time() - due_s)


def _asked(number: int, photo: bytes) -> Asked:
    return Asked(
        platform=PLATFORM,
        message=f"message-{number}",
        chat=f"chat-{number % USERS}",
        place=Place(f"community-{number % COMMUNITIES}"),
        asker=Asker(f"user-{number % USERS}"),
        words="pirate",
        photo=photo,
        quality="draft",
    )


async def _ended(database: Database) -> dict[JobState, int]:
    """The states of all jobs once none lives, or when the time is over."""
    ends_s = time.monotonic() + LIMIT_S
    while True:
        async with database.read() as session:
            states = await count_states(session)
        if not any(states[state] for state in LIVING) or time.monotonic() > ends_s:
            return states
        await asyncio.sleep(POLL_S)


async def _rate_of(workers: int, address: Address, data: Path) -> float:
    """Jobs a second that so many workers make once all of them are busy."""
    await asyncio.to_thread(upgrade, address)
    settings = settings_of(data, address, WIDE)
    async with (
        open_database(address) as database,
        running_workers(settings, workers, STAGE_S),
        running_front(settings, Pocket()),
    ):
        await await_workers(database, workers)
        for number in range(int(2 * workers * (WARM_S + MEASURED_S) / STAGE_S / 3)):
            await _add(database, number)
        await asyncio.sleep(WARM_S)
        before, began_s = await _made(database), time.monotonic()
        await asyncio.sleep(MEASURED_S)
        return (await _made(database) - before) / (time.monotonic() - began_s)


async def _add(database: Database, number: int) -> None:
    """A job without a photo, which stages that wait do not miss."""
    async with database.write() as session:
        user = await find_user(session, PLATFORM, f"user-{number % USERS}")
        place = await find_community(session, PLATFORM, f"community-{number % COMMUNITIES}")
        await add_job(
            session,
            NewJob(
                id=new_id(),
                platform=PLATFORM,
                message=f"message-{number}",
                chat=f"chat-{number % USERS}",
                community_id=place.id,
                user_id=user.id,
                prompt="pirate",
                quality="draft",
            ),
        )


async def _made(database: Database) -> int:
    async with database.read() as session:
        wanted = select(func.count()).select_from(Attempt).where(Attempt.outcome == Outcome.MADE)
        return await session.scalar(wanted) or 0


@click.command(help=__doc__)
@click.option("--messages", default=2000, show_default=True, help="0: only the growth.")
@click.option("--rate", default=5.0, show_default=True, help="Messages a second.")
@click.option("--workers", default=3, show_default=True)
@click.option("--growth", default="1,2,4,8", show_default=True, help="Numbers of workers to try.")
@click.option("--seed", default=1, show_default=True)
@click.option("--unjudged", is_flag=True, help="Without the look for unsafe photos.")
@click.option(
    "--database", default=POSTGRES, show_default=True,
    help="sqlite, postgres (a server of its own), or the address of a PostgreSQL server.",
)  # fmt: skip
def main(
    *, messages: int, rate: float, workers: int, growth: str, seed: int, unjudged: bool,
    database: str,
) -> None:  # fmt: skip
    """Run the trial."""
    set_up_logs("error")
    numbers = tuple(int(number) for number in growth.split(",") if number)
    plan = Plan(messages, rate, workers, numbers, seed, judged=not unjudged)
    asyncio.run(try_load(plan, database)).finish()


if __name__ == "__main__":
    main()
