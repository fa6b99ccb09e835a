"""The commands of the service: run it, work for it, ask it, look after it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table

from bot.caption_options import with_caption
from bot.commands import build_wishes, read_orders
from bot.options import MIX, QUALITY_NAMES, THEME, output_folder, with_looks, with_single
from bot.outbox import check_writable
from bot.settings_table import effective
from bot.version import VERSION
from config.logs import set_up_logs
from config.reports import set_up_reports
from config.settings import Settings, read_settings

_Result = TypeVar("_Result")


@click.command()
@click.option("--front", is_flag=True, help="Without a worker: they run on other machines.")
def run(front: bool) -> None:
    """Serve: take photos, make stickers, deliver them.

    Speaks Telegram and Discord where TELEGRAM_BOT_TOKEN and DISCORD_BOT_TOKEN are set.
    Everything lies in DATA_DIR (./data) unless DATABASE_URL and BLOB_URL say otherwise; see
    docs/settings.md. SIGTERM and Ctrl-C let the worker finish what it can within DRAIN_S; what it
    can't goes on at the next start.
    """
    settings = _begin_privately()
    from bot.platforms import find_platforms  # noqa: PLC0415 - heavy, and only here
    from bot.service import run_service  # noqa: PLC0415
    from bot.supervisor import Supervisor  # noqa: PLC0415

    supervisor = None if front else Supervisor(drain_s=settings.drain_s)
    platforms = find_platforms(settings)
    asyncio.run(run_service(settings, supervisor=supervisor, platforms=platforms))


@click.command()
@click.option("--attached", is_flag=True, help="End when the process that started this one ends.")
def worker(attached: bool) -> None:
    """Make stickers for a service that runs elsewhere.

    Wants its DATABASE_URL and BLOB_URL, and a TOONBOOTH_EXECUTOR that no other worker has and that
    stays the same after a restart (the machine's name by default).
    """
    settings = _begin_privately()
    from bot.worker.process import run_worker  # noqa: PLC0415 - heavy, and only here

    raise SystemExit(run_worker(settings, attached=attached))


@click.command()
def settings() -> None:
    """Print the settings in force, secrets masked."""
    table = Table("variable", "value", "meaning", header_style="bold")
    for row in effective(read_settings()):
        table.add_row(row.variable, row.value, row.about)
    Console().print(table)


@click.group()
def jobs() -> None:
    """List jobs, look at one, try one again, or cancel one."""


@jobs.command("list")
@click.option("--all", "ended", is_flag=True, help="Also those that have ended.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
def list_them(ended: bool, limit: int) -> None:
    """List the newest jobs, the oldest of them first: those that wait or are made, or all."""
    from bot.operating import show_jobs  # noqa: PLC0415

    _ask(lambda operator: show_jobs(operator, Console(), ended=ended, limit=limit))


@jobs.command()
@click.argument("job_id", metavar="ID")
def show(job_id: str) -> None:
    """Show one job with its tries and deliveries. The photo and the words stay hidden."""
    from bot.operating import show_job  # noqa: PLC0415

    _ask(lambda operator: show_job(operator, Console(), job_id))


@jobs.command()
@click.argument("job_id", metavar="ID")
@click.option("--theme", help="Other words.")
@click.option("--quality", type=click.Choice(("auto", *QUALITY_NAMES)))
@click.option("--seed", type=int, help="Another one varies the drawing a little.")
@click.option("--strength", type=click.FloatRange(0, 1), help="From 0, calm, to 1, most cartoony.")
def retry(
    job_id: str, theme: str | None, quality: str | None, seed: int | None, strength: float | None
) -> None:
    """Make an ended job once more, as it was or otherwise, where its photo can be fetched again.

    Nothing is fetched where a likeness is remembered.
    """
    from bot.front.again import Wanted  # noqa: PLC0415
    from bot.operating import retry_job  # noqa: PLC0415

    chosen = {"seed": seed, "strength": strength}
    options = {name: value for name, value in chosen.items() if value is not None}
    wanted = Wanted(words=theme or "", quality=quality or "", is_admin=True, options=options)
    _ask(lambda operator: retry_job(operator, Console(), job_id, wanted))


@jobs.command()
@click.argument("job_id", metavar="ID")
def cancel(job_id: str) -> None:
    """Cancel a job that waits or is made; its photo is deleted."""
    from bot.operating import cancel_job  # noqa: PLC0415

    _ask(lambda operator: cancel_job(operator, Console(), job_id))


@click.command()
@click.argument("state", type=click.Choice(["on", "off"]))
@click.option("--note", default="", help="What users are told, such as when it will be over.")
def maintenance(state: str, note: str) -> None:
    """Take no more photos, or take them again. What was taken is still made."""
    from bot.operating import set_maintenance  # noqa: PLC0415

    _ask(lambda operator: set_maintenance(operator, note if state == "on" else None))


@click.command()
@click.argument("platform")
@click.argument("user", metavar="USER")
def forget(platform: str, user: str) -> None:
    """Delete everything of a USER, by the platform's id, such as: forget telegram 123456."""
    from bot.operating import forget_somebody  # noqa: PLC0415

    _ask(lambda operator: forget_somebody(operator, Console(), platform, user))


@click.command()
@click.argument("platform")
@click.argument("user", metavar="USER")
@click.option(
    "--remember/--forget-likeness",
    default=None,
    help="Keep the likeness of a USER, numbers without pixels, from their next photo on.",
)
@click.option(
    "--train/--stop-training", default=None,
    help="Keep small cut-outs of what a USER makes, to learn from.",
)  # fmt: skip
def consent(platform: str, user: str, remember: bool | None, train: bool | None) -> None:
    """Write down what a USER allows to be kept, by the platform's id; or take it back.

    Of the command line: consent local NAME, the NAME of their account on this machine.
    """
    if remember is None and train is None:
        raise click.UsageError("Say what is allowed or taken back; see --help.")
    from bot.operating import set_consent  # noqa: PLC0415

    who = (platform, user)
    _ask(lambda operator: set_consent(operator, who, remember=remember, train=train))


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
def backup(path: Path) -> None:
    """Write all rows and stickers into FILE, while the service runs. Photos are never in it."""
    from bot.operating import make_backup  # noqa: PLC0415

    _ask(lambda operator: make_backup(operator, Console(), path))


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="All jobs and stickers that there are will be gone. Go on?")
def restore(path: Path) -> None:
    """Put a backup in place of all rows and stickers; the service must not run.

    Who asked to be forgotten since it was made is forgotten again. It may come from the other kind
    of database: so a service moves from SQLite to PostgreSQL.
    """
    from bot.operating import restore_backup  # noqa: PLC0415

    _ask(lambda operator: restore_backup(operator, Console(), path))


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
def lessons(folder: Path) -> None:
    """Write what makers gave to learn from into FOLDER, for `pipeline.train fine-tune`.

    A vote needs two drawings of one photo, of which its maker liked one and not the other. Who
    stops helping is taken out of FOLDER the next time; a training that learned from them stays.
    """
    from bot.lessons import export_lessons  # noqa: PLC0415

    _ask(lambda operator: export_lessons(operator, Console(), folder))


