"""What an operator asks: which jobs there are, and what shall become of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from bot.backup import Contents, back_up, restore
from bot.deployment import data_folder, find_address, find_blobs
from bot.engine import forget_workflow, open_client
from bot.errors import ServiceRunning
from bot.front.again import Redrawing, Wanted
from bot.front.cancel import cancel
from bot.front.consent import Consent
from bot.front.forgetting import Forgetter, read_list
from bot.front.local import PLATFORM
from bot.front.opening import open_intake
from bot.front.purge import Purger
from bot.front.sources import FileSource
from config.assets import find_assets
from config.settings import Settings
from db import workers
from db.alone import DELIVERY, open_right
from db.blobs import Blobs
from db.forget import load_key
from db.jobs import ID_BYTES, find_job
from db.models import Attempt, Delivery, Job
from db.schema import upgrade
from db.session import Database, open_database
from db.states import LIVING, JobState
from db.switches import begin_maintenance, end_maintenance

_Result = TypeVar("_Result")
_SHOWN = (
    "state", "stage", "progress", "quality", "platform", "executor", "version", "error",
    "created_at", "started_at", "cancel_asked_at", "ended_at", "purged_at",
)  # fmt: skip


@dataclass(frozen=True)
class Operator:
    """The open database and files of a deployment. forget_workflow: deletes a workflow's rows."""

    settings: Settings
    database: Database
    blobs: Blobs
    forget_workflow: Callable[[str], None]

    @property
    def purger(self) -> Purger:
        """What deletes what ended jobs leave."""
        return Purger(self.database, self.blobs, self.forget_workflow)

    @property
    def forgetter(self) -> Forgetter:
        """What forgets people."""
        folder = data_folder(self.settings)
        purge = self.purger.purge
        return Forgetter(self.database, self.blobs, folder, purge, self.forget_workflow)


async def with_operator(
    settings: Settings, question: Callable[[Operator], Awaitable[_Result]]
) -> _Result:
    """The answer to a question that wants the database open. Its tables are made if need be."""
    address = find_address(settings)
    await asyncio.to_thread(upgrade, address)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(address))
        client = stack.enter_context(open_client(address))
        blobs = await asyncio.to_thread(find_blobs, settings)
        return await question(Operator(settings, database, blobs, partial(forget_workflow, client)))


async def show_jobs(operator: Operator, console: Console, *, ended: bool, limit: int) -> None:
    """A line for each job, the newest last; ended: also of those that have."""
    states = frozenset(JobState) if ended else LIVING
    newest = select(Job).where(Job.state.in_(states)).order_by(Job.number.desc()).limit(limit)
    table = Table(header_style="bold")
    table.add_column("job", no_wrap=True, min_width=2 * ID_BYTES)  # whole, to be copied
    for name in ("state", "stage", "done", "quality", "came", "error"):
        table.add_column(name)
    async with operator.database.read() as session:
        for job in reversed((await session.scalars(newest)).all()):
            came = f"{job.created_at:%m-%d %H:%M:%S}"
            done = f"{job.progress:.0%}"
            table.add_row(
                *map(_text, (job.id, job.state, job.stage, done, job.quality, came, job.error))
            )
    console.print(table)


async def show_job(operator: Operator, console: Console, job_id: str) -> None:
    """Everything about a job but its words."""
    async with operator.database.read() as session:
        job = await find_job(session, job_id)
        attempts = await session.scalars(select(Attempt).where(Attempt.job == job.number))
        deliveries = await session.scalars(select(Delivery).where(Delivery.job == job.number))
        for table in (_about(job), _tries(attempts), _parcels(deliveries)):
            console.print(table)


async def retry_job(operator: Operator, console: Console, job_id: str, wanted: Wanted) -> None:
    """Make an ended job once more, as a new one."""
    assets = find_assets(operator.settings.assets)
    sources = {PLATFORM: FileSource()}
    database, blobs = operator.database, operator.blobs
    async with open_intake(database, blobs, operator.settings, assets=assets) as intake:
        taken = await Redrawing(database, intake, sources).take(job_id, wanted)
    console.print(f"job {taken.job_id}")


async def cancel_job(operator: Operator, console: Console, job_id: str) -> None:
    """Take a job back."""
    state = await cancel(operator.database, operator.purger.purge, job_id)
    console.print("cancelled" if state == JobState.CANCELLED else "it stops in a moment")


async def set_maintenance(operator: Operator, note: str | None) -> None:
    """Take nothing more, with a note for users, or take jobs again."""
    async with operator.database.write() as session:
        if note is None:
            await end_maintenance(session)
        else:
            await begin_maintenance(session, note)


async def forget_somebody(
    operator: Operator, console: Console, platform: str, native_id: str
) -> None:
    """Delete everything of a user."""
    erased = await operator.forgetter.forget(platform, native_id)
    console.print(f"forgotten: {len(erased.jobs)} jobs, {len(erased.stickers)} stickers")


async def set_consent(
    operator: Operator, who: tuple[str, str], *, remember: bool | None, train: bool | None
) -> None:
    """Write down what somebody allows or takes back, None for what stays as it is. who: the
    platform and its name of them."""
    key = await asyncio.to_thread(load_key, data_folder(operator.settings))
    consent = Consent(operator.database, operator.blobs, key)
    if remember is not None:
        await (consent.remember if remember else consent.forget_likenesses)(*who)
    if train is not None:
        await (consent.help_training if train else consent.stop_helping)(*who)


async def make_backup(operator: Operator, console: Console, path: Path) -> None:
    """Write all that stays into a file."""
    _tell(console, await back_up(operator.database, operator.blobs, path))


async def restore_backup(operator: Operator, console: Console, path: Path) -> None:
    """Put a backup in place of what there is. Raises ServiceRunning while a front or a worker
    lives, and what `restore` raises."""
    database, folder = operator.database, data_folder(operator.settings)
    async with open_right(database.address, DELIVERY) as right:
        async with database.read() as session:
            working = await workers.living(session, operator.settings.dead_after_s)
        if working or not await right.held():
            raise ServiceRunning
        contents = await restore(
            database, operator.blobs, path, key=load_key(folder), forgotten=read_list(folder)
        )
        for job_id in contents.left:
            await asyncio.to_thread(operator.forget_workflow, job_id)
        await operator.forgetter.delete(contents.erased)
    _tell(console, contents)


def _about(job: Job) -> Table:
    table = Table("", "", show_header=False, title=job.id, title_justify="left")
    for name in _SHOWN:
        table.add_row(name.replace("_", " "), _text(getattr(job, name)))
    return table


def _tries(attempts: Iterable[Attempt]) -> Table:
    table = Table("try", "worker", "began", "ended", "outcome", "error", header_style="bold")
    for each in attempts:
        row = (each.number, each.executor, each.started_at, each.ended_at, each.outcome, each.error)
        table.add_row(*map(_text, row))
    return table


def _parcels(deliveries: Iterable[Delivery]) -> Table:
    table = Table("parcel", "state", "sends", "sent", "error", header_style="bold")
    for each in deliveries:
        row = (each.kind, each.state, each.attempts, each.sent_at, each.error)
        table.add_row(*map(_text, row))
    return table


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _tell(console: Console, contents: Contents) -> None:
    console.print(f"{contents.rows} rows, {contents.files} files of stickers")
