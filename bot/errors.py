"""What can go wrong in front of the pipeline.

BotError
├── PhotoNotFound      there is no such file
├── PhotoNotReadable   the file cannot be opened (reason: the operating system's words)
├── OutputNotWritable  the folder for the files cannot be made or written
├── SomePhotosFailed   of several photos some became no sticker; the others did
├── Refusal            intake does not take what somebody asked for
│   ├── UnderMaintenance  nothing is taken at the moment
│   ├── Banned            an admin banned the user
│   ├── MakersLimited     only admins may make stickers in this community
│   ├── OptedOut          the photo is of somebody who does not want it
│   ├── UnaskedWords      whoever sent the photo allowed it in other words
│   ├── ThemeNotAllowed   the community allows other themes
│   ├── CaptionNotAllowed words on stickers are not allowed in the community
│   ├── WordsRefused      the words mean what is never drawn
│   ├── QueueFull         the user has enough jobs that are not made yet
│   ├── QuotaReached      the day's stickers are made
│   ├── UnsafePhoto       the photo shows nakedness
│   └── NothingToDraw     there is neither a photo nor a kept likeness
├── ChatError          a platform did not take what a chat shall get
│   ├── ChatBusy          it takes no more for a while
│   ├── ChatUnreachable   it does not answer, and has certainly not taken it
│   ├── ChatGone          it will never take it: the bot was put out, the chat deleted
│   └── ChatUnsure        nobody can tell whether the chat has it
├── DownloadError      a file that somebody sent cannot be fetched
│   ├── DownloadRefused   its address leads where nobody shall be led
│   ├── DownloadTooLarge  it has more bytes than are taken
│   └── DownloadFailed    whoever has it did not give it, or not in time
├── Expired            a job lived too long without an end
├── NoCourier          nobody here delivers to that platform
├── Cancelled          somebody took the job back while it was made
├── TooLate            a job cannot be cancelled any more
├── JobFailed          a job that was waited for became no sticker
├── ForgedPress        what a button carries is none of ours
├── StillLiving        a job that has not ended cannot be made again
├── PhotoGone          a job cannot be tried again without its photo
├── NameTaken          another worker goes by the same name
├── ServiceRunning     a backup cannot be restored while workers make stickers
├── BrokenBackup       a backup cannot be read
├── BrokenParcel       what one stage left for the next cannot be read
├── UnusableWish       the options of a job are not what an order is made of
├── PortTaken          health or metrics cannot be served at their address
├── StageTimeout       a stage of a job took longer than is allowed
└── WorkerLost         the workers that made a job stopped, time and again
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType


class BotError(Exception):
    """Base of everything the bot's own code raises on purpose."""


class PhotoNotFound(BotError):
    """There is no file at `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PhotoNotReadable(BotError):
    """The file at `path` cannot be read; `reason` is the operating system's word for it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class OutputNotWritable(BotError):
    """Files cannot be written to `folder`; `reason` is the operating system's word, if any."""

    def __init__(self, folder: Path, reason: str = "") -> None:
        super().__init__(f"{folder}: {reason}" if reason else str(folder))
        self.folder = folder
        self.reason = reason


class SomePhotosFailed(BotError):
    """Of `total` photos those in `failures`, by name, became no sticker."""

    def __init__(self, failures: Mapping[str, Exception], total: int) -> None:
        super().__init__(f"{len(failures)} of {total}")
        self.failures = failures
        self.total = total


class Refusal(BotError):
    """Base of what intake says no to; none of it passes by trying the same again at once."""


class UnderMaintenance(Refusal):
    """Nothing is taken now; `told` is the operator's word to people, if any."""

    def __init__(self, told: str = "") -> None:
        super().__init__("maintenance")
        self.told = told


class Banned(Refusal):
    """The user may make nothing in this community."""


class MakersLimited(Refusal):
    """Only the community's admins may make stickers in it."""


class OptedOut(Refusal):
    """Whoever sent the photo does not want others to make stickers of it."""


class UnaskedWords(Refusal):
    """Whoever sent the photo was asked whether it may be drawn in other words."""


