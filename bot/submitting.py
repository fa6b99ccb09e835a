"""`submit`: a photo from the command line to the running service, and its files back."""

from __future__ import annotations

import asyncio
import getpass
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.deployment import DELIVERED, data_folder
from bot.errors import JobFailed
from bot.front.asked import Asked, Asker, Place
from bot.front.local import NOTICE_NAME, PLATFORM
from bot.front.opening import open_intake
from bot.front.status import Status, read_status
from bot.operating import Operator
from bot.order import Order
from bot.outbox import open_outbox
from bot.wishes import write_options
from config.assets import find_assets
from db import workers
from db.states import ENDED, JobState

POLL_S = 0.25
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
    """photo: its path, or - for standard input. folder: where the files go."""

    photo: str
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
    status = await _follow(operator, console, taken.job_id)
    delivered = data_folder(settings) / DELIVERED / taken.job_id
    if status.state != JobState.DONE:
        raise JobFailed(taken.job_id, _notice(delivered))
    with open_outbox(submission.folder) as outbox:
        for file in sorted(delivered.iterdir()):
            if not file.name.startswith("."):
                outbox.put(file.name, file.read_bytes())
    shutil.rmtree(delivered)
    console.print(f"its files are in {submission.folder}")


def _asked(submission: Submission) -> Asked:
    user, order = getpass.getuser(), submission.order
    path = None if submission.photo == "-" else str(Path(submission.photo).absolute())
    return Asked(
        platform=PLATFORM,
        message=uuid.uuid4().hex,
        chat=user,
        place=Place(COMMAND_LINE, private=True),
        asker=Asker(user, is_admin=True),
        words=order.prompt,
        photo=order.photo,
        quality=order.quality,
        options=write_options(order),
        source={} if path is None else {"path": path},
    )


async def _warn_if_nobody_works(operator: Operator, console: Console) -> None:
    async with operator.database.read() as session:
        if not await workers.living(session, operator.settings.dead_after_s):
            console.print("No worker is running; start one with: python -m bot run")


async def _follow(operator: Operator, console: Console, job_id: str) -> Status:
    dead_after_s = operator.settings.dead_after_s
    with Progress(*_COLUMNS, console=console, transient=True) as bar:
        task = bar.add_task("waiting", total=1.0, job=job_id)
        while True:
            status = await read_status(operator.database, job_id, dead_after_s=dead_after_s)
            bar.update(task, completed=status.fraction, description=_told(status))
            if status.state in ENDED:
                return status
            await asyncio.sleep(POLL_S)


def _told(status: Status) -> str:
    what = status.stage or status.state.value
    if status.position:
        what = f"{status.position} before it"
    return what if status.eta_s is None else f"{what}, about {status.eta_s:.0f} s"


def _notice(delivered: Path) -> str:
    path = delivered / NOTICE_NAME
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""
