"""From a request to a job, and the message that tells how far it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

import discord

from bot.discord.buttons import cancel_view
from bot.discord.manners import Manners
from bot.discord.photos import Photos
from bot.discord.requests import read_source
from bot.discord.told import inert
from bot.discord.wire import Wire, Words, answer_spot
from bot.errors import ChatError
from bot.front.asked import Asked, Taken
from bot.front.desk import Desk
from db.errors import NoSuchJob
from db.posts import NewPost, add_post


@dataclass(frozen=True)
class Taking:
    """What takes requests."""

    desk: Desk
    wire: Wire
    photos: Photos

    async def download(self, asked: Asked) -> Asked:
        """The request with its photo, which is fetched at once: its address dies. One that has it,
        or wants none, is returned as it is. Raises DownloadError and UnreadablePhoto."""
        if asked.photo or asked.likeness is not None:
            return asked
        return replace(asked, photo=await self.photos.download(read_source(asked.source)))

    async def take(self, asked: Asked) -> Taken:
        """The job. Raises what `download` and intake raise."""
        return await self.desk.intake.take(await self.download(asked))

    def first_words(self, manners: Manners, job_id: str, theme: str) -> Words:
        """What the message of a job says at first."""
        told = [manners.say("progress-title", theme=inert(theme))] if theme else []
        told.append(manners.say("progress-received"))
        view = cancel_view(self.desk.speech, job_id, manners.language)
        return Words("\n".join(told), view=view)

    async def tell_in(self, spot: NewPost, taken: Taken, manners: Manners, theme: str) -> None:
        """Let a message that is there tell how far a job is from now on."""
        await self.keep(spot, taken.job_id)
        async with self.wire.lock(spot):
            if not self.wire.is_settled(spot):
                with suppress(ChatError):  # else the sticker comes as a message of its own
                    await self.wire.edit(spot, self.first_words(manners, taken.job_id, theme))

    async def tell_after(
        self,
        interaction: discord.Interaction,
        taken: Taken,
        manners: Manners,
        theme: str = "",
        *,
        hidden: bool = False,
    ) -> None:
        """The same in a further message after an interaction that is acknowledged. hidden: only
        whoever asked sees it."""
        words = self.first_words(manners, taken.job_id, theme)
        sent = await interaction.followup.send(
            words.text, view=words.view, ephemeral=hidden, suppress_embeds=True, wait=True
        )
        await self.keep(answer_spot(interaction, sent.id, original=False), taken.job_id)

    async def keep(self, spot: NewPost, job_id: str) -> None:
        """Note where a job's message is; a job that is forgotten by now has none."""
        with suppress(NoSuchJob):
            async with self.desk.database.write() as session:
                await add_post(session, job_id, spot)
