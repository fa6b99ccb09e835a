"""Fetches pictures that lie on Discord, at once and again later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.discord.requests import Photo, attachments_of, find_photo, read_source
from bot.discord.wire import Wire
from bot.errors import ChatError, DownloadError
from bot.front.download import fetch, host_of
from bot.front.stills import Stills
from db.posts import NewPost
from pipeline.photo import MAX_BYTES

LIMIT_S = 30.0
AVATAR_PX = 1024
HOSTS = frozenset({"cdn.discordapp.com:443", "media.discordapp.net:443"})


@dataclass(frozen=True)
class Photos:
    """stills: finds the picture that is worth drawing in what moves. api: the address of Discord,
    which may lie in our own network. cdn: of its pictures of people."""

    wire: Wire
    stills: Stills
    api: str
    cdn: str

    async def download(self, photo: Photo) -> bytes:
        """The picture, while its address lives. Raises DownloadError and UnreadablePhoto."""
        ours = frozenset({host_of(self.api), host_of(self.cdn)})
        data = await fetch(
            photo.url, max_bytes=MAX_BYTES, limit_s=LIMIT_S, allowed_hosts=ours | HOSTS
        )
        return await self.stills.find(data)

    async def fetch(self, place: Mapping[str, Any]) -> bytes | None:
        """A job's photo once more, for `bot.front.sources.Source`.

        What was attached to a command lies in no message: it is there for a day.
        """
        try:
            return await self.obtain(read_source(place))
        except DownloadError:
            return None

    async def obtain(self, photo: Photo) -> bytes:
        """The picture, by a new address where that has died. Raises as `download`."""
        try:
            return await self.download(photo)
        except DownloadError:
            renewed = await self._renewed(photo)
            if renewed is None:
                raise
        return await self.download(renewed)

    async def _renewed(self, photo: Photo) -> Photo | None:
        """The same with a new address, where its message is there and may be read."""
        if not photo.message:
            return None
        try:
            message = await self.wire.fetch(NewPost(photo.channel, photo.message))
        except ChatError:
            return None
        found = (it for it in attachments_of(message) if str(it.id) == photo.attachment)
        return next((Photo(it.url) for it in found), None)

    def of_message(self, message: discord.Message) -> Photo | None:
        """What a message shows; None where that is nothing to draw."""
        photo = find_photo(message)
        return None if photo is None else self._at_cdn(photo)

    def of_avatar(self, person: discord.User | discord.Member) -> Photo | None:
        """Somebody's profile picture as it is shown there; None for one of Discord's own."""
        there = person.guild_avatar if isinstance(person, discord.Member) else None
        avatar = there or person.avatar
        if avatar is None:
            return None
        url = avatar.with_static_format("png").with_size(AVATAR_PX).url
        return self._at_cdn(Photo(url, author=str(person.id)))

    def _at_cdn(self, photo: Photo) -> Photo:
        """The same at our address of Discord's own pictures: those of people, and stickers."""
        made_by_us = not photo.attachment
        url = photo.url.replace(discord.Asset.BASE, self.cdn, 1) if made_by_us else photo.url
        return replace(photo, url=url)
