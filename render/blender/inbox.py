"""What the Blender process hears: jobs, cancellations, and that nobody listens any more."""

import contextlib
import os
import queue
import shutil
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any


class Inbox:
    """Jobs that wait, and which of them are cancelled; ends the process when the client is gone."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._cancelled: set[int] = set()
        self.jobs: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def cancelled(self, number: int) -> bool:
        """Whether the client no longer wants this job."""
        return number in self._cancelled

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                kind, *values = self._connection.recv()
                if kind == "cancel":
                    self._cancelled.add(values[0])
                else:
                    self.jobs.put(tuple(values))
        shutil.rmtree(self._folder, ignore_errors=True)
        os._exit(0)  # even in the middle of a frame: nobody is left to see it
