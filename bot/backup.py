"""`backup` and `restore`: all rows and all stickers in one file. Photos are never in it."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import zstandard

from bot.errors import BrokenBackup, OutputNotWritable
from config.files import replacing
from db.blobs import Blobs
from db.dump import dump, load
from db.errors import BrokenDump
from db.forget import Erased, forget_again, list_forgotten
from db.schema import newest_revision
from db.session import Database

FORMAT = 1
STICKERS = "stickers"
_HEADER, _ROWS = "backup.json", "rows.jsonl"


@dataclass(frozen=True)
class Contents:
    """What a backup holds: rows of all tables, and files of stickers. erased: what was forgotten
    again when it was restored."""

    rows: int
    files: int
    erased: Erased = field(default_factory=Erased)


async def back_up(database: Database, blobs: Blobs, path: Path) -> Contents:
    """Write everything that stays into one file, whole or not at all.

    The rows are those of one moment; the service may go on meanwhile. Raises OutputNotWritable.
    """
    try:
        with replacing(path) as file, _writing(file) as archive:
            _add(archive, _HEADER, json.dumps(_header()).encode())
            async with database.read() as session:
                rows = [line async for line in dump(session)]
            _add(archive, _ROWS, "\n".join(rows).encode())
            names = blobs.names(STICKERS)
            for name in names:
                _add(archive, name, blobs.get(name))
    except OSError as error:
        raise OutputNotWritable(path.parent, error.strerror or "") from error
    return Contents(len(rows), len(names))


async def restore(
    database: Database,
    blobs: Blobs,
    path: Path,
    *,
    key: bytes,
    forgotten: Mapping[str, datetime],
) -> Contents:
    """Put a backup in place of all rows and stickers. Nothing may be at work.

    Who asked to be forgotten since it was made is forgotten again: `forgotten` with the
    database's own list, by the deployment's `key`. Raises BrokenBackup, and then nothing has
    changed.
    """
    with _reading(path) as archive:
        rows = _read_rows(archive)
    with _reading(path) as archive:
        files = {name: data for name, data in _members(archive) if name.startswith(STICKERS)}
    try:
        async with database.write() as session:
            asked = dict(forgotten) | await list_forgotten(session)
            await load(session, rows)
            erased = await forget_again(session, asked, key=key)
    except BrokenDump as error:
        raise BrokenBackup(path, "its rows can't be read") from error
    gone = tuple(f"{folder}/" for folder in erased.blobs)
    blobs.delete_all(STICKERS)
    for name, data in files.items():
        if not name.startswith(gone):
            blobs.put(name, data)
    return Contents(len(rows), len(files), erased)


def _header() -> dict[str, object]:
    return {"format": FORMAT, "schema": newest_revision()}


def _read_rows(archive: tarfile.TarFile) -> list[str]:
    members = _members(archive)
    (first, header), (second, rows) = next(members), next(members)
    if (first, second) != (_HEADER, _ROWS):
        raise ValueError("it is no backup of Toonbooth")
    if json.loads(header) != _header():
        raise ValueError("another version of Toonbooth made it; restore it with that one")
    return rows.decode().splitlines()


def _members(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in archive:
        file = archive.extractfile(member)
        if file is not None:
            yield member.name, file.read()


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o600
    archive.addfile(member, io.BytesIO(data))


@contextmanager
def _writing(file: BinaryIO) -> Iterator[tarfile.TarFile]:
    with (
        zstandard.ZstdCompressor(level=3).stream_writer(file, closefd=False) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        yield archive


@contextmanager
def _reading(path: Path) -> Iterator[tarfile.TarFile]:
    """The archive in a file. Raises BrokenBackup for whatever is wrong with it."""
    damaged = (tarfile.TarError, zstandard.ZstdError, StopIteration, RuntimeError, EOFError)
    try:
        with (
            path.open("rb") as file,
            zstandard.ZstdDecompressor().stream_reader(file) as unpacked,
            tarfile.open(fileobj=unpacked, mode="r|") as archive,
        ):
            yield archive
    except damaged as error:
        raise BrokenBackup(path, "it is damaged or no backup of Toonbooth") from error
    except ValueError as error:
        raise BrokenBackup(path, str(error)) from error
    except OSError as error:
        raise BrokenBackup(path, error.strerror or "it can't be read") from error
