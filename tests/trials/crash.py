"""Sixty jobs, and a dozen kill -9 of front, worker and Blender in the middle of them.

The pipeline is the real one, made small by numbers alone; the chat refuses, is slow and hangs up
now and then. Must hold: no message is lost, none is answered twice, every job ends, nothing of the
photos is left on disk, in the database or in its write-ahead log, and no process is left behind.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import click
import psutil

from db.address import Address
from db.deliveries import NOTICE, PREVIEW, STICKER
from db.jobs import count_states
from db.session import Database, open_database
from db.states import LIVING, JobState
from render.specs import ALL
from tests.trials.chat import Chat, Message, Moods
from tests.trials.databases import POSTGRES, SQLITE, files_of, fresh_database
from tests.trials.house import BLENDER, FRONT, WORKER, House, open_house, stop_in_order
from tests.trials.pictures import draw_photo, forms_of
from tests.trials.traces import Traces
from tests.trials.verdict import Verdict

MOODS = Moods(busy=0.04, broken=0.04, slow=0.03, hangs_up=0.06)
VICTIMS = (WORKER, FRONT, BLENDER, WORKER, FRONT, WORKER)
USERS = 12
COMMUNITIES = 3
WORDS = ("pirate", "space", "ocean beach", "neon cyberpunk", "birthday")
BY_BLENDER = 3  # one job in so many
LIMIT_S = 900.0  # a machine that is busy with other things takes its time
PURGE_S = 25.0  # after the last job ended, until nothing of it is left
POLL_S = 0.1
SETTINGS = {"USER_QUEUED": "100"}
EXPECTED_FILES = frozenset(spec.file_name for spec in ALL) | {"sticker.json"}


@dataclass(frozen=True)
class Plan:
    """How large a trial is. folder: of its files and its log."""

    jobs: int
    kills: int
    seed: int
    folder: Path
    limit_s: float = LIMIT_S


async def try_crashes(plan: Plan, address: Address) -> Verdict:
    """Run the trial on an empty database."""
    began_s = time.monotonic()
    verdict = Verdict(f"crash: {plan.jobs} jobs, {plan.kills} kill -9, {_kind(address)}")
    chat = Chat(MOODS, seed=plan.seed)
    for number in range(plan.jobs):
        chat.post(_message(number))
    traces = Traces(form for it in chat.messages.values() for form in forms_of(it.photo))
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(chat.serve())
        data = plan.folder / "data"
        data.mkdir()
        house = await stack.enter_async_context(open_house(data, address, url, SETTINGS))
        killed = await _hurt(house, chat, plan)
        answered_s = time.monotonic() - began_s
        database = await stack.enter_async_context(open_database(address))
        states = await _settled(database, data)
        found = traces.search([data, *files_of(address)])
        await house.stop()
        left = house.left_behind()
        found += traces.search([data, *files_of(address)])
    verdict.figure("database", _kind(address))
    verdict.figure("killed", *(f"{killed.count(name)} {name}" for name in (FRONT, WORKER, BLENDER)))
    verdict.figure("seconds until the last answer", round(answered_s))
    verdict.figure("seconds in all", round(time.monotonic() - began_s))
    verdict.hold(len(killed) == plan.kills, f"only {len(killed)} of {plan.kills} could be killed")
    _judge_chat(verdict, chat)
    _judge_rest(verdict, states, (found, left, _leftovers(data)))
    return verdict


def _message(number: int) -> Message:
    return Message(
        name=f"message {number}".replace(" ", "-"),
        user=f"user-{number % USERS}",
        community=f"community-{number % COMMUNITIES}",
        words=WORDS[number % len(WORDS)],
        photo=draw_photo(number),
        quality="standard" if number % BY_BLENDER == 0 else "draft",
    )


async def _hurt(house: House, chat: Chat, plan: Plan) -> list[str]:
    """Kill, spread over the jobs, until every message is answered or the time is over."""
    chance = random.Random(plan.seed)
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(plan.kills)]
    chance.shuffle(victims)
    moments = sorted(chance.uniform(0, 0.9 * plan.jobs) for _ in victims)
    killed: list[str] = []
    ends_s = time.monotonic() + plan.limit_s
    while chat.waits_for and time.monotonic() < ends_s:
        answered = plan.jobs - len(chat.waits_for)
        if len(killed) < len(victims) and answered >= moments[len(killed)]:
            await asyncio.sleep(chance.uniform(0, 2))
            if _kill(house.find(victims[len(killed)])):
                killed.append(victims[len(killed)])
        await asyncio.sleep(POLL_S)
    return killed


def _kill(process: psutil.Process | None) -> bool:
    if process is None:
        return False
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return False
    return True


async def _settled(database: Database, data: Path) -> dict[JobState, int]:
    """The states of all jobs, once all have ended and are purged, or after PURGE_S."""
    ends_s = time.monotonic() + PURGE_S
    while True:
        async with database.read() as session:
            states = await count_states(session)
        living = sum(states[state] for state in LIVING)
        if (not living and not _leftovers(data)) or time.monotonic() > ends_s:
            return states
        await asyncio.sleep(POLL_S)


def _leftovers(data: Path) -> list[str]:
    """What lies in the folders of jobs, all of which have ended."""
    folder = data / "blobs" / "jobs"
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def _judge_chat(verdict: Verdict, chat: Chat) -> None:
    stickers, notices = chat.count(STICKER), chat.count(NOTICE)
    verdict.figure("stickers that arrived", sum(stickers.values()))
    verdict.figure("previews that arrived", sum(chat.count(PREVIEW).values()))
    verdict.figure("failures that were told", sum(notices.values()))
    unanswered = sorted(chat.waits_for)
    verdict.hold(not unanswered, f"{len(unanswered)} messages were never answered")
    for told in chat.answered_twice():
        verdict.hold(False, f"answered twice: {told}")
    for arrival in chat.arrivals:
        if arrival.kind == NOTICE:
            verdict.hold(False, f"{arrival.message} became no sticker: {arrival.text}")
        if arrival.kind == STICKER:
            missing = sorted(EXPECTED_FILES - set(arrival.files))
            verdict.hold(not missing, f"{arrival.message} came without {missing}")
    for name, reason in chat.refused.items():
        verdict.hold(False, f"{name} was refused: {reason}")


def _judge_rest(
    verdict: Verdict,
    states: dict[JobState, int],
    rest: tuple[list[str], list[str], list[str]],
) -> None:
    """rest: traces of photos, processes, and files of jobs that are left."""
    found, left, files = rest
    verdict.figure("jobs by state", *(f"{n} {state}" for state, n in states.items() if n))
    verdict.figure("photos left", len(found))
    living = sum(states[state] for state in LIVING)
    verdict.hold(not living, f"{living} jobs did not end")
    for told in (*found[:5], *files[:5]):
        verdict.hold(False, f"left of a photo: {told}")
    for told in left:
        verdict.hold(False, f"left running: {told}")


def _kind(address: Address) -> str:
    return "SQLite" if address.embedded else "PostgreSQL"


@click.command(help=__doc__)
@click.option("--jobs", default=60, show_default=True)
@click.option("--kills", default=12, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--database", default=SQLITE, show_default=True,
    help=f"{SQLITE}, {POSTGRES} (a server of its own), or the address of a PostgreSQL server.",
)  # fmt: skip
@click.option("--keep", is_flag=True, help="Keep the folder with the service's log.")
def main(jobs: int, kills: int, seed: int, database: str, keep: bool) -> None:
    """Run the trial."""
    stop_in_order()
    folder = Path(tempfile.mkdtemp(prefix="toonbooth-crash-"))
    with fresh_database(database, folder) as address:
        verdict = asyncio.run(try_crashes(Plan(jobs, kills, seed, folder), address))
    if verdict.broken or keep:
        click.echo(f"the service's log: {folder / 'data.log'}")
    else:
        shutil.rmtree(folder)
    verdict.finish()


if __name__ == "__main__":
    main()
