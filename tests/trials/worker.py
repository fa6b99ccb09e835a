"""A worker in a trial: `python -m tests.trials.worker [--attached]`.

The real one, with stickers made small by numbers; or, where the environment says how long a stage
waits, with stages that only wait, for trials of order and rate.
"""

from __future__ import annotations

import json
import os
import sys
import time

import click

from bot.clock import Clock
from bot.order import Stage
from bot.worker import process, workflow
from bot.worker.device import CPU
from bot.worker.plan import Step, job_folder, sticker_folder
from bot.worker.stages import Work, Workshop
from config.logs import set_up_logs
from config.settings import read_settings
from tests.trials.clock import follow_clock
from tests.trials.running import WAITS
from tests.trials.smallness import make_small

RECORD = {"theme": "pirate", "files": {}}


class EmptyStudio:
    """Neither models nor renderers, for stages that need none."""

    blender = None

    def __init__(self, *_: object) -> None: ...

    def wait(self) -> None: ...

    def interrupt(self) -> None: ...

    def close(self) -> None: ...


def only_wait(stage_s: float) -> None:
    """Let every stage of this process wait instead of making anything."""

    def run_step(step: Step, shop: Workshop, work: Work, clock: Clock) -> str:
        clock.begin(Stage.RENDER)
        time.sleep(stage_s)
        clock.stop()
        blobs, key = shop.shelf.blobs, f"{job_folder(work.job_id)}/{step}"
        if step == Step.PREVIEW:
            key = f"{job_folder(work.job_id)}/preview.png"
        if step == Step.ENCODE:
            key = f"{sticker_folder(work.job_id)}/sticker.json"
        blobs.put(key, json.dumps(RECORD).encode())
        return key

    vars(process).update(Studio=EmptyStudio, find_device=lambda _: CPU)
    vars(workflow).update(run_step=run_step)


@click.command()
@click.option("--attached", is_flag=True, help="End when standard input does.")
def main(attached: bool) -> None:
    """Work until SIGTERM."""
    follow_clock()
    settings = read_settings()
    set_up_logs(settings.log_level)
    if WAITS in os.environ:
        only_wait(float(os.environ[WAITS]))
    else:
        make_small()
    sys.exit(process.run_worker(settings, attached=attached))


if __name__ == "__main__":
    main()
