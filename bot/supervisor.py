"""Keeps one worker process running beside the front, under a name that stays the same."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

import structlog

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 60.0
STEADY_S = 60.0  # after so long the next pause is the first again
GRACE_S = 10.0  # for the worker's own end, beyond the time it may drain
_log = structlog.get_logger(__name__)
# --attached: it ends when this process does, however that happens.
COMMAND = (sys.executable, "-m", "bot", "worker", "--attached")


class Supervisor:
    """Starts `command`, and starts it again when it dies; each time after a longer pause."""

    def __init__(self, command: Sequence[str] = COMMAND, *, drain_s: float) -> None:
        self._command = command
        self._drain_s = drain_s

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; then the child is stopped, which may take as long as it drains."""
        loop = asyncio.get_running_loop()
        pause_s = FIRST_PAUSE_S
        while not stop.is_set():
            began_s = loop.time()
            code = await self._run_once(stop)
            if stop.is_set():
                return
            pause_s = FIRST_PAUSE_S if loop.time() - began_s > STEADY_S else pause_s
            _log.warning("the worker stopped", code=code, again_in_s=pause_s)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    async def _run_once(self, stop: asyncio.Event) -> int | None:
        """The child's exit code, or None where it was stopped."""
        child = await asyncio.create_subprocess_exec(*self._command, stdin=asyncio.subprocess.PIPE)
        ended = asyncio.create_task(child.wait())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({ended, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            if not ended.done():
                await self._stop(child)
        return child.returncode

    async def _stop(self, child: asyncio.subprocess.Process) -> None:
        with suppress(ProcessLookupError):
            child.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(asyncio.shield(child.wait()), self._drain_s + GRACE_S)
        except TimeoutError:
            _log.warning("the worker did not stop and is killed")
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
