"""The service's front in a trial of the wire: `python -m tests.trials.wired`.

The same as `python -m bot run`, with both front ends; only its worker hands over one sticker for
all photos, what is left is swept sooner, a worker that is killed again and again is started again
as soon as one that is killed once, and how late the event loop was is written down.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from bot import supervisor
from bot.front import sweeper
from bot.platforms import find_platforms
from bot.service import run_service
from config.logs import set_up_logs
from config.settings import read_settings
from tests.trials.front import SWEPT_S

LAG = "TRIAL_LAG"  # of the environment: the file that says how late the event loop was
TICK_S = 0.01
WRITTEN_S = 0.5
COMMAND = (sys.executable, "-m", "tests.trials.idle", "tests.trials.stamper", "--attached")


async def main() -> None:
    """Serve until SIGTERM."""
    vars(sweeper).update(EVERY_S=SWEPT_S, YOUNG_S=2 * SWEPT_S)
    vars(supervisor).update(STEADY_S=0.0)
    settings = read_settings()
    set_up_logs(settings.log_level)
    measuring = asyncio.create_task(measure_lag(Path(os.environ[LAG])))
    try:
        keeper = supervisor.Supervisor(COMMAND, drain_s=settings.drain_s)
        await run_service(settings, supervisor=keeper, platforms=find_platforms(settings))
    finally:
        measuring.cancel()
        with suppress(asyncio.CancelledError):
            await measuring


async def measure_lag(path: Path) -> None:
    """Write by how many seconds each tick came late, half a second's ticks at a time."""
    loop, late_s, written_s = asyncio.get_running_loop(), list[float](), 0.0
    with path.open("a", encoding="utf-8") as file:
        while True:
            before_s = loop.time()
            await asyncio.sleep(TICK_S)
            late_s.append(round(loop.time() - before_s - TICK_S, 4))
            if loop.time() - written_s > WRITTEN_S:
                file.write(json.dumps(late_s) + "\n")
                file.flush()
                late_s, written_s = [], loop.time()


if __name__ == "__main__":
    asyncio.run(main())
