"""Photos that people send, and which of them shall become what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from telegram import Message, MessageEntity

from bot.front.asked import UNKNOWN, Asked
from bot.front.ordering import for_pack
from bot.front.said_caption import with_caption
from bot.telegram.albums import Albums
from bot.telegram.choosing import Choosing
from bot.telegram.front import asker_of, place_of
from bot.telegram.naming import PLATFORM, write_name
from bot.telegram.pictures import Picture, find_picture
from bot.telegram.starting import Starting
from bot.telegram.talk import Talk
from db.likenesses import OWN

ALBUM = 4  # photos of one that are taken


class Taking:
    """Makes requests of messages."""

    def __init__(self, starting: Starting, choosing: Choosing, albums: Albums) -> None:
        self._starting = starting
        self._choosing = choosing
        self._albums = albums

    async def take_own(self, talk: Talk, words: str, *, pack: bool = False) -> None:
        """A message with a picture, or an album; words: "" where they are still to be asked.
        pack: all expressions of the first picture."""
        async with self._albums.gathered(talk.message) as messages:
            if messages:
                words = words or next(filter(None, map(_words_under, messages)), "")
                await self._take_all(talk, messages, words, 1 if pack else ALBUM)

    async def take_replied(
        self, talk: Talk, replied: Message, words: str, *, pack: bool = False
    ) -> None:
        """A command that answers somebody's picture."""
        picture = find_picture(replied)
        author = None if picture is None or talk.private else _author(talk, replied)
        picture = picture or await talk.front.pictures.find_emoji(replied)
        if picture is None:
            await talk.say("make-no-photo-there")
            return
        asked = await self._asked(talk, picture, words, name=_name(talk.message), author=author)
        if asked is not None:
            await self._choosing.go_on(talk, for_pack(asked) if pack else asked, replied)

    async def take_without(self, talk: Talk, words: str, *, pack: bool = False) -> None:
        """A command without a picture: a custom emoji among its words, the photo that waits for
        words, or a face that is kept."""
        emoji = await talk.front.pictures.find_emoji(talk.message)
        if emoji is not None:
            await self.take_emoji(talk, emoji, words, pack=pack)
            return
        if words and await self._choosing.take_words(talk, words, pack=pack, plain=False):
            return
        remembers, likeness = await self._choosing.remembered(talk)
        if likeness is None:
            await talk.say(_what_to_send(talk, words, remembers))
            return
        name = _name(talk.message)
        asked = await self._asked(talk, None, words, name=name, likeness=OWN)
        if asked is not None:
            await self._choosing.go_on(talk, for_pack(asked) if pack else asked)

    async def take_emoji(
        self, talk: Talk, picture: Picture, words: str, *, pack: bool = False
    ) -> None:
        """A custom emoji, whose sign among the words is none of them."""
        signs = talk.message.parse_entities([MessageEntity.CUSTOM_EMOJI]).values()
        for sign in signs:
            words = words.replace(sign, " ")
        asked = await self._asked(talk, picture, words.strip(), name=_name(talk.message))
        if asked is not None:
            await self._choosing.go_on(talk, for_pack(asked) if pack else asked)

    async def take_words(self, talk: Talk, words: str) -> bool:
        """Let words be the theme that was asked for last, if any was."""
        return await self._choosing.take_words(talk, words)

    async def take_answer(self, talk: Talk, words: str, *, pack: bool = False) -> bool:
        """Words that reply to a message of ours: whether it asked them for a theme."""
        replied = talk.message.reply_to_message
        if replied is None or replied.from_user is None or not words:
            return False
        if replied.from_user.id != talk.front.bot.id:
            return False
        return await self._choosing.take_words(talk, words, replied=replied, pack=pack)

    async def take_avatar(self, talk: Talk, words: str) -> None:
        """Whoever asks as their profile shows them."""
        found = await talk.front.bot.get_user_profile_photos(talk.user.id, limit=1)
        if not found.photos:
            await talk.say("make-no-avatar")
            return
        largest = max(found.photos[0], key=lambda size: size.width * size.height)
        picture = Picture(largest.file_id, largest.file_size or 0)
        asked = await self._asked(talk, picture, words, name=_name(talk.message))
        if asked is not None:
            await self._choosing.go_on(talk, asked)

    async def _take_all(
        self, talk: Talk, messages: Sequence[Message], words: str, most: int
    ) -> None:
        found = [(message, find_picture(message)) for message in messages]
        several = [(message, picture) for message, picture in found if picture is not None]
        if len(several) > most:
            await talk.say("make-album-cut", limit=most)
        made: list[Asked] = []
        for beside, (message, picture) in enumerate(several[:most]):
            own = replace(talk, message=message)
            asked = await self._asked(own, picture, words, name=_name(message), beside=beside)
            if asked is None:
                return
            made.append(for_pack(asked) if most == 1 else asked)
        if made:
            await self._choosing.go_on_all(talk, made)

    async def _asked(
        self, talk: Talk, picture: Picture | None, words: str, **more: Any
    ) -> Asked | None:
        """The request, yet without its photo; None where the stickers of a group go to private
        chats and this one is not open."""
        chat = str(talk.spot)
        if talk.known.rules.answers_privately and not talk.private:
            if not talk.known.reachable:
                await talk.say("private-needed", link=talk.front.link())
                return None
            chat = talk.who
        name = more.pop("name")
        source: Mapping[str, str] = {} if picture is None else picture.source
        asked = Asked(
            platform=PLATFORM,
            message=name,
            chat=chat,
            place=place_of(talk.chat),
            asker=asker_of(talk.user, is_admin=await talk.is_admin()),
            words=words,
            source=source,
            **more,
        )
        return with_caption(asked)


def _name(message: Message) -> str:
    return write_name(message.chat.id, message.message_id)


def _what_to_send(talk: Talk, words: str, remembers: bool) -> str:
    """The key of what to do, where there is nothing to draw."""
    if not talk.private:
        return "make-group-hint"
    return "make-nothing-remembered" if words and not remembers else "make-send-photo"


def _words_under(message: Message) -> str:
    """Of an album the words may stand under any photo."""
    command, _, words = (message.caption or "").partition(" ")
    return words.strip() if command.partition("@")[0] in ("/theme", "/pack") else ""


def _author(talk: Talk, replied: Message) -> str | None:
    """Who sent a picture, where that was another; UNKNOWN for bots and channels."""
    sender = replied.from_user
    if sender is None or sender.is_bot or replied.sender_chat is not None:
        return UNKNOWN
    return None if sender.id == talk.user.id else str(sender.id)
