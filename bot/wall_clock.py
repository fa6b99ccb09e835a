"""Notices when the wall clock is set: by hand, by the network's time, or after a long sleep."""

from __future__ import annotations

import time

from db.session import now

NOTICED_S = 1.0  # less is a clock that is kept in step


class WallClock:
    """The wall clock beside the steady one, which nobody sets."""

    def __init__(self) -> None:
        self._ahead_s = _ahead_s()

    def moved_s(self) -> float:
        """Seconds by which it was set forward (or back, negative) since this was last asked; 0.0
        for less than NOTICED_S."""
        ahead_s = _ahead_s()
        moved_s = ahead_s - self._ahead_s
        if abs(moved_s) < NOTICED_S:
            return 0.0
        self._ahead_s = ahead_s
        return moved_s


def _ahead_s() -> float:
    return now().timestamp() - time.monotonic()
