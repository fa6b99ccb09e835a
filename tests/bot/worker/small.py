"""A real worker with small pictures, whose steps a test can hold or fail, job by job:
`python -m tests.bot.worker.small`. What is fine takes as long as ever."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.clock import Clock
from bot.worker import stages, workflow
from bot.worker.plan import Step
from bot.worker.process import run_worker
from bot.worker.stages import Work, Workshop
from config.logs import set_up_logs
from config.settings import read_settings
from db.errors import BlobStoreUnreachable
from render.errors import RendererCrashed
from render.quality import FINE, QUALITIES
from tests.trials.smallness import make_small

# A folder. The file hold-STEP-JOB there holds a step; fail-STEP-JOB and away-STEP-JOB let it fail,
# or find the store gone, as often as they say.
GATES = "STEP_GATES"
NOTES = "STEP_NOTES"  # a file that gets a line for each step that really works
POLL_S = 0.02
PAUSE_S = 0.1  # before another try
Done = Callable[[Workshop, Work, Clock], None]


def gated(step: Step, done: Done) -> Done:
    """A step that writes down that it works, and looks for its gates."""
    gates = Path(os.environ[GATES])

    def work(shop: Workshop, job: Work, clock: Clock) -> None:
        with Path(os.environ[NOTES]).open("a") as file:
            file.write(f"{step} {job.job_id}\n")
        if takes(gates / f"fail-{step}-{job.job_id}"):
            raise RendererCrashed("dead")
        if takes(gates / f"away-{step}-{job.job_id}"):
            raise BlobStoreUnreachable("EIO")
        while (gates / f"hold-{step}-{job.job_id}").exists():
            time.sleep(POLL_S)
        done(shop, job, clock)

    return work


def takes(gate: Path) -> bool:
    """Whether it is still to happen; it is once less from now on."""
    left = int(gate.read_text()) if gate.exists() else 0
    if left:
        gate.write_text(str(left - 1))
    return left > 0


if __name__ == "__main__":
    make_small()
    QUALITIES["fine"] = FINE
    stages._STEPS = {step: gated(step, done) for step, done in stages._STEPS.items()}
    vars(workflow).update(FIRST_PAUSE_S=PAUSE_S, AWAY_S=PAUSE_S)
    settings = read_settings()
    set_up_logs(settings.log_level)
    sys.exit(run_worker(settings, attached="--attached" in sys.argv))
