"""Brings previews, stickers and word of failures to Discord.

What a job was asked with is one message, and all that comes of the job is written into it: doing
that twice is as doing it once. Where it cannot be changed any more a new message is sent that
mentions whoever asked: into the channel, or privately where the bot is not in it. Where it goes to
them alone and they take no messages, the channel is told that it waits for their press; of a
failure, that they cannot be written to.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from bot.discord.buttons import job_of, result_view, show_view
from bot.discord.forms import usable_forms
from bot.discord.refusals import CLOSED, PLACE, PLATFORM, SIZE
from bot.discord.requests import ASKED_IN
from bot.discord.voice import Voice
from bot.discord.wire import PRIVATE, Spot, Wire, Words, is_alive, number_of
from bot.errors import ChatError, ChatGone, ChatUnsure
from bot.front.courier import Parcel
from db.deliveries import PREVIEW, STICKER
from db.jobs import find_job
from db.models import Post
from db.pack_orders import pack_of
from db.posts import NewPost, find_post
from db.session import Database

PREVIEW_FILE = "preview.png"
LOOKED_AT = 100  # messages in which a lost one is looked for
_NUMBER = re.compile(r"\d+")
_ALSO_PRIVATELY = frozenset({PLACE, CLOSED})


@dataclass(frozen=True)
class DiscordCourier:
    """The courier of this platform."""

    wire: Wire
    database: Database
    voice: Voice
    platform: str = field(default=PLATFORM, init=False)
    repeats: bool = field(default=True, init=False)

    async def send(self, parcel: Parcel) -> str:
        """As `bot.front.courier.Courier`. A file that is too large makes way for the next."""
        forms: Sequence[Mapping[str, bytes]] = [{}]
        if parcel.kind == PREVIEW:
            forms = [{name: it for name, it in parcel.files.items() if name == PREVIEW_FILE}]
        if parcel.kind == STICKER:
            forms = await asyncio.to_thread(usable_forms, parcel.files)
        for form in forms:
            try:
                return await self._send(parcel, form)
            except ChatGone as error:
                if error.reason != SIZE:
                    raise
        raise ChatGone(SIZE)

    async def _send(self, parcel: Parcel, form: Mapping[str, bytes]) -> str:
        post = await self._post_of(parcel)
        if post is not None:
            try:
                return await self._write_into(post, parcel, form)
            except ChatGone as error:
                if parcel.kind == PREVIEW or error.reason == SIZE:
                    raise
        if parcel.kind == PREVIEW:
            raise ChatGone("nothing to show it in")
        sent = await self._send_new(parcel, form)
        if post is not None:
            await self._take_away(post)
        return _name(sent)

    async def find(self, parcel: Parcel) -> str | None:
        """As `bot.front.courier.Courier`."""
        post = await self._post_of(parcel)
        if post is not None and (not post.token or is_alive(post)):
            raise ChatUnsure  # writing the same into it once more does no harm
        began = _NUMBER.match(parcel.message)
        if parcel.kind != STICKER or began is None:
            raise ChatUnsure  # only stickers can be known by their buttons
        found = await self._look_for(parcel.chat, parcel.job_id, int(began[0]))
        if found is None and parcel.chat.startswith(PRIVATE):
            channel = await self._asked_in(parcel)
            if channel:
                found = await self._look_for(channel, parcel.job_id, int(began[0]))
        return found

    async def _post_of(self, parcel: Parcel) -> Post | None:
        async with self.database.read() as session:
            return await find_post(session, parcel.job_id)

    async def _write_into(self, post: Post, parcel: Parcel, form: Mapping[str, bytes]) -> str:
        async with self.wire.lock(post):
            await self.wire.edit(post, self._words(parcel, form, mention=False))
            if parcel.kind != PREVIEW:
                self.wire.settle(post)
        return _name(post)

    async def _take_away(self, post: Post) -> None:
        """It would say for ever how far the job is."""
        async with self.wire.lock(post):
            self.wire.settle(post)
            with suppress(ChatError):
                await self.wire.delete(post)

    async def _send_new(self, parcel: Parcel, form: Mapping[str, bytes]) -> NewPost:
        """Raises ChatGone where whoever asked cannot be reached at all. Of a pack each sticker is
        sent, and nobody wants to be notified twelve times."""
        async with self.database.read() as session:
            pack_id = await pack_of(session, parcel.job_id)
        words = self._words(parcel, form, mention=pack_id is None)
        try:
            return await self.wire.send(parcel.chat, words, key=parcel.key)
        except ChatGone as error:
            privately = f"{PRIVATE}{parcel.user}"
            if privately == parcel.chat and error.reason == CLOSED:
                return await self._tell_of(parcel, pack_id or parcel.key)
            if error.reason not in _ALSO_PRIVATELY or privately == parcel.chat:
                raise
        if parcel.kind == STICKER:
            place = f"<#{parcel.chat}>"
            told = self.voice.say("result-moved", parcel.language, place=place)
            words = replace(words, text=told)
        return await self.wire.send(privately, words, key=parcel.key)

    async def _tell_of(self, parcel: Parcel, key: str) -> NewPost:
        """Say where it was asked for that a sticker is there, which they press and see, or that
        they cannot be written to; in no more words, as the rest is for them alone. key: of a pack
        one for all, as they need to hear it once."""
        channel = await self._asked_in(parcel)
        if not channel:
            raise ChatGone(CLOSED)
        user = f"<@{parcel.user}>"
        if parcel.kind == STICKER:
            told = self.voice.say("private-waiting", parcel.language, user=user)
            view = show_view(self.voice.speech, parcel.job_id, parcel.language)
            return await self.wire.send(channel, Words(told, view=view, ping=parcel.user), key=key)
        told = f"{user} {self.voice.say('private-closed', parcel.language)}"
        words = Words(told, ping=parcel.user)
        return await self.wire.send(channel, words, key=f"closed {key}")

    async def _asked_in(self, parcel: Parcel) -> str:
        """The channel in which a sticker was asked for that goes elsewhere; "" where nobody knows.
        Of what has a message that only they see that is its channel."""
        async with self.database.read() as session:
            source = (await find_job(session, parcel.job_id)).source
            post = await find_post(session, parcel.job_id)
        known: str = source.get(ASKED_IN, "")
        return known or (post.chat if post is not None and post.token else "")

    def _words(self, parcel: Parcel, form: Mapping[str, bytes], *, mention: bool) -> Words:
        language, ping = parcel.language, parcel.user if mention else ""
        if parcel.kind == PREVIEW:
            return Words(files=form, keeps_text=True)  # the words tell how far the job is
        if parcel.kind == STICKER:
            told = self.voice.say("result-ready", language)
            if mention:
                told = self.voice.say("result-for", language, user=f"<@{parcel.user}>")
            view = result_view(self.voice.speech, parcel.job_id, language)
            return Words(told, files=form, view=view, ping=ping)
        told = self.voice.link(parcel.text)
        told = f"<@{parcel.user}> {told}" if mention else told
        return Words(told, files=form, view=None, ping=ping)

    async def _look_for(self, chat: str, job_id: str, after: int) -> str | None:
        """A message of ours with the job's buttons, since the request came."""
        try:
            found = await self.wire.latest(chat, after=after, limit=LOOKED_AT)
        except ChatGone as error:
            raise ChatUnsure from error
        for message in found:
            if job_of(message) == (job_id, True):
                return f"{message.channel.id}/{message.id}"
        if len(found) >= LOOKED_AT:
            raise ChatUnsure
        return None


def _name(spot: Spot) -> str:
    return f"{spot.chat}/{number_of(spot)}"
