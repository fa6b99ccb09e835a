"""Makes a job once more, as it was or a little otherwise, from the photo where it came from: an
ended job has none left."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import PhotoGone, StillLiving, UnaskedWords
from bot.front.asked import UNKNOWN, Asked, Asker, Place, Taken, Taker
from bot.front.said_caption import CAPTION
from bot.front.sources import Source
from db.communities import read_rules
from db.jobs import LIKENESS, find_job
from db.models import Community, Job, User
from db.session import Database
from db.states import LIVING, JobState
from pipeline.prompt.words import clean_prompt

_AGAIN = re.compile(r" [0-9a-f]{8}$")  # ends the messages of jobs that were made again
MIX = "mix"  # of a job's options
_LONGEST = 100  # letters of a message that are kept, so that there is room for that


@dataclass(frozen=True)
class Wanted:
    """What shall be otherwise than in the job before; "" and {} for nothing.

    message: the platform's name of what asks for it, so that the same again is no new job; "" for
    one that is new each time. is_admin: whether who asks is one here. options: such as another
    seed, see `bot.wishes`. beside: see `bot.front.asked.Asked`.
    """

    message: str = ""
    is_admin: bool = False
    words: str = field(default="", repr=False)
    quality: str = ""
    options: Mapping[str, Any] = field(default_factory=dict, repr=False)
    beside: int = 0


LIKE_BEFORE = Wanted()


@dataclass(frozen=True)
class Redrawing:
    """What jobs are made once more with. sources: by platform."""

    database: Database
    intake: Taker
    sources: Mapping[str, Source]

    async def take(self, job_id: str, wanted: Wanted = LIKE_BEFORE) -> Taken:
        """A new job like one that is made or has ended, but for what is wanted otherwise.

        Raises NoSuchJob, StillLiving, PhotoGone, UnaskedWords, and what intake raises: the rules of
        today count.
        """
        async with self.database.read() as session:
            job = await find_job(session, job_id)
            # One that is made is on its way: whoever sees it may press at once.
            if job.state in LIVING and job.state != JobState.MADE:
                raise StillLiving(job_id)
            user = await session.get_one(User, job.user_id)
            community = await session.get_one(Community, job.community_id)
            if _is_reworded(job, wanted):
                await check_rewordable(session, job)
        drawn = job.source.get(LIKENESS) is not None or LIKENESS in job.options
        photo = b"" if drawn else await self._fetch(job)
        return await self.intake.take(_asked((job, user, community), photo, wanted))

    async def _fetch(self, job: Job) -> bytes:
        source = self.sources.get(job.platform)
        photo = None if source is None else await source.fetch(job.source)
        if photo is None:
            raise PhotoGone(job.id)
        return photo


def _is_reworded(job: Job, wanted: Wanted) -> bool:
    """Whether other words are wanted than the job's, be it on the sticker."""
    if wanted.words and clean_prompt(wanted.words) != job.prompt:
        return True
    before = job.options.get(CAPTION)
    return bool(wanted.options.get(CAPTION, before) != before)


async def check_rewordable(session: AsyncSession, job: Job) -> None:
    """Raise UnaskedWords where whoever sent a job's photo must be asked before it is drawn in other
    words: what they allowed is what they were shown."""
    if job.own_photo:
        return
    community = await session.get_one(Community, job.community_id)
    if not community.private and (await read_rules(session, community)).ask_authors:
        raise UnaskedWords


def _asked(row: tuple[Job, User, Community], photo: bytes, wanted: Wanted) -> Asked:
    job, user, community = row
    # Of several themes that were merged nothing is left when other words are wanted.
    options = {k: v for k, v in job.options.items() if k != MIX or not wanted.words}
    return Asked(
        platform=job.platform,
        message=wanted.message or _new_message(job),
        chat=job.chat,
        place=Place(community.native_id, community.title, community.private),
        asker=Asker(user.native_id, user.language, is_admin=wanted.is_admin),
        words=wanted.words or job.prompt,
        photo=photo,
        author=None if job.own_photo else UNKNOWN,
        likeness=job.source.get(LIKENESS),
        quality=wanted.quality or job.quality,
        options={**options, **wanted.options},
        source=job.source,
        beside=wanted.beside,
    )


def _new_message(job: Job) -> str:
    return f"{_AGAIN.sub('', job.message)[:_LONGEST]} {secrets.token_hex(4)}"
