"""Edits the messages that tell how far jobs are."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from bot.discord.refusals import PLATFORM
from bot.discord.wire import Wire, Words
from bot.errors import ChatError, ChatGone
from db.models import Job, Post
from db.session import Database
from db.states import LIVING


@dataclass(frozen=True)
class DiscordBoard:
    """The board of this platform. The button to cancel is there from the first message on."""

    wire: Wire
    database: Database

    platform = PLATFORM

    async def show(self, post: Post, told: str) -> None:
        """As `bot.front.progress.Board`."""
        async with self.wire.lock(post):
            job = await self._find(post)
            # While this waited the sticker may have come into the very message.
            if self.wire.is_settled(post) or job is None or job.state not in LIVING:
                raise ChatGone("over")
            if job.cancel_asked_at is not None:
                return  # whoever did so was told
            try:
                await self.wire.edit(post, Words(told), beyond=True)
            except ChatGone:
                # Nobody edits it any more, so that it would say this for ever.
                with suppress(ChatError):
                    await self.wire.delete(post)
                raise

    async def _find(self, post: Post) -> Job | None:
        async with self.database.read() as session:
            return await session.get(Job, post.job)
