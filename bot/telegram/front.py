"""What the parts of this front end share."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sqlalchemy import select, update
from telegram import Chat, ChatMember, User
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.front.asked import Asker, Place
from bot.front.asking import Questions
from bot.front.desk import Desk
from bot.front.ordering import Ordering
from bot.front.panel import Panel
from bot.front.results import Results
from bot.telegram.api import Sender, TgBot
from bot.telegram.naming import PLATFORM
from bot.telegram.pictures import Pictures
from db.communities import Rules, read_rules
from db.models import Community
from db.models import User as Somebody
from db.users import find_user, language_of

ADMINS_S = 60.0  # how long it is believed that somebody is an admin, or is not
ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


@dataclass(frozen=True)
class Known:
    """What the database says of somebody in a chat. reachable: they opened a private chat."""

    language: str | None
    reachable: bool
    rules: Rules


@dataclass(frozen=True)
class Front:
    """username: of the bot, without @."""

    desk: Desk
    bot: TgBot
    sender: Sender
    pictures: Pictures
    results: Results
    questions: Questions
    ordering: Ordering
    panel: Panel
    _admins: dict[tuple[int, int], tuple[float, bool]] = field(default_factory=dict)
    _noted: set[int] = field(default_factory=set)  # who is known to be reachable

    @property
    def username(self) -> str:
        return self.bot.username

    def link(self, word: str = "start") -> str:
        """An address that opens the private chat and presses Start."""
        return f"https://t.me/{self.username}?start={word}"

    async def know(self, user: User, chat: Chat) -> Known:
        """What is known; nothing is written."""
        async with self.desk.database.read() as session:
            somebody = await session.scalar(
                select(Somebody).where(
                    Somebody.platform == PLATFORM, Somebody.native_id == str(user.id)
                )
            )
            community = await session.scalar(
                select(Community).where(
                    Community.platform == PLATFORM, Community.native_id == str(chat.id)
                )
            )
            rules = Rules() if community is None else await read_rules(session, community)
            chosen = None if somebody is None else somebody.chosen_language
            language = chosen or rules.language or user.language_code
            if language is None and somebody is not None:
                language = language_of(somebody, community)
        reachable = is_private(chat) or (somebody is not None and somebody.may_write)
        return Known(language, reachable, rules)

    async def is_admin(self, chat: Chat, user_id: int) -> bool:
        """Whether somebody is an admin of a group now; believed for ADMINS_S."""
        if is_private(chat):
            return False
        known = self._admins.get((chat.id, user_id))
        if known is not None and time.monotonic() < known[0]:
            return known[1]
        try:
            member = await self.bot.get_chat_member(chat.id, user_id)
        except TelegramError:
            return False
        if len(self._admins) > MOST_KNOWN:
            self._admins.clear()
        found = member.status in ADMINS
        self._admins[chat.id, user_id] = (time.monotonic() + ADMINS_S, found)
        return found

    async def note_private(self, user: User, *, reachable: bool = True) -> None:
        """Note whether the bot may write to somebody."""
        if reachable and user.id in self._noted:
            return
        async with self.desk.database.write() as session:
            if reachable:
                key = self.desk.consent.key
                found = await find_user(session, PLATFORM, str(user.id), key=key)
                found.may_write = True
            else:
                theirs = (Somebody.platform == PLATFORM, Somebody.native_id == str(user.id))
                await session.execute(update(Somebody).where(*theirs).values(may_write=False))
        if reachable:
            self._noted.add(user.id)
        else:
            self.forget(user)

    def forget(self, user: User) -> None:
        """That anything was noted of somebody."""
        self._noted.discard(user.id)


MOST_KNOWN = 5000


def is_private(chat: Chat) -> bool:
    """Whether a chat is that of one user."""
    return chat.type == ChatType.PRIVATE


def place_of(chat: Chat) -> Place:
    """A chat as intake knows it."""
    return Place(str(chat.id), chat.title or "", private=is_private(chat))


def asker_of(user: User, *, is_admin: bool = False) -> Asker:
    """Somebody as intake knows them."""
    return Asker(str(user.id), user.language_code, is_admin=is_admin)
