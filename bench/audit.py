"""What becomes of many photos: how many figures are made, why others are not, and how all look.

`python -m bench.audit PHOTO-OR-FOLDER... [--count 200] [--seed 1] [--views 3] --out demo/audit`
draws sheets of photo | figure | turned 25 degrees | smile | laugh | wink (as many as --views) and
prints a line per photo and the totals. Folders are drawn from at random: colour photos whose
largest face is at least --least-px wide, or with --any every photo.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.contact_sheet import CELL_PX, on_ground, photo_cell
from bench.figures import parse_shapes
from bench.judging import GROUND, LEAST_FACE_PX, faces, save, titled
from bench.stickers import open_studio
from bot.order import Order
from bot.studio import Studio
from bot.workflow import Model, make_model
from pipeline.errors import PipelineError
from pipeline.photo import read_photo
from render.composite import finish
from render.errors import RenderError
from render.expression.role import base_weights
from render.scene import framed
from render.types import Pose, Raster, Scene

VIEWS: tuple[tuple[str, float], ...] = (
    ("", 0.0),
    ("", 25.0),
    ("smile+squint=0.5", 0.0),
    ("smile+open=0.7+teeth", 0.0),
    ("blink_left+smile=0.6", -12.0),
)
PER_SHEET = 40
SMALL_PX = 192
Picture = NDArray[np.uint8]


def colored(path: Path) -> bool:
    """Whether a photo has colours: portraits in grey are another matter."""
    pixels = read_photo(path.read_bytes()).pixels.astype(int)
    return bool(np.abs(pixels[..., 0] - pixels[..., 2]).mean() > 4)


def view(model: Model, shapes: str, yaw_deg: float) -> Scene:
    """One frame of the scene: every body turned, with these blend shapes or as in the photo."""
    scene = model.scene
    cos, sin = np.cos(np.radians(yaw_deg)), np.sin(np.radians(yaw_deg))
    turn = np.eye(4, dtype=np.float32)
    turn[0, 0], turn[0, 2], turn[2, 0], turn[2, 2] = cos, sin, -sin, cos
    rest = [base_weights(person.likeness) for person in model.production.subject.persons]
    rest += [{}] * (len(scene.bodies) - len(rest))
    wanted = [parse_shapes(shapes)] * len(scene.bodies) if shapes else rest
    poses = tuple(
        Pose(
            np.stack([turn] * len(body.joints)),
            np.array([weights.get(shape.name, 0.0) for shape in body.blend_shapes], np.float32),
        )
        for body, weights in zip(scene.bodies, wanted, strict=True)
    )
    return replace(scene, poses=(poses,), camera=framed(scene.bodies, (poses,), scene.border))


def cells(studio: Studio, model: Model, views: Sequence[tuple[str, float]]) -> Iterator[Picture]:
    """A picture of each view, uint8 (CELL_PX, CELL_PX, 3)."""
    renderer, raster = studio.renderer((("quick", Raster(512)), ("blender", Raster(512, 8))))
    for shapes, yaw_deg in views:
        (picture,) = finish(renderer, view(model, shapes, yaw_deg), raster)
        yield on_ground(picture, GROUND)


def smaller(cell: Picture) -> Picture:
    """uint8 (SMALL_PX, SMALL_PX, 3)."""
    size = (SMALL_PX, SMALL_PX)
    return np.asarray(cv2.resize(cell, size, interpolation=cv2.INTER_AREA), np.uint8)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--views", type=int, default=len(VIEWS))
    parser.add_argument("--theme", default="kawaii")
    parser.add_argument("--any", action="store_true")
    parser.add_argument("--least-px", type=int, default=LEAST_FACE_PX)
    parser.add_argument("--out", type=Path, default=Path("demo/audit"))
    options = parser.parse_args()
    with open_studio() as studio:
        audit(studio, list(chosen(studio, options)), options)


def chosen(studio: Studio, options: argparse.Namespace) -> Iterator[Path]:
    """The photos themselves, and of folders `count` in random order."""
    for source in options.sources:
        if source.is_file():
            yield source
        elif options.any:
            paths = sorted(source.glob("*.jpg"))
            yield from random.Random(options.seed).sample(paths, options.count)
        else:
            found = faces(studio, source, count=-1, seed=options.seed, least_px=options.least_px)
            in_color = (path for path in found if colored(path))
            yield from (path for _, path in zip(range(options.count), in_color, strict=False))


def audit(studio: Studio, paths: Sequence[Path], options: argparse.Namespace) -> None:
    """Draw every photo's row and print what it became."""
    views = VIEWS[: options.views]
    became: Counter[str] = Counter()
    rows: list[Picture] = []
    for number, path in enumerate(paths, start=1):
        data = path.read_bytes()
        row = [titled(photo_cell(data), path.stem[-7:])]
        began = time.perf_counter()
        try:
            model = make_model(studio, Order(photo=data, prompt=options.theme))
            row += cells(studio, model, views)
            outcome, reason = model.production.subject.shape, model.production.subject.reason
        except (PipelineError, RenderError) as error:
            outcome, reason = "error", repr(error)
        became[outcome] += 1
        row += [np.full((CELL_PX, CELL_PX, 3), 128, np.uint8)] * (len(views) + 1 - len(row))
        rows += [smaller(cell) for cell in row]
        print(f"{path.stem}: {outcome} {reason} {time.perf_counter() - began:.1f} s", flush=True)
        if number % PER_SHEET == 0 or number == len(paths):
            columns = (len(views) + 1) * (2 if len(views) > 1 else 6)
            sheet = options.out.with_name(f"{options.out.name}-{-(-number // PER_SHEET)}.png")
            sheet.parent.mkdir(parents=True, exist_ok=True)
            save(sheet, rows, columns=columns)
            print(sheet, flush=True)
            rows = []
    print({outcome: f"{count} ({count / len(paths):.1%})" for outcome, count in became.items()})


if __name__ == "__main__":
    main()
