"""What was committed in this process, so that nobody asks the database in vain."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import Session

AT_LEAST_S = 0.5  # what another process wrote is seen by then


class Commits:
    """How many there were so far."""

    count = 0

    def note(self, _session: Session) -> None:
        self.count += 1


class Watch:
    """Says when a look at the database may find what the one before did not. Fifty looks a second
    would cost more than all else that a test does."""

    def __init__(self, commits: Commits) -> None:
        self._commits = commits
        self._seen: tuple[object, ...] | None = None
        self._looked_s = 0.0

    def due(self, *wishes: object) -> bool:
        """Whether to look now. wishes: whatever else the looker goes by."""
        now_s, known = time.monotonic(), (self._commits.count, *wishes)
        if known == self._seen and now_s - self._looked_s < AT_LEAST_S:
            return False
        self._seen, self._looked_s = known, now_s
        return True


@contextmanager
def counted_commits() -> Iterator[Commits]:
    """Those of every database, until the end of the block."""
    commits = Commits()
    event.listen(Session, "after_commit", commits.note)
    try:
        yield commits
    finally:
        event.remove(Session, "after_commit", commits.note)
