"""A contact sheet of photos x themes as one PNG: what the program makes, to be judged by eye.

`python -m bench.contact_sheet PHOTO... --theme WORDS --theme WORDS --out demo/sheet.png`; without
photos it takes scikit-image's own. Each row is a photo and its stickers at rest, on a light and a
dark ground in turn, as chats have both.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.stickers import PHOTOS, open_studio, photo_bytes
from bot.order import Order
from bot.studio import Studio
from bot.workflow import make_model
from pipeline.errors import PipelineError
from pipeline.photo import read_photo
from render.composite import finish
from render.errors import RenderError
from render.scene import preview_scene
from render.types import Raster

THEMES = ("space pirate", "kawaii", "пляж и море", "retro 70s disco")
GROUNDS = ((236, 229, 221), (38, 35, 33))
CELL_PX = 256
RASTERS = {"quick": Raster(512), "blender": Raster(512, 12)}


def _named_photos(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    if not paths:
        yield from ((name, photo_bytes(name)) for name in PHOTOS)
    for path in paths:
        yield path.stem, path.read_bytes()


def photo_cell(data: bytes) -> NDArray[np.uint8]:
    pixels = read_photo(data).pixels
    scale = CELL_PX / max(pixels.shape[:2])
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    cell = np.full((CELL_PX, CELL_PX, 3), 255, np.uint8)
    top, left = (CELL_PX - small.shape[0]) // 2, (CELL_PX - small.shape[1]) // 2
    cell[top : top + small.shape[0], left : left + small.shape[1]] = small
    return cell


def on_ground(picture: NDArray[np.uint8], ground: tuple[int, int, int]) -> NDArray[np.uint8]:
    small = cv2.resize(picture, (CELL_PX, CELL_PX), interpolation=cv2.INTER_AREA)
    alpha = small[..., 3:].astype(np.float32) / 255
    mixed = small[..., :3] * alpha + np.array(ground, np.float32) * (1 - alpha)
    return mixed.astype(np.uint8)


def _sticker(studio: Studio, order: Order, renderers: tuple[str, ...]) -> NDArray[np.uint8]:
    scene = preview_scene(make_model(studio, order).scene)
    renderer, raster = studio.renderer([(name, RASTERS[name]) for name in renderers])
    (picture,) = finish(renderer, scene, raster)
    return picture


def _row(
    studio: Studio, name: str, data: bytes, *, themes: Sequence[str], renderers: tuple[str, ...]
) -> NDArray[np.uint8]:
    cells = [photo_cell(data)]
    for index, theme in enumerate(themes):
        began = time.perf_counter()
        try:
            picture = _sticker(studio, Order(photo=data, prompt=theme), renderers)
            cells.append(on_ground(picture, GROUNDS[index % 2]))
        except (PipelineError, RenderError) as error:
            print(f"{name}, {theme}: {error!r}")
            cells.append(np.zeros((CELL_PX, CELL_PX, 3), np.uint8))
        print(f"{name}, {theme}: {time.perf_counter() - began:.1f} s", flush=True)
    return np.hstack(cells)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", nargs="*", type=Path)
    parser.add_argument("--theme", action="append", dest="themes")
    parser.add_argument("--out", type=Path, default=Path("demo/sheet.png"))
    parser.add_argument("--renderer", choices=("quick", "blender"), default="quick")
    options = parser.parse_args()
    with open_studio() as studio:
        rows = [
            _row(
                studio,
                name,
                data,
                themes=options.themes or THEMES,
                renderers=(options.renderer, "blender"),
            )
            for name, data in _named_photos(options.photos)
        ]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), np.vstack(rows)[..., ::-1])
    print(options.out)


if __name__ == "__main__":
    main()
