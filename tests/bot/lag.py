"""For how long an event loop was held up, but for what the machine did to it."""

from __future__ import annotations

import asyncio
from pathlib import Path

LONGEST_LAG_S = 1.0  # a third of what Discord waits for an answer
STARVED = Path("/proc/thread-self/schedstat")


async def measure_lag() -> float:
    """The longest time for which nothing else could run, until it is cancelled."""
    loop, longest_s = asyncio.get_running_loop(), 0.0
    try:
        while True:
            before_s, starved_s = loop.time(), read_starved_s()
            await asyncio.sleep(0.01)
            lag_s = loop.time() - before_s - (read_starved_s() - starved_s) - 0.01
            longest_s = max(longest_s, lag_s)
    except asyncio.CancelledError:
        return longest_s


def read_starved_s() -> float:
    """For how long this thread was kept from running because the machine did something else."""
    try:
        return int(STARVED.read_text().split()[1]) / 1e9
    except OSError:  # a kernel that does not tell
        return 0.0
