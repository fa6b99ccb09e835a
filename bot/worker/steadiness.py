"""Whether a worker can tell who else is gone: not one that was away itself a moment ago."""

from __future__ import annotations

import time

from bot.wall_clock import WallClock


class Steadiness:
    """For how long a worker's signs of life came without a gap, by a clock that was not set.

    While the database is away everybody falls silent, and when a clock jumps everybody seems to
    have been. gap_s: the longest time between two signs of life that is none.
    """

    def __init__(self, gap_s: float) -> None:
        self._gap_s = gap_s
        self._clock = WallClock()
        self._since_s = self._last_s = time.monotonic()

    def note(self) -> None:
        """A sign of life was just written."""
        self._look()
        self._last_s = time.monotonic()

    @property
    def seconds(self) -> float:
        """0.0 right after a gap."""
        return self._look() - self._since_s

    def _look(self) -> float:
        moment_s = time.monotonic()
        if self._clock.moved_s() or moment_s - self._last_s > self._gap_s:
            self._since_s = moment_s
        return moment_s
