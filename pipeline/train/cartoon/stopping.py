"""Ctrl-C and SIGTERM as a wish: the step is finished, a checkpoint saved."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
STOPPED = 130  # exit status, as shells have it for Ctrl-C


def never() -> bool:
    """What nobody asks to stop."""
    return False


def leave_stopping_to_others() -> None:
    """For processes that help: whoever started them tells them when to end."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def until_asked() -> Iterator[Callable[[], bool]]:
    """Whether to stop, by a signal; a second one ends the program at once."""
    asked: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        asked.append(number)
        signal.signal(number, before[signal.Signals(number)])

    before = {number: signal.signal(number, note) for number in SIGNALS}
    try:
        yield lambda: bool(asked)
    finally:
        for number in SIGNALS:
            signal.signal(number, before[number])
