"""What people ask for on Discord, as intake takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import discord
from discord import StickerFormatType

from bot.discord.refusals import PLATFORM
from bot.discord.wire import PRIVATE
from bot.front.asked import UNKNOWN, Asked, Asker, Place
from db.likenesses import OWN

ASKED_IN = "asked_in"  # of a job's source: the channel, where the sticker goes elsewhere
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
    lies = Photo("") if message is None else _in_message(message)
    return replace(lies, url=attachment.url, attachment=str(attachment.id))


def _in_message(message: discord.Message) -> Photo:
    # A bot or webhook cannot be asked whether its picture may be used.
    author = UNKNOWN if message.author.bot else str(message.author.id)
    return Photo("", "", str(message.channel.id), str(message.id), author)


def find_photo(message: discord.Message) -> Photo | None:
    """The first picture or video that a message shows: attached, or forwarded; else a sticker, or
    what is behind a link."""
    for attachment in attachments_of(message):
        if (attachment.content_type or "").startswith(("image/", "video/")) or attachment.width:
            return of_attachment(attachment, message)
    forwarded = message.message_snapshots
    stickers = (*message.stickers, *(it for snapshot in forwarded for it in snapshot.stickers))
    urls = [it.url for it in stickers if it.format is not StickerFormatType.lottie]
    for embed in (*message.embeds, *(it for snapshot in forwarded for it in snapshot.embeds)):
        urls += [it.proxy_url or it.url or "" for it in (embed.image, embed.thumbnail)]
    url = next(filter(None, urls), None)
    return None if url is None else replace(_in_message(message), url=url)


def attachments_of(message: discord.Message) -> list[discord.Attachment]:
    """Of a message, and of those that it forwards."""
    forwarded = (it for snapshot in message.message_snapshots for it in snapshot.attachments)
    return [*message.attachments, *forwarded]


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
    asked = Asked(
        platform=PLATFORM,
        message=str(interaction.id),
        chat=str(interaction.channel_id),
        place=place_of(interaction),
        asker=Asker(user, str(interaction.locale), is_admin=interaction.permissions.manage_guild),
        words=words,
        **_photo(photo, user),
    )
    return to_private(asked) if privately else asked


def ask_by_message(message: discord.Message, photo: Photo, *, words: str, privately: bool) -> Asked:
    """The request of a message that mentions the bot. privately: see above."""
    guild, author = message.guild, message.author
    place, is_admin = Place(str(author.id), private=True), False
    if guild is not None:
        place = Place(str(guild.id), guild.name)
        is_admin = isinstance(author, discord.Member) and author.guild_permissions.manage_guild
    asked = Asked(
        platform=PLATFORM,
        message=str(message.id),
        chat=str(message.channel.id),
        place=place,
        asker=Asker(str(author.id), is_admin=is_admin),
        words=words,
        **_photo(photo, str(author.id)),
    )
    return to_private(asked) if privately else asked


def to_private(asked: Asked) -> Asked:
    """The same, but that the sticker goes to whoever asks, and not into the channel."""
    source = {**asked.source, ASKED_IN: asked.chat}
    return replace(asked, chat=f"{PRIVATE}{asked.asker.native_id}", source=source)


def _photo(photo: Photo | None, asker: str) -> dict[str, Any]:
    if photo is None:
        return {"likeness": OWN}
    author = None if photo.author == asker else photo.author
    return {"author": author, "source": photo.as_source()}
