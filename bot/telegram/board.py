"""Edits the messages that tell how far jobs are."""

from __future__ import annotations

import time
from collections import deque

from sqlalchemy import select

from bot.errors import ChatBusy
from bot.speech.catalog import Speech
from bot.telegram.api import Sender
from bot.telegram.keyboards import cancel_keyboard
from bot.telegram.naming import PLATFORM, read_spot
from db.models import Job, Post
from db.session import Database
from db.states import ENDED

# Of the 20 messages a minute that a group takes, and the 30 a second that all chats do: stickers
# and answers come first.
GROUP_EDITS, MINUTE_S = 8, 60.0
ALL_EDITS, SECOND_S = 8, 1.0
_ALL = 0  # no chat has this number


class TelegramBoard:
    """Of groups no more is edited than leaves room for what matters."""

    platform = PLATFORM

    def __init__(self, sender: Sender, database: Database, speech: Speech) -> None:
        self._sender = sender
        self._database = database
        self._speech = speech
        self._edited: dict[int, deque[float]] = {}

    async def show(self, post: Post, told: str) -> None:
        """See `bot.front.progress.Board`."""
        chat, message = read_spot(post.chat).chat, int(post.message)
        if chat < 0:
            self._count(chat, GROUP_EDITS, MINUTE_S)
        self._count(_ALL, ALL_EDITS, SECOND_S)
        async with self._sender.lock(chat, message):
            async with self._database.read() as session:
                wanted = select(Job.id, Job.language, Job.state, Job.cancel_asked_at)
                found = await session.execute(wanted.where(Job.number == post.job))
                job_id, language, state, cancel_asked_at = found.one()
            if state in ENDED:
                return  # see `bot.telegram.clearing`
            if cancel_asked_at is None:
                keyboard = cancel_keyboard(self._speech, job_id, language)
                await self._sender.edit(chat, message, told, keyboard)
            else:
                await self._sender.edit(chat, message, self._speech.say("cancel-running", language))

    def _count(self, chat: int, most: int, span_s: float) -> None:
        """Note an edit; raises ChatBusy where it is one too many."""
        now_s = time.monotonic()
        edited = self._edited.setdefault(chat, deque())
        while edited and now_s - edited[0] > span_s:
            edited.popleft()
        if len(edited) >= most:
            raise ChatBusy(span_s - (now_s - edited[0]))
        edited.append(now_s)
