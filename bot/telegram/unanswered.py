"""Ends questions to authors that they did not answer in time."""

from __future__ import annotations

from datetime import timedelta

from telegram import Chat, User
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.errors import ChatGone, ChatUnreachable
from bot.front.asked import Asked
from bot.telegram.front import Front, Known
from bot.telegram.inert import inert
from bot.telegram.naming import PLATFORM, Spot, read_name, read_spot
from db.posts import NewPost


class TelegramHerald:
    """See `bot.front.unanswered.Herald`. What is told twice is read twice."""

    platform = PLATFORM
    repeats = timedelta(0)

    def __init__(self, front: Front) -> None:
        self._front = front

    async def close(self, asked: Asked, shown: NewPost) -> None:
        """The author reads it, in their language."""
        known = await self._know(asked, str(asked.author))
        told = self._front.desk.speech.say("consent-over", known.language)
        await self._front.sender.edit(read_spot(shown.chat).chat, int(shown.message), told)

    async def tell(self, asked: Asked, *, was_asked: bool) -> None:
        """In private where the group shall be quiet, or takes nothing any more; who cannot be
        written to reads what became of the question."""
        asker = asked.asker.native_id
        known = await self._know(asked, asker, asked.asker.language)
        told = await self._words(asked, known, was_asked=was_asked)
        spot, own = read_spot(asked.chat), Spot(int(asker))
        if spot != own and not known.rules.quiet:
            try:
                await self._say(asked, spot, told)
            except ChatGone:
                pass
            else:
                return
        if not known.reachable and spot != own:
            raise ChatGone("not reachable")
        await self._say(asked, own, told)

    async def _say(self, asked: Asked, spot: Spot, told: str) -> None:
        chat, message = read_name(asked.message)
        answers = message if chat == spot.chat else None
        await self._front.sender.say(spot, told, answers=answers)

    async def _words(self, asked: Asked, known: Known, *, was_asked: bool) -> str:
        say = self._front.desk.speech.say
        name = await self._name(asked) if was_asked else ""
        if not name:
            return say("consent-over", known.language)
        return say("consent-unanswered", known.language, author=inert(name))

    async def _name(self, asked: Asked) -> str:
        """The author's, whom nobody keeps by name; "" where Telegram does not tell. Raises
        ChatUnreachable."""
        chat, author = int(asked.place.native_id), int(str(asked.author))
        try:
            return (await self._front.bot.get_chat_member(chat, author)).user.first_name
        except (BadRequest, Forbidden, ChatMigrated):
            return ""
        except TelegramError as error:
            raise ChatUnreachable("trouble") from error

    async def _know(self, asked: Asked, who: str, language: str | None = None) -> Known:
        """How somebody is spoken to in the group where the photo is."""
        user = User(int(who), "", is_bot=False, language_code=language)
        return await self._front.know(user, Chat(int(asked.place.native_id), ChatType.SUPERGROUP))
