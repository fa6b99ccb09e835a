"""One update of somebody, and how to answer it in their language."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import structlog
from telegram import CallbackQuery, Chat, InlineKeyboardMarkup, Message, User
from telegram.error import TelegramError

from bot.errors import ChatError
from bot.replies import told_in_chat
from bot.speech.catalog import Value
from bot.telegram.front import Front, Known, is_private
from bot.telegram.naming import Spot

ANSWER_LENGTH = 200
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Talk:
    """message: what is answered; of a press the message with the button."""

    front: Front
    user: User
    chat: Chat
    message: Message
    known: Known
    press: CallbackQuery | None = None

    @property
    def language(self) -> str | None:
        return self.known.language

    @property
    def who(self) -> str:
        """The platform's name of whoever talks."""
        return str(self.user.id)

    @property
    def private(self) -> bool:
        return is_private(self.chat)

    @property
    def spot(self) -> Spot:
        """Where the message stands."""
        topic = self.message.message_thread_id if self.message.is_topic_message else None
        return Spot(self.chat.id, topic)

    @property
    def is_channel(self) -> bool:
        """Whether somebody writes as a channel or group, so that nobody knows who it is."""
        return self.press is None and self.message.sender_chat is not None

    def text(self, key: str, **values: Value) -> str:
        """What a key stands for."""
        return self.front.desk.speech.say(key, self.language, **values)

    async def is_admin(self) -> bool:
        """Of the chat. Who writes in its own name is one: only admins can."""
        if self.press is None and self.message.sender_chat is not None:
            return self.message.sender_chat.id == self.chat.id
        return await self.front.is_admin(self.chat, self.user.id)

    async def say(
        self, key: str, *, keyboard: InlineKeyboardMarkup | None = None, **values: Value
    ) -> Message:
        """Answer the message. Raises ChatError."""
        return await self.tell(self.text(key, **values), keyboard)

    async def tell(self, text: str, keyboard: InlineKeyboardMarkup | None = None) -> Message:
        """The same in ready words."""
        answers = self.message.message_id if not self.private else None
        return await self.front.sender.say(self.spot, text, answers=answers, keyboard=keyboard)

    async def answer(self, text: str = "", *, alert: bool = False) -> None:
        """Answer a press; where it is too late for that, with a message."""
        if self.press is None:
            await self.tell(text)
            return
        try:
            await self.press.answer(text[:ANSWER_LENGTH] or None, show_alert=alert)
        except TelegramError:
            if text and alert:
                await self.tell(text)

    async def edit(self, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Let the message with the button say something else."""
        await self.front.sender.edit(self.chat.id, self.message.message_id, text, keyboard)

    def sorry(self, error: Exception) -> str:
        """What is told of an error. One that nobody expects is logged with its reference."""
        reference = secrets.token_hex(4)
        told = told_in_chat(error, self.language or "en", reference)
        if reference in told:
            _log.error("unexpected error", reference=reference, exc_info=error)
        return told

    async def apologize(self, error: Exception) -> None:
        """Tell of an error, where the chat can still be told anything."""
        told = self.sorry(error)
        try:
            if self.press is not None:
                await self.answer(told, alert=True)
            else:
                await self.tell(told)
        except ChatError as gone:
            _log.info("nobody could be told", reason=type(gone).__name__)
