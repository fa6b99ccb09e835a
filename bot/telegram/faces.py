"""Of a photo with several faces: which of them shall be drawn."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import TelegramError

from bot.errors import ForgedPress
from bot.front.asked import Asked
from bot.front.asking import Question
from bot.front.crops import Crops
from bot.front.presses import Act
from bot.telegram.failures import chat_error
from bot.telegram.keyboards import button, rows_of
from bot.telegram.talk import Talk

SUBJECT = "subject"  # of a job's options
ALL = "0"
ACROSS = 4
MOST = 20  # numbers on buttons


async def find_choice(talk: Talk, asked: Asked) -> Crops | None:
    """The faces to choose from, where nobody chose yet. Raises UnreadablePhoto."""
    if not asked.photo or SUBJECT in asked.options or asked.beside:
        return None
    crops = await talk.front.desk.crops.find(asked.photo)
    return crops if crops is not None and crops.count <= MOST else None


async def ask_face(talk: Talk, asked: Asked, crops: Crops, chat: int, message: int) -> None:
    """Let a message of ours show the faces; only whoever asked may answer. Raises ChatError."""
    ask_id = await talk.front.questions.put(Question.FACE, asked, answerer=asked.asker.native_id)
    media = InputMediaPhoto(
        crops.picture, caption=talk.text("faces-question", count=crops.count), filename="faces.png"
    )
    try:
        await talk.front.bot.edit_message_media(
            media, chat, message, reply_markup=_keyboard(talk, ask_id, crops.count)
        )
    except TelegramError as error:
        raise chat_error(error) from error
    talk.front.sender.note_picture(chat, message)


def with_face(asked: Asked, value: str) -> Asked:
    """A request with the face that was chosen. Raises ForgedPress."""
    if not value.isdecimal() or int(value) > MOST:
        raise ForgedPress
    subject = None if value == ALL else int(value)
    return replace(asked, options={**asked.options, SUBJECT: subject})


def _keyboard(talk: Talk, ask_id: str, count: int) -> InlineKeyboardMarkup:
    numbers = (button(str(n), Act.CHOOSE, ask_id, str(n)) for n in range(1, count + 1))
    every = button(talk.text("button-all-faces"), Act.CHOOSE, ask_id, ALL)
    return InlineKeyboardMarkup([[every], *rows_of(numbers, ACROSS)])
