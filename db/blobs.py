"""Files by key: a folder of this machine, or a bucket of an S3 store.

A job's blobs lie under `jobs/<id>/` and are deleted when it ends; a sticker's stay under
`stickers/<id>/`, a lesson's under `lessons/<id>/`. Everything here waits for the disk or the
network: call it in a thread.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec

from db.errors import BlobMissing, BlobStoreUnreachable

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_PARTIAL = ".partial-"  # begins the name of a file that is still being written
_S3_TRIES = 2  # of botocore, for each of the tries of s3fs


@dataclass(frozen=True)
class BlobFolder:
    """A folder of blobs. changed_at: when the newest thing in it was written."""

    name: str
    changed_at: datetime


class Blobs:
    """The blobs of one store, made by `open_blobs`.

    A key is made of names with slashes between: no name is empty or begins with a dot. Every
    method raises BlobStoreUnreachable when the store does not answer or refuses.
    """

    def __init__(self, filesystem: Any, root: str) -> None:
        self._filesystem = filesystem
        self._root = root.rstrip("/")

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`: whole, or not at all."""
        try:
            with self._translated():
                self._write(self._path(key), data)
        except FileNotFoundError as error:
            raise BlobStoreUnreachable("its bucket or folder is gone") from error

    def get(self, key: str) -> bytes:
        """The bytes of a blob; raises BlobMissing."""
        try:
            with self._translated():
                found: bytes = self._filesystem.cat_file(self._path(key))
                return found
        except FileNotFoundError as error:
            self.check()
            raise BlobMissing(key) from error

    def exists(self, key: str) -> bool:
        """Whether a blob is there."""
        try:
            with self._translated():
                return bool(self._filesystem.info(self._path(key))["type"] == "file")
        except FileNotFoundError:
            self.check()
            return False

    def delete_all(self, prefix: str) -> None:
        """Delete a folder with all that is in it; one that is not there is no error."""
        with self._translated():
            self._remove(self._path(prefix))

    def names(self, prefix: str) -> list[str]:
        """The keys of the whole blobs under a folder, in order."""
        return sorted(key for key in self._found(prefix) if "/." not in key)

    def folders(self, prefix: str) -> list[BlobFolder]:
        """The folders in a folder, also those that hold only what a crash left half written."""
        newest: dict[str, datetime] = {}
        within = len(prefix.rstrip("/")) + 1
        for key, changed_at in self._found(prefix).items():
            name = key[within:].partition("/")[0]
            newest[name] = max(newest.get(name, changed_at), changed_at)
        return [BlobFolder(name, newest[name]) for name in sorted(newest)]

    def check(self) -> None:
        """Raise BlobStoreUnreachable unless the store answers."""
        try:
            with self._translated():
                self._filesystem.info(self._root.partition("/")[0])
        except FileNotFoundError as error:
            raise BlobStoreUnreachable("there is no such bucket") from error

    def keeps_deleted(self) -> bool:
        """Whether old versions stay of what is deleted; False also where that may not be asked."""
        bucket = self._root.partition("/")[0]
        try:
            with self._translated():
                told = self._filesystem.call_s3("get_bucket_versioning", Bucket=bucket)
        except (BlobStoreUnreachable, FileNotFoundError):
            self.check()
            return False
        return bool(told.get("Status") == "Enabled")

    def _found(self, prefix: str) -> dict[str, datetime]:
        """All that lies under a folder and when it was written."""
        with self._translated():
            found = self._filesystem.find(self._path(prefix), withdirs=True, detail=True)
        shortened = ((name[len(self._root) + 1 :], about) for name, about in found.items())
        inside = prefix.rstrip("/") + "/"
        return {
            key: _moment(about)
            for key, about in shortened
            if about["type"] == "file" and key.startswith(inside)
        }

    def _path(self, key: str) -> str:
        named = key.rstrip("/")
        if not _KEY.fullmatch(named):
            raise ValueError("this cannot be the key of a blob")
        return f"{self._root}/{named}"

    def _write(self, path: str, data: bytes) -> None:
        self._filesystem.pipe_file(path, data)  # one PUT, which a store takes whole

    def _remove(self, path: str) -> None:
        found = self._filesystem.find(path)
        if found:
            self._filesystem.rm(found)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turns foreign errors into ours, but for FileNotFoundError."""
        try:
            yield
        except FileNotFoundError:
            raise
        except _foreign() as error:
            raise BlobStoreUnreachable(_reason(error)) from error


class LocalBlobs(Blobs):
    """Blobs in a folder of this machine that only this user may read."""

    def check(self) -> None:
        if not os.access(self._root, os.R_OK | os.W_OK | os.X_OK):
            raise BlobStoreUnreachable("the folder is gone, or not ours")

    def keeps_deleted(self) -> bool:
        return False

    def _write(self, path: str, data: bytes) -> None:
        self.check()  # a disk that was taken away must not become an empty folder
        target = Path(path)
        _make_folder(target.parent, Path(self._root))
        descriptor, partial = tempfile.mkstemp(dir=target.parent, prefix=_PARTIAL)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(descriptor)
            os.replace(partial, target)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
        _settle(target.parent)

    def _remove(self, path: str) -> None:
        try:
            shutil.rmtree(path)
        except FileNotFoundError:
            self.check()

    def _found(self, prefix: str) -> dict[str, datetime]:
        """Folders too, as `name/.`: a crash can leave empty ones."""
        self.check()
        found: dict[str, datetime] = {}
        for folder, inner, files in os.walk(self._path(prefix)):
            for name in (*(f"{name}/." for name in inner), *files):
                path = f"{folder}/{name}"
                with suppress(FileNotFoundError):  # somebody else deletes, too
                    changed_s = Path(path).stat().st_mtime
                    found[path[len(self._root) + 1 :]] = datetime.fromtimestamp(changed_s, UTC)
        return found


def open_blobs(url: str, folder: Path) -> Blobs:
    """The store at `url`, such as s3://bucket/prefix; "": the local `folder`, which is made.

    A store's address and keys are those of the usual AWS_* variables. Its bucket must not keep old
    versions, else what was deleted stays there. Raises BlobStoreUnreachable.
    """
    if not url or "://" not in url:
        return _open_local(Path(url) if url else folder)
    if url.startswith("file://"):
        return _open_local(Path(url.removeprefix("file://")))
    if not url.startswith("s3://"):
        raise BlobStoreUnreachable("BLOB_URL must be a folder or begin with s3://")
    # Listings are never taken from memory: other processes write and delete, too.
    filesystem = fsspec.filesystem(
        "s3",
        use_listings_cache=False,
        skip_instance_cache=True,
        config_kwargs={"retries": {"max_attempts": _S3_TRIES}},
    )
    return Blobs(filesystem, url.removeprefix("s3://"))


def _open_local(folder: Path) -> Blobs:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    except OSError as error:
        raise BlobStoreUnreachable(_reason(error)) from error
    return LocalBlobs(fsspec.filesystem("file"), str(folder.absolute()))


def _make_folder(folder: Path, root: Path) -> None:
    """Make the folders between `root` and `folder`, which lies in it."""
    if folder != root and not folder.is_dir():
        _make_folder(folder.parent, root)
        folder.mkdir(mode=0o700, exist_ok=True)
        _settle(folder.parent)


def _settle(folder: Path) -> None:
    """Have the names in a folder survive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _moment(about: dict[str, Any]) -> datetime:
    changed_at: datetime = about["LastModified"]
    return changed_at.astimezone(UTC)


def _foreign() -> tuple[type[Exception], ...]:
    """What stores raise. botocore is asked for only once something went wrong."""
    from aiohttp import ClientError as HttpError  # noqa: PLC0415
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    return (OSError, BotoCoreError, ClientError, HttpError)


def _reason(error: BaseException) -> str:
    """A word for it that holds neither an address nor a key of the store."""
    number = error.errno if isinstance(error, OSError) else None
    return errno.errorcode.get(number or 0, type(error).__name__)
