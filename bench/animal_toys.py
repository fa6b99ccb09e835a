"""A sheet of animals: photo, plain relief, toy, the toy turned, blinking and happy.

`python -m bench.animal_toys PHOTO... --out demo/animal-toys.png [--side 240] [--columns 2]`.
Faces are found as the service finds them; a photo without one gets no row, and its name and the
reason are printed.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.figures import drawn, parse_shapes, stage
from bench.stickers import open_studio
from bot.order import Order
from bot.studio import Studio
from bot.subject import find_subject
from pipeline.cutout.filled import fills_photo
from pipeline.exaggerate import exaggerate
from pipeline.photo import read_photo
from pipeline.types import AnimalFace, Cartoon
from render.animal.build import build_animal
from render.animal.gate import why_no_toy
from render.quick.renderer import QuickRenderer
from render.relief.build import build_relief
from render.renderer import Renderer
from render.types import Body

VIEWS = (("", 0.0), ("", 25.0), ("blink_left+blink_right", 0.0), ("open+smile+tongue", 0.0))
THEME = "kawaii"
STRENGTH = 0.7

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Animal:
    """A photo that shows one: uint8 (H, W, 3), its drawing and its face in the drawing's px."""

    photo: Pixels
    cartoon: Cartoon
    face: AnimalFace


def find_animal(studio: Studio, path: Path) -> Animal | str:
    """What the service makes of a photo before it builds; or why it keeps to the relief."""
    data = path.read_bytes()
    photo = read_photo(data)
    cutout = find_subject(studio, Order(photo=data, prompt=THEME), photo)
    if not cutout.animals:
        return "no face was found"
    if fills_photo(cutout):
        return "it fills its photo"
    brief = studio.reader.read(THEME, strength=STRENGTH, seed=1)
    cartoon = studio.cartoonizer.draw(exaggerate(cutout, strength=STRENGTH), brief)
    reason = why_no_toy(cartoon, cartoon.animals[0])
    return reason or Animal(photo.pixels, cartoon, cartoon.animals[0])


def draw_row(renderer: Renderer, animal: Animal, label: str, *, side_px: int) -> Pixels:
    """uint8 (side_px, 6 * side_px, 3)."""
    relief = build_relief(replace(animal.cartoon, animals=()))
    began = time.process_time()
    toy = build_animal(animal.cartoon, animal.face)
    print(f"{label}: built in {time.process_time() - began:.2f} CPU-s", flush=True)
    shown: list[tuple[Body, str, float]] = [(relief, "", 0.0)]
    shown += [(toy, shapes, yaw) for shapes, yaw in VIEWS]
    cells = [drawn(renderer, stage(b, parse_shapes(s), yaw), side_px) for b, s, yaw in shown]
    return np.hstack([_photo_cell(animal, label, side_px), *cells])


def _photo_cell(animal: Animal, label: str, side_px: int) -> Pixels:
    scale = side_px / max(animal.photo.shape[:2])
    small = cv2.resize(animal.photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    cell = np.full((side_px, side_px, 3), 255, np.uint8)
    cell[: small.shape[0], : small.shape[1]] = small[:side_px, :side_px]
    text = f"{label[:24]} {animal.face.score:.2f}"
    cv2.putText(cell, text, (4, side_px - 6), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (200, 0, 0), 1)
    return cell


def draw_rows(studio: Studio, paths: Sequence[Path], *, side_px: int) -> Iterator[Pixels]:
    """A row per animal that makes a toy."""
    renderer = QuickRenderer()
    try:
        for path in paths:
            found = find_animal(studio, path)
            if isinstance(found, str):
                print(f"{path.stem}: {found}", flush=True)
            else:
                yield draw_row(renderer, found, path.stem, side_px=side_px)
    finally:
        renderer.close()


def arrange(rows: Sequence[Pixels], columns: int) -> Pixels:
    """Rows beneath each other, in this many columns."""
    filled = [*rows, *[np.full_like(rows[0], 255)] * (-len(rows) % columns)]
    height = len(filled) // columns
    return np.hstack([np.vstack(filled[i * height : (i + 1) * height]) for i in range(columns)])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", nargs="+", type=Path)
    parser.add_argument("--side", type=int, default=240)
    parser.add_argument("--columns", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("demo/animal-toys.png"))
    options = parser.parse_args()
    with open_studio() as studio:
        rows = list(draw_rows(studio, options.photos, side_px=options.side))
    if rows:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(options.out), arrange(rows, options.columns)[..., ::-1])
        print(options.out)


if __name__ == "__main__":
    main()
