"""Presses of buttons: each is looked up, and answered whatever comes of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

from telegram import InlineKeyboardMarkup, InputFile, InputMediaDocument
from telegram.error import TelegramError

from bot.errors import ChatError, ForgedPress
from bot.front.asking import Question
from bot.front.presses import Act, Press, read_press
from bot.front.results import REDRAWING, USUAL_STRENGTH, Presser
from bot.telegram.choosing import Choosing
from bot.telegram.failures import chat_error
from bot.telegram.inert import inert
from bot.telegram.keyboards import button, result_keyboard
from bot.telegram.naming import read_name, write_name
from bot.telegram.received import Shown
from bot.telegram.starting import Starting
from bot.telegram.talk import Talk
from db.jobs import find_job

MOST_FILES = 10  # of an album
YES, NO = "yes", "no"
# Of which a sticker can have no more, and what is said where it is so already.
_ENDS: Mapping[Act, tuple[str | float, str]] = MappingProxyType(
    {
        Act.MORE: (1.0, "result-most-cartoony"),
        Act.LESS: (0.0, "result-least-cartoony"),
        Act.FINE: ("fine", "result-finest"),
    }
)
Handle = Callable[[Talk, Press], Awaitable[None]]


class Buttons:
    """others: acts that other parts handle."""

    def __init__(
        self, starting: Starting, choosing: Choosing, others: Mapping[Act, Handle]
    ) -> None:
        self._starting = starting
        self._choosing = choosing
        self._handles: Mapping[Act, Handle] = {
            **dict.fromkeys(REDRAWING, self._redraw),
            Act.THEMES: self._show_themes,
            Act.FILES: self._send_files,
            Act.DELETE: self._delete,
            Act.CHOOSE: self._choose,
            Act.ALLOW: self._allow,
            Act.DENY: self._deny,
            **others,
        }

    async def press(self, talk: Talk, text: str) -> None:
        """Do what a button says. Raises what intake and the database raise, and ChatError."""
        press = read_press(text)
        handle = self._handles.get(press.act)
        if handle is None:
            raise ForgedPress
        await handle(talk, press)

    async def _redraw(self, talk: Talk, press: Press) -> None:
        if press.act in _ENDS and await self._is_at(talk, press):
            await talk.answer(talk.text(_ENDS[press.act][1]), alert=True)
            return
        taken = await talk.front.results.redraw(press, await presser_of(talk))
        several = press.act == Act.VARIANTS
        await talk.answer(talk.text("result-variants" if several else "press-working"))
        for each in taken:
            await self._starting.show(talk, each.job_id)
        if press.act == Act.THEME:
            chat, message = talk.chat.id, talk.message.message_id
            await self._choosing.put_away(talk, chat, message)
            await talk.front.sender.delete(chat, message)

    async def _is_at(self, talk: Talk, press: Press) -> bool:
        """Whether a sticker is as cartoony, as little so, or as fine as can be."""
        async with talk.front.desk.database.read() as session:
            job = await find_job(session, press.subject)
        return _ENDS[press.act][0] in (job.options.get("strength", USUAL_STRENGTH), job.quality)

    async def _show_themes(self, talk: Talk, press: Press) -> None:
        """Those that the chat allows, each of which makes the sticker anew, as other words do."""
        await talk.front.results.check_rewordable(press.subject, await presser_of(talk))
        await talk.answer()
        await self._choosing.show_themes(talk, Act.THEME, press.subject)

    async def _send_files(self, talk: Talk, press: Press) -> None:
        files = await talk.front.results.files(press.subject, await presser_of(talk))
        await talk.answer(talk.text("press-working"))
        media = [
            InputMediaDocument(
                InputFile(data, filename=name, attach=True), disable_content_type_detection=True
            )
            for name, data in sorted(files.items())
            if data
        ]
        try:
            await talk.front.bot.send_media_group(
                talk.chat.id,
                media[:MOST_FILES],
                message_thread_id=talk.spot.topic,
                caption=talk.text("result-files"),
            )
        except TelegramError as error:
            raise chat_error(error) from error

    async def _delete(self, talk: Talk, press: Press) -> None:
        """Asked once more before it is done: the buttons become yes and no."""
        if press.value not in (YES, NO):
            await talk.answer(talk.text("result-delete-question"), alert=True)
            await self._set_buttons(talk, _yes_or_no(talk, press.subject))
            return
        if press.value == NO:
            await talk.answer(talk.text("forget-kept"))
            speech = talk.front.desk.speech
            await self._set_buttons(talk, result_keyboard(speech, press.subject, talk.language))
            return
        receipts = await talk.front.results.delete(press.subject, await presser_of(talk))
        await talk.answer(talk.text("result-deleted"))
        messages = {read_name(receipt) for receipt in receipts}
        for chat, message in messages | {(talk.chat.id, talk.message.message_id)}:
            if not await talk.front.sender.delete(chat, message):
                await self._set_buttons(talk, None)

    async def _set_buttons(self, talk: Talk, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            await talk.front.bot.edit_message_reply_markup(
                talk.chat.id, talk.message.message_id, reply_markup=keyboard
            )
        except TelegramError as error:
            raise chat_error(error) from error

    async def _choose(self, talk: Talk, press: Press) -> None:
        """A face by its number, or a theme by its name."""
        chosen = press.value.isdecimal()
        choose = self._choosing.choose_face if chosen else self._choosing.choose_theme
        await choose(talk, press.subject, press.value)

    async def _allow(self, talk: Talk, press: Press) -> None:
        """Whoever sent the photo allows it; who asked is told how far it is."""
        answered = self._choosing.answering.answered
        async with answered(Question.AUTHOR, press.subject, talk.who) as asked:
            await talk.answer(talk.text("consent-allowed"))
            known = replace(talk.known, language=asked.asker.language)
            theirs = replace(talk, press=None, known=known)
            here, quiet = asked.chat == str(talk.spot), talk.known.rules.quiet
            if not here or quiet:
                with suppress(ChatError):  # it may stand in a group that has another id now
                    await talk.edit(talk.text("consent-allowed"))
            shown = Shown(talk.spot, talk.message.message_id) if here and not quiet else None
            await self._starting.start(theirs, asked, shown)

    async def _deny(self, talk: Talk, press: Press) -> None:
        answered = self._choosing.answering.answered
        async with answered(Question.AUTHOR, press.subject, talk.who):
            await talk.answer(talk.text("consent-denied-thanks"), alert=True)
            await talk.edit(talk.text("consent-denied", author=inert(talk.user.first_name)))


async def presser_of(talk: Talk) -> Presser:
    """Who presses. The press's own id tells it from others of the same button."""
    assert talk.press is not None
    return Presser(
        native_id=talk.who,
        place=str(talk.chat.id),
        press=write_name(talk.chat.id, talk.message.message_id, talk.press.id),
        is_admin=await talk.is_admin(),
    )


def _yes_or_no(talk: Talk, job_id: str) -> InlineKeyboardMarkup:
    yes = button(talk.text("button-yes"), Act.DELETE, job_id, YES)
    return InlineKeyboardMarkup([[yes, button(talk.text("button-no"), Act.DELETE, job_id, NO)]])
