"""A wall clock that can be wrong: in a trial's processes off by so many seconds as a file says.

It moves what this program asks: `db.session.now`, and `time.time`, which DBOS asks, for all
processes alike. Not moved: the database's own clock, file times, the steady clock.
"""

from __future__ import annotations

import os
import time
from datetime import datetime, tzinfo
from pathlib import Path
from types import SimpleNamespace

from db import session

OFFSET = "TRIAL_CLOCK"  # of the environment: the file


def follow_clock() -> None:
    """Let this process look at the file from now on, if there is one."""
    if OFFSET not in os.environ:
        return
    path, true_s = Path(os.environ[OFFSET]), time.time

    def wrong_s() -> float:
        try:
            return true_s() + float(path.read_text() or 0)
        except (FileNotFoundError, ValueError):
            return true_s()

    def wrong_moment(zone: tzinfo) -> datetime:
        return datetime.fromtimestamp(wrong_s(), zone)

    vars(time).update(time=wrong_s)
    vars(session).update(datetime=SimpleNamespace(now=wrong_moment))
