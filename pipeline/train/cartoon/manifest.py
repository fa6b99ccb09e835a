"""The list of everything that was looked at for training: what it is, whence, and on which side."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from config.files import replacing
from pipeline.train.cartoon.errors import BrokenDataSet, CannotSave

VERSION = 2  # of the shards' layout; others are refused
MANIFEST = "manifest.json"
SOURCES = Path(__file__).with_name("sources.toml")
UNSTATED = "not stated"

Split = Literal["train", "validation", "test"]
State = Literal["kept", "unreadable", "duplicate", "unsafe", "blurred", "empty"]
SHARES: tuple[tuple[Split, int], ...] = (("train", 70), ("validation", 15), ("test", 15))


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(_Table):
    """One file. sha256: of its bytes. file: as it was found. source, licence: of the collection.

    state: "kept", or why not. of: SHA-256 of what a duplicate is like. shard: number of the file
    that holds its sketch or, of a style picture, its pixels. fingerprint: perceptual hash, hex.
    """

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    file: str
    role: Literal["photo", "style"]
    source: str
    licence: str
    split: Split
    state: State
    of: str = ""
    shard: int = -1
    fingerprint: str = ""
    faces: int = 0
    animals: int = 0
    card: bool = False
    grey: bool = False


class Manifest(_Table):
    """All entries, in the order in which they were looked at."""

    version: int = VERSION
    entries: tuple[Entry, ...] = ()

    def kept(self, split: Split, role: Literal["photo", "style"] = "photo") -> tuple[Entry, ...]:
        """What may be learned from, or measured on, in a split."""
        return tuple(
            e for e in self.entries if e.state == "kept" and e.split == split and e.role == role
        )


def split_of(sha256: str) -> Split:
    """The side a file is on, by its content alone, so that it never changes."""
    place = int(sha256[:8], 16) % 100
    for split, share in SHARES:
        if place < share:
            return split
        place -= share
    raise AssertionError("shares are a hundred in sum")


def hash_of(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a data set, empty where none was begun; raises BrokenDataSet."""
    path = folder / MANIFEST
    if not path.exists():
        return Manifest()
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BrokenDataSet(path, "cannot be read") from error
    if manifest.version != VERSION:
        raise BrokenDataSet(path, f"has version {manifest.version}, not {VERSION}")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest as a whole; raises CannotSave."""
    path = folder / MANIFEST
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(manifest.model_dump_json(indent=1).encode())
    except OSError as error:
        raise CannotSave(path, str(error)) from error


def read_licences(path: Path = SOURCES) -> Mapping[str, str]:
    """The licence of each collection by the name of its folder."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: str(source["licence"]) for name, source in table.items()}
