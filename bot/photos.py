"""Reads the photos that a command line names."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from bot.errors import PhotoNotFound, PhotoNotReadable

# One byte past the reader's limit is enough for it to refuse the file.
MAX_BYTES_READ = 20_000_001


def read_files(names: Sequence[str], standard_input: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """Yield each photo's unique name, without suffix, and bytes; "-" is standard input.

    Raises PhotoNotFound or PhotoNotReadable.
    """
    taken: set[str] = set()
    for name in names:
        stem = "photo" if name == "-" else Path(name).stem
        unique, number = stem, 2
        while unique in taken:
            unique, number = f"{stem}-{number}", number + 1
        taken.add(unique)
        yield unique, standard_input.read(MAX_BYTES_READ) if name == "-" else _read(Path(name))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES_READ)
    except FileNotFoundError as error:
        raise PhotoNotFound(path) from error
    except OSError as error:
        raise PhotoNotReadable(path, error.strerror or "unknown reason") from error
