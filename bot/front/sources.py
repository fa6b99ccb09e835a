"""Fetches photos again that were deleted when their jobs ended, from where they came."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from bot.photos import MAX_BYTES_READ


class Source(Protocol):
    """Where the photos of one platform lie."""

    async def fetch(self, place: Mapping[str, Any]) -> bytes | None:
        """The photo that a job's `source` names; None where it is no longer there."""
        ...


class FileSource:
    """The files of this machine, which the command line names."""

    async def fetch(self, place: Mapping[str, Any]) -> bytes | None:
        path = place.get("path")
        return None if path is None else await asyncio.to_thread(_read, Path(str(path)))


def _read(path: Path) -> bytes | None:
    if not path.is_file():  # a pipe would be waited for, and a device may never end
        return None
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES_READ)
    except OSError:
        return None
