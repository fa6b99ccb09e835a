"""One service lives through a full disk, a database that is gone for 30 s, a store of files that is
gone, a clock that jumps, corrupt photos, and a renderer without memory.

Each fault strikes while jobs are made, and is undone; the pipeline is the real one, made small by
numbers. Must hold, without anybody's help: every message is answered, with its sticker or with word
of a failure, and only once; the fault's own jobs and the one that comes after it end; nothing is
left of the photos.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import click
from sqlalchemy import func, select

from config.logs import set_up_logs
from db.address import Address
from db.deliveries import NOTICE, STICKER
from db.models import Job
from db.schema import upgrade
from db.session import open_database
from db.states import ENDED, JobState
from tests.trials.chat import Chat, Message
from tests.trials.clock import OFFSET
from tests.trials.databases import POSTGRES, SQLITE, files_of, fresh_database
from tests.trials.disks import Server, small_disk
from tests.trials.house import open_house, stop_in_order
from tests.trials.injuries import INJURIES, Site
from tests.trials.pictures import draw_photo, forms_of
from tests.trials.stores import FOLDER, S3, open_store
from tests.trials.traces import Traces
from tests.trials.verdict import Verdict

JOBS = 5  # under way when a fault strikes
WORKS_S = 60.0  # until the first of them is made, at the latest
RECOVERS_S = 180.0  # until all are answered, once the fault is undone
PURGE_S = 30.0
POLL_S = 0.2
MAY_FAIL = frozenset({"corrupt photos"})  # of these the user is told; all else must be made
SETTINGS = {"USER_QUEUED": "100", "TOONBOOTH_DEAD_AFTER_S": "10"}
_numbers = count(1)


async def try_faults(
    wanted: tuple[str, ...], address: Address, folder: Path, *, files: str = FOLDER
) -> Verdict:
    """Let them strike one after the other. folder: of the service's files and its log. files: in
    which kind of store they are kept."""
    kind = f"{'SQLite' if address.embedded else 'PostgreSQL'}, files in {files}"
    verdict, chat = Verdict(f"faults: {kind}"), Chat()
    data, clock = folder / "data", folder / "clock"
    await asyncio.to_thread(upgrade, address)
    server = None if address.embedded else Server(address)
    async with AsyncExitStack() as stack:
        if server is not None:
            stack.callback(server.end)
        store = stack.enter_context(open_store(files, data / "blobs"))
        settings = {**SETTINGS, OFFSET: str(clock), **store.settings}
        url = await stack.enter_async_context(chat.serve())
        house = await stack.enter_async_context(open_house(data, address, url, settings))
        database = await stack.enter_async_context(open_database(address))
        site = Site(house, chat, database, address, store, data, clock, server)
        verdict.figure("fault", "answered s", "next made s", "stickers", "failures told", "starts")
        for name in wanted:
            await _strike(site, chat, (name, verdict))
        await _judge_end(site, chat, verdict)
    return verdict


async def _strike(site: Site, chat: Chat, into: tuple[str, Verdict]) -> None:
    """One fault: some jobs, the fault, its end, one more job."""
    name, verdict = into
    under_way = [_post(chat, "standard" if number % 2 else "draft") for number in range(JOBS)]
    await _begun(site, under_way)
    await INJURIES[name](site)
    undone_s = time.monotonic()
    await _answered(chat, under_way)
    answered_s = time.monotonic() - undone_s
    next_s = time.monotonic()
    after = [_post(chat, "standard")]
    await _answered(chat, after)
    stickers, notices = chat.count(STICKER), chat.count(NOTICE)
    made = sum(stickers[it] for it in under_way)
    told = sum(notices[it] for it in under_way)
    verdict.figure(name, answered_s, time.monotonic() - next_s, made, told, site.house.starts)
    late = sorted(chat.waits_for & {*under_way, *after})
    verdict.hold(not late, f"{name}: {late} were not answered")
    verdict.hold(bool(stickers[after[0]]), f"{name}: the job after it was not made")
    for arrival in chat.arrivals:
        if arrival.kind == NOTICE and arrival.message in under_way and name not in MAY_FAIL:
            verdict.hold(False, f"{name}: {arrival.message} failed: {arrival.text}")
    for message, reason in chat.refused.items():
        verdict.hold(message not in under_way, f"{name}: {message} was refused: {reason}")


def _post(chat: Chat, quality: str) -> str:
    number = next(_numbers)
    name = f"message-{number}"
    photo = draw_photo(number)
    chat.post(Message(name, f"user-{number}", "community", "pirate", photo, quality))
    return name


async def _begun(site: Site, names: list[str]) -> None:
    """Wait until all messages are jobs and one of them is being made."""
    ends_s = time.monotonic() + WORKS_S
    while time.monotonic() < ends_s:
        async with site.database.read() as session:
            wanted = select(Job.state).where(Job.message.in_(names))
            states = (await session.scalars(wanted)).all()
        if len(states) == len(names) and JobState.RUNNING in states:
            return
        await asyncio.sleep(POLL_S)


async def _answered(chat: Chat, names: list[str]) -> None:
    ends_s = time.monotonic() + RECOVERS_S
    while chat.waits_for & set(names) and time.monotonic() < ends_s:
        await asyncio.sleep(POLL_S)


async def _judge_end(site: Site, chat: Chat, verdict: Verdict) -> None:
    """After all faults: nothing twice, every job ended, nothing of the photos left."""
    for told in chat.answered_twice():
        verdict.hold(False, f"answered twice: {told}")
    ends_s = time.monotonic() + PURGE_S
    while await asyncio.to_thread(_left, site) and time.monotonic() < ends_s:
        await asyncio.sleep(POLL_S)
    async with site.database.read() as session:
        wanted = select(func.count()).select_from(Job).where(Job.state.not_in(ENDED))
        living = await session.scalar(wanted)
    verdict.hold(not living, f"{living} jobs did not end")
    traces = Traces(form for it in chat.messages.values() for form in forms_of(it.photo))
    await site.house.stop()
    found = traces.search([site.data, *files_of(site.address)])
    found += [key for key, data in site.store.contents() if traces.find(data) is not None]
    found += _left(site)
    verdict.figure("photos left", len(found))
    for told in found[:5]:
        verdict.hold(False, f"left of a photo: {told}")


def _left(site: Site) -> list[str]:
    """What lies in the folders of jobs, all of which have ended."""
    return [key for key, _ in site.store.contents("jobs/")]


@click.command(help=__doc__)
@click.option("--only", multiple=True, type=click.Choice(list(INJURIES)), help="Repeatable.")
@click.option(
    "--database", default=SQLITE, show_default=True,
    help=f"{SQLITE}, {POSTGRES} (a server of its own), or the address of a PostgreSQL server on "
    "this machine, which is stopped and started.",
)  # fmt: skip
@click.option("--files", default=FOLDER, show_default=True, type=click.Choice([FOLDER, S3]))
def main(only: tuple[str, ...], database: str, files: str) -> None:
    """Run the trial."""
    stop_in_order()
    set_up_logs("error")
    folder = Path(tempfile.mkdtemp(prefix="toonbooth-faults-"))
    data = folder / "data"
    data.mkdir(mode=0o700)
    wanted = only or tuple(INJURIES)
    with small_disk(data) as mounted, fresh_database(database, data) as address:
        if not mounted:
            wanted = tuple(name for name in wanted if name != "disk full")
            click.echo("no small disk can be mounted here, so none is filled")
        verdict = asyncio.run(try_faults(wanted, address, folder, files=files))
    if verdict.broken:
        click.echo(f"the service's log: {folder / 'data.log'}")
    else:
        shutil.rmtree(folder)
    verdict.finish()


if __name__ == "__main__":
    main()
