"""What people ask for on Discord, as intake takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import discord

from bot.discord.refusals import PLATFORM
from bot.discord.wire import PRIVATE
from bot.front.asked import UNKNOWN, Asked, Asker, Place
from db.likenesses import OWN

MOST_SOURCE = ("url", "attachment", "channel", "message")


@dataclass(frozen=True)
class Photo:
    """A picture on Discord. url: dies after a day, so that channel and message, where it is in one,
    say where a new one may be had. author: who sent it, None: who asks."""

    url: str = field(repr=False)
    attachment: str = ""
    channel: str = ""
    message: str = ""
    author: str | None = None

    def as_source(self) -> Mapping[str, str]:
        """For a job's row."""
        return {name: it for name, it in asdict(self).items() if it and name != "author"}


def read_source(source: Mapping[str, Any]) -> Photo:
    """What `as_source` wrote."""
    return Photo(*(str(source.get(name, "")) for name in MOST_SOURCE))


def of_attachment(attachment: discord.Attachment, message: discord.Message | None = None) -> Photo:
    """A picture of a message, or one that came with a command."""
    if message is None:
        return Photo(attachment.url, str(attachment.id))
    # A bot or webhook cannot be asked whether its picture may be used.
    author = UNKNOWN if message.author.bot else str(message.author.id)
    channel = str(message.channel.id)
    return Photo(attachment.url, str(attachment.id), channel, str(message.id), author)


def find_picture(message: discord.Message) -> discord.Attachment | None:
    """The first thing attached to a message that looks like a picture or a video."""
    for attachment in message.attachments:
        if (attachment.content_type or "").startswith(("image/", "video/")) or attachment.width:
            return attachment
    return None


def place_of(interaction: discord.Interaction) -> Place:
    """The guild; for the chat with the bot alone the person; else a channel of several people."""
    guild = interaction.guild
    if interaction.guild_id is not None:
        return Place(str(interaction.guild_id), "" if guild is None else guild.name)
    if interaction.context.dm_channel:
        return Place(str(interaction.user.id), private=True)
    return Place(str(interaction.channel_id))


def ask_by_interaction(
    interaction: discord.Interaction, photo: Photo | None, *, words: str = "", privately: bool
) -> Asked:
    """A request without its photo's bytes; without any photo the asker's own likeness is drawn.

    privately: the sticker goes to whoever asks, and not into the channel.
    """
    user = str(interaction.user.id)
    return Asked(
        platform=PLATFORM,
        message=str(interaction.id),
        chat=f"{PRIVATE}{user}" if privately else str(interaction.channel_id),
        place=place_of(interaction),
        asker=Asker(user, str(interaction.locale), is_admin=interaction.permissions.manage_guild),
        words=words,
        **_photo(photo, user),
    )


def ask_by_message(message: discord.Message, photo: Photo, words: str) -> Asked:
    """The request of a message that mentions the bot."""
    guild, author = message.guild, message.author
    place, is_admin = Place(str(author.id), private=True), False
    if guild is not None:
        place = Place(str(guild.id), guild.name)
        is_admin = isinstance(author, discord.Member) and author.guild_permissions.manage_guild
    return Asked(
        platform=PLATFORM,
        message=str(message.id),
        chat=str(message.channel.id),
        place=place,
        asker=Asker(str(author.id), is_admin=is_admin),
        words=words,
        **_photo(photo, str(author.id)),
    )


def _photo(photo: Photo | None, asker: str) -> dict[str, Any]:
    if photo is None:
        return {"likeness": OWN}
    author = None if photo.author == asker else photo.author
    return {"author": author, "source": photo.as_source()}
