"""Brings previews, stickers and notices to Telegram's chats."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from contextlib import suppress

import structlog
from PIL import Image
from sqlalchemy import select
from telegram import InlineKeyboardMarkup, InputFile, InputMediaPhoto, Message
from telegram.error import BadRequest, TelegramError

from bot.errors import ChatError, ChatGone, ChatUnsure
from bot.front.courier import Parcel
from bot.speech.catalog import Speech
from bot.telegram.api import Sender, answer_to
from bot.telegram.failures import chat_error, dislikes_file, is_lost, is_unchanged
from bot.telegram.inert import inert
from bot.telegram.keyboards import cancel_keyboard, result_keyboard
from bot.telegram.naming import PLATFORM, Spot, read_name, read_spot, write_receipt
from bot.telegram.stickers import Form, forms_of
from db.deliveries import NOTICE, PREVIEW
from db.jobs import find_job
from db.models import Community, Job, Post, User
from db.pack_orders import pack_of
from db.posts import find_post
from db.session import Database

EDITED = ""  # receipt of what stands in a message of another receipt
PREVIEW_QUALITY = 85
_log = structlog.get_logger(__name__)


class TelegramCourier:
    """A preview takes the place of the progress message; so that it may be sent again. A sticker
    that may have been sent is not: nobody can ask Telegram for a chat's messages."""

    platform = PLATFORM
    repeats = False

    def __init__(self, sender: Sender, database: Database, speech: Speech) -> None:
        self._sender = sender
        self._database = database
        self._speech = speech

    async def send(self, parcel: Parcel) -> str:
        """See `bot.front.courier.Courier`."""
        if parcel.kind == PREVIEW:
            return await self._send_preview(parcel)
        if await self._comes_in_a_set(parcel):
            return EDITED
        if parcel.kind == NOTICE:
            return await self._send_notice(parcel)
        return await self._send_sticker(parcel)

    async def find(self, parcel: Parcel) -> str | None:
        """Nothing can be found; but a preview shows once however often it is sent."""
        if parcel.kind == PREVIEW:
            return None
        raise ChatUnsure

    async def _comes_in_a_set(self, parcel: Parcel) -> bool:
        """Whether it is one of a pack, whose own message tells of it. Sets are made only for those
        who opened the private chat: others get their stickers one by one."""
        async with self._database.read() as session:
            pack_id = await pack_of(session, parcel.job_id)
        if pack_id is None:
            return False
        return parcel.kind == NOTICE or await self._may_write(parcel.user)

    async def _send_preview(self, parcel: Parcel) -> str:
        """Where there is no progress message, nobody wants to see more than the sticker."""
        post = await self._post(parcel.job_id)
        if post is None:
            return EDITED
        chat, message = read_spot(post.chat).chat, int(post.message)
        picture = await asyncio.to_thread(flatten, parcel.files["preview.png"])
        told = self._speech.say("progress-preview", parcel.language)
        keyboard = cancel_keyboard(self._speech, parcel.job_id, parcel.language)
        try:
            await self._sender.bot.edit_message_media(
                InputMediaPhoto(picture, caption=told, filename="preview.jpg"),
                chat,
                message,
                reply_markup=keyboard,
            )
        except BadRequest as error:
            if not (is_unchanged(error) or is_lost(error)):
                raise chat_error(error) from error
        except TelegramError as error:
            raise chat_error(error) from error
        self._sender.note_picture(chat, message)
        return EDITED

    async def _send_notice(self, parcel: Parcel) -> str:
        """What was sent and may not have arrived can be had by the buttons."""
        async with self._database.read() as session:
            job = await find_job(session, parcel.job_id)
        keyboard = None
        if job.error == ChatUnsure.__name__:
            keyboard = result_keyboard(self._speech, parcel.job_id, parcel.language)
        spot = read_spot(parcel.chat)
        sent = await self._sender.say(
            spot, parcel.text, answers=_answered(parcel, spot), keyboard=keyboard
        )
        return write_receipt(sent.chat.id, sent.message_id)

    async def _send_sticker(self, parcel: Parcel) -> str:
        """Into the chat; or to whoever asked, where that takes nothing any more."""
        forms, spot = await forms_of(parcel.files), read_spot(parcel.chat)
        try:
            sent, form = await self._send_first(parcel, forms, spot)
        except ChatGone:
            own = Spot(int(parcel.user))
            if own == spot or not await self._may_write(parcel.user):
                raise
            sent, form = await self._send_first(parcel, forms, own)
            await self._tell_why(parcel, own)
        file = sent.sticker.file_id if form.sticker and sent.sticker else ""
        return write_receipt(sent.chat.id, sent.message_id, file)

    async def _tell_why(self, parcel: Parcel, own: Spot) -> None:
        """Why a sticker comes to whoever asked alone: stickers have no words of their own."""
        of_job = select(Community.title).join(Job, Job.community_id == Community.id)
        async with self._database.read() as session:
            title = await session.scalar(of_job.where(Job.id == parcel.job_id))
        if title:
            told = self._speech.say("result-moved", parcel.language, place=inert(title))
            with suppress(ChatError):  # what they wanted has come
                await self._sender.say(own, told, silent=True)

    async def _send_first(
        self, parcel: Parcel, forms: Sequence[Form], spot: Spot
    ) -> tuple[Message, Form]:
        """The first form that the chat takes. Raises ChatError."""
        keyboard = result_keyboard(self._speech, parcel.job_id, parcel.language)
        for form in forms:
            try:
                return await self._send_form(parcel, form, spot, keyboard), form
            except TelegramError as error:
                if not dislikes_file(error):
                    raise chat_error(error) from error
                _log.warning("a sticker was refused", job=parcel.job_id, file=form.name)
        raise ChatGone("no file was taken")

    async def _send_form(
        self, parcel: Parcel, form: Form, spot: Spot, keyboard: InlineKeyboardMarkup
    ) -> Message:
        file = InputFile(form.data, filename=form.name, attach=True)
        answers = answer_to(_answered(parcel, spot))
        bot = self._sender.bot
        if form.sticker:
            return await self._sender.call(
                spot,
                lambda to: bot.send_sticker(
                    to.chat,
                    file,
                    message_thread_id=to.topic,
                    reply_parameters=answers,
                    reply_markup=keyboard,
                ),
            )
        return await self._sender.call(
            spot,
            lambda to: bot.send_document(
                to.chat,
                file,
                caption=self._speech.say("result-as-file", parcel.language),
                disable_content_type_detection=True,
                message_thread_id=to.topic,
                reply_parameters=answers,
                reply_markup=keyboard,
            ),
        )

    async def _may_write(self, user: str) -> bool:
        async with self._database.read() as session:
            theirs = (User.platform == PLATFORM, User.native_id == user)
            return bool(await session.scalar(select(User.may_write).where(*theirs)))

    async def _post(self, job_id: str) -> Post | None:
        async with self._database.read() as session:
            return await find_post(session, job_id)


def flatten(png: bytes) -> bytes:
    """A JPEG on white: photos in chats have no transparency."""
    with Image.open(io.BytesIO(png)) as image:
        picture = image.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    file = io.BytesIO()
    white.convert("RGB").save(file, "JPEG", quality=PREVIEW_QUALITY)
    return file.getvalue()


def _answered(parcel: Parcel, spot: Spot) -> int | None:
    """The message that asked, where it stands in the same group; alone nobody needs to be told."""
    chat, message = read_name(parcel.message)
    return message if chat == spot.chat else None
