"""An example of each theme for Telegram's picture of them: bot/telegram/tiles/NAME.webp.

`python -m bench.tiles [THEME...] [--photo astronaut] [--seed 7]` draws one photo in these
themes, or in all, with the quick renderer. A photo that is no file is one of scikit-image's.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bench.stickers import open_studio, photo_bytes
from bot.clock import Clock
from bot.order import Order
from bot.rendering import draw_still
from bot.staging import produce, stage, understand
from bot.studio import Studio
from bot.subject import draw, find
from bot.telegram.sheet import TILE_PX, TILES
from render.types import Raster

QUALITY = 84  # of WebP
_DRAWN_PX = 2 * TILE_PX
_MARGIN = 0.03  # of a tile's side, around what is on it


def draw_tiles(
    studio: Studio, order: Order, names: Sequence[str]
) -> Iterator[tuple[str, Image.Image]]:
    """Each theme's name and tile, TILE_PX square, RGBA; what is in the photo is found once."""
    clock = Clock(lambda *_: None)
    found = find(studio, order, clock)
    for name in names:
        asked = Order(photo=order.photo, prompt=name, quality=order.quality, seed=order.seed)
        meaning = understand(studio, asked)
        drawn = draw(studio, asked, (found, meaning.brief), clock)
        scene = stage(produce(studio, asked, (drawn, meaning), clock)).scene
        pixels, _ = draw_still(studio, scene, (("quick", Raster(_DRAWN_PX, samples=2)),))
        yield name, cut_tile(pixels)


def cut_tile(pixels: NDArray[np.uint8]) -> Image.Image:
    """What a picture shows, uint8 (S, S, 4), as large as fits into a tile."""
    columns, rows = (np.flatnonzero((pixels[..., 3] > 16).any(axis)) for axis in (0, 1))
    shown = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = TILE_PX * (1 - 2 * _MARGIN) / max(shown.shape[:2])
    size = (max(1, round(shown.shape[1] * scale)), max(1, round(shown.shape[0] * scale)))
    alpha = shown[..., 3:].astype(np.float32) / 255
    solid = cv2.resize(shown[..., :3] * alpha, size, interpolation=cv2.INTER_AREA)
    share = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA)[..., None]
    small = np.concatenate([solid / np.maximum(share, 1e-3), 255 * share], axis=2)
    tile = Image.new("RGBA", (TILE_PX, TILE_PX))
    picture = Image.fromarray(np.clip(np.round(small), 0, 255).astype(np.uint8))
    tile.paste(picture, ((TILE_PX - size[0]) // 2, (TILE_PX - size[1]) // 2))
    return tile


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("themes", nargs="*", metavar="THEME", help="names; all by default")
    parser.add_argument("--photo", default="astronaut")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=TILES)
    options = parser.parse_args()
    order = Order(photo=photo_bytes(options.photo), prompt="", quality="draft", seed=options.seed)
    with open_studio() as studio:
        for name, tile in draw_tiles(studio, order, options.themes or list(studio.themes)):
            tile.save(options.out / f"{name}.webp", "WEBP", quality=QUALITY, method=6)
            print(name, flush=True)


if __name__ == "__main__":
    main()
