"""How much memory this process and its children use."""

import threading
from typing import Self

import psutil


class MemoryWatch:
    """Keeps the highest sum in `peak`, in bytes, while its `with` block runs.

    Proportional set sizes: what several processes share counts once.
    """

    def __init__(self, interval_s: float = 0.2) -> None:
        self.peak = 0
        self._stop = threading.Event()
        self._interval_s = interval_s
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def now(self) -> int:
        """The sum at this moment, in bytes."""
        own = psutil.Process()
        total = 0
        for process in (own, *own.children(recursive=True)):
            try:
                total += process.memory_full_info().pss
            except psutil.Error:  # it ended meanwhile
                continue
        return total

    def _watch(self) -> None:
        while not self._stop.wait(self._interval_s):
            self.peak = max(self.peak, self.now())

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
