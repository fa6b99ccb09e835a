"""What people are told where the database, or what is kept in it, refuses something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.reply import (
    Reply,
    both,
    in_terminal,
    simply,
    too_many_entries,
    too_many_packs,
    too_new,
    unusable_value,
)
from db.errors import (
    AskGone,
    BallotClosed,
    BlobMissing,
    BlobStoreUnreachable,
    BrokenDump,
    ContestNotOpen,
    DatabaseUnreachable,
    IllegalChange,
    JobsLiving,
    NoSuchCandidate,
    NoSuchContest,
    NoSuchJob,
    NoSuchPack,
    NoSuchSticker,
    NotYours,
    SchemaMismatch,
    TitleTaken,
    TooManyEntries,
    TooManyPacks,
    TooNew,
    UnusableValue,
    WrongTheme,
)


def _changed(error: IllegalChange) -> str:
    return f"Job {error.job_id} is {error.state} already, so it can't become {error.wanted}."


OF_DATABASE: Mapping[type[Exception], Callable[[Any], Reply]] = {
    DatabaseUnreachable: both(
        "error-trouble",
        lambda error: (
            f"The database can't be opened ({error.reason}); check DATABASE_URL and that it runs."
        ),
    ),
    SchemaMismatch: both(
        "error-trouble",
        lambda error: (
            f"The database's tables don't fit this version ({error}); update them, or the program."
        ),
    ),
    AskGone: simply("press-gone"),
    NotYours: simply("press-not-yours"),
    NoSuchPack: simply("packs-gone"),
    NoSuchSticker: simply("error-no-such-job"),
    TooManyPacks: too_many_packs,
    TitleTaken: simply("packs-name-taken"),
    NoSuchCandidate: simply("press-gone"),
    BallotClosed: simply("vote-closed"),
    TooNew: too_new,
    NoSuchContest: simply("press-gone"),
    ContestNotOpen: simply("contest-not-open"),
    TooManyEntries: too_many_entries,
    WrongTheme: simply("contest-wrong-theme"),
    IllegalChange: in_terminal(_changed),
    JobsLiving: simply("error-jobs-living"),
    UnusableValue: unusable_value,
    BrokenDump: in_terminal(lambda _: "This backup's rows can't be read; nothing was restored."),
    NoSuchJob: both(
        "error-no-such-job",
        lambda error: f"There is no job {error.job_id}; check its number.",
    ),
    BlobMissing: simply("error-blob-missing"),
    BlobStoreUnreachable: both(
        "error-trouble",
        lambda error: (
            f"The files' store can't be used ({error.reason}); check BLOB_URL and that it runs."
        ),
    ),
}
