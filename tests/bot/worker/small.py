"""A real worker with small pictures: `python -m tests.bot.worker.small`."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.clock import Clock
from bot.worker import stages
from bot.worker.plan import Step
from bot.worker.process import run_worker
from bot.worker.stages import Work, Workshop
from config.logs import set_up_logs
from config.settings import read_settings
from db.errors import BlobStoreUnreachable
from render.errors import RendererCrashed
from tests.trials.smallness import make_small

SLOW = "SLOW_STEP"  # a step that takes SLOW_S more
SLOW_S = 3.0
FAIL = "FAIL_STEP"  # a step that fails at its first FAILURES tries
AWAY = "AWAY_STEP"  # one that finds the blob store gone so often
FAILURES = "FAILURES"
NOTES = "STEP_NOTES"  # a file that gets a line for each step that really works
Done = Callable[[Workshop, Work, Clock], None]


def note_steps() -> None:
    """Write down what is really done."""
    stages._STEPS = {step: noted(step, done) for step, done in stages._STEPS.items()}


def noted(step: Step, done: Done) -> Done:
    def work(shop: Workshop, job: Work, clock: Clock) -> None:
        with Path(os.environ[NOTES]).open("a") as file:
            file.write(f"{step} {job.job_id}\n")
        if step == os.environ.get(FAIL) and fails():
            raise RendererCrashed("dead")
        if step == os.environ.get(AWAY) and fails():
            raise BlobStoreUnreachable("EIO")
        if step == os.environ.get(SLOW):
            time.sleep(SLOW_S)
        done(shop, job, clock)

    return work


def fails() -> bool:
    failures = int(os.environ[FAILURES])
    os.environ[FAILURES] = str(failures - 1)
    return failures > 0


if __name__ == "__main__":
    make_small()
    note_steps()
    settings = read_settings()
    set_up_logs(settings.log_level)
    sys.exit(run_worker(settings, attached="--attached" in sys.argv))
