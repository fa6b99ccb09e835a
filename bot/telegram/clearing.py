"""What becomes of the messages that told how far jobs were, once these have ended.

They are seen to only after it is noted what the chat has got: should the process die in between,
the next one does it, and a sticker is on its way for no longer than it must be.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog
from sqlalchemy import and_, exists, or_, select

from bot.errors import ChatBusy, ChatError, ChatGone
from bot.front.notices import notice_of
from bot.speech.catalog import Speech
from bot.telegram.api import Sender
from bot.telegram.naming import PLATFORM, read_spot
from db.deliveries import NOTICE
from db.errors import DatabaseError
from db.models import Delivery, Job, Post
from db.posts import drop_post
from db.session import Database
from db.states import ENDED, DeliveryState, JobState

POLL_S = 0.25
AGAIN_S = 1.0  # after trouble
SCAN_S = 600.0
FINISH_S = 2.0
AT_ONCE = 8  # stickers and answers come first
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Left:
    """A message of a job that has ended. is_told: its chat has the sticker, or word of why not."""

    post: Post
    job: Job
    is_told: bool


class Clearing:
    """Deletes those whose jobs' stickers are there; the others say what became of it."""

    def __init__(self, sender: Sender, database: Database, speech: Speech) -> None:
        self._sender = sender
        self._database = database
        self._speech = speech
        self._watched: set[int] = set()
        self._scan_at_s = 0.0
        self._free_at_s: dict[int, float] = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def watch(self, job: int) -> None:
        """See to the message of a job, by its number, once that has ended."""
        self._watched.add(job)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; what takes longer then is done by the next process."""
        try:
            while not stop.is_set():
                try:
                    await self.clear()
                except DatabaseError as error:
                    _log.warning("messages are not cleared", reason=type(error).__name__)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), POLL_S)
            if self._under_way:
                await asyncio.wait(self._under_way.values(), timeout=FINISH_S)
        finally:
            for task in self._under_way.values():
                task.cancel()
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def clear(self) -> None:
        """Begin with all that are left, as far as AT_ONCE allows."""
        if time.monotonic() >= self._scan_at_s:
            await self._scan()
            self._scan_at_s = time.monotonic() + SCAN_S
        for left in await self._find():
            number = left.job.number
            waits = time.monotonic() < self._free_at_s.get(number, 0.0)
            if not waits and number not in self._under_way and len(self._under_way) < AT_ONCE:
                self._under_way[number] = asyncio.create_task(self._clear(left))

    async def _scan(self) -> None:
        """Watch what other processes left. Among very many jobs that takes a while."""
        wanted = select(Post.job).join(Job, Job.number == Post.job)
        async with self._database.read() as session:
            self._watched |= {*await session.scalars(wanted.where(Job.platform == PLATFORM))}

    async def _find(self) -> Sequence[_Left]:
        """The oldest first. What is still brought to a chat is waited for."""
        asked = set(self._watched)
        if not asked:
            return []
        of_job = Delivery.job == Job.number
        is_notice = Delivery.kind == NOTICE
        comes = and_(of_job, Delivery.state == DeliveryState.PENDING, is_notice)
        on_its_way = and_(of_job, Delivery.state == DeliveryState.SENDING)
        is_waited_for = exists().where(or_(comes, on_its_way))
        has_notice = exists().where(of_job, Delivery.state == DeliveryState.SENT, is_notice)
        wanted = (
            select(Post, Job, is_waited_for, has_notice)
            .join(Job, Job.number == Post.job)
            .where(Job.number.in_(asked))
            .order_by(Job.number)
        )
        async with self._database.read() as session:
            rows = (await session.execute(wanted)).all()
        self._watched -= asked - {job.number for _, job, *_ in rows}
        self._free_at_s = {n: at for n, at in self._free_at_s.items() if n in self._watched}
        return [
            _Left(post, job, has_notice or job.state == JobState.DONE)
            for post, job, is_waited_for, has_notice in rows
            if job.state in ENDED and not is_waited_for
        ]

    async def _clear(self, left: _Left) -> None:
        number, pause_s = left.job.number, 0.0
        try:
            await self._settle(left)
        except ChatBusy as error:
            pause_s = max(error.retry_after_s, AGAIN_S)
        except (ChatError, DatabaseError) as error:
            _log.info("a message is not cleared", job=left.job.id, error=type(error).__name__)
            pause_s = AGAIN_S
        except Exception:  # noqa: BLE001 - a platform's library can raise anything
            _log.exception("a message could not be cleared", job=left.job.id)
            pause_s = AGAIN_S
        finally:
            self._free_at_s[number] = time.monotonic() + pause_s
            del self._under_way[number]

    async def _settle(self, left: _Left) -> None:
        """Raises ChatError where it may be tried again."""
        chat, message = read_spot(left.post.chat).chat, int(left.post.message)
        async with self._sender.lock(chat, message):
            says = not left.is_told
            if left.is_told:
                try:
                    await self._sender.remove(chat, message)
                except ChatGone:  # two days are over, or nobody sees it any more
                    says = True
            if says:
                with suppress(ChatGone):
                    await self._sender.edit(chat, message, self._say(left.job))
            async with self._database.write() as session:
                await drop_post(session, left.job.number)

    def _say(self, job: Job) -> str:
        if job.state == JobState.CANCELLED:
            return self._speech.say("cancel-done", job.language)
        if job.state == JobState.DONE:
            return self._speech.say("result-ready", job.language)
        return notice_of(job, job.language)
