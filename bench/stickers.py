"""Whole stickers: seconds per stage, seconds to the preview, and memory of all processes.

`python -m bench.stickers` makes each photo's draft and standard set warm, then renders one scene at
plain settings (every frame, 512 px, 8 samples) and prints the ratio. `--jobs N` watches memory
over N draft jobs in one process.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import cv2
import numpy as np
import skimage.data
from numpy.typing import NDArray

from bench.memory import MemoryWatch
from bot.order import Order, Stage
from bot.studio import Studio
from bot.workflow import make_model, make_sticker
from config.assets import find_assets
from config.logs import set_up_logs
from config.settings import read_settings
from render.composite import finish
from render.types import Raster, Scene

PLAIN = Raster(side_px=512, samples=8)
PHOTOS = ("astronaut", "chelsea", "coffee")


@dataclass(frozen=True)
class Timing:
    """Seconds from the order to the preview and to the whole set, and per stage."""

    preview_s: float
    total_s: float
    stages: dict[str, float]


def photo_bytes(name: str) -> bytes:
    """One of scikit-image's photos as a PNG file."""
    pixels: NDArray[np.uint8] = getattr(skimage.data, name)()
    return cv2.imencode(".png", pixels[..., ::-1])[1].tobytes()


def time_sticker(studio: Studio, order: Order) -> Timing:
    """Make one sticker and time it."""
    began = time.perf_counter()
    preview: list[float] = []
    stages: dict[str, float] = {}
    entered: dict[Stage, float] = {}

    def watch(stage: Stage, done: int, steps: int) -> None:
        entered.setdefault(stage, time.perf_counter())
        if done == steps:
            stages[stage.name.lower()] = time.perf_counter() - entered[stage]

    make_sticker(
        studio,
        order,
        on_progress=watch,
        on_preview=lambda _: preview.append(time.perf_counter() - began),
    )
    return Timing(preview[0], time.perf_counter() - began, stages)


def every_frame(scene: Scene) -> Scene:
    """The same scene with no two frames alike, so that a renderer can't reuse any."""
    poses = tuple(
        tuple(replace(pose, joints=pose.joints + np.float32(index * 1e-4)) for pose in frame)
        for index, frame in enumerate(scene.poses)
    )
    return replace(scene, poses=poses)


@contextmanager
def open_studio() -> Iterator[Studio]:
    """The studio of this machine, as its settings say."""
    settings = read_settings()
    set_up_logs(settings.log_level, quote_errors=True)
    with Studio(settings, find_assets(settings.assets)) as studio:
        yield studio


def _print_timing(name: str, quality: str, timing: Timing) -> None:
    stages = "  ".join(f"{stage} {spent:.2f}" for stage, spent in timing.stages.items())
    print(
        f"{name:10} {quality:9} preview {timing.preview_s:5.2f} s  set {timing.total_s:6.2f} s  "
        f"| {stages}"
    )


def bench_sets(studio: Studio, qualities: tuple[str, ...]) -> None:
    """Time draft and standard sets, and the standard set against plain settings."""
    for name in PHOTOS:
        for quality in qualities:
            order = Order(photo=photo_bytes(name), prompt="space pirate", quality=quality)
            _print_timing(name, quality, time_sticker(studio, order))


def bench_plain(studio: Studio) -> None:
    """The ratio that matters: a standard set against all frames at 512 px and 8 samples."""
    order = Order(photo=photo_bytes("coffee"), prompt="space pirate")
    standard = time_sticker(studio, order).total_s
    scene = every_frame(make_model(studio, order).scene)
    began = time.perf_counter()
    renderer, _ = studio.renderer((("blender", PLAIN),))
    for _ in finish(renderer, scene, PLAIN):
        pass
    plain = time.perf_counter() - began
    print(f"standard set {standard:.1f} s, plain frames {plain:.1f} s: {standard / plain:.2f}x")


def bench_growth(studio: Studio, jobs: int) -> None:
    """Memory after each of `jobs` draft stickers in this process."""
    watch = MemoryWatch()
    for job in range(jobs):
        order = Order(
            photo=photo_bytes(PHOTOS[job % len(PHOTOS)]), prompt="space pirate", quality="draft"
        )
        time_sticker(studio, order)
        print(f"after job {job + 1:2}: {watch.now() / 1e6:.0f} MB", flush=True)


def report(*, quick: bool = False, jobs: int = 0) -> None:
    """Print the table. quick: draft sets only. jobs: instead, memory over so many drafts."""
    with MemoryWatch() as watch, open_studio() as studio:
        time_sticker(studio, Order(photo=photo_bytes("coffee"), prompt="warm up", quality="draft"))
        if jobs:
            bench_growth(studio, jobs)
        else:
            bench_sets(studio, ("draft",) if quick else ("draft", "standard"))
        if not (jobs or quick):
            bench_plain(studio)
    print(f"peak of all processes {watch.peak / 1e6:.0f} MB")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=0, help="watch memory over this many jobs")
    parser.add_argument("--quick", action="store_true", help="draft sets only, no plain settings")
    options = parser.parse_args()
    report(quick=options.quick, jobs=options.jobs)


if __name__ == "__main__":
    main()
