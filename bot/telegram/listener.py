"""Hears what people do, and gives it to whoever knows what it means."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

import structlog
from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.error import TelegramError

from bot.errors import ChatError, ChatGone
from bot.telegram.asked_words import take_wish
from bot.telegram.buttons import Buttons
from bot.telegram.front import Front, Known, is_private
from bot.telegram.inline import offer_stickers
from bot.telegram.moving import move_chat
from bot.telegram.naming import Spot
from bot.telegram.pack_words import PackWords
from bot.telegram.pictures import find_picture
from bot.telegram.taking import Taking
from bot.telegram.talk import Talk
from db.communities import Rules
from db.errors import DatabaseError

REMEMBERED = 5000  # updates, by which one that comes twice is known
_COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_GONE = (ChatMember.LEFT, ChatMember.BANNED)
Handle = Callable[[Talk, str], Awaitable[None]]
_log = structlog.get_logger(__name__)


class Listener:
    """commands: by name, each with the words after it."""

    def __init__(
        self, front: Front, taking: Taking, words: PackWords, buttons: Buttons,
        commands: Mapping[str, Handle],
    ) -> None:  # fmt: skip
        self._front = front
        self._taking = taking
        self._words = words
        self._buttons = buttons
        self._commands: Mapping[str, Handle] = {
            "theme": self._theme,
            "pack": self._pack,
            "me": taking.take_avatar,
            **commands,
        }
        self._heard: OrderedDict[int, None] = OrderedDict()

    async def hear(self, update: Update) -> None:
        """Handle one update; whatever goes wrong ends here."""
        if update.update_id in self._heard:
            return
        self._heard[update.update_id] = None
        if len(self._heard) > REMEMBERED:
            self._heard.popitem(last=False)
        try:
            await self._hear(update)
        except (ChatError, TelegramError) as error:
            _log.info("a chat could not be answered", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - one update's trouble must not end them all
            _log.exception("an update could not be handled", error=type(error).__name__)

    async def _hear(self, update: Update) -> None:
        message = update.message or update.edited_message
        if message is not None:
            await self._hear_message(message, edited=update.message is None)
        elif update.callback_query is not None:
            await self._hear_press(update.callback_query)
        elif update.inline_query is not None:
            await offer_stickers(self._front, update.inline_query)
        elif update.my_chat_member is not None:
            await self._hear_membership(update.my_chat_member)

    async def _hear_message(self, message: Message, *, edited: bool) -> None:
        if message.migrate_to_chat_id is not None:
            await move_chat(self._front.desk.database, message.chat.id, message.migrate_to_chat_id)
            return
        user = message.from_user
        if user is None or (user.is_bot and message.sender_chat is None):
            return
        command, words = self._read_command(message.text or message.caption or "")
        is_picture = find_picture(message) is not None
        if edited and not (command in ("theme", "pack") and is_picture):
            return
        if command is None and not (is_private(message.chat) or self._answers_us(message)):
            return
        talk = await self._talk(user, message.chat, message)
        await self._answer(talk, self._run(talk, command, words))
        if talk.private:  # whoever writes to the bot can be written to; they are answered first
            with suppress(DatabaseError):
                await self._front.note_private(user)

    async def _run(self, talk: Talk, command: str | None, words: str) -> None:
        message = talk.message
        if command is not None:
            handle = self._commands.get(command)
            if handle is not None:
                await handle(talk, words)
            elif talk.private:
                await self._commands["help"](talk, "")
        elif find_picture(message) is not None:
            await self._taking.take_own(talk, message.caption or "")
        elif message.text is not None:
            await self._take_text(talk, message.text)
        elif message.effective_attachment is not None:
            await talk.say("make-what-works")

    async def _take_text(self, talk: Talk, text: str) -> None:
        """Words that are waited for, or in a private chat a custom emoji."""
        if await self._taking.take_answer(talk, text) or not talk.private:
            return
        wish = await take_wish(self._front.desk.database, talk.who)
        if wish is not None:
            await self._words.hear(talk, wish, text)
            return
        emoji = await self._front.pictures.find_emoji(talk.message)
        if emoji is not None:
            await self._taking.take_emoji(talk, emoji, text)
        elif not await self._taking.take_words(talk, text):
            await talk.say("make-send-photo")

    async def _theme(self, talk: Talk, words: str) -> None:
        await self._make(talk, words)

    async def _pack(self, talk: Talk, words: str) -> None:
        await self._make(talk, words, pack=True)

    async def _make(self, talk: Talk, words: str, *, pack: bool = False) -> None:
        message = talk.message
        if find_picture(message) is not None:
            await self._taking.take_own(talk, words, pack=pack)
        elif await self._taking.take_answer(talk, words, pack=pack):
            return
        elif message.reply_to_message is not None and _is_answer(message):
            await self._taking.take_replied(talk, message.reply_to_message, words, pack=pack)
        else:
            await self._taking.take_without(talk, words, pack=pack)

    async def _hear_press(self, press: CallbackQuery) -> None:
        message = press.message
        if not isinstance(message, Message) or press.data is None:
            # Of a message that Telegram no longer shows to bots, or one sent inline.
            await press.answer()
            return
        talk = await self._talk(press.from_user, message.chat, message, press)
        await self._answer(talk, self._buttons.press(talk, press.data))

    async def _answer(self, talk: Talk, doing: Awaitable[None]) -> None:
        """Tell of what goes wrong; in the private chat where the group takes no answers."""
        try:
            await doing
        except ChatGone:
            if talk.private or not talk.known.reachable:
                raise
            await self._front.sender.say(Spot(talk.user.id), talk.text("group-no-rights"))
        except (ChatError, TelegramError):
            raise
        except Exception as error:  # noqa: BLE001 - told in a sentence, and logged if unexpected
            await talk.apologize(error)

    async def _hear_membership(self, change: ChatMemberUpdated) -> None:
        before, after = change.old_chat_member.status, change.new_chat_member.status
        if is_private(change.chat):
            await self._front.note_private(change.from_user, reachable=after not in _GONE)
        elif before in _GONE and after not in _GONE:
            known = await self._front.know(change.from_user, change.chat)
            told = self._front.desk.speech.say("group-added", known.language)
            await self._front.sender.say(Spot(change.chat.id), told)

    async def _talk(
        self, user: User, chat: Chat, message: Message, press: CallbackQuery | None = None
    ) -> Talk:
        """Where the database is away people are still answered, in the language of their app."""
        known = Known(user.language_code, reachable=is_private(chat), rules=Rules())
        with suppress(DatabaseError):
            known = await self._front.know(user, chat)
        return Talk(self._front, user, chat, message, known, press)

    def _answers_us(self, message: Message) -> bool:
        """Whether words reply to a message of ours, which may have asked for them."""
        replied = message.reply_to_message
        author = None if replied is None else replied.from_user
        return message.text is not None and author is not None and author.id == self._front.bot.id

    def _read_command(self, text: str) -> tuple[str | None, str]:
        """A command that is meant for this bot, and the words after it."""
        found = _COMMAND.fullmatch(text)
        if found is None or (found[2] or self._front.username).casefold() != (
            self._front.username.casefold()
        ):
            return None, ""
        return found[1].casefold(), (found[3] or "").strip()


def _is_answer(message: Message) -> bool:
    """Not a message that only stands in a topic: there all answer the one that opened it."""
    replied = message.reply_to_message
    return replied is not None and replied.forum_topic_created is None
