"""A worker in a trial of the wire: `python -m tests.trials.stamper [--attached]`.

Its stages only wait; the last hands over a real sticker that lies in a folder, stamped with the
digest of the job's photo: so that whoever gets it can tell whether it is theirs.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import sys
import time
import zlib
from collections.abc import Mapping
from pathlib import Path

import click

from bot.clock import Clock
from bot.order import Stage
from bot.worker import process, workflow
from bot.worker.device import CPU
from bot.worker.plan import Step, job_folder, photo_key, sticker_folder
from bot.worker.stages import Work, Workshop
from config.logs import set_up_logs
from config.settings import read_settings
from tests.trials.pictures import forms_of
from tests.trials.running import WAITS
from tests.trials.worker import RECORD, EmptyStudio

FOLDER = "TRIAL_STICKER"  # of the environment: where the sticker's files lie
MARK = b"stamp:"
_STAMP = re.compile(MARK + rb"([0-9a-f]{64})")
_VOID = b"\xec\x01\x00\x00\x00\x00\x00\x00\x58"  # 88 bytes that FFmpeg leaves free in each WEBM
_WEBM, _PNG, _WEBP = b"\x1a\x45\xdf\xa3", b"\x89PNG", b"RIFF"


def stamp_of(jpeg: bytes) -> str:
    """What the sticker of a photo carries."""
    return hashlib.sha256(forms_of(jpeg)[1]).hexdigest()


def find_stamp(data: bytes) -> str | None:
    """What a file carries."""
    found = _STAMP.search(data)
    return found[1].decode() if found else None


def stamp(data: bytes, told: str) -> bytes:
    """The same picture or video with a mark that no player minds; other files stay as they are."""
    mark = MARK + told.encode()
    if data.startswith(_WEBM):
        return data.replace(_VOID + bytes(len(mark)), _VOID + mark, 1)
    if data.startswith(_PNG):
        body = b"tEXt" + mark.replace(b":", b"\0", 1) + b" " + mark
        chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        return data[:-12] + chunk + data[-12:]
    if data.startswith(_WEBP):
        whole = data + b"MARK" + struct.pack("<I", len(mark)) + mark + b"\0" * (len(mark) % 2)
        return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]
    return data


def hand_over(step: Step, shop: Workshop, work: Work, clock: Clock) -> str:
    """In place of `bot.worker.stages.run_step`."""
    clock.begin(Stage.RENDER)
    time.sleep(float(os.environ[WAITS]))
    clock.stop()
    blobs, files = shop.shelf.blobs, _files()
    if step == Step.ENCODE:
        told = hashlib.sha256(blobs.get(photo_key(work.job_id))).hexdigest()
        for name, data in files.items():
            blobs.put(f"{sticker_folder(work.job_id)}/{name}", stamp(data, told))
        key = f"{sticker_folder(work.job_id)}/sticker.json"
        blobs.put(key, json.dumps(RECORD).encode())
        return key
    is_preview = step == Step.PREVIEW
    key = f"{job_folder(work.job_id)}/{'preview.png' if is_preview else step}"
    blobs.put(key, files["preview.png"] if is_preview else b"{}")
    return key


def _files() -> Mapping[str, bytes]:
    folder = Path(os.environ[FOLDER])
    return {path.name: path.read_bytes() for path in folder.iterdir()}


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
