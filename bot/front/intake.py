"""Intake: a message becomes a job, once, or is refused with a sentence that says why.

What costs least is checked first: who asks, in which words, how much they had today, and only then
the photo itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import CaptionNotAllowed, NothingToDraw, Refusal
from bot.front.admission import Admitted, admit, check_amounts, check_theme
from bot.front.asked import UNKNOWN, Asked, Taken
from bot.front.look import Look, SeenPhoto
from bot.front.theme_names import named_theme
from bot.front.words import RefusedWords
from bot.order import Order
from bot.wishes import read_order
from config.settings import Settings
from config.theme import Theme
from db.access import ThemesAllowed
from db.blobs import Blobs
from db.communities import Rules
from db.forget import digest_of
from db.jobs import AUTHOR, LIKENESS, NewJob, add_job, find_repeated, new_id
from db.likenesses import read_likeness
from db.models import User
from db.session import Database
from db.turns import position
from db.users import language_of
from pipeline.prompt.words import clean_prompt

PHOTO = "photo"
LOOKS = "looks"  # of a job's options, see `bot.order.Order`


@dataclass(frozen=True)
class Measures:
    """What a deployment measures messages by. key: by which those are known again who asked to be
    forgotten and were banned, see `db.users`."""

    settings: Settings
    themes: Mapping[str, Theme]
    refused: RefusedWords
    key: bytes | None = None


class Intake:
    """Takes messages of all platforms."""

    def __init__(self, database: Database, blobs: Blobs, look: Look, measures: Measures) -> None:
        self._database = database
        self._blobs = blobs
        self._look = look
        self._measures = measures

    async def take(self, asked: Asked) -> Taken:
        """The job of a message. The same message again gives the job it has.

        Raises a Refusal, UnusablePrompt, UnusableWish or UnreadablePhoto; or a DatabaseError when
        the service itself has trouble: then the same message may be tried again.
        """
        known = await self._find_known(asked)
        if known is not None:
            return known
        asked = self._cleaned(asked)
        order = read_order(asked.options, prompt=asked.words, quality=asked.quality)
        async with self._database.write() as session:
            admitted = await admit(session, asked, self._measures.key)
            self._check_words(order, admitted.rules)
            await check_amounts(session, admitted, self._measures.settings, beside=asked.beside)
            if not asked.photo and order.likeness is None:
                asked = await _with_likeness(session, asked, admitted.user)
        seen = None
        if asked.photo:
            seen = await self._look.see(asked.photo, admitted.rules.strictness)
        return await self._keep(asked, admitted, seen)

    def _check_words(self, order: Order, rules: Rules) -> None:
        for words in (order.prompt, *(words for words, _ in order.mix)):
            check_theme(words, rules, self._measures.themes)
            self._measures.refused.check(words)
        if order.caption is not None:
            if not rules.free_words:
                raise CaptionNotAllowed
            # Together: what is refused may be parted between the two.
            self._measures.refused.check(f"{order.prompt} {order.caption.text}")

    def _cleaned(self, asked: Asked) -> Asked:
        """A theme that is named in any language is called as all know it: it is meant exactly."""
        quality = asked.quality or self._measures.settings.default_quality
        words, themes = clean_prompt(asked.words), self._measures.themes
        named = named_theme(words, themes, asked.asker.language)
        words = words if named is None else themes[named].title
        return replace(asked, words=words, quality=quality)

    async def _find_known(self, asked: Asked) -> Taken | None:
        async with self._database.read() as session:
            job = await find_repeated(session, asked.platform, asked.message)
            return None if job is None else Taken(job.id, False, await position(session, job))

    async def _keep(self, asked: Asked, admitted: Admitted, seen: SeenPhoto | None) -> Taken:
        """Write the photo, then the row. A photo without a row is swept; a row without its photo
        would be a job that cannot be made."""
        job_id = new_id()
        if seen is not None:
            await asyncio.to_thread(self._blobs.put, f"jobs/{job_id}/{PHOTO}", seen.data)
        try:
            async with self._database.write() as session:
                new = _new_job(asked, admitted, job_id)
                new = replace(new, source=_source(asked, self._measures.key))
                if seen is not None:
                    new = replace(new, photo_sha256=seen.sha256)
                check = partial(
                    check_amounts,
                    session,
                    admitted,
                    self._measures.settings,
                    beside=asked.beside,
                )
                job, is_new = await add_job(session, new, check=check)
                taken = Taken(job.id, is_new, await position(session, job))
        except Refusal:
            await self._drop(job_id)
            raise
        # After any other error the row may have been written: only the sweeper can tell.
        if not taken.is_new:
            await self._drop(job_id)
        return taken

    async def _drop(self, job_id: str) -> None:
        await asyncio.to_thread(self._blobs.delete_all, f"jobs/{job_id}")


async def _with_likeness(session: AsyncSession, asked: Asked, user: User) -> Asked:
    """The same with the kept likeness among its options; raises NothingToDraw."""
    kept = None
    if asked.likeness is not None:
        kept = await read_likeness(session, user.id, asked.likeness)
    if kept is None:
        raise NothingToDraw
    options = {**asked.options, LIKENESS: kept}
    # It may have been kept by an older version, which measured other things.
    read_order(options, prompt=asked.words, quality=asked.quality)
    return replace(asked, options=options)


def _new_job(asked: Asked, admitted: Admitted, job_id: str) -> NewJob:
    return NewJob(
        id=job_id,
        platform=asked.platform,
        message=asked.message,
        chat=asked.chat,
        community_id=admitted.community.id,
        user_id=admitted.user.id,
        prompt=asked.words,
        quality=asked.quality,
        language=language_of(admitted.user, admitted.community) or asked.asker.language,
        own_photo=asked.own_photo,
        options=_with_looks(asked.options, admitted.rules),
    )


def _source(asked: Asked, key: bytes | None) -> dict[str, Any]:
    """Where the photo can be fetched again, and whose it is: its author may delete the sticker."""
    if asked.likeness is not None:
        return {LIKENESS: asked.likeness}
    if key is None or asked.own_photo or asked.author in (None, UNKNOWN):
        return dict(asked.source)
    return {**asked.source, AUTHOR: digest_of(key, asked.platform, asked.author)}


def _with_looks(options: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """The same, drawn in one of the themes that are allowed, also where free words are."""
    kept = {name: value for name, value in options.items() if name != LOOKS}
    listed = rules.listed if rules.themes == ThemesAllowed.LISTED else frozenset()
    return {**kept, LOOKS: sorted(listed)} if listed else kept
