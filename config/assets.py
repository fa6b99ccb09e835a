"""The folder of third-party model files: is all there, and is it what was fetched?

`assets.fetch` writes the files and, last, `manifest.json`: the size, time of change and SHA-256 of
each one, and the number of files of each folder of pictures.
"""

import hashlib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from config.errors import MissingAssets, UnsetUp

MANIFEST = "manifest.json"


class FileRecord(BaseModel):
    """One fetched file: size in bytes, time of change in ns since 1970, SHA-256 in hex."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size_bytes: Annotated[int, Field(ge=0)]
    changed_ns: int
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """What lies in the folder: files by name, and the number of files in each folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: dict[str, FileRecord]
    folders: dict[str, int]


def find_assets(folder: Path) -> Path:
    """Return `folder` when every file in its manifest is as it was fetched.

    Sizes and times are compared, which takes a few milliseconds. A file whose time alone differs
    (a copied folder) is read and compared by its SHA-256. Raises UnsetUp and MissingAssets.
    """
    manifest = read_manifest(folder)
    for name, record in manifest.files.items():
        _check_file(folder / name, record)
    for name, count in manifest.folders.items():
        _check_folder(folder / name, count)
    return folder


def read_manifest(folder: Path) -> Manifest:
    """Read the folder's manifest; UnsetUp when there is none, MissingAssets when it is damaged."""
    path = folder / MANIFEST
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise UnsetUp(folder) from error
    except (OSError, ValidationError) as error:
        raise MissingAssets(path, "cannot be read") from error


def record_file(path: Path) -> FileRecord:
    """Measure one file for the manifest."""
    status = path.stat()
    return FileRecord(
        size_bytes=status.st_size, changed_ns=status.st_mtime_ns, sha256=hash_file(path)
    )


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_file(path: Path, record: FileRecord) -> None:
    try:
        status = path.stat()
        if status.st_size != record.size_bytes:
            raise MissingAssets(path, "is damaged")
        whole_seconds_ns = record.changed_ns // 10**9 * 10**9  # container images keep no more
        same_time = status.st_mtime_ns in {record.changed_ns, whole_seconds_ns}
        if not same_time and hash_file(path) != record.sha256:
            raise MissingAssets(path, "is damaged")
    except OSError as error:
        raise MissingAssets(path, "is missing") from error


def _check_folder(path: Path, count: int) -> None:
    try:
        found = sum(1 for _ in path.iterdir())
    except OSError as error:
        raise MissingAssets(path, "is missing") from error
    if found < count:
        raise MissingAssets(path, f"holds {found} of {count} pictures")
