"""What is asked before a request is begun: which theme, and whoever sent the photo."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from telegram import InlineKeyboardMarkup, Message

from bot.errors import ChatError, ForgedPress, PhotoGone
from bot.front.asked import UNKNOWN, Asked
from bot.front.asking import Question
from bot.front.ordering import for_pack
from bot.front.presses import Act, Press
from bot.front.results import Presser
from bot.front.said_caption import told_with_caption, with_caption
from bot.front.theme_names import shown_words
from bot.telegram.answering import Answering
from bot.telegram.asked_themes import LOST, Sheet, Sheets
from bot.telegram.faces import with_face
from bot.telegram.front import Front
from bot.telegram.inert import inert
from bot.telegram.keyboards import button, theme_keyboard
from bot.telegram.naming import PLATFORM, write_name
from bot.telegram.received import Shown
from bot.telegram.sheet import draw_sheet
from bot.telegram.starting import Starting
from bot.telegram.talk import Talk
from config.theme import Theme
from db.access import ThemesAllowed
from db.communities import Rules
from db.errors import AskGone, DatabaseError, NoSuchJob
from db.likenesses import OWN, read_likeness
from db.models import User

MOST_SHEETS = 1000
ALBUM = "album"  # of a waiting request's source: the other photos, each with its message's name


class Choosing:
    """Goes on with a request as far as nothing must be asked."""

    def __init__(self, front: Front, starting: Starting) -> None:
        self._front = front
        self._starting = starting
        self.answering = Answering(front.questions)
        self._sheets = Sheets(front.desk.database)
        # Telegram's names of the pictures that were sent, by the themes on them.
        self._pictures: dict[tuple[str, ...], str] = {}

    async def go_on(
        self, talk: Talk, asked: Asked, replied: Message | None = None, shown: Shown | None = None
    ) -> None:
        """Ask for the theme where there is none, then the author where they must be, then start.

        replied: the message with the photo, where it is not that of the request. shown: a message
        of ours that asked something and may say something else now. Raises Refusal, ChatError.
        """
        if not asked.words:
            await self._ask_theme(talk, asked)
        elif not asked.own_photo and await self._front.questions.must_ask_author(asked):
            await self._ask_author(talk, asked, replied)
        else:
            await self._starting.start(talk, asked, shown)

    async def go_on_all(self, talk: Talk, several: Sequence[Asked]) -> None:
        """The same with the photos of an album: one question for all."""
        first, *others = several
        if not first.words and others:
            album = [[asked.message, asked.source] for asked in others]
            await self._ask_theme(talk, replace(first, source={**first.source, ALBUM: album}))
            return
        for asked in several:
            await self.go_on(talk, asked)

    async def choose_theme(self, talk: Talk, ask_id: str, theme: str) -> None:
        """A theme's button was pressed. Raises AskGone, NotYours and ForgedPress."""
        if theme not in self._front.desk.themes:
            raise ForgedPress
        shown = Shown(talk.spot, talk.message.message_id)
        words = self._front.desk.themes[theme].title
        async with self.answering.answered(Question.THEME, ask_id, talk.who) as waiting:
            await talk.answer()
            await self._go_on_with(talk, waiting, words, shown)
        await self.put_away(talk, shown.spot.chat, shown.message)

    async def choose_face(self, talk: Talk, ask_id: str, value: str) -> None:
        """A face's button was pressed. Raises AskGone, NotYours and ForgedPress."""
        shown = Shown(talk.spot, talk.message.message_id)
        async with self.answering.answered(Question.FACE, ask_id, talk.who) as waiting:
            asked = with_face(waiting, value)
            await talk.answer()
            await self._starting.start(talk, asked, shown)

    async def take_words(
        self, talk: Talk, words: str, *, replied: Message | None = None, pack: bool = False,
        plain: bool = True,
    ) -> bool:  # fmt: skip
        """Let words answer the newest sheet of themes that waits for somebody in this chat, or the
        one that they reply to; whether there is any. pack: all expressions are wanted. plain: not
        under a command, which makes a sticker of a photo and none of another sticker."""
        acts = () if plain else (Act.CHOOSE,)
        message = None if replied is None else replied.message_id
        sheet = await self._sheets.find(talk.who, talk.chat.id, message=message, acts=acts)
        if sheet is None or self.answering.is_answered(sheet.subject):
            return False
        try:
            if sheet.act == Act.THEME:
                await self._redraw(talk, sheet, words)
            else:
                await self._answer_with(talk, sheet, words, pack=pack)
        except AskGone:
            await self.put_away(talk, sheet.chat, sheet.message)
            return False
        except (NoSuchJob, PhotoGone):
            await self.put_away(talk, sheet.chat, sheet.message)
            raise
        await self.put_away(talk, sheet.chat, sheet.message)
        if sheet.message != LOST:
            await self._front.sender.delete(sheet.chat, sheet.message)
        return True

    async def put_away(self, talk: Talk, chat: int, message: int) -> None:
        """A sheet of themes is answered."""
        with suppress(DatabaseError):
            await self._sheets.drop(talk.who, chat, message)

    async def remembered(self, talk: Talk) -> tuple[bool, Mapping[str, Any] | None]:
        """Whether somebody's face may be kept, and the kept one."""
        async with self._front.desk.database.read() as session:
            theirs = (User.platform == PLATFORM, User.native_id == talk.who)
            user = await session.scalar(select(User).where(*theirs))
            if user is None:
                return False, None
            return user.remembers, await read_likeness(session, user.id, OWN)

    async def _answer_with(self, talk: Talk, sheet: Sheet, words: str, *, pack: bool) -> None:
        async with self.answering.answered(Question.THEME, sheet.subject, talk.who) as waiting:
            asked = for_pack(waiting) if pack else waiting
            await self._go_on_with(talk, asked, words, None)

    async def _go_on_with(
        self, talk: Talk, waiting: Asked, words: str, shown: Shown | None
    ) -> None:
        """With what waited for words, and the other photos of its album."""
        source = dict(waiting.source)
        album = source.pop(ALBUM, [])
        first = with_caption(replace(waiting, source=source, words=words))
        if not first.words:  # nothing but a caption
            await self._ask_theme(talk, replace(first, source=waiting.source))
            return
        await self.go_on(talk, first, shown=shown)
        for beside, (name, other) in enumerate(album, 1):
            more = replace(first, message=name, source=other, beside=beside)
            await self.go_on(talk, more)

    async def _redraw(self, talk: Talk, sheet: Sheet, words: str) -> None:
        """A sticker in another theme, which was written. Raises what `Results.redraw` raises."""
        presser = Presser(
            native_id=talk.who,
            place=str(talk.chat.id),
            press=write_name(talk.chat.id, talk.message.message_id),
            is_admin=await talk.is_admin(),
            words=words,
        )
        press = Press(Act.THEME, sheet.subject)
        for taken in await self._front.results.redraw(press, presser):
            await self._starting.show(talk, taken.job_id)

    async def _ask_theme(self, talk: Talk, asked: Asked) -> None:
        """Only whoever asked may answer."""
        ask_id = await self._front.questions.put(Question.THEME, asked, answerer=talk.who)
        await self.show_themes(talk, Act.CHOOSE, ask_id)

    async def show_themes(self, talk: Talk, act: Act, subject: str) -> None:
        """The themes that the chat allows, as pictures and buttons; and whether other words are."""
        themes = allowed_themes(self._front.desk.themes, talk.known.rules)
        text, message = talk.text(_question_key(talk, themes, act)), talk.message.message_id
        if not themes:
            sent = await self._front.sender.say(talk.spot, text, answers=message)
        else:
            names = tuple(theme.name for theme in themes)
            picture: bytes | str | None = self._pictures.get(names)
            if picture is None:
                emoji = self._front.desk.settings.assets / "emoji"
                picture = await asyncio.to_thread(draw_sheet, themes, emoji=emoji)
            keyboard = theme_keyboard(self._front.desk.speech, themes, talk.language, act, subject)
            sent = await self._front.sender.show(
                talk.spot, picture, text, answers=message, keyboard=keyboard
            )
            if sent.photo and len(self._pictures) < MOST_SHEETS:
                self._pictures[names] = sent.photo[-1].file_id
        if themes or talk.known.rules.free_words:
            await self._sheets.note(talk.who, Sheet(act, subject, sent.chat.id, sent.message_id))

    async def _ask_author(self, talk: Talk, asked: Asked, replied: Message | None) -> None:
        """Ask whoever sent the photo, under it, in their language."""
        author = None if replied is None else replied.from_user
        if asked.author in (None, UNKNOWN) or author is None or replied is None:
            await talk.say("consent-unknown-author")
            return
        questions = self._front.questions
        ask_id = await questions.put_to_author(asked, str(asked.author))
        if ask_id is None:
            return
        known = await self._front.know(author, talk.chat)
        theirs = replace(talk, user=author, known=known, message=replied)
        name = inert(talk.user.first_name)
        keyboard = _consent_keyboard(theirs, ask_id)
        words = shown_words(asked.words, self._front.desk.themes, known.language)
        theme = told_with_caption(replace(asked, words=words), inert)
        text = theirs.text("consent-question", asker=name, theme=theme)
        try:
            sent = await self._front.sender.say(
                talk.spot, text, answers=replied.message_id, keyboard=keyboard
            )
        except ChatError:
            await questions.take_back(ask_id)
            raise
        await questions.note_shown(ask_id, str(sent.chat.id), str(sent.message_id))


def allowed_themes(themes: Mapping[str, Theme], rules: Rules) -> Sequence[Theme]:
    """Those that may be used in a community."""
    listed = rules.themes == ThemesAllowed.LISTED
    return [theme for name, theme in themes.items() if not listed or name in rules.listed]


def _question_key(talk: Talk, themes: Sequence[Theme], act: Act) -> str:
    """What is said where somebody shall choose a theme, or write one."""
    if not talk.known.rules.free_words:
        return "make-choose-listed" if themes else "error-no-theme-allowed"
    if themes:
        return "make-choose-theme" if talk.private else "make-choose-theme-here"
    by_command = act == Act.CHOOSE and not talk.private
    return "make-no-words" if by_command else "make-own-words"


def _consent_keyboard(talk: Talk, ask_id: str) -> InlineKeyboardMarkup:
    allow = button(talk.text("button-allow"), Act.ALLOW, ask_id)
    return InlineKeyboardMarkup([[allow, button(talk.text("button-deny"), Act.DENY, ask_id)]])
