"""Where an answer goes: into a message that is there, after an interaction, or as a reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import discord

from bot.discord.refusals import translated
from bot.discord.wire import NOBODY, Wire, Words, answer_spot, is_alive
from db.posts import NewPost


class Answer(Protocol):
    """hidden: only whoever asked sees it. spot: where it will be, if that is known before. origin:
    a message into which it may go after a restart, if there is one."""

    @property
    def hidden(self) -> bool: ...
    @property
    def spot(self) -> NewPost | None: ...
    @property
    def origin(self) -> NewPost | None: ...

    async def put(self, words: Words) -> NewPost:
        """Give the answer, and say where it is. Raises ChatError."""
        ...

    async def drop(self) -> None:
        """There shall be none after all."""
        ...


@dataclass(frozen=True)
class InMessage:
    """What is there becomes the answer."""

    wire: Wire
    spot: NewPost
    hidden: bool = False

    @property
    def origin(self) -> NewPost:
        return self.spot

    async def put(self, words: Words) -> NewPost:
        async with self.wire.lock(self.spot):
            await self.wire.rewrite(self.spot, words)
        return self.spot

    async def drop(self) -> None:
        await self.wire.delete(self.spot)


@dataclass(frozen=True)
class AfterIt:
    """A further message after an interaction that is acknowledged; once its token is dead a new one
    in a chat. after: any message that answers it. key: as of InChat."""

    wire: Wire
    after: NewPost
    chat: str
    key: str
    hidden: bool = False
    spot: None = None
    origin: None = None

    async def put(self, words: Words) -> NewPost:
        if is_alive(self.after):
            return await self.wire.follow(self.after, words, hidden=self.hidden)
        return await self.wire.send(self.chat, words, key=self.key)

    async def drop(self) -> None:
        """There is none."""


@dataclass(frozen=True)
class InReply:
    """A reply to a message, which notifies nobody."""

    message: discord.Message
    hidden: bool = False
    spot: None = None
    origin: None = None

    async def put(self, words: Words) -> NewPost:
        with translated():
            sent = await self.message.reply(
                words.text, files=words.build_files(), view=words.view, mention_author=False,
                allowed_mentions=NOBODY, nonce=str(self.message.id), suppress_embeds=True,
            )  # fmt: skip
        return NewPost(str(sent.channel.id), str(sent.id))

    async def drop(self) -> None:
        """There is none."""


@dataclass(frozen=True)
class InChat:
    """A new message in a chat. key: the same again shows once."""

    wire: Wire
    chat: str
    key: str
    hidden: bool = False
    spot: None = None
    origin: None = None

    async def put(self, words: Words) -> NewPost:
        return await self.wire.send(self.chat, words, key=self.key)

    async def drop(self) -> None:
        """There is none."""


def in_pressed(wire: Wire, interaction: discord.Interaction) -> InMessage:
    """Into the message whose component was pressed, which is acknowledged."""
    message = interaction.message
    assert message is not None, "a component has one"
    return InMessage(wire, answer_spot(interaction, message.id), message.flags.ephemeral)
