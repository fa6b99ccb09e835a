"""Messages of ours on Discord: sent, changed and taken away.

An answer to an interaction is changed by the interaction's token, which lives for fifteen minutes;
after that as any message of a bot, where the bot is in the channel at all.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol
from weakref import WeakValueDictionary

import discord

from bot.discord.refusals import MESSAGE, TOKEN, translated
from bot.errors import ChatGone
from db.posts import NewPost
from db.session import now

TOKEN_LIVES = timedelta(minutes=15)
MARGIN = timedelta(seconds=15)  # our clock and Discord's differ
PRIVATE = "@"  # begins the name of a chat that is with one person
NONCE_LENGTH = 25
ORIGINAL = "@original"  # what a token calls the message it came with, whatever its number
MOST_SETTLED = 10_000
NOBODY = discord.AllowedMentions.none()


class Spot(Protocol):
    """Where a message of ours is: a row of `posts`, or what becomes one."""

    @property
    def chat(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def token(self) -> str: ...
    @property
    def expires_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Words:
    """What a message says and carries. files: None leaves those that are there. view: None for no
    buttons; MISSING leaves them. ping: who is notified, where the text mentions them. keeps_text:
    the words stay as they are."""

    text: str = ""
    files: Mapping[str, bytes] | None = field(default=None, repr=False)
    view: Any = discord.utils.MISSING
    ping: str = ""
    keeps_text: bool = False

    @property
    def mentions(self) -> discord.AllowedMentions:
        if not self.ping:
            return NOBODY
        someone = discord.Object(int(self.ping))
        return discord.AllowedMentions(
            everyone=False, roles=False, replied_user=False, users=[someone]
        )

    def build_files(self) -> list[discord.File]:
        """Anew for each try: sending reads them."""
        return [discord.File(io.BytesIO(data), name) for name, data in (self.files or {}).items()]


class Wire:
    """What goes out. Whoever changes a message holds its lock meanwhile."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._settled: dict[int, None] = {}

    @property
    def me(self) -> int:
        """Our own number."""
        assert self._client.user is not None, "logged in first"
        return self._client.user.id

    @property
    def name(self) -> str:
        """What we are called."""
        return "" if self._client.user is None else self._client.user.display_name

    def lock(self, spot: Spot) -> asyncio.Lock:
        """Held while a message is changed."""
        return self._locks.setdefault(number_of(spot), asyncio.Lock())

    def settle(self, spot: Spot) -> None:
        """Note that a message has become what it shall stay."""
        self._settled[number_of(spot)] = None
        if len(self._settled) > MOST_SETTLED:
            del self._settled[next(iter(self._settled))]

    def is_settled(self, spot: Spot) -> bool:
        """Whether that was noted, since this process began."""
        return number_of(spot) in self._settled

    async def edit(self, spot: Spot, words: Words, *, beyond: bool = False) -> None:
        """Change a message. beyond: also when its token is dead, which notifies nobody.

        Raises ChatBusy, ChatUnreachable and ChatGone.
        """
        if is_alive(spot):
            try:
                with translated(harmless=True):
                    await self._edit_answer(spot, words)
                return
            except ChatGone as error:
                if error.reason != TOKEN or not beyond:
                    raise
        elif spot.token and not beyond:
            raise ChatGone(TOKEN)
        with translated(harmless=True):
            await self._partial(spot).edit(**_changes(words))

    async def rewrite(self, spot: Spot, words: Words) -> None:
        """The same by whoever holds its lock, unless it became what it shall stay meanwhile."""
        if not self.is_settled(spot):
            await self.edit(spot, words, beyond=True)

    async def _edit_answer(self, spot: Spot, words: Words) -> None:
        name: Any = _name(spot)
        await self._answers(spot).edit_message(name, **_changes(words))

    async def send(self, chat: str, words: Words, *, key: str = "") -> NewPost:
        """A new message in a chat. key: the same again shows once, for some minutes.

        Raises ChatBusy, ChatUnreachable and ChatGone when it certainly is not there.
        """
        with translated(harmless=True):
            place = await self._place(chat)
        wishes: dict[str, Any] = {"nonce": key[:NONCE_LENGTH]} if key else {}
        with translated():
            sent = await place.send(
                words.text,
                files=words.build_files(),
                view=words.view,
                allowed_mentions=words.mentions,
                suppress_embeds=True,
                **wishes,
            )
        return NewPost(str(sent.channel.id), str(sent.id))

    async def follow(self, spot: Spot, words: Words, *, hidden: bool) -> NewPost:
        """A further message after the interaction that one of ours answers. hidden: only whoever
        began it sees it. Raises as `send`."""
        hook = self._answers(spot)
        hook.type = discord.WebhookType.application
        view = discord.utils.MISSING if words.view is None else words.view
        with translated():
            sent = await hook.send(
                words.text, files=words.build_files(), view=view,
                ephemeral=hidden, allowed_mentions=words.mentions, suppress_embeds=True, wait=True,
            )  # fmt: skip
        return NewPost(spot.chat, str(sent.id), spot.token, spot.expires_at)

    async def delete(self, spot: Spot) -> None:
        """Take a message away; one that is gone already is well. Raises as `edit`."""
        try:
            await self._delete(spot)
        except ChatGone as error:
            if error.reason != MESSAGE:
                raise

    async def _delete(self, spot: Spot) -> None:
        if is_alive(spot):
            name: Any = _name(spot)
            try:
                with translated(harmless=True):
                    await self._answers(spot).delete_message(name)
                return
            except ChatGone as error:
                if error.reason != TOKEN:
                    raise
        with translated(harmless=True):
            await self._partial(spot).delete()

    async def fetch(self, spot: Spot) -> discord.Message:
        """A message as it stands in its channel. Raises as `edit`."""
        with translated(harmless=True):
            return await self._partial(spot).fetch()

    async def find_answer(self, spot: NewPost) -> NewPost:
        """The message that answers an interaction, with its number, by the token alone. Raises as
        `edit`; ChatGone where it was never acknowledged."""
        name: Any = ORIGINAL
        with translated(harmless=True):
            found = await self._answers(spot).fetch_message(name)
        return replace(spot, message=f"{ORIGINAL}/{found.id}")

    async def latest(self, chat: str, *, after: int, limit: int) -> list[discord.Message]:
        """The messages of a chat since one of that number. Raises as `edit`."""
        with translated(harmless=True):
            place = await self._place(chat)
            since = discord.Object(after)
            return [it async for it in place.history(limit=limit, after=since)]

    def _answers(self, spot: Spot) -> discord.Webhook:
        application = self._client.application_id
        assert application is not None, "logged in first"
        return discord.Webhook.partial(application, spot.token, client=self._client)

    def _partial(self, spot: Spot) -> discord.PartialMessage:
        place = self._client.get_partial_messageable(int(spot.chat))
        return place.get_partial_message(number_of(spot))

    async def _place(self, chat: str) -> discord.PartialMessageable | discord.DMChannel:
        if not chat.startswith(PRIVATE):
            return self._client.get_partial_messageable(int(chat))
        person = discord.Object(int(chat.removeprefix(PRIVATE)))
        return await self._client.create_dm(person)


