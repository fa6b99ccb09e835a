"""Makes a job once more, from the photo where it came from: an ended job has none left."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

from bot.errors import PhotoGone, StillLiving
from bot.front.asked import UNKNOWN, Asked, Asker, Place, Taken
from bot.front.intake import Intake
from bot.front.sources import Source
from db.jobs import LIKENESS, find_job
from db.models import Community, Job, User
from db.session import Database
from db.states import LIVING

_AGAIN = re.compile(r" [0-9a-f]{8}$")  # ends the messages of jobs that were made again
_LONGEST = 100  # letters of a message that are kept, so that there is room for that


async def take_again(
    database: Database, intake: Intake, sources: Mapping[str, Source], job_id: str
) -> Taken:
    """A new job like one that has ended.

    Raises NoSuchJob, StillLiving, PhotoGone, and what intake raises: the rules of today count.
    """
    async with database.read() as session:
        job = await find_job(session, job_id)
        if job.state in LIVING:
            raise StillLiving(job_id)
        user = await session.get_one(User, job.user_id)
        community = await session.get_one(Community, job.community_id)
    drawn = job.source.get(LIKENESS) is not None or LIKENESS in job.options
    photo = b"" if drawn else await _fetch(sources, job)
    return await intake.take(_asked(job, user, community, photo))


async def _fetch(sources: Mapping[str, Source], job: Job) -> bytes:
    source = sources.get(job.platform)
    photo = None if source is None else await source.fetch(job.source)
    if photo is None:
        raise PhotoGone(job.id)
    return photo


def _asked(job: Job, user: User, community: Community, photo: bytes) -> Asked:
    return Asked(
        platform=job.platform,
        message=f"{_AGAIN.sub('', job.message)[:_LONGEST]} {secrets.token_hex(4)}",
        chat=job.chat,
        place=Place(community.native_id, community.title, community.private),
        asker=Asker(user.native_id, user.language),
        words=job.prompt,
        photo=photo,
        author=None if job.own_photo else UNKNOWN,
        likeness=job.source.get(LIKENESS),
        quality=job.quality,
        options=job.options,
        source=job.source,
    )
