"""What is asked before a request is begun: which theme, and whoever sent the photo."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from telegram import InlineKeyboardMarkup, Message

from bot.errors import ForgedPress
from bot.front.asked import UNKNOWN, Asked
from bot.front.asking import Question
from bot.front.presses import Act
from bot.telegram.faces import take_face
from bot.telegram.front import Front
from bot.telegram.inert import inert
from bot.telegram.keyboards import button, theme_keyboard
from bot.telegram.naming import PLATFORM
from bot.telegram.sheet import draw_sheet
from bot.telegram.starting import Shown, Starting
from bot.telegram.talk import Talk
from config.theme import Theme
from db.access import ThemesAllowed
from db.asks import KEPT
from db.communities import Rules
from db.likenesses import OWN, read_likeness
from db.models import Ask, User
from db.session import now

MOST_SHEETS = 1000
ALBUM = "album"  # of a waiting request's source: the other photos, each with its message's name


class Choosing:
    """Goes on with a request as far as nothing must be asked."""

    def __init__(self, front: Front, starting: Starting) -> None:
        self._front = front
        self._starting = starting
        # Telegram's names of the pictures that were sent, by the themes on them.
        self._sheets: dict[tuple[str, ...], str] = {}

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
        await self._go_on_with(talk, ask_id, self._front.desk.themes[theme].title, shown)

    async def choose_face(self, talk: Talk, ask_id: str, value: str) -> None:
        """A face's button was pressed. Raises what `take_face` raises."""
        asked = await take_face(talk, ask_id, value)
        await self._starting.start(talk, asked, Shown(talk.spot, talk.message.message_id))

    async def take_words(self, talk: Talk, words: str) -> bool:
        """Let words be the theme of what somebody was asked for last in this chat, if anything."""
        ask_id = await self._last_question(talk)
        if ask_id is None:
            return False
        await self._go_on_with(talk, ask_id, words, None)
        return True

    async def remembered(self, talk: Talk) -> Mapping[str, Any] | None:
        """Somebody's kept face."""
        async with self._front.desk.database.read() as session:
            theirs = (User.platform == PLATFORM, User.native_id == talk.who)
            user = await session.scalar(select(User.id).where(*theirs))
            return None if user is None else await read_likeness(session, user, OWN)

    async def _go_on_with(self, talk: Talk, ask_id: str, words: str, shown: Shown | None) -> None:
        questions, who = self._front.questions, talk.who
        waiting = await questions.drop(Question.THEME, ask_id, who)
        source = dict(waiting.source)
        album = source.pop(ALBUM, [])
        first = replace(waiting, source=source, words=words)
        await self.go_on(talk, first, shown=shown)
        for beside, (name, other) in enumerate(album, 1):
            more = replace(first, message=name, source=other, beside=beside)
            await self.go_on(talk, more)

    async def _last_question(self, talk: Talk) -> str | None:
        wanted = (
            select(Ask.id, Ask.payload)
            .where(
                Ask.platform == PLATFORM,
                Ask.kind == Question.THEME,
                Ask.answerer == talk.who,
                Ask.created_at >= now() - KEPT,
            )
            .order_by(Ask.created_at.desc())
        )
        async with self._front.desk.database.read() as session:
            rows = (await session.execute(wanted)).all()
        here = str(talk.chat.id)
        return next(
            (ask_id for ask_id, payload in rows if payload["place"]["native_id"] == here), None
        )

    async def _ask_theme(self, talk: Talk, asked: Asked) -> None:
        """Only whoever asked may answer."""
        who = talk.who
        ask_id = await self._front.questions.put(Question.THEME, asked, answerer=who)
        key = "make-choose-theme" if talk.known.rules.free_words else "make-choose-listed"
        await self.show_themes(talk, talk.text(key), Act.CHOOSE, ask_id)

    async def show_themes(self, talk: Talk, text: str, act: Act, subject: str) -> None:
        """The themes that the chat allows, as pictures and buttons."""
        themes = allowed_themes(self._front.desk.themes, talk.known.rules)
        keyboard = theme_keyboard(self._front.desk.speech, themes, talk.language, act, subject)
        names = tuple(theme.name for theme in themes)
        picture: bytes | str | None = self._sheets.get(names)
        if picture is None:
            picture = await asyncio.to_thread(draw_sheet, themes)
        sent = await self._front.sender.show(
            talk.spot,
            picture,
            text,
            answers=talk.message.message_id,
            keyboard=keyboard,
        )
        if sent.photo and len(self._sheets) < MOST_SHEETS:
            self._sheets[names] = sent.photo[-1].file_id

    async def _ask_author(self, talk: Talk, asked: Asked, replied: Message | None) -> None:
        """Ask whoever sent the photo, under it, in their language."""
        author = None if replied is None else replied.from_user
        if asked.author in (None, UNKNOWN) or author is None or replied is None:
            await talk.say("consent-unknown-author")
            return
        ask_id = await self._front.questions.put(Question.AUTHOR, asked, answerer=str(asked.author))
        known = await self._front.know(author, talk.chat)
        theirs = replace(talk, user=author, known=known, message=replied)
        name = inert(talk.user.first_name)
        keyboard = _consent_keyboard(theirs, ask_id)
        text = theirs.text("consent-question", asker=name, theme=inert(asked.words))
        await self._front.sender.say(talk.spot, text, answers=replied.message_id, keyboard=keyboard)


def allowed_themes(themes: Mapping[str, Theme], rules: Rules) -> Sequence[Theme]:
    """Those that may be used in a community."""
    listed = rules.themes == ThemesAllowed.LISTED
    return [theme for name, theme in themes.items() if not listed or name in rules.listed]


def _consent_keyboard(talk: Talk, ask_id: str) -> InlineKeyboardMarkup:
    allow = button(talk.text("button-allow"), Act.ALLOW, ask_id)
    return InlineKeyboardMarkup([[allow, button(talk.text("button-deny"), Act.DENY, ask_id)]])
