"""The Blender process seen from outside: start it, send it a job, hear its answers, end it."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import weakref
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import structlog

from render.errors import RendererUnavailable, RenderTimeout

REPOSITORY = Path(__file__).parents[2]
RAM_DISK = Path("/dev/shm")  # noqa: S108 - Linux's RAM disk; pictures cross it between processes
START_LIMIT_S = 120.0
SYSTEM_PACKAGES = "libx11-6 libxrender1 libxfixes3 libxi6 libxkbcommon0 libsm6 libgl1"

log = structlog.get_logger(__name__)


class ProcessDied(Exception):
    """The process ended by itself; `detail` is the last thing it wrote."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@dataclass(frozen=True)
class Launch:
    """How a process is started; device is "auto" (a GPU where there is one) or "cpu"."""

    threads: int
    device: str = "auto"


class BlenderProcess:
    """One child, started at once. `end` ends it, at the latest when this object is forgotten."""

    def __init__(self, launch: Launch) -> None:
        base = RAM_DISK if RAM_DISK.is_dir() else None
        self._folder = Path(tempfile.mkdtemp(prefix="toonbooth-", dir=base))
        self._connection, theirs = Pipe()
        arguments = [str(theirs.fileno()), str(self._folder), str(launch.threads), launch.device]
        with theirs, self._log.open("wb") as errors:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-m", "render.blender.child", *arguments],
                cwd=REPOSITORY,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={
                    **os.environ,
                    "TMPDIR": str(self._folder),
                },  # Blender's own, gone when we end it
                start_new_session=True,  # Ctrl-C is for us; the child leaves when we do
            )
        self.end = weakref.finalize(self, _end, self._process, self._folder)
        self._ready = False
        self.device: str | None = None  # what Cycles uses, once it has started

    @property
    def pid(self) -> int:
        """Of the child."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.poll() is None

    @property
    def _log(self) -> Path:
        return self._folder / "errors.txt"

    def send(self, *message: Any) -> None:
        """Raise ProcessDied when nobody is there."""
        try:
            self._connection.send(message)
        except OSError as error:
            raise self._gone() from error

    def receive(self, limit_s: float) -> tuple[Any, ...]:
        """The next message. RenderTimeout, the process then ended, or ProcessDied."""
        try:
            if self._connection.poll(limit_s):
                message: tuple[Any, ...] = self._connection.recv()
                return message
        except (EOFError, OSError) as error:
            raise self._gone() from error
        self.end()
        raise RenderTimeout(limit_s)

    def await_ready(self) -> None:
        """Return when Blender has started; RendererUnavailable when it cannot."""
        if self._ready:
            return
        kind, detail = self.receive(START_LIMIT_S)
        if kind == "unavailable":
            self.end()
            raise RendererUnavailable("blender", _remedy(detail))
        self._ready, self.device = True, detail
        log.debug("blender started", device=detail, pid=self.pid)

    def _gone(self) -> ProcessDied:
        lines: list[str] = []
        with contextlib.suppress(OSError):  # the folder goes when `end` was called meanwhile
            lines = self._log.read_text(errors="replace").strip().splitlines()
        self.end()
        code = self._process.returncode
        return ProcessDied(f"exit code {code}: {lines[-1] if lines else 'no message'}")


def _remedy(detail: str) -> str:
    """What to install when `import bpy` said `detail`."""
    if detail.startswith("No module named"):
        return f"pip install bpy==5.0.1 ({detail})"
    return f"apt-get install --no-install-recommends {SYSTEM_PACKAGES} ({detail})"


def _end(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Kill and reap: SIGKILL, because Blender does not honour the gentler ones in time."""
    process.kill()
    process.wait()
    shutil.rmtree(folder, ignore_errors=True)
