"""A pack of one photo: a job for each expression, whose stickers come into a new pack."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from bot.errors import QueueFull, QuotaReached, TooLate
from bot.expressions import PACK
from bot.front.asked import Asked, Taken
from bot.front.cancel import cancel
from bot.front.desk import Desk
from bot.front.shelf import EXPRESSION, free_title
from bot.front.theme_names import shown_words
from db.errors import NoSuchJob, NotYours, TooManyPacks
from db.jobs import find_job
from db.models import User
from db.pack_models import Pack
from db.pack_orders import is_stopped, living_jobs, open_post, order_job, pack_of, set_total
from db.packs import MOST_PACKS, create_pack, find_pack, list_packs
from db.posts import NewPost
from db.states import ENDED
from db.users import find_user

FOR_PACK = "for_pack"  # marks the source of a request that stands for all expressions
SILENT = NewPost("", "")  # where no message tells how far the pack is


@dataclass(frozen=True)
class Ordered:
    """A pack and the jobs whose stickers come into it. pack_id: None where the same request was
    made long ago. refused: why there are no more of them."""

    pack_id: str | None
    jobs: tuple[str, ...]
    refused: QueueFull | QuotaReached | None = None


def for_pack(asked: Asked) -> Asked:
    """The same request for a sticker, but for a pack."""
    return replace(asked, source={**asked.source, FOR_PACK: True})


def is_for_pack(asked: Asked) -> bool:
    """Whether a request is for a pack."""
    return FOR_PACK in asked.source


@dataclass(frozen=True)
class Ordering:
    """Of one platform."""

    desk: Desk
    platform: str

    async def take(self, asked: Asked, new: NewPost = SILENT) -> Ordered:
        """The jobs of a request with its photo. new: the message that tells how far the pack is.

        The same request again orders what is missing. Of the expressions as many are made as queue
        and quota have room for. Raises TooManyPacks, and what intake raises for the first.
        """
        await self._check_room(asked)
        first = await self.desk.intake.take(expression_of(asked, 0))
        pack_id = await self._begin(asked, first, new)
        jobs = [first.job_id]
        if pack_id is None:
            return Ordered(None, tuple(jobs))
        refused = None
        for number in range(1, len(PACK)):
            try:
                taken = await self.desk.intake.take(expression_of(asked, number))
            except (QueueFull, QuotaReached) as error:
                refused = error
                break
            jobs.append(taken.job_id)
            if not await self._order(pack_id, taken.job_id):
                break
        async with self.desk.database.write() as session:
            await set_total(session, pack_id, len(jobs))
        return Ordered(pack_id, tuple(jobs), refused)

    async def cancel(self, pack_id: str, who: str) -> None:
        """Take back what is not made yet of a pack of theirs. Raises NoSuchPack and NotYours."""
        async with self.desk.database.read() as session:
            pack = await find_pack(session, pack_id)
            if (await session.get_one(User, pack.user_id)).native_id != who:
                raise NotYours
        # Twice, for what was ordered meanwhile; whatever comes later sees that others are stopped.
        for _ in range(2):
            async with self.desk.database.read() as session:
                living = await living_jobs(session, pack_id)
            for job_id in living:
                await self._cancel(job_id)

    async def _check_room(self, asked: Asked) -> None:
        async with self.desk.database.write() as session:
            key = self.desk.consent.key
            user = await find_user(session, self.platform, asked.asker.native_id, key=key)
            if len(await list_packs(session, user.id)) >= MOST_PACKS:
                raise TooManyPacks(MOST_PACKS)

    async def _begin(self, asked: Asked, first: Taken, new: NewPost) -> str | None:
        """The pack of the request; None where it has ended already."""
        async with self.desk.database.write() as session:
            job = await find_job(session, first.job_id)
            known = await pack_of(session, first.job_id)
            if known is not None:
                pack = await find_pack(session, known)
            elif not first.is_new and job.state in ENDED:
                return None
            else:
                words = shown_words(asked.words, self.desk.themes, job.language)
                title = await free_title(session, words, job.user_id)
                pack = await create_pack(session, job.user_id, title)
                await order_job(session, pack.id, job.number)
            await open_post(
                session, pack, new,
                platform=self.platform, language=job.language, total=len(PACK),
            )  # fmt: skip
            return pack.id

    async def _order(self, pack_id: str, job_id: str) -> bool:
        """Whether a job's sticker is still wanted; else it is taken back."""
        async with self.desk.database.write() as session:
            if await session.get(Pack, pack_id, with_for_update=True) is None:
                stopped = True
            else:
                await order_job(session, pack_id, (await find_job(session, job_id)).number)
                stopped = await is_stopped(session, pack_id)
        if stopped:
            await self._cancel(job_id)
        return not stopped

    async def _cancel(self, job_id: str) -> None:
        with suppress(TooLate, NoSuchJob):
            await cancel(self.desk.database, self.desk.purge, job_id)


def expression_of(asked: Asked, number: int) -> Asked:
    """The request for one of the expressions, under a message's name of its own."""
    source = {name: value for name, value in asked.source.items() if name != FOR_PACK}
    return replace(
        asked,
        message=f"{asked.message}/{number + 1}" if number else asked.message,
        options={**asked.options, EXPRESSION: PACK[number]},
        source=source,
        beside=number,
    )
