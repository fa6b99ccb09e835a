"""The button under a message that tells how far something is: takes it back.

The first such message is sent before there is a job, so that its button names none: it stands for
whatever the message tells of when it is pressed. Where we never learned its number, because the
line was cut or the process died, it tells of nothing, and nobody can ask Telegram for it: pressed,
it is known by the request that it answers, and goes.
"""

from __future__ import annotations

from sqlalchemy import select

from bot.errors import TooLate
from bot.front.asked import Asked
from bot.front.presses import Press
from bot.telegram.buttons import presser_of
from bot.telegram.front import Front
from bot.telegram.naming import PLATFORM, read_spot, write_name
from bot.telegram.requests import Requests
from bot.telegram.talk import Talk
from db.errors import AskGone, NotYours
from db.jobs import find_repeated
from db.models import Job, Post
from db.pack_models import PackPost
from db.pack_orders import pack_of


class Cancelling:
    """What comes of it is told in the message itself, some seconds later where a worker must see
    it first."""

    def __init__(self, front: Front, requests: Requests) -> None:
        self._front = front
        self._requests = requests

    async def press(self, talk: Talk, press: Press) -> None:
        """Raises NotYours, TooLate, and NoSuchJob or AskGone where nothing is left of it."""
        if press.subject:
            await self._front.results.cancel(press.subject, await presser_of(talk))
        else:
            await self._take_back(talk)
        await talk.answer(talk.text("cancel-running"))

    async def _take_back(self, talk: Talk) -> None:
        chat, message = talk.chat.id, talk.message.message_id
        request = self._requests.find(chat, message, talk.who)
        if request is not None:
            await _check(talk, request.asked)
            request.is_taken_back = True
        # Looked up only now: what is no request any more after this is a job.
        job_id, pack_id = await self._find(chat, message)
        if job_id is not None:
            await self._front.results.cancel(job_id, await presser_of(talk))
        elif pack_id is not None:
            await self._front.ordering.cancel(pack_id, talk.who)
        elif request is None:
            await self._take_back_answered(talk)

    async def _take_back_answered(self, talk: Talk) -> None:
        """The request that the message answers. Raises AskGone where that is no job."""
        replied = talk.message.reply_to_message
        if replied is None:
            raise AskGone
        name = write_name(talk.chat.id, replied.message_id)
        async with self._front.desk.database.read() as session:
            job = await find_repeated(session, PLATFORM, name)
            pack_id = None if job is None else await pack_of(session, job.id)
        if job is None:
            raise AskGone
        try:
            if pack_id is None:
                await self._front.results.cancel(job.id, await presser_of(talk))
            else:
                await self._front.ordering.cancel(pack_id, talk.who)
        except TooLate:
            await self._front.sender.delete(talk.chat.id, talk.message.message_id)
            raise
        await self._front.sender.delete(talk.chat.id, talk.message.message_id)

    async def _find(self, chat: int, message: int) -> tuple[str | None, str | None]:
        """The job, or the pack, of which a message tells."""
        jobs = (
            select(Job.id, Post.chat)
            .join(Post, Post.job == Job.number)
            .where(Job.platform == PLATFORM, Post.message == str(message))
        )
        packs = select(PackPost.pack_id, PackPost.chat).where(
            PackPost.platform == PLATFORM, PackPost.message == str(message)
        )
        async with self._front.desk.database.read() as session:
            told = [(await session.execute(each)).all() for each in (jobs, packs)]
        job_id, pack_id = (
            next((name for name, spot in rows if read_spot(spot).chat == chat), None)
            for rows in told
        )
        return job_id, pack_id


async def _check(talk: Talk, asked: Asked) -> None:
    """Raises NotYours for all but who asked, whoever sent the photo, and admins."""
    if talk.who not in (asked.asker.native_id, asked.author) and not await talk.is_admin():
        raise NotYours