@click.command()
@click.argument("photo", metavar="[PHOTO]", required=False)
@THEME
@MIX
@output_folder("out", "Folder for the files.")
@click.option(
    "--quality", type=click.Choice(("auto", *QUALITY_NAMES)), default="auto", show_default=True
)
@with_looks
@with_single
@with_caption
def submit(photo: str | None, folder: Path, quality: str, **options: Any) -> None:
    """Hand a PHOTO or a likeness file to the running service, and wait for its files.

    Whoever is remembered (see consent) may leave the PHOTO out.
    Ctrl-C stops the waiting, not the job: `jobs list` shows it.
    """
    from bot.submitting import Submission, submit_photo  # noqa: PLC0415

    check_writable(folder)
    order = build_wishes(**options)
    if photo is not None:
        ((_, order),) = read_orders((photo,), order)
    wanted = Submission(photo, replace(order, quality=quality), folder)
    _ask(lambda operator: submit_photo(operator, Console(), wanted))


def _begin() -> Settings:
    found = read_settings()
    set_up_logs(found.log_level)
    set_up_reports(found.sentry_dsn.get_secret_value(), release=VERSION)
    return found


def _begin_privately() -> Settings:
    """Nobody else on this machine may read what a service writes, whosever folder it lies in."""
    os.umask(0o077)
    return _begin()


def _ask(question: Callable[[Any], Awaitable[_Result]]) -> _Result:
    """Do one thing with the open database."""
    from bot.operating import with_operator  # noqa: PLC0415

    return asyncio.run(with_operator(_begin(), question))


COMMANDS = (
    run, worker, submit, jobs, maintenance, consent, forget, backup, restore, lessons, settings,
)  # fmt: skip
