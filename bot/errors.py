"""What can go wrong in front of the pipeline.

BotError
├── PhotoNotFound      there is no such file
├── PhotoNotReadable   the file cannot be opened (reason: the operating system's words)
├── OutputNotWritable  the folder for the files cannot be made or written
└── SomePhotosFailed   of several photos some became no sticker; the others did
"""

from collections.abc import Mapping
from pathlib import Path


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
