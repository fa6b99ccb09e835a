"""From a request to a job, with the one message that tells how far it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

import structlog
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import BotError, ChatError, ChatGone
from bot.front.asked import Asked
from bot.front.ordering import SILENT, is_for_pack
from bot.telegram.faces import ask_face, find_choice
from bot.telegram.front import Front
from bot.telegram.naming import Spot, read_name, read_spot
from bot.telegram.pictures import FILE, Picture
from bot.telegram.talk import Talk
from db.errors import DatabaseError
from db.jobs import find_repeated
from db.pack_models import PackJob, PackPost
from db.pack_orders import pack_of
from db.posts import NewPost, add_post, find_post
from db.states import ENDED
from pipeline.errors import PipelineError

REFUSALS = (BotError, DatabaseError, PipelineError)
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Shown:
    """A message of ours that tells how far a job is."""

    spot: Spot
    message: int


class Starting:
    """Starts jobs, each request once, however often it comes."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._in_hand: set[str] = set()

    async def start(self, talk: Talk, asked: Asked, shown: Shown | None = None) -> None:
        """Acknowledge a request, fetch its photo unless it is there, and let intake take it.

        shown: a message of ours that shall tell of it, instead of a new one. Of a refusal whoever
        asked is told; raises ChatError where the chat cannot be told anything.
        """
        if asked.message in self._in_hand:
            return
        self._in_hand.add(asked.message)
        try:
            if not await self._is_known(asked):
                await self._start(talk, asked, shown or await self._earlier(asked))
        finally:
            self._in_hand.discard(asked.message)

    async def show(self, talk: Talk, job_id: str, name: str, chat: str) -> None:
        """Let a new message tell of a job that is there. name: of what asked for it."""
        shown = await self._acknowledge(talk, name, chat)
        if shown is not None:
            await self._note(job_id, shown)

    async def _start(self, talk: Talk, asked: Asked, shown: Shown | None) -> None:
        shown = await self._begin(talk, asked, shown)
        try:
            asked = await self._with_photo(asked)
            if shown is not None and await self._asks_for_face(talk, asked, shown):
                return
            if is_for_pack(asked):
                await self._order(talk, asked, shown)
                return
            taken = await self._front.desk.intake.take(asked)
            if shown is not None:
                await self._note(taken.job_id, shown)
        except Exception as error:
            if not isinstance(error, REFUSALS):
                raise
            await self._refuse(talk, error, shown)

    async def _begin(self, talk: Talk, asked: Asked, shown: Shown | None) -> Shown | None:
        """Say that it is begun. A chat that does not take that now gets its sticker nevertheless;
        raises ChatGone where it takes nothing at all."""
        try:
            if shown is None:
                return await self._acknowledge(talk, asked.message, asked.chat)
            received = talk.text("progress-received")
            await self._front.sender.edit(shown.spot.chat, shown.message, received)
        except ChatGone:
            if shown is None:
                raise
        except ChatError as error:
            _log.info("a request was not acknowledged", error=type(error).__name__)
        return shown

    async def _asks_for_face(self, talk: Talk, asked: Asked, shown: Shown) -> bool:
        """Where there are several, and they can be shown; else all are drawn."""
        crops = await find_choice(talk, asked)
        if crops is None:
            return False
        try:
            await ask_face(talk, asked, crops, shown.spot.chat, shown.message)
        except ChatError:
            return False
        return True

    async def _order(self, talk: Talk, asked: Asked, shown: Shown | None) -> None:
        """All jobs of a pack, and one message for them. Raises what `Ordering.take` raises."""
        shown = shown or await self._say_privately(talk)
        new = SILENT
        if shown is not None:
            new = NewPost(chat=str(shown.spot), message=str(shown.message))
        ordered = await self._front.ordering.take(asked, new)
        if ordered.refused is not None:
            await talk.tell(talk.sorry(ordered.refused))

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
        """The message of a pack whose jobs a crash has left incomplete."""
        if not is_for_pack(asked):
            return None
        async with self._front.desk.database.read() as session:
            job = await find_repeated(session, asked.platform, asked.message)
            pack_id = None if job is None else await pack_of(session, job.id)
            post = None if pack_id is None else await session.get(PackPost, pack_id)
        if post is None or not post.message:
            return None
        return Shown(read_spot(post.chat), int(post.message))

    async def _acknowledge(self, talk: Talk, name: str, chat: str) -> Shown | None:
        """Say that it is begun; nothing where the chat shall be quiet."""
        if talk.known.rules.quiet and not talk.private:
            return None
        spot = read_spot(chat)
        asked_in, message = read_name(name)
        sent = await self._front.sender.say(
            spot,
            talk.text("progress-received"),
            answers=message if asked_in == spot.chat else None,
            silent=True,
        )
        return Shown(Spot(sent.chat.id, spot.topic), sent.message_id)

    async def _with_photo(self, asked: Asked) -> Asked:
        if asked.photo or FILE not in asked.source:
            return asked
        photo = await self._front.pictures.read(Picture(str(asked.source[FILE])))
        return replace(asked, photo=photo)

    async def _note(self, job_id: str, shown: Shown) -> None:
        """From now on the message tells of the job, and of what became of it."""
        new = NewPost(chat=str(shown.spot), message=str(shown.message))
        async with self._front.desk.database.write() as session:
            await add_post(session, job_id, new)

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
