"""`backup` and `restore`: all rows and all stickers in one file. Photos are never in it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import tarfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import zstandard
from sqlalchemy import select

from bot.errors import BrokenBackup, OutputNotWritable
from config.files import replacing
from db.blobs import Blobs
from db.dump import dump, load
from db.errors import BlobMissing, BrokenDump
from db.forget import Erased, forget_again, list_forgotten
from db.models import Job, Sticker
from db.schema import newest_revision
from db.session import Database

FORMAT = 1
STICKERS = "stickers"
PRIVATE = 0o600  # it holds what people wrote
_HEADER, _ROWS = "backup.json", "rows.jsonl"
_STICKER_FILE = re.compile(rf"{STICKERS}/([A-Za-z0-9]+)/[A-Za-z0-9][A-Za-z0-9._-]*")
_CHUNK = 2**20


@dataclass(frozen=True)
class Contents:
    """What a backup holds: rows of all tables, and files of stickers.

    erased: what was forgotten again when it was restored. left: the jobs that had lived before
    then, whose workflows nobody wants any more.
    """

    rows: int
    files: int
    erased: Erased = field(default_factory=Erased)
    left: tuple[str, ...] = ()


async def back_up(database: Database, blobs: Blobs, path: Path) -> Contents:
    """Write everything that stays into one file, whole or not at all.

    The rows are those of one moment; the service may go on meanwhile. Raises OutputNotWritable,
    DatabaseUnreachable and BlobStoreUnreachable.
    """
    async with database.read() as session:
        rows = [line async for line in dump(session)]
        stickers = set(await session.scalars(select(Sticker.id)))
    try:
        files = await asyncio.to_thread(_write, path, rows, blobs, stickers)
    except OSError as error:
        raise OutputNotWritable(path.parent, error.strerror or "") from error
    return Contents(len(rows), files)


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
    database's own list, by the deployment's `key`. Raises BrokenBackup, DatabaseUnreachable and
    BlobStoreUnreachable; until the rows are committed nothing has changed, and what may be left
    over of files the sweeper finds.
    """
    rows = await asyncio.to_thread(_read_rows, path)
    try:
        async with database.write() as session:
            asked = _newest(forgotten, await list_forgotten(session))
            left = tuple(await session.scalars(select(Job.id).where(Job.purged_at.is_(None))))
            await load(session, rows)
            erased = await forget_again(session, asked, key=key)
            stickers = set(await session.scalars(select(Sticker.id)))
            files = await asyncio.to_thread(_put_files, path, blobs, stickers)
    except BrokenDump as error:
        raise BrokenBackup(path, "its rows can't be read") from error
    await asyncio.to_thread(_delete_others, blobs, stickers)
    return Contents(len(rows), files, erased, left)


def _newest(*lists: Mapping[str, datetime]) -> dict[str, datetime]:
    """When each of them asked last."""
    found: dict[str, datetime] = {}
    for each in lists:
        for digest, asked_at in each.items():
            found[digest] = max(asked_at, found.get(digest, asked_at))
    return found


def _write(path: Path, rows: Sequence[str], blobs: Blobs, stickers: Collection[str]) -> int:
    """How many files of these stickers are in it."""
    files = 0
    with replacing(path) as file, _writing(file) as archive:
        os.fchmod(file.fileno(), PRIVATE)
        _add(archive, _HEADER, json.dumps(_header()).encode())
        _add(archive, _ROWS, "\n".join(rows).encode())
        for name in blobs.names(STICKERS):
            if _sticker_of(name) in stickers:
                with suppress(BlobMissing):  # somebody was forgotten a moment ago
                    _add(archive, name, blobs.get(name))
                    files += 1
    return files


def _put_files(path: Path, blobs: Blobs, stickers: Collection[str]) -> int:
    files = 0
    with _reading(path) as archive:
        for name, content in _members(archive):
            if _sticker_of(name) in stickers:
                blobs.put(name, content)
                files += 1
    return files


def _delete_others(blobs: Blobs, stickers: Collection[str]) -> None:
    """Delete all that belongs to no sticker: what there was before, photos too."""
    for name in ("jobs", "lessons"):
        blobs.delete_all(name)
    for folder in blobs.folders(STICKERS):
        if folder.name not in stickers:
            blobs.delete_all(f"{STICKERS}/{folder.name}")


def _header() -> dict[str, object]:
    return {"format": FORMAT, "schema": newest_revision()}


def _read_rows(path: Path) -> list[str]:
    """The rows of a backup that was checked from beginning to end."""
    with _reading(path) as archive:
        _check_whole(path)
        members = _members(archive)
        (first, header), (second, rows) = next(members), next(members)
        if (first, second) != (_HEADER, _ROWS):
            raise EOFError
        if json.loads(header) != _header():
            raise _OtherVersion
        if not all(map(_sticker_of, archive.getnames()[2:])):
            raise EOFError
        return [line for line in rows.decode().split("\n") if line]


def _check_whole(path: Path) -> None:
    """Raise ZstdError or EOFError unless it is packed as a whole, as the checksum at its end
    says."""
    unpacking = zstandard.ZstdDecompressor().decompressobj()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            unpacking.decompress(chunk)
    if not unpacking.eof or unpacking.unused_data:
        raise EOFError


def _sticker_of(name: str) -> str | None:
    """Whose file it is; None where it is no sticker's."""
    found = _STICKER_FILE.fullmatch(name)
    return found and found[1]


def _members(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in archive:
        file = archive.extractfile(member)
        if file is not None:
            yield member.name, file.read()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), PRIVATE
    archive.addfile(member, io.BytesIO(content))


@contextmanager
def _writing(file: BinaryIO) -> Iterator[tarfile.TarFile]:
    packing = zstandard.ZstdCompressor(level=3, write_checksum=True)
    with (
        packing.stream_writer(file, closefd=False) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        yield archive


class _OtherVersion(Exception):
    """A backup that another version of the program made."""


@contextmanager
def _reading(path: Path) -> Iterator[tarfile.TarFile]:
    """The archive in a file. Raises BrokenBackup for whatever is wrong with it."""
    damaged = (tarfile.TarError, zstandard.ZstdError, StopIteration, EOFError, ValueError)
    try:
        with (
            path.open("rb") as file,
            zstandard.ZstdDecompressor().stream_reader(file) as unpacked,
            tarfile.open(fileobj=unpacked, mode="r|") as archive,
        ):
            yield archive
    except _OtherVersion as error:
        reason = "another version of Toonbooth made it; restore it with that one"
        raise BrokenBackup(path, reason) from error
    except damaged as error:
        raise BrokenBackup(path, "it is damaged or no backup of Toonbooth") from error
    except OSError as error:
        raise BrokenBackup(path, error.strerror or "it can't be read") from error
