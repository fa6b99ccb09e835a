"""A worker beside the whole service: `python -m tests.bot.telegram.whole_worker --attached`.

The real one, but for its stages: the last hands over a sticker that lies in a folder, the others do
nothing.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import click

from bot.clock import Clock
from bot.order import Stage
from bot.worker import process, workflow
from bot.worker.device import CPU
from bot.worker.plan import Step, job_folder, sticker_folder
from bot.worker.stages import Work, Workshop
from config.logs import set_up_logs
from config.settings import read_settings
from tests.trials.worker import RECORD, EmptyStudio

FOLDER = "WHOLE_STICKER"  # of the environment
STAGE_S = 0.05


def hand_over(step: Step, shop: Workshop, work: Work, clock: Clock) -> str:
    """In place of `bot.worker.stages.run_step`."""
    clock.begin(Stage.RENDER)
    time.sleep(STAGE_S)
    clock.stop()
    blobs, folder = shop.shelf.blobs, Path(os.environ[FOLDER])
    if step == Step.ENCODE:
        for path in folder.iterdir():
            blobs.put(f"{sticker_folder(work.job_id)}/{path.name}", path.read_bytes())
        key = f"{sticker_folder(work.job_id)}/sticker.json"
        blobs.put(key, json.dumps(RECORD).encode())
        return key
    is_preview = step == Step.PREVIEW
    key = f"{job_folder(work.job_id)}/{'preview.png' if is_preview else step}"
    blobs.put(key, (folder / "preview.png").read_bytes() if is_preview else b"{}")
    return key


@click.command()
@click.option("--attached", is_flag=True, help="End when standard input does.")
def main(attached: bool) -> None:
    """Work until SIGTERM."""
    settings = read_settings()
    set_up_logs(settings.log_level)
    vars(process).update(Studio=EmptyStudio, find_device=lambda _: CPU)
    vars(workflow).update(run_step=hand_over)
    sys.exit(process.run_worker(settings, attached=attached))


if __name__ == "__main__":
    main()
