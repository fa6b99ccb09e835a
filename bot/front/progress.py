"""Tells chats how far their jobs are, in one message each, edited in place."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import ChatBusy, ChatError, ChatGone
from bot.front.eta import read_forecast
from bot.front.status import Status, status_of
from bot.speech.catalog import Speech
from bot.speech.durations import say_eta
from db.errors import DatabaseError
from db.models import Job, Post
from db.posts import drop_post, living_posts, note_shown
from db.session import Database
from db.states import JobState

POLL_S = 0.5
FINISH_S = 2.0  # how long an edit that is under way may take when the service stops
# A chat takes about a message a second, stickers and answers included. Where it takes less, its
# board says so.
CHAT_EVERY_S = 1.6
CELLS = 10  # of a bar
FULL, EMPTY = "▰", "▱"
_log = structlog.get_logger(__name__)


class Board(Protocol):
    """What edits the messages of one platform."""

    @property
    def platform(self) -> str: ...

    async def show(self, post: Post, told: str) -> None:
        """Let a message say this, with a button to cancel its job.

        Raises ChatBusy and ChatUnreachable where it may be tried again, and ChatGone where it is
        edited no more.
        """
        ...


class Teller:
    """Edits the messages of living jobs, of each chat one at a time and not too often."""

    def __init__(
        self, database: Database, boards: Sequence[Board], speech: Speech, *, dead_after_s: float
    ) -> None:
        self._database = database
        self._boards = {board.platform: board for board in boards}
        self._speech = speech
        self._dead_after_s = dead_after_s
        self._free_at: dict[tuple[str, str], float] = {}
        self._edited_at: dict[int, float] = {}
        self._furthest: dict[int, float] = {}
        self._under_way: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Tell until `stop` is set. A database that is away is waited for."""
        while not stop.is_set():
            try:
                await self.tell()
            except DatabaseError as error:
                _log.warning("progress is not told now", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=FINISH_S)
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def tell(self) -> None:
        """Begin to edit what has changed, in each chat that may be written to now."""
        async with self._database.read() as session:
            rows = await living_posts(session, list(self._boards))
            if not rows:
                return
            told = await self._told(session, [job for _, job in rows])
        moment_s = time.monotonic()
        self._free_at = {chat: at for chat, at in self._free_at.items() if at > moment_s}
        # Of several messages in one chat the one that was not edited for longest.
        for post, job in sorted(rows, key=lambda row: self._edited_at.get(row[1].number, 0.0)):
            chat = (job.platform, post.chat)
            if told[job.id] != post.shown and chat not in self._free_at | self._under_way:
                self._edited_at[job.number] = moment_s
                self._under_way[chat] = asyncio.create_task(self._show(post, job, told[job.id]))
        living = {job.number for _, job in rows}
        self._edited_at = {n: at for n, at in self._edited_at.items() if n in living}
        self._furthest = {n: share for n, share in self._furthest.items() if n in living}

    async def _told(self, session: AsyncSession, jobs: Sequence[Job]) -> Mapping[str, str]:
        forecast = await read_forecast(session, self._dead_after_s)
        order = (Job.round, Job.place, Job.number)
        waiting = select(Job.id).where(Job.state == JobState.WAITING).order_by(*order)
        places = {job_id: place for place, job_id in enumerate(await session.scalars(waiting))}
        told = {}
        for job in jobs:
            status = status_of(job, forecast, places.get(job.id, 0))
            # Estimates are corrected in both directions; a bar that shrinks looks broken.
            furthest = max(status.fraction, self._furthest.get(job.number, 0.0))
            self._furthest[job.number] = furthest
            shown = replace(status, fraction=furthest)
            told[job.id] = say_status(self._speech, shown, job.language)
        return told

    async def _show(self, post: Post, job: Job, told: str) -> None:
        chat, pause_s = (job.platform, post.chat), CHAT_EVERY_S
        try:
            await self._boards[job.platform].show(post, told)
            async with self._database.write() as session:
                await note_shown(session, job.number, told)
        except ChatBusy as error:
            pause_s = max(pause_s, error.retry_after_s)
        except ChatGone:
            with suppress(DatabaseError):
                async with self._database.write() as session:
                    await drop_post(session, job.number)
        except (ChatError, DatabaseError) as error:
            _log.info("progress is not told now", job=job.id, error=type(error).__name__)
        except Exception:  # noqa: BLE001 - a platform's library can raise anything
            _log.exception("progress could not be told", job=job.id)
        finally:
            self._free_at[chat] = time.monotonic() + pause_s
            del self._under_way[chat]


def say_status(speech: Speech, status: Status, language: str | None) -> str:
    """How a job stands, in one line or two."""
    lines = [_say_stage(speech, status, language)]
    if status.eta_s is not None and status.state != JobState.MADE:
        lines.append(say_eta(speech, status.eta_s, language))
    return "\n".join(lines)


def _say_stage(speech: Speech, status: Status, language: str | None) -> str:
    if status.state == JobState.WAITING:
        return speech.say("progress-waiting", language, ahead=status.position)
    if status.state == JobState.MADE:
        return f"{draw_bar(1)} {speech.say('progress-sending', language)}"
    if status.step is None:
        return speech.say("progress-starting", language)
    told = speech.say(f"progress-stage-{status.step.replace('_', '-')}", language)
    return f"{draw_bar(status.fraction)} {told}"


def draw_bar(fraction: float) -> str:
    """A bar of CELLS signs. fraction: 0 to 1."""
    full = round(CELLS * min(max(fraction, 0.0), 1.0))
    return FULL * full + EMPTY * (CELLS - full)
