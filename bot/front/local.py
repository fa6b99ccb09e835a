"""The courier of this machine: what was asked for on the command line is put into a folder."""

from __future__ import annotations

import asyncio
from pathlib import Path

import structlog

from bot.errors import ChatUnreachable, OutputNotWritable
from bot.front.courier import Parcel
from bot.outbox import open_outbox

PLATFORM = "local"
NOTICE_NAME = "notice.txt"
_log = structlog.get_logger(__name__)


class LocalCourier:
    """Writes a parcel's files to `<folder>/<job id>/`, and last an empty one named by its key,
    which says that the others are complete."""

    platform = PLATFORM
    repeats = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, parcel: Parcel) -> str:
        """Write the files; raises ChatUnreachable when the disk does not take them."""
        return await asyncio.to_thread(self._write, parcel)

    async def find(self, parcel: Parcel) -> str | None:
        """Where it lies, when the parcel is there as a whole."""
        return _receipt(parcel) if self._mark(parcel).exists() else None

    def _write(self, parcel: Parcel) -> str:
        if self._mark(parcel).exists():
            _log.warning("delivered again", job=parcel.job_id, kind=parcel.kind)
        try:
            with open_outbox(self._place(parcel)) as outbox:
                for name, content in parcel.files.items():
                    outbox.put(name, content)
                if parcel.text:
                    outbox.put(NOTICE_NAME, f"{parcel.text}\n".encode())
                outbox.put(self._mark(parcel).name, b"")
        except OutputNotWritable as error:
            raise ChatUnreachable(error.reason) from error
        return _receipt(parcel)

    def _place(self, parcel: Parcel) -> Path:
        return self._folder / parcel.job_id

    def _mark(self, parcel: Parcel) -> Path:
        return self._place(parcel) / f".{parcel.kind}-{parcel.key}"


def _receipt(parcel: Parcel) -> str:
    return f"{parcel.job_id}/{parcel.kind}"
