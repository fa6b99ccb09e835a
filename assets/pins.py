"""What is pinned: packages, the files taken from them, and how a fetched file is recognised."""

import hashlib
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from config.assets import hash_file

PINS = Path(__file__).with_name("pins.toml")

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, Field(pattern=r"^([a-z0-9-]+/)?[a-z0-9][a-z0-9_.-]*$")]
Count = Annotated[int, Field(gt=0)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PinnedFile(_Table):
    """One file, copied from the archive's `source`.

    With `chunks_of`, `source` is a JSON index instead, whose entry of that name lists the file's
    chunks in order; they lie beside the index, named by their hashes.
    """

    target: FileName
    source: str
    bytes: Count
    sha256: Sha256
    chunks_of: str = ""

    def lies_in(self, folder: Path) -> bool:
        """Whether the right file is there already."""
        path = folder / self.target
        return (
            path.is_file() and path.stat().st_size == self.bytes and hash_file(path) == self.sha256
        )


class PinnedFolder(_Table):
    """All files straight in the archive's folder `source` whose names end in `suffix`."""

    target: FileName
    source: str
    suffix: str
    count: Count
    bytes: Count
    sha256: Sha256

    def lies_in(self, folder: Path) -> bool:
        """Whether all the right files are there already."""
        return (folder / self.target).is_dir() and hash_folder(folder / self.target) == self.sha256


class PinnedPackage(_Table):
    """One package of a registry, and what is taken from it."""

    name: str
    version: str
    registry: Literal["npm", "pypi"]
    archive_bytes: Count
    archive_sha256: Sha256
    takes: str
    file: tuple[PinnedFile, ...] = ()
    folder: tuple[PinnedFolder, ...] = ()

    @property
    def targets(self) -> tuple[PinnedFile | PinnedFolder, ...]:
        """Everything that is taken from the package."""
        return (*self.file, *self.folder)

    @property
    def title(self) -> str:
        """Name and version, as people write them."""
        return f"{self.name} {self.version}"


class Pins(_Table):
    """The whole of pins.toml."""

    package: tuple[PinnedPackage, ...]


def read_pins(path: Path = PINS) -> Pins:
    """Read the pins."""
    return Pins.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def hash_folder(folder: Path) -> str:
    """SHA-256 of the sorted lines "<SHA-256>  <name>" of a folder's files, in hex."""
    lines = (f"{hash_file(path)}  {path.name}\n" for path in sorted(folder.iterdir()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
