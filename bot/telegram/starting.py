"""From a request to a job, with the one message that tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import structlog
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InlineKeyboardMarkup

from bot.errors import BotError, ChatError, ChatGone, TooLate
from bot.front.asked import Asked
from bot.front.cancel import cancel
from bot.front.crops import Crops
from bot.front.ordering import SILENT, is_for_pack
from bot.telegram.faces import ask_face, find_choice
from bot.telegram.front import Front
from bot.telegram.keyboards import cancel_keyboard
from bot.telegram.naming import Spot, read_name, read_spot
from bot.telegram.pictures import FILE, Picture
from bot.telegram.received import Received, Shown
from bot.telegram.requests import Request, Requests
from bot.telegram.talk import Talk
from db.errors import DatabaseError
from db.jobs import find_job, find_repeated
from db.pack_models import PackJob, PackPost
from db.pack_orders import pack_of
from db.posts import NewPost, add_post, find_post
from db.states import ENDED, LIVING, JobState
from pipeline.errors import PipelineError

REFUSALS = (BotError, DatabaseError, PipelineError)
_log = structlog.get_logger(__name__)


class Starting:
    """Starts jobs, each request once, however often it comes. watch: told the number of each job
    of which a message tells from now on."""

    def __init__(self, front: Front, requests: Requests, watch: Callable[[int], None]) -> None:
        self._front = front
        self._requests = requests
        self._watch = watch
        self._received = Received(front.desk.database)

    async def start(self, talk: Talk, asked: Asked, shown: Shown | None = None) -> None:
        """Acknowledge a request, fetch its photo unless it is there, and let intake take it.

        shown: a message of ours that shall tell of it, instead of a new one. Of a refusal whoever
        asked is told; raises ChatError where the chat cannot be told anything.
        """
        with self._requests.begin(asked) as request:
            if request is not None and not await self._is_known(asked):
                request.shown = shown or await self._earlier(asked)
                await self._start(talk, request)

    async def show(self, talk: Talk, job_id: str) -> None:
        """Let a new message tell of a job, unless one does or there is nothing to tell."""
        async with self._front.desk.database.read() as session:
            job, post = await find_job(session, job_id), await find_post(session, job_id)
        if post is None and job.state in LIVING and job.state != JobState.MADE:
            shown = await self._acknowledge(talk, job.message, job.chat, job_id)
            if shown is not None:
                await self._note(job_id, shown)

    async def _start(self, talk: Talk, request: Request) -> None:
        asked, earlier = request.asked, request.shown
        request.shown = shown = await self._begin(talk, asked, earlier)
        try:
            if shown is not None and shown != earlier:
                await self._received.note(asked, shown)
            asked = await self._with_photo(asked)
            crops = None if shown is None else await find_choice(talk, asked)
            if request.is_taken_back:
                await self._say_cancelled(talk, shown)
            elif crops is None or not await self._ask_for_face(talk, asked, crops, shown):
                await self._take(talk, asked, request)
        except Exception as error:
            if not isinstance(error, REFUSALS):
                raise
            await self._refuse(talk, error, shown)

    async def _take(self, talk: Talk, asked: Asked, request: Request) -> None:
        """Let it become a job, or those of a pack. Raises what intake raises."""
        desk = self._front.desk
        if is_for_pack(asked):
            pack_id = await self._order(talk, asked, request.shown)
            if request.is_taken_back and pack_id is not None:
                await self._front.ordering.cancel(pack_id, asked.asker.native_id)
            return
        taken = await desk.intake.take(asked)
        if request.shown is not None:
            await self._note(taken.job_id, request.shown)
        if request.is_taken_back:
            with suppress(TooLate):
                await cancel(desk.database, desk.purge, taken.job_id)

    async def _begin(self, talk: Talk, asked: Asked, shown: Shown | None) -> Shown | None:
        """Say that it is begun. A chat that does not take that now gets its sticker nevertheless;
        raises ChatGone where it takes nothing at all."""
        try:
            if shown is not None:
                with suppress(ChatGone):  # it was deleted, or the group has another id now
                    await self._say_received(talk, shown)
                    return shown
            return await self._acknowledge(talk, asked.message, asked.chat)
        except ChatGone:
            raise
        except ChatError as error:
            _log.info("a request was not acknowledged", error=type(error).__name__)
            return shown

    async def _ask_for_face(
        self, talk: Talk, asked: Asked, crops: Crops, shown: Shown | None
    ) -> bool:
        """Whether that could be asked; else all are drawn."""
        if shown is None:
            return False
        try:
            await ask_face(talk, asked, crops, shown.spot.chat, shown.message)
        except ChatError:
            return False
        return True

    async def _order(self, talk: Talk, asked: Asked, shown: Shown | None) -> str | None:
        """All jobs of a pack, and one message for them; the pack. Raises what `Ordering.take`
        raises."""
        if shown is None:
            shown = await self._say_privately(talk)
            if shown is not None:
                await self._received.note(asked, shown)
        new = SILENT
        if shown is not None:
            new = NewPost(chat=str(shown.spot), message=str(shown.message))
        ordered = await self._front.ordering.take(asked, new)
        if ordered.refused is not None:
            await talk.tell(talk.sorry(ordered.refused))
        return ordered.pack_id

    async def _say_privately(self, talk: Talk) -> Shown | None:
        """Where a chat is quiet whoever asked must hear of the set all the same. Of those who
        cannot be written to each sticker comes into the chat."""
        if not talk.known.reachable:
            return None
        spot = Spot(talk.user.id)
        with suppress(ChatError):
            sent = await self._front.sender.say(spot, talk.text("make-pack"), silent=True)
            return Shown(spot, sent.message_id)
        return None

    async def _is_known(self, asked: Asked) -> bool:
        """Whether the request has its jobs and its message; a crash may have come in between."""
        async with self._front.desk.database.read() as session:
            job = await find_repeated(session, asked.platform, asked.message)
            if job is None:
                return False
            if is_for_pack(asked):  # those are ordered that are missing
                return job.state in ENDED or await _is_ordered(session, job.id)
            return job.state in ENDED or await find_post(session, job.id) is not None

    async def _earlier(self, asked: Asked) -> Shown | None:
        """The message that told of the request before a crash."""
        if is_for_pack(asked):
            async with self._front.desk.database.read() as session:
                job = await find_repeated(session, asked.platform, asked.message)
                pack_id = None if job is None else await pack_of(session, job.id)
                post = None if pack_id is None else await session.get(PackPost, pack_id)
            if post is not None and post.message:
                return Shown(read_spot(post.chat), int(post.message))
        return await self._received.find(asked)

    async def _acknowledge(
        self, talk: Talk, name: str, chat: str, job_id: str = ""
    ) -> Shown | None:
        """Say that it is begun; nothing where the chat shall be quiet. name: of what asks."""
        if talk.known.rules.quiet and not talk.private:
            return None
        spot = read_spot(chat)
        asked_in, message = read_name(name)
        sent = await self._front.sender.say(
            spot,
            talk.text("progress-received"),
            answers=message if asked_in == spot.chat else None,
            keyboard=self._keyboard(talk, job_id),
            silent=True,
        )
        return Shown(Spot(sent.chat.id, spot.topic), sent.message_id)

    async def _say_received(self, talk: Talk, shown: Shown) -> None:
        received = talk.text("progress-received")
        await self._front.sender.edit(
            shown.spot.chat, shown.message, received, self._keyboard(talk)
        )

    async def _say_cancelled(self, talk: Talk, shown: Shown | None) -> None:
        if shown is not None:
            told = talk.text("cancel-done")
            await self._front.sender.edit(shown.spot.chat, shown.message, told)

    def _keyboard(self, talk: Talk, job_id: str = "") -> InlineKeyboardMarkup:
        return cancel_keyboard(self._front.desk.speech, job_id, talk.language)

    async def _with_photo(self, asked: Asked) -> Asked:
        if asked.photo or FILE not in asked.source:
            return asked
        photo = await self._front.pictures.read(Picture(str(asked.source[FILE])))
        return replace(asked, photo=photo)

    async def _note(self, job_id: str, shown: Shown) -> None:
        """From now on the message tells of the job, and of what became of it."""
        new = NewPost(chat=str(shown.spot), message=str(shown.message))
        async with self._front.desk.database.write() as session:
            number = (await find_job(session, job_id)).number
            await add_post(session, job_id, new)
        self._watch(number)

    async def _refuse(self, talk: Talk, error: Exception, shown: Shown | None) -> None:
        told = talk.sorry(error)
        if shown is not None:
            try:
                await self._front.sender.edit(shown.spot.chat, shown.message, told)
                return
            except ChatError:
                pass  # it may have been deleted, and whoever asked must still be told
        await talk.tell(told)


async def _is_ordered(session: AsyncSession, job_id: str) -> bool:
    """Whether all jobs of a pack are there, and a message that tells of them."""
    pack_id = await pack_of(session, job_id)
    post = None if pack_id is None else await session.get(PackPost, pack_id)
    if post is None:
        return False
    ordered = select(func.count()).select_from(PackJob).where(PackJob.pack_id == pack_id)
    return (await session.scalar(ordered) or 0) >= post.total
