"""What is said of each class of error: what is wrong, and what to do about it.

People never see an exception's own text. What somebody in a chat can meet is a phrase, said in
their language; at a command line, where an operator may do more about it, it can be said
otherwise. What only operators meet is said in English. `sentence` finds the nearest class in the
table; a test walks all error trees and fails on a class that has no entry of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.errors import (
    Banned,
    BotError,
    BrokenBackup,
    BrokenParcel,
    Cancelled,
    CaptionNotAllowed,
    ChatBusy,
    ChatGone,
    ChatUnreachable,
    ChatUnsure,
    DownloadFailed,
    DownloadRefused,
    DownloadTooLarge,
    Expired,
    ForgedPress,
    JobFailed,
    MakersLimited,
    NameTaken,
    NoCourier,
    NothingToDraw,
    OptedOut,
    OutputNotWritable,
    PhotoGone,
    PhotoNotFound,
    PhotoNotReadable,
    PortTaken,
    QueueFull,
    QuotaReached,
    ServiceRunning,
    SomePhotosFailed,
    StageTimeout,
    StillLiving,
    ThemeNotAllowed,
    TooLate,
    UnaskedWords,
    UnderMaintenance,
    UnsafePhoto,
    UnusableWish,
    WordsRefused,
    WorkerLost,
)
from bot.replies_of_database import OF_DATABASE
from bot.reply import (
    Reply,
    both,
    download_too_large,
    in_terminal,
    no_such_subject,
    queue_full,
    quota_reached,
    simply,
    theme_not_allowed,
    under_maintenance,
    unreadable,
    unusable_prompt,
    unusable_wish,
    unwritable_caption,
)
from bot.speech.catalog import ENGLISH, load_speech
from bot.speech.phrases import say_phrase
from config.errors import ConfigError, MissingAssets, ThemeError, UnsetUp, UnusableSetting
from db.errors import DatabaseError
from pipeline.errors import (
    BrokenModel,
    HarmfulMeaning,
    MissingPart,
    NoSuchSubject,
    PipelineError,
    Unmeasurable,
    UnreadablePhoto,
    UnusableLikeness,
    UnusableMix,
    UnusablePrompt,
)
from render.errors import (
    FileTooLarge,
    RendererCrashed,
    RenderError,
    RendererUnavailable,
    RenderTimeout,
    SpecViolation,
    UnbuildableRelief,
    UnwritableCaption,
)


def _likeness(error: UnusableLikeness) -> str:
    where = f'"{error.key}" in this likeness' if error.key else "This likeness"
    return f"{where} can't be used: {error.detail}. Correct it, or measure the photo again."


def _output(error: OutputNotWritable) -> str:
    reason = f" ({error.reason})" if error.reason else ""
    return f"Can't write to {error.folder}{reason}; choose another folder or free some space."


def _some_photos(error: SomePhotosFailed) -> str:
    each = " ".join(f"{name}: {sentence(cause)}" for name, cause in error.failures.items())
    return f"{len(error.failures)} of {error.total} photos became no sticker. {each}"


REPLIES: Mapping[type[Exception], Callable[[Any], Reply]] = {
    PhotoNotFound: in_terminal(lambda error: f"There is no file {error.path}; check the name."),
    PhotoNotReadable: in_terminal(
        lambda error: (
            f"Can't open {error.path} ({error.reason}); check that it is a file you may read."
        )
    ),
    OutputNotWritable: in_terminal(_output),
    SomePhotosFailed: in_terminal(_some_photos),
    UnderMaintenance: under_maintenance,
    Banned: simply("error-banned"),
    MakersLimited: simply("error-makers-limited"),
    OptedOut: simply("error-opted-out"),
    UnaskedWords: simply("error-unasked-words"),
    ThemeNotAllowed: theme_not_allowed,
    CaptionNotAllowed: simply("error-caption-not-allowed"),
    WordsRefused: simply("error-words-refused"),
    QueueFull: queue_full,
    QuotaReached: quota_reached,
    UnsafePhoto: simply("error-unsafe-photo"),
    NothingToDraw: simply("error-nothing-to-draw"),
    ChatBusy: both(
        "error-chat-busy",
        lambda error: (
            f"The chat takes no more for {error.retry_after_s:.0f} s; it is tried again then."
        ),
    ),
    ChatUnreachable: simply("error-chat-unreachable"),
    ChatGone: simply("error-chat-gone"),
    ChatUnsure: simply("error-chat-unsure"),
    DownloadRefused: simply("error-download-refused"),
    DownloadTooLarge: download_too_large,
    DownloadFailed: simply("make-download-failed"),
    Expired: simply("error-expired"),
    NoCourier: in_terminal(
        lambda error: f"Nothing is delivered to {error.platform} here; set its token."
    ),
    TooLate: both(
        "error-too-late",
        lambda error: f"It is too late to cancel this one: it is {error.state} already.",
    ),
    ForgedPress: simply("press-forged"),
    JobFailed: in_terminal(lambda error: error.told or f"Job {error.job_id} was not made."),
    StillLiving: both(
        "error-still-living",
        lambda error: f"Job {error.job_id} is not over yet; cancel it first.",
    ),
    PhotoGone: both(
        "error-photo-gone",
        lambda error: (
            f"The photo of job {error.job_id} is deleted and can't be fetched again; ask its user "
            "to send it once more."
        ),
    ),
    NameTaken: in_terminal(
        lambda error: (
            f"A worker on {error.host} is called {error.executor} already; stop it, or give this "
            "one another TOONBOOTH_EXECUTOR."
        )
    ),
    ServiceRunning: in_terminal(
        lambda _: "The service is running; stop it and its workers, then restore."
    ),
    PortTaken: in_terminal(
        lambda error: (
            f"Nothing can be served on {error.host}:{error.port} ({error.reason}); is the service "
            "running already? Else choose another HTTP_PORT or METRICS_PORT."
        )
    ),
    BrokenBackup: in_terminal(lambda error: f"{error.path} can't be restored: {error.reason}."),
    Cancelled: simply("error-cancelled"),
    BrokenParcel: simply("error-broken-parcel"),
    UnusableWish: unusable_wish,
    StageTimeout: both(
        "error-stage-timeout",
        lambda error: (
            f"This took longer than {error.limit_s:g} s and was given up; try a lower quality."
        ),
    ),
    WorkerLost: simply("error-worker-lost"),
    UnreadablePhoto: unreadable,
    NoSuchSubject: no_such_subject,
    UnusablePrompt: unusable_prompt,
    HarmfulMeaning: simply("error-words-refused"),
    UnusableMix: both(
        "error-mix",
        lambda error: (
            f"These themes can't be merged: {error.reason}. Give each --theme one number, such as "
            "--mix 0.3,0.7."
        ),
    ),
    UnusableLikeness: both("error-likeness", _likeness),
    Unmeasurable: both(
        "error-unmeasurable",
        lambda error: (
            f"No figure can be made of this photo: {error.reason}. Send a photo with the face "
            "large, bright and to the front, or ask for --shape relief."
        ),
    ),
    MissingPart: in_terminal(lambda error: f"{error.name} is not installed here; {error.remedy}"),
    BrokenModel: in_terminal(
        lambda error: f"The model file {error.name} can't be used; {error.remedy}"
    ),
    MissingAssets: in_terminal(str),
    UnsetUp: in_terminal(str),
    UnusableSetting: in_terminal(str),
    ThemeError: in_terminal(lambda error: f"{error}; correct the theme file."),
    UnbuildableRelief: simply("error-unbuildable-relief"),
    UnwritableCaption: unwritable_caption,
    RendererUnavailable: in_terminal(
        lambda error: f"The {error.renderer} renderer can't start here: {error.remedy}"
    ),
    RendererCrashed: both(
        "error-renderer-crashed",
        lambda _: "The renderer stopped twice; try again, or use --quality draft.",
    ),
    RenderTimeout: both(
        "error-render-timeout",
        lambda error: f"A frame took longer than {error.limit_s:g} s; try --quality draft.",
    ),
    FileTooLarge: both(
        "error-file-too-large",
        lambda error: (
            f"The sticker can't be made small enough for {error.spec}; try a calmer photo or theme."
        ),
    ),
    SpecViolation: in_terminal(
        lambda error: f"A finished file broke its limit ({error}); please report this."
    ),
    **OF_DATABASE,
}
TREES: tuple[type[Exception], ...] = (
    BotError,
    ConfigError,
    DatabaseError,
    PipelineError,
    RenderError,
)


def sentence(error: Exception, language: str | None = None) -> str | None:
    """What to tell people about `error`, or None if there is nothing to tell.

    Without a language: at a command line, in English; None for what is no error of ours. With one:
    in a chat; None also for what only operators shall read.
    """
    reply = _reply_to(error)
    if reply is None or (language is not None and reply.told is None):
        return None
    if reply.told is None or (language is None and reply.terminal is not None):
        return reply.terminal
    if isinstance(reply.told, str):
        return reply.told
    return say_phrase(load_speech(), reply.told, language)


def told_in_chat(error: Exception, language: str | None, reference: str) -> str:
    """What whoever met `error` in a chat is told; reference: by which the log knows it."""
    told = sentence(error, language or ENGLISH)
    if told is not None:
        return told
    return load_speech().say("error-unexpected", language, reference=reference)


def _reply_to(error: Exception) -> Reply | None:
    for kind in type(error).__mro__:
        if kind in REPLIES:
            return REPLIES[kind](error)
    return None
