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
        self._child: asyncio.subprocess.Process | None = None

    async def run(self) -> None:
        """Until cancelled; then the child is stopped, which may take as long as it drains."""
        pause_s = FIRST_PAUSE_S
        try:
            while True:
                began_s = asyncio.get_running_loop().time()
                code = await self._run_once()
                lasted_s = asyncio.get_running_loop().time() - began_s
                pause_s = FIRST_PAUSE_S if lasted_s > STEADY_S else pause_s
                _log.warning("the worker stopped", code=code, again_in_s=pause_s)
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
        finally:
            await self._stop()

    async def _run_once(self) -> int:
        self._child = await asyncio.create_subprocess_exec(
            *self._command, stdin=asyncio.subprocess.PIPE
        )
        return await self._child.wait()

    async def _stop(self) -> None:
        child = self._child
        if child is None or child.returncode is not None:
            return
        with suppress(ProcessLookupError):
            child.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(asyncio.shield(child.wait()), self._drain_s + GRACE_S)
        except TimeoutError:
            _log.warning("the worker did not stop and is killed")
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
