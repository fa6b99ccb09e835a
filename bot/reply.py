"""What a reply to an error is made of, and the replies that say more than a key does."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.errors import (
    DownloadTooLarge,
    QueueFull,
    QuotaReached,
    QuotaScope,
    ThemeNotAllowed,
    UnderMaintenance,
    UnusableWish,
)
from bot.speech.catalog import load_speech
from bot.speech.durations import again_in
from bot.speech.phrases import Phrase
from bot.speech.titles import title_phrase
from bot.wishes import CAPTION_LENGTH
from config.caption import MOST_CHARACTERS
from db.errors import TooManyEntries, TooManyPacks, TooNew, UnusableValue
from db.session import now
from pipeline.errors import NoSuchSubject, UnreadablePhoto, UnusablePrompt
from render.errors import UnwritableCaption

MB = 1_000_000


@dataclass(frozen=True)
class Reply:
    """told: in chats; somebody's own words are told as they are, None: nobody there is told.
    terminal: at a command line, in English, where that is not what is told in chats."""

    told: Phrase | str | None
    terminal: str | None = None


def simply(key: str) -> Callable[[Any], Reply]:
    """Of errors of which nothing more is to be said."""
    return lambda _: Reply(Phrase(key))


def in_terminal(write: Callable[[Any], str]) -> Callable[[Any], Reply]:
    """Of errors that only operators meet."""
    return lambda error: Reply(None, write(error))


def both(key: str, write: Callable[[Any], str]) -> Callable[[Any], Reply]:
    """Of errors of which an operator wants to know more."""
    return lambda error: Reply(Phrase(key), write(error))


def unreadable(error: UnreadablePhoto) -> Reply:
    return Reply(Phrase(f"error-photo-{error.fault.value.replace(' ', '-')}"))


def no_such_subject(error: NoSuchSubject) -> Reply:
    if error.found == 0:
        return Reply(Phrase("error-no-subject"))
    return Reply(Phrase("error-no-such-subject", {"found": error.found}))


def unusable_prompt(error: UnusablePrompt) -> Reply:
    if error.length == 0:
        return Reply(Phrase("error-prompt-empty"))
    return Reply(Phrase("error-prompt-too-long", {"most": error.max_characters}))


def under_maintenance(error: UnderMaintenance) -> Reply:
    return Reply(error.told or Phrase("error-maintenance"))


def theme_not_allowed(error: ThemeNotAllowed) -> Reply:
    if not error.titles:
        return Reply(Phrase("error-no-theme-allowed"))
    titles = tuple(title_phrase(load_speech(), *each) for each in error.titles.items())
    return Reply(Phrase("error-theme-not-allowed", {"titles": titles}))


def quota_reached(error: QuotaReached) -> Reply:
    again = again_in((error.free_at - now()).total_seconds())
    whose = "user" if error.scope == QuotaScope.USER else "community"
    return Reply(Phrase(f"error-quota-{whose}", {"limit": error.limit, "again": again}))


_VALUES: Mapping[str, str] = {
    "user_quota": "error-value-quota",
    "quota": "error-value-quota",
    "language": "error-value-language",
    "themes": "error-value-themes",
    "name": "error-value-name",
    "title": "error-value-name",
    "emoji": "packs-bad-emoji",
}


def unusable_value(error: UnusableValue) -> Reply:
    key = _VALUES.get(error.what, "error-value")
    return Reply(Phrase(key), f"That can't be the {error.what}: {error.reason}.")


def unusable_wish(error: UnusableWish) -> Reply:
    if error.key == CAPTION_LENGTH:
        return Reply(Phrase("error-caption-too-long", {"most": MOST_CHARACTERS}))
    told = (
        f"The option {error.key or 'list'} can't be used: {error.detail}. Change it and ask again."
    )
    return Reply(Phrase("error-unusable-wish"), told)


def unwritable_caption(error: UnwritableCaption) -> Reply:
    return Reply(Phrase("error-unwritable-caption", {"characters": error.characters}))


def too_many_packs(error: TooManyPacks) -> Reply:
    return Reply(Phrase("packs-too-many", {"most": error.limit}))


def too_many_entries(error: TooManyEntries) -> Reply:
    return Reply(Phrase("contest-too-many", {"limit": error.limit}))


def too_new(error: TooNew) -> Reply:
    return Reply(Phrase("vote-too-new", {"days": math.ceil(error.wait / timedelta(days=1))}))


def queue_full(error: QueueFull) -> Reply:
    return Reply(Phrase("error-queue-full", {"limit": error.limit}))


def download_too_large(error: DownloadTooLarge) -> Reply:
    return Reply(Phrase("error-download-too-large", {"most": error.max_bytes // MB}))
