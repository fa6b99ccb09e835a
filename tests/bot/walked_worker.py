"""A real worker with small pictures whose steps a test can hold or fail, job by job, and which
keeps a second name for every blob of a job: `python -m tests.bot.walked_worker`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bot.clock import Clock
from bot.worker import stages
from bot.worker.plan import Step
from bot.worker.process import run_worker
from bot.worker.stages import Work, Workshop
from config.logs import set_up_logs
from config.settings import read_settings
from db.blobs import LocalBlobs
from render.errors import RendererCrashed
from tests.trials.smallness import make_small

GATES = "WALK_GATES"  # a folder: the file hold-STEP-JOB there holds a step, fail-STEP-JOB fails it
KEPT = "WALK_KEPT"  # a folder that gets a name for each blob, which outlives the blob
POLL_S = 0.02
_numbers = count()
Done = Callable[[Workshop, Work, Clock], None]


def gated(step: Step, done: Done) -> Done:
    """A step that looks for its gate when it has begun. reached-STEP-JOB says that it is held."""
    gates = Path(os.environ[GATES])

    def work(shop: Workshop, job: Work, clock: Clock) -> None:
        if (gates / f"fail-{step}-{job.job_id}").exists():
            raise RendererCrashed("it fell over")
        hold = gates / f"hold-{step}-{job.job_id}"
        if hold.exists():
            (gates / f"reached-{step}-{job.job_id}").touch()
        while hold.exists():
            time.sleep(POLL_S)
        done(shop, job, clock)

    return work


def keep_blobs() -> None:
    """Let each blob of a job have a second name from the moment on at which it has its own."""
    write, kept = LocalBlobs._write, Path(os.environ[KEPT])

    def write_and_link(self: LocalBlobs, path: str, data: bytes) -> None:
        write(self, path, data)
        folder, _, name = path.rpartition("/")
        if "/jobs/" in path:
            os.link(
                path, kept / f"{folder.rpartition('/')[2]} {name} {next(_numbers)} {os.getpid()}"
            )

    LocalBlobs._write = write_and_link  # type: ignore[method-assign]


if __name__ == "__main__":
    make_small()
    stages._STEPS = {step: gated(step, done) for step, done in stages._STEPS.items()}
    keep_blobs()
    settings = read_settings()
    set_up_logs(settings.log_level)
    sys.exit(run_worker(settings))