def is_alive(spot: Spot) -> bool:
    """Whether a message can be changed by the token it came with."""
    lasts = spot.expires_at is None or now() + MARGIN < spot.expires_at
    return bool(spot.token) and lasts


def answer_spot(
    interaction: discord.Interaction, message_id: int, *, original: bool = True
) -> NewPost:
    """Where a message is that answers an interaction. original: its first, or the message of the
    component that was pressed."""
    assert interaction.channel_id is not None
    name = f"{ORIGINAL}/{message_id}" if original else str(message_id)
    expires_at = interaction.created_at + TOKEN_LIVES
    return NewPost(str(interaction.channel_id), name, interaction.token, expires_at)


def number_of(spot: Spot) -> int:
    """A message's own number."""
    return int(spot.message.rpartition("/")[2])


def _name(spot: Spot) -> str | int:
    """What its token calls a message."""
    return ORIGINAL if spot.message.startswith(ORIGINAL) else number_of(spot)


def _changes(words: Words) -> dict[str, Any]:
    changes: dict[str, Any] = {"allowed_mentions": words.mentions}
    if not words.keeps_text:
        changes["content"] = words.text
    if words.view is not discord.utils.MISSING:
        changes["view"] = words.view
    if words.files is not None:
        changes["attachments"] = words.build_files()
    return changes
