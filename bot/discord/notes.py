"""Requests that the database did not take in time, written into files: one each, until it has."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from config.files import replacing

PRIVATE = 0o700  # they hold what people wrote
WRITTEN_WITHIN_S = 0.3  # of the three seconds until a request must be acknowledged
FOLDER = "discord"  # in that of the deployment
_ENDING = ".json"
_log = structlog.get_logger(__name__)


class Notes:
    """Of one process at a time. They outlive its being killed, which is all that they are for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[str] = set()

    async def write(self, name: str, told: Mapping[str, Any]) -> None:
        """Note something, under digits. A disk that does not answer is not waited for."""
        assert name.isdecimal(), name
        self._written.add(name)
        with suppress(TimeoutError, OSError):
            async with asyncio.timeout(WRITTEN_WITHIN_S):
                await asyncio.to_thread(self._write, name, told)

    async def drop(self, name: str) -> None:
        """It is known elsewhere, or done."""
        if name in self._written:
            self._written.discard(name)
            with suppress(OSError):
                await asyncio.to_thread(self._path(name).unlink, missing_ok=True)

    async def left(self) -> Mapping[str, Mapping[str, Any]]:
        """What an earlier process noted and did not drop, by name, the oldest first."""
        found = await asyncio.to_thread(self._read_all)
        self._written |= found.keys()
        return found

    def _write(self, name: str, told: Mapping[str, Any]) -> None:
        self._folder.mkdir(mode=PRIVATE, exist_ok=True)
        with replacing(self._path(name)) as file:
            file.write(json.dumps(told).encode())

    def _read_all(self) -> dict[str, Mapping[str, Any]]:
        found = {}
        for path in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            try:
                if path.suffix == _ENDING:
                    found[path.stem] = json.loads(path.read_bytes())
                else:  # half of one: its request was never acknowledged
                    path.unlink()
            except (OSError, ValueError) as error:
                _log.error("a note cannot be read", error=type(error).__name__)
        return found

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_ENDING}"
