"""What captions look like: in many scripts, in all fonts, in all places, long and short.

`python -m bench.captions [PHOTO] --sheet OUT.png [--of scripts fonts positions lengths] [--theme
NAME]` draws one photo's sticker with each caption by the quick renderer, and beside each how it
looks in a chat, 100 px wide. A photo that is no file is one of scikit-image's.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.stickers import open_studio, photo_bytes
from bot.clock import Clock
from bot.order import Order
from bot.staging import Production, produce, stage, understand
from bot.studio import Studio
from bot.subject import draw, find
from config.caption import Caption, CaptionPosition, FontName
from render.composite import finish
from render.quick.renderer import QuickRenderer
from render.renderer import Renderer
from render.scene import best_frame
from render.types import Raster

COLUMNS, CELL_PX, SMALL_PX = 4, 384, 100
_DRAWN_PX = 512
_GROUND = (225, 214, 200)

SCRIPTS = (
    "Happy birthday!", "С днём рождения!", "Χρόνια πολλά!", "יום הולדת שמח", "عيد ميلاد سعيد",
    "जन्मदिन मुबारक", "শুভ জন্মদিন", "สุขสันต์วันเกิด", "お誕生日おめでとう", "生日快乐！", "生日快樂！",
    "생일 축하해!",
)  # fmt: skip
LENGTHS = (
    "OK", "🎉🥳🎂", "I ❤️ pizza 🍕", "Team 🇩🇪 👨‍👩‍👧 go!", "مرحبا hello 🎈 عالم",
    "Best day ever,\nthank you all", "Donaudampfschifffahrtsgesellschaft",
    "The quick brown fox jumps over the lazy dog and runs away from it all",
)  # fmt: skip
SHEETS: Mapping[str, Sequence[Caption]] = MappingProxyType(
    {
        "scripts": tuple(Caption(text=text) for text in SCRIPTS),
        "fonts": tuple(Caption(text="Best friends!", font=font) for font in get_args(FontName)),
        "positions": tuple(
            Caption(text=text, position=position)
            for text in ("Ahoy, matey!", "Sorry, I overslept again today")
            for position in get_args(CaptionPosition)
        ),
        "lengths": tuple(Caption(text=text) for text in LENGTHS),
    }
)


def prepare(studio: Studio, photo: bytes, theme: str) -> Production:
    """What is drawn of the photo, without words."""
    clock = Clock(lambda *_: None)
    order = Order(photo=photo, prompt=theme)
    meaning = understand(studio, order)
    drawn = draw(studio, order, (find(studio, order, clock), meaning.brief), clock)
    return produce(studio, order, (drawn, meaning), clock)


def picture(
    studio: Studio, renderer: Renderer, production: Production, caption: Caption
) -> NDArray[np.uint8]:
    """One sticker with this caption at its best, on a ground, uint8 (H, W, 3)."""
    written = replace(production, lettering=studio.write(caption, production.theme))
    scene = stage(written).scene
    still = replace(scene, poses=(scene.poses[best_frame(scene)],))
    pixels = next(iter(finish(renderer, still, Raster(_DRAWN_PX))))
    share = pixels[..., 3:] / 255
    return np.asarray(np.rint(pixels[..., :3] * share + _GROUND * (1 - share)), np.uint8)


def cell(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Large, and small in its corner as in a chat."""
    large = np.array(cv2.resize(pixels, (CELL_PX, CELL_PX), interpolation=cv2.INTER_AREA))
    small = cv2.resize(pixels, (SMALL_PX, SMALL_PX), interpolation=cv2.INTER_AREA)
    whole = np.full((CELL_PX, CELL_PX + SMALL_PX, 3), _GROUND, np.uint8)
    whole[:, :CELL_PX] = large
    whole[CELL_PX - SMALL_PX :, CELL_PX:] = small
    return whole


def rows(cells: Sequence[NDArray[np.uint8]]) -> Iterator[NDArray[np.uint8]]:
    """Cells side by side, COLUMNS in a row."""
    blank = np.full_like(cells[0], 255)
    for start in range(0, len(cells), COLUMNS):
        row = [*cells[start : start + COLUMNS], *[blank] * COLUMNS]
        yield np.concatenate(row[:COLUMNS], axis=1)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", nargs="?", default="astronaut")
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--of", nargs="*", choices=SHEETS, default=list(SHEETS))
    parser.add_argument("--theme", default="superheroes")
    options = parser.parse_args()
    path = Path(options.photo)
    photo = path.read_bytes() if path.is_file() else photo_bytes(options.photo)
    with open_studio() as studio:
        production, renderer = prepare(studio, photo, options.theme), QuickRenderer()
        cells = [
            cell(picture(studio, renderer, production, caption))
            for name in options.of
            for caption in SHEETS[name]
        ]
    sheet = np.concatenate(list(rows(cells)))
    options.sheet.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.sheet), sheet[..., ::-1])
    print(f"{options.sheet}: {len(cells)} captions")


if __name__ == "__main__":
    main()
