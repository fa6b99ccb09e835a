"""`@bot words` in any chat: one's own stickers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from telegram import InlineQuery, InlineQueryResultCachedSticker, InlineQueryResultsButton

from bot.speech.titles import theme_title
from bot.telegram.front import Front
from bot.telegram.naming import PLATFORM, read_file_id
from db.deliveries import STICKER
from db.models import Delivery, Job, Sticker, User

PAGE = 50  # results that an answer may have
CACHE_S = 10  # that Telegram may show the same again
WORDS_LENGTH = 100
_OFFSET = re.compile(r"[0-9]{1,6}")  # whoever asks can say anything here


@dataclass(frozen=True)
class _Own:
    """A sticker. file: Telegram's name of it."""

    job_id: str
    file: str


async def offer_stickers(front: Front, query: InlineQuery) -> None:
    """Answer with the stickers of whoever asks whose prompt or theme has the words, newest first;
    themes also by their titles in the asker's language.

    Who has none is shown the way to the private chat. Raises TelegramError.
    """
    begin = int(query.offset) if _OFFSET.fullmatch(query.offset) else 0
    language = query.from_user.language_code
    named = _name(front, query.query, language)
    found = await _find(front, str(query.from_user.id), named, begin)
    key = "inline-start" if found or begin else "inline-none"
    await query.answer(
        [InlineQueryResultCachedSticker(own.job_id, own.file) for own in found if own.file],
        cache_time=CACHE_S,
        is_personal=True,
        next_offset=str(begin + PAGE) if len(found) == PAGE else "",
        button=InlineQueryResultsButton(
            front.desk.speech.say(key, language), start_parameter="inline"
        ),
    )


def _name(front: Front, words: str, language: str | None) -> Mapping[str, Sequence[str]]:
    """The words, each with the prompts that stand for themes in whose title it is."""
    titles = {
        theme.title: theme_title(front.desk.speech, theme, language).casefold()
        for theme in front.desk.themes.values()
    }
    return {
        word: [title for title, told in titles.items() if word.casefold() in told]
        for word in words[:WORDS_LENGTH].split()
    }


async def _find(
    front: Front, user: str, words: Mapping[str, Sequence[str]], begin: int
) -> Sequence[_Own]:
    wanted = (
        select(Job.id, Delivery.receipt)
        .join(Job, Job.number == Delivery.job)
        .join(User, User.id == Job.user_id)
        .join(Sticker, Sticker.id == Job.id)
        .where(
            User.platform == PLATFORM,
            User.native_id == user,
            Delivery.kind == STICKER,
            Delivery.receipt.is_not(None),
        )
    )
    for word, prompts in words.items():
        has = Sticker.prompt.icontains(word, autoescape=True) | Sticker.prompt.in_(prompts)
        wanted = wanted.where(has | Sticker.theme.icontains(word, autoescape=True))
    page = wanted.order_by(Job.number.desc()).offset(begin).limit(PAGE)
    async with front.desk.database.read() as session:
        rows = await session.execute(page)
        return [_Own(job_id, read_file_id(receipt or "")) for job_id, receipt in rows]
