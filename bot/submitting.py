"""`submit`: a photo from the command line to the running service, and its files back."""

from __future__ import annotations

import asyncio
import getpass
import os
import shutil
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.deployment import DELIVERED, data_folder
from bot.errors import JobFailed
from bot.front.asked import Asked, Asker, Place
from bot.front.local import PLATFORM
from bot.front.notices import notice_of
from bot.front.opening import open_intake
from bot.front.status import Status, read_status
from bot.operating import Operator
from bot.order import Order
from bot.outbox import open_outbox
from bot.wishes import write_options
from config.assets import find_assets
from db import workers
from db.blobs import Blobs
from db.deliveries import open_deliveries
from db.jobs import find_job
from db.likenesses import OWN
from db.models import Job
from db.states import ENDED, JobState

POLL_S = 0.25
SETTLE_S = 10.0  # for word of a failure, which the service sends after it
COMMAND_LINE = "command-line"
_COLUMNS = (
    SpinnerColumn(),
    TextColumn("[bold]{task.fields[job]}[/]"),
    BarColumn(bar_width=28),
    TextColumn("{task.description}"),
    TimeElapsedColumn(),
)


@dataclass(frozen=True)
class Submission:
    """photo: its path, - for standard input, or None for the likeness that is remembered. folder:
    where the files go."""

    photo: str | None
    order: Order
    folder: Path


async def submit_photo(operator: Operator, console: Console, submission: Submission) -> None:
    """Hand a photo to the service, show how far it is, and copy its files when they are there.

    Whoever stops waiting stops nothing: the job goes on. Raises what intake raises, and JobFailed.
    """
    settings = operator.settings
    assets = find_assets(settings.assets)
    async with open_intake(operator.database, operator.blobs, settings, assets=assets) as intake:
        taken = await intake.take(_asked(submission))
    console.print(f"job {taken.job_id}")
    await _warn_if_nobody_works(operator, console)
    await _follow(operator, console, taken.job_id)
    job = await _settled(operator, taken.job_id)
    # All is known that was put there for whoever asked: here it is put where they want it.
    if job.state == JobState.DONE:
        await asyncio.to_thread(_fetch, operator.blobs, job.id, submission.folder)
    delivered = data_folder(settings) / DELIVERED / job.id
    await asyncio.to_thread(shutil.rmtree, delivered, ignore_errors=True)
    if job.state != JobState.DONE:
        raise JobFailed(job.id, notice_of(job))
    console.print(f"its files are in {submission.folder}")


def _asked(submission: Submission) -> Asked:
    user, order = _user(), submission.order
    named = submission.photo not in (None, "-") and order.photo
    return Asked(
        platform=PLATFORM,
        message=uuid.uuid4().hex,
        chat=user,
        place=Place(COMMAND_LINE, private=True),
        asker=Asker(user, is_admin=True),
        words=order.prompt,
        photo=order.photo,
        likeness=OWN if submission.photo is None else None,
        quality=order.quality,
        options=write_options(order),
        source={"path": str(Path(submission.photo or "").absolute())} if named else {},
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container it may have no name
        return str(os.getuid())


async def _warn_if_nobody_works(operator: Operator, console: Console) -> None:
    async with operator.database.read() as session:
        if not await workers.living(session, operator.settings.dead_after_s):
            console.print("No worker is running; start one with: python -m bot run")


async def _follow(operator: Operator, console: Console, job_id: str) -> None:
    dead_after_s = operator.settings.dead_after_s
    with Progress(*_COLUMNS, console=console, transient=True) as bar:
        task = bar.add_task("waiting", total=1.0, job=job_id)
        while True:
            status = await read_status(operator.database, job_id, dead_after_s=dead_after_s)
            bar.update(task, completed=status.fraction, description=_told(status))
            if status.state in ENDED:
                return
            await asyncio.sleep(POLL_S)


async def _settled(operator: Operator, job_id: str) -> Job:
    """The ended job, once nothing of it is on its way any more, or soon will not be."""
    ends_s = time.monotonic() + SETTLE_S
    while True:
        async with operator.database.read() as session:
            job = await find_job(session, job_id)
            if not await open_deliveries(session, job) or time.monotonic() > ends_s:
                return job
        await asyncio.sleep(POLL_S)


def _fetch(blobs: Blobs, job_id: str, folder: Path) -> None:
    """Copy the files of a sticker, all or none."""
    with open_outbox(folder) as outbox:
        for key in blobs.names(f"stickers/{job_id}"):
            outbox.put(key.rpartition("/")[2], blobs.get(key))


def _told(status: Status) -> str:
    what = status.stage or status.state.value
    if status.position:
        what = f"{status.position} before it"
    return what if status.eta_s is None else f"{what}, about {status.eta_s:.0f} s"
