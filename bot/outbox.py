"""Writes a sticker's files into a folder so that nobody ever sees half a file or half a set."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import OutputNotWritable


class Outbox:
    """A folder that receives whole files only; made by `open_outbox`."""

    def __init__(self, folder: Path, staging: Path) -> None:
        self._folder = folder
        self._staging = staging
        self._waiting: list[str] = []

    def put(self, name: str, data: bytes) -> None:
        """Keep a file until the set is complete."""
        self._write(name, data)
        self._waiting.append(name)

    def put_now(self, name: str, data: bytes) -> None:
        """Publish a file at once; what it replaces comes back if the set is not completed."""
        self._write(name, data)
        target = self._folder / name
        with _writing(self._folder):
            if target.exists():
                shutil.copy2(target, self._staging / f"{name}.before")
            (self._staging / f"{name}.published").touch()
            os.replace(self._staging / name, target)

    def commit(self) -> None:
        """Publish all waiting files."""
        with _writing(self._folder):
            for name in self._waiting:
                os.replace(self._staging / name, self._folder / name)
        self._waiting.clear()
        for mark in self._staging.glob("*.published"):
            mark.unlink()

    def _write(self, name: str, data: bytes) -> None:
        with _writing(self._folder), (self._staging / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def roll_back(self) -> None:
        """Undo `put_now`: restore what was there before, remove what was not."""
        for mark in self._staging.glob("*.published"):
            name = mark.name.removesuffix(".published")
            before = self._staging / f"{name}.before"
            if before.exists():
                os.replace(before, self._folder / name)
            else:
                (self._folder / name).unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Raise OutputNotWritable unless `folder` can be made or written; changes nothing."""
    nearest = folder.absolute()
    while not nearest.exists():
        nearest = nearest.parent
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputNotWritable(folder)


@contextmanager
def open_outbox(folder: Path) -> Iterator[Outbox]:
    """An Outbox for `folder`; an exception inside leaves the folder as it was.

    Files are staged in a hidden folder beside their targets, on the same file system, so that
    each appears by one rename. Raises OutputNotWritable, also when the disk is full.
    """
    created = [path for path in (folder, *folder.parents) if not path.exists()]
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(dir=folder, prefix=".toonbooth-"))
    outbox = Outbox(folder, staging)
    complete = False
    try:
        yield outbox
        outbox.commit()
        complete = True
    finally:
        if not complete:
            outbox.roll_back()
        shutil.rmtree(staging, ignore_errors=True)
        for made in created:
            if not any(made.iterdir()):
                made.rmdir()


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputNotWritable(folder, error.strerror or "") from error