class ThemeNotAllowed(Refusal):
    """The words are none of the community's themes; `titles` has those by name, each with the
    title that its file gives."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__(f"{len(titles)} others are")
        self.titles = MappingProxyType(dict(titles))


class CaptionNotAllowed(Refusal):
    """Where only listed themes are allowed nobody may put words of their own onto a sticker."""


class WordsRefused(Refusal):
    """The words belong to `topic` of the list of refused ones."""

    def __init__(self, topic: str) -> None:
        super().__init__(topic)
        self.topic = topic


class QueueFull(Refusal):
    """The user has `limit` jobs that wait or are made."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class QuotaScope(StrEnum):
    """Whose quota it is."""

    USER = "user"
    COMMUNITY = "community"


class QuotaReached(Refusal):
    """All `limit` stickers of today are made; `free_at`: when there are new ones."""

    def __init__(self, scope: QuotaScope, limit: int, free_at: datetime) -> None:
        super().__init__(f"{limit} of the {scope}")
        self.scope = scope
        self.limit = limit
        self.free_at = free_at


class UnsafePhoto(Refusal):
    """The photo shows more nakedness than the community wants."""


class NothingToDraw(Refusal):
    """There is no photo, and no likeness of the user is kept."""


class ChatError(BotError):
    """Base of what can go wrong between us and a chat."""


class ChatBusy(ChatError):
    """The platform takes nothing more for `retry_after_s` seconds."""

    def __init__(self, retry_after_s: float) -> None:
        super().__init__(f"{retry_after_s:g} s")
        self.retry_after_s = retry_after_s


class ChatUnreachable(ChatError):
    """The platform did not take it and may do so later; `reason` is a word for it."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class ChatGone(ChatError):
    """The platform will never take it; `reason` is a word for it."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class ChatUnsure(ChatError):
    """It was being sent when something broke, and the platform cannot be asked."""


class DownloadError(BotError):
    """Base of what can go wrong while a file is fetched; addresses are in no text of theirs."""


class DownloadRefused(DownloadError):
    """The address, or one that it leads to, is not asked; `reason` is a word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DownloadTooLarge(DownloadError):
    """The file has more than `max_bytes`."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(f"more than {max_bytes} bytes")
        self.max_bytes = max_bytes


class DownloadFailed(DownloadError):
    """The file did not come; `status` is HTTP's, if it was that, `reason` a word for it."""

    def __init__(self, reason: str, *, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class Expired(BotError):
    """A job was neither made nor given up for too long."""


class NoCourier(BotError):
    """Nobody here delivers to `platform`."""

    def __init__(self, platform: str) -> None:
        super().__init__(platform)
        self.platform = platform


class TooLate(BotError):
    """The job is `state` already and cannot be taken back."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class JobFailed(BotError):
    """Job `job_id` ended without a sticker; `told` is what its user was told, if anything."""

    def __init__(self, job_id: str, told: str) -> None:
        super().__init__(job_id)
        self.job_id = job_id
        self.told = told


class ForgedPress(BotError):
    """What came with a press was written by nobody here, or by a version long gone."""


class StillLiving(BotError):
    """Job `job_id` waits or is made at the moment."""

    def __init__(self, job_id: str) -> None:
        super().__init__(job_id)
        self.job_id = job_id


class PhotoGone(BotError):
    """The photo of job `job_id` was deleted and cannot be fetched again."""

    def __init__(self, job_id: str) -> None:
        super().__init__(job_id)
        self.job_id = job_id


class NameTaken(BotError):
    """A worker on `host` is called `executor`, too, and lives."""

    def __init__(self, executor: str, host: str) -> None:
        super().__init__(f"{executor} on {host}")
        self.executor = executor
        self.host = host


class ServiceRunning(BotError):
    """Workers are there, and would write while everything is replaced."""


class BrokenBackup(BotError):
    """The backup at `path` cannot be restored; `reason` is a clause that says why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Cancelled(BotError):
    """Nobody wants the sticker any more that is being made."""


class BrokenParcel(BotError):
    """A stage's value cannot be read back; `reason` is a word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnusableWish(BotError):
    """The option `key` of a job cannot be understood ("": all of them); `detail` says why."""

    def __init__(self, key: str, detail: str) -> None:
        super().__init__(f"{key}: {detail}" if key else detail)
        self.key = key
        self.detail = detail


class StageTimeout(BotError):
    """A stage of a job took longer than `limit_s`."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"longer than {limit_s:g} s")
        self.limit_s = limit_s


class WorkerLost(BotError):
    """Each worker that made a job stopped before it was made."""


class PortTaken(BotError):
    """Nothing can be served at `host` and `port`; `reason` is the operating system's word."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"{host}:{port}: {reason}")
        self.host = host
        self.port = port
        self.reason = reason
