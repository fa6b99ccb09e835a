"""One sentence for each class of error: what is wrong, and what to do about it.

People never see an exception's own text. `sentence` finds the nearest class in the table; a test
walks all error trees and fails on a class that has no sentence of its own.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.errors import (
    Banned,
    BotError,
    BrokenBackup,
    BrokenParcel,
    Cancelled,
    ChatBusy,
    ChatGone,
    ChatUnreachable,
    ChatUnsure,
    Expired,
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
    QuotaScope,
    ServiceRunning,
    SomePhotosFailed,
    StageTimeout,
    StillLiving,
    ThemeNotAllowed,
    TooLate,
    UnderMaintenance,
    UnsafePhoto,
    UnusableWish,
    WordsRefused,
    WorkerLost,
)
from config.errors import ConfigError, MissingAssets, ThemeError, UnsetUp, UnusableSetting
from db.errors import (
    BlobMissing,
    BlobStoreUnreachable,
    BrokenDump,
    DatabaseError,
    DatabaseUnreachable,
    IllegalChange,
    JobsLiving,
    NoSuchJob,
    SchemaMismatch,
    UnusableValue,
)
from pipeline.errors import (
    BrokenModel,
    MissingPart,
    NoSuchSubject,
    PhotoFault,
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
)

_PHOTO: Mapping[PhotoFault, str] = {
    PhotoFault.EMPTY: "This file is empty; send the photo again.",
    PhotoFault.NOT_AN_IMAGE: "This is not a picture; send a JPEG, PNG, WebP, GIF, HEIC or AVIF.",
    PhotoFault.UNSUPPORTED_FORMAT: "This format can't be read; export it as JPEG or PNG first.",
    PhotoFault.TRUNCATED: "This picture is damaged or cut off; send the original file again.",
    PhotoFault.TOO_SMALL: "This picture is too small; send one of at least 64 pixels a side.",
    PhotoFault.TOO_MANY_BYTES: "This file is too large; send one of at most 20 MB.",
    PhotoFault.TOO_MANY_PIXELS: "This picture is too large; send one of at most 50 megapixels.",
    PhotoFault.TOO_MANY_FRAMES: "This animation is too long; send a single picture from it.",
}


def _no_such_subject(error: NoSuchSubject) -> str:
    if error.found == 0:
        return "No separate subject was found in this photo; leave the number out."
    return f"There are only {error.found} subjects in this photo; choose 1 to {error.found}."


def _prompt(error: UnusablePrompt) -> str:
    if error.length == 0:
        return 'The theme is empty; say what it should look like, such as "space pirate".'
    return f"The theme is too long; use at most {error.max_characters} characters."


def _likeness(error: UnusableLikeness) -> str:
    where = f'"{error.key}" in this likeness' if error.key else "This likeness"
    return f"{where} can't be used: {error.detail}. Correct it, or measure the photo again."


def _output(error: OutputNotWritable) -> str:
    reason = f" ({error.reason})" if error.reason else ""
    return f"Can't write to {error.folder}{reason}; choose another folder or free some space."


def _changed(error: IllegalChange) -> str:
    return f"Job {error.job_id} is {error.state} already, so it can't become {error.wanted}."


def _some_photos(error: SomePhotosFailed) -> str:
    each = " ".join(f"{name}: {sentence(cause)}" for name, cause in error.failures.items())
    return f"{len(error.failures)} of {error.total} photos became no sticker. {each}"


def _theme(error: ThemeNotAllowed) -> str:
    if not error.titles:
        return "No theme is allowed here; ask an admin to choose some."
    return f"This theme is not one of those allowed here; choose {', '.join(error.titles)}."


def _queue(error: QueueFull) -> str:
    jobs = "1 job" if error.limit == 1 else f"{error.limit} jobs"
    return f"You have {jobs} in the queue already; wait for one, or cancel it."


def _quota(error: QuotaReached) -> str:
    whose = "You have" if error.scope == QuotaScope.USER else "This community has"
    stickers = "1 sticker" if error.limit == 1 else f"all {error.limit} stickers"
    return f"{whose} had {stickers} of today; there are new ones at {error.free_at:%H:%M} UTC."


SENTENCES: Mapping[type[Exception], Callable[[Any], str]] = {
    PhotoNotFound: lambda error: f"There is no file {error.path}; check the name.",
    PhotoNotReadable: lambda error: (
        f"Can't open {error.path} ({error.reason}); check that it is a file you may read."
    ),
    OutputNotWritable: _output,
    SomePhotosFailed: _some_photos,
    UnderMaintenance: lambda error: (
        error.told or "No stickers are made right now, because of maintenance; try again later."
    ),
    Banned: lambda _: "You can't make stickers here; an admin can change that.",
    MakersLimited: lambda _: "Only admins can make stickers here; ask one of them.",
    OptedOut: lambda _: "Whoever sent this photo doesn't want stickers made of it; use another.",
    ThemeNotAllowed: _theme,
    WordsRefused: lambda _: "This theme can't be drawn; choose a kinder one.",
    QueueFull: _queue,
    QuotaReached: _quota,
    UnsafePhoto: lambda _: "This photo shows too much skin for this chat; send another one.",
    NothingToDraw: lambda _: "There is no photo to draw; send it again.",
    ChatBusy: lambda error: (
        f"The chat takes no more for {error.retry_after_s:.0f} s; it is tried again then."
    ),
    ChatUnreachable: lambda _: "The chat can't be reached at the moment; it is tried again.",
    ChatGone: lambda _: "The chat is gone, so the sticker couldn't be delivered.",
    ChatUnsure: lambda _: "The sticker may not have arrived; if you don't see it, ask again.",
    Expired: lambda _: "The sticker took too long and was given up; please ask again.",
    NoCourier: lambda error: f"Nothing is delivered to {error.platform} here; set its token.",
    TooLate: lambda error: f"It is too late to cancel this one: it is {error.state} already.",
    JobFailed: lambda error: error.told or f"Job {error.job_id} was not made.",
    StillLiving: lambda error: f"Job {error.job_id} is not over yet; cancel it first.",
    PhotoGone: lambda error: (
        f"The photo of job {error.job_id} is deleted and can't be fetched again; ask its user to "
        "send it once more."
    ),
    NameTaken: lambda error: (
        f"A worker on {error.host} is called {error.executor} already; stop it, or give this one "
        "another TOONBOOTH_EXECUTOR."
    ),
    ServiceRunning: lambda _: "The service is running; stop it and its workers, then restore.",
    PortTaken: lambda error: (
        f"Nothing can be served on {error.host}:{error.port} ({error.reason}); is the service "
        "running already? Else choose another HTTP_PORT or METRICS_PORT."
    ),
    BrokenBackup: lambda error: f"{error.path} can't be restored: {error.reason}.",
    Cancelled: lambda _: "You took this sticker back; nothing of it was kept.",
    BrokenParcel: lambda _: "What was made so far was damaged; send the photo again.",
    UnusableWish: lambda error: (
        f"The option {error.key or 'list'} can't be used: {error.detail}. Change it and ask again."
    ),
    StageTimeout: lambda error: (
        f"This took longer than {error.limit_s:g} s and was given up; try a lower quality."
    ),
    WorkerLost: lambda _: "The machine that made this stopped each time; try another photo.",
    UnreadablePhoto: lambda error: _PHOTO[error.fault],
    NoSuchSubject: _no_such_subject,
    UnusablePrompt: _prompt,
    UnusableMix: lambda error: (
        f"These themes can't be merged: {error.reason}. Give each --theme one number, such as "
        "--mix 0.3,0.7."
    ),
    UnusableLikeness: _likeness,
    Unmeasurable: lambda error: (
        f"No figure can be made of this photo: {error.reason}. Send a photo with the face large, "
        "bright and to the front, or ask for --shape relief."
    ),
    MissingPart: lambda error: f"{error.name} is not installed here; {error.remedy}",
    BrokenModel: lambda error: f"The model file {error.name} can't be used; {error.remedy}",
    MissingAssets: str,
    UnsetUp: str,
    UnusableSetting: str,
    ThemeError: lambda error: f"{error}; correct the theme file.",
    UnbuildableRelief: lambda _: "Nothing solid was found in this photo; try a clearer one.",
    RendererUnavailable: lambda error: (
        f"The {error.renderer} renderer can't start here: {error.remedy}"
    ),
    RendererCrashed: lambda _: "The renderer stopped twice; try again, or use --quality draft.",
    RenderTimeout: lambda error: (
        f"A frame took longer than {error.limit_s:g} s; try --quality draft."
    ),
    FileTooLarge: lambda error: (
        f"The sticker can't be made small enough for {error.spec}; try a calmer photo or theme."
    ),
    DatabaseUnreachable: lambda error: (
        f"The database can't be opened ({error.reason}); check DATABASE_URL and that it runs."
    ),
    SchemaMismatch: lambda error: (
        f"The database's tables don't fit this version ({error}); update them, or the program."
    ),
    IllegalChange: _changed,
    JobsLiving: lambda _: "Stickers of yours are still being made; cancel them first.",
    UnusableValue: lambda error: f"That can't be the {error.what}: {error.reason}.",
    BrokenDump: lambda _: "This backup's rows can't be read; nothing was restored.",
    NoSuchJob: lambda error: f"There is no job {error.job_id}; check its number.",
    BlobMissing: lambda _: "What this job needs was deleted already; send the photo again.",
    BlobStoreUnreachable: lambda error: (
        f"The files' store can't be used ({error.reason}); check BLOB_URL and that it runs."
    ),
    SpecViolation: lambda error: f"A finished file broke its limit ({error}); please report this.",
}
TREES: tuple[type[Exception], ...] = (
    BotError,
    ConfigError,
    DatabaseError,
    PipelineError,
    RenderError,
)


def sentence(error: Exception) -> str | None:
    """What to tell people about `error`, or None if it is none of ours."""
    for kind in type(error).__mro__:
        if kind in SENTENCES:
            return SENTENCES[kind](error)
    return None
