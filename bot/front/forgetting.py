"""Forgets somebody who asks for it: jobs, stickers, likenesses and every row with their name.

The list of who asked, as hashes, is also kept in a file beside the key, so that it outlives a
database that is lost and comes back from an old backup.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.deployment import DELIVERED
from bot.errors import TooLate
from bot.front.cancel import Purge, cancel
from db.blobs import Blobs
from db.errors import JobsLiving
from db.forget import Erased, digest_of, forget_user, load_key
from db.session import Database, now

LIST = "forgotten.jsonl"
PRIVATE = 0o600
WAIT_S, LOOK_S = 60.0, 0.25  # for jobs that are made at the moment


@dataclass(frozen=True)
class Forgetter:
    """purge: of an ended job. forget_workflow: deletes a workflow's rows; it waits."""

    database: Database
    blobs: Blobs
    folder: Path
    purge: Purge
    forget_workflow: Callable[[str], None]

    async def forget(self, platform: str, native_id: str) -> Erased:
        """Cancel what somebody has in the queue, then delete everything of theirs.

        Raises JobsLiving where a job does not end in time: the wish is noted even so.
        """
        key = await asyncio.to_thread(load_key, self.folder)
        await asyncio.to_thread(_note, self.folder, digest_of(key, platform, native_id))
        until_s = asyncio.get_running_loop().time() + WAIT_S
        while True:
            try:
                async with self.database.write() as session:
                    erased = await forget_user(session, platform, native_id, key=key)
                break
            except JobsLiving as error:
                if asyncio.get_running_loop().time() > until_s:
                    raise
                await self._cancel(error.job_ids)
                await asyncio.sleep(LOOK_S)
        await self.delete(erased)
        await self.database.settle()
        return erased

    async def delete(self, erased: Erased) -> None:
        """Delete the files and workflows of what has no row any more."""
        for folder in erased.blobs:
            await asyncio.to_thread(self.blobs.delete_all, folder)
        for job_id in erased.jobs:
            await asyncio.to_thread(self.forget_workflow, job_id)
            # What somebody asked for on this machine and never fetched.
            delivered = self.folder / DELIVERED / job_id
            await asyncio.to_thread(shutil.rmtree, delivered, ignore_errors=True)

    async def _cancel(self, job_ids: tuple[str, ...]) -> None:
        for job_id in job_ids:
            with suppress(TooLate):  # it ends by itself in a moment
                await cancel(self.database, self.purge, job_id)


def read_list(folder: Path) -> Mapping[str, datetime]:
    """Who asked ever, as hashes, and when last; a line that a crash cut off is left out."""
    found: dict[str, datetime] = {}
    path = folder / LIST
    lines = path.read_text(encoding="ascii", errors="replace") if path.exists() else ""
    for line in lines.splitlines():
        with suppress(ValueError, TypeError):
            digest, asked_at = json.loads(line)
            found[digest] = datetime.fromisoformat(asked_at)
    return found


def _note(folder: Path, digest: str) -> None:
    """Each line begins with its break: the one before may have been cut off."""
    with (folder / LIST).open("a", encoding="ascii") as file:
        os.fchmod(file.fileno(), PRIVATE)
        file.write("\n" + json.dumps([digest, now().isoformat()]))
        file.flush()
        os.fsync(file.fileno())
