"""Tells how far a job is, and keeps the seconds that each of its stages took."""

import time
from collections.abc import Callable

from bot.order import Stage

# Stage, steps done, steps in all. What it raises ends the job: Cancelled, for one.
OnProgress = Callable[[Stage, int, int], None]


class Clock:
    """One job's stages follow each other: `begin` ends the stage before."""

    def __init__(self, on_progress: OnProgress) -> None:
        self.seconds: dict[str, float] = {}
        self._on_progress = on_progress
        self._stage: Stage | None = None
        self._steps = 1
        self._began_s = 0.0

    def begin(self, stage: Stage, steps: int = 1) -> None:
        """Start a stage of so many steps; one begun again (a second try) adds to its seconds."""
        self.stop()
        self._stage, self._steps, self._began_s = stage, steps, time.perf_counter()
        self._on_progress(stage, 0, steps)

    def tell(self, done: int) -> None:
        """So many steps of this stage are done."""
        assert self._stage is not None, "no stage has begun"
        self._on_progress(self._stage, done, self._steps)

    def stop(self) -> None:
        """End the stage that runs, if any."""
        if self._stage is None:
            return
        name = self._stage.name.lower()
        spent_s = time.perf_counter() - self._began_s
        self.seconds[name] = self.seconds.get(name, 0.0) + spent_s
        self._on_progress(self._stage, self._steps, self._steps)
        self._stage = None
