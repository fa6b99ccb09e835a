"""What the buttons of a sticker do, the same on every platform."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import ForgedPress, QueueFull, QuotaReached
from bot.front.again import Redrawing, Wanted, check_rewordable
from bot.front.asked import Taken
from bot.front.cancel import cancel
from bot.front.desk import Desk
from bot.front.presses import Act, Press
from bot.front.said_caption import caption_options, hear
from bot.front.sources import Source
from db.errors import NoSuchJob, NotYours
from db.forget import digest_of
from db.jobs import AUTHOR, find_job
from db.models import Community, Delivery, Job, Sticker, User
from db.states import JobState

VARIANTS = 4
STRENGTH_STEP = 0.2
USUAL_STRENGTH = 0.7
SEEDS = 2**31
UNSHOWN = frozenset({"sticker.json"})  # of a sticker's files: numbers for us
REDRAWING = frozenset({Act.AGAIN, Act.VARIANTS, Act.MORE, Act.LESS, Act.THEME, Act.FINE})
_STEPS: Mapping[Act, float] = MappingProxyType({Act.MORE: STRENGTH_STEP, Act.LESS: -STRENGTH_STEP})


@dataclass(frozen=True)
class Presser:
    """Who presses, where. press: the platform's name of this press, so that the same again makes
    nothing new; it begins as the names of messages do. place: the community's native id. words:
    another theme that they wrote, in place of a button's."""

    native_id: str
    place: str
    press: str
    is_admin: bool = False
    words: str = field(default="", repr=False)


@dataclass(frozen=True)
class Results:
    """Of one platform. source: where its photos are fetched again."""

    desk: Desk
    platform: str
    source: Source

    async def cancel(self, job_id: str, presser: Presser) -> JobState:
        """Take a job back. Raises NoSuchJob, NotYours and TooLate."""
        await self._check(job_id, presser, or_admin=True)
        return await cancel(self.desk.database, self.desk.purge, job_id)

    async def redraw(self, press: Press, presser: Presser) -> Sequence[Taken]:
        """New jobs like an ended one, but for what the button says.

        Of several those are made that the queue and the quota have room for. Raises NoSuchJob,
        NotYours, ForgedPress, and what `Redrawing.take` raises.
        """
        job = await self._check(press.subject, presser)
        again = Redrawing(self.desk.database, self.desk.intake, {self.platform: self.source})
        taken: list[Taken] = []
        for number in range(VARIANTS if press.act == Act.VARIANTS else 1):
            try:
                taken.append(await again.take(job.id, self._wanted(job, press, presser, number)))
            except (QueueFull, QuotaReached):
                if not taken:
                    raise
                break
        return taken

    async def check_rewordable(self, job_id: str, presser: Presser) -> None:
        """Whether somebody may have a sticker of theirs in other words. Raises NoSuchJob, NotYours
        and UnaskedWords."""
        job = await self._check(job_id, presser)
        async with self.desk.database.read() as session:
            await check_rewordable(session, job)

    async def files(self, job_id: str, presser: Presser) -> Mapping[str, bytes]:
        """All files of a sticker that are for people, by name. Raises NoSuchJob, also where it was
        deleted."""
        await self._check(job_id, presser)
        files = await asyncio.to_thread(self._read, job_id)
        if not files:
            raise NoSuchJob(job_id)
        return files

    async def delete(self, job_id: str, presser: Presser) -> Sequence[str]:
        """Delete a sticker for good: its maker may, whoever sent the photo, and admins.

        Returns the platform's names of the messages in which it lies. Raises NoSuchJob, NotYours.
        """
        job = await self._check(job_id, presser, or_admin=True)
        async with self.desk.database.write() as session:
            sent = select(Delivery.receipt).where(Delivery.job == job.number)
            receipts = (await session.scalars(sent.where(Delivery.receipt.is_not(None)))).all()
            await session.execute(delete(Sticker).where(Sticker.id == job_id))
        await asyncio.to_thread(self.desk.blobs.delete_all, f"stickers/{job_id}")
        return [receipt for receipt in receipts if receipt]

    async def _check(self, job_id: str, presser: Presser, *, or_admin: bool = False) -> Job:
        """The job, if this is theirs to decide. or_admin: or as who sent the photo or admins of
        its community."""
        async with self.desk.database.read() as session:
            job = await find_job(session, job_id)
            if job.platform != self.platform:
                raise NoSuchJob(job_id)
            user = await session.get_one(User, job.user_id)
            theirs = user.native_id == presser.native_id
            if not theirs and or_admin:
                theirs = await self._looks_after(session, job, presser)
        if not theirs:
            raise NotYours
        return job

    async def _looks_after(self, session: AsyncSession, job: Job, presser: Presser) -> bool:
        community = await session.get_one(Community, job.community_id)
        if presser.is_admin and community.native_id == presser.place and not community.private:
            return True
        author, key = job.source.get(AUTHOR), self.desk.consent.key
        return (
            author is not None
            and key is not None
            and author == digest_of(key, self.platform, presser.native_id)
        )

    def _wanted(self, job: Job, press: Press, presser: Presser, number: int) -> Wanted:
        options: dict[str, Any] = {}
        words = quality = ""
        if press.act in (Act.AGAIN, Act.VARIANTS):
            options["seed"] = secrets.randbelow(SEEDS)
        elif press.act in _STEPS:
            strength = job.options.get("strength", USUAL_STRENGTH) + _STEPS[press.act]
            options["strength"] = min(max(round(strength, 2), 0.0), 1.0)
        elif press.act == Act.THEME:
            said = hear(presser.words)
            words = said.words if presser.words else self._title(press.value)
            if said.caption is not None:
                options |= caption_options(said.caption, job.options)
        elif press.act == Act.FINE:
            quality = "fine"
        elif press.act not in REDRAWING:
            raise ForgedPress
        return Wanted(
            message=f"{presser.press}/{number}" if number else presser.press,
            is_admin=presser.is_admin,
            words=words,
            quality=quality,
            options=options,
            beside=number,
        )

    def _title(self, theme: str) -> str:
        if theme not in self.desk.themes:
            raise ForgedPress
        return self.desk.themes[theme].title

    def _read(self, job_id: str) -> Mapping[str, bytes]:
        blobs = self.desk.blobs
        names = (key.rpartition("/")[2] for key in blobs.names(f"stickers/{job_id}"))
        return {it: blobs.get(f"stickers/{job_id}/{it}") for it in names if it not in UNSHOWN}
