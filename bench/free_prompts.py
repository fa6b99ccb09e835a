"""What stickers make of words that nobody planned for: sixty themes in eight languages.

`python -m bench.free_prompts [--file FILE]` prints of each prompt the theme, what floats, what is
worn and held, and the expression; at the end how often words brought anything, and how long reading
took. With `--sheet OUT.png` each prompt's sticker is drawn of one photo, to be judged by eye.
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from bench.contact_sheet import CELL_PX, on_ground
from bench.stickers import open_studio, photo_bytes
from bot.order import Order
from bot.studio import Studio
from bot.workflow import make_model
from config.assets import find_assets
from config.settings import read_settings
from config.theme import Theme, load_themes
from pipeline.errors import HarmfulMeaning, PipelineError
from pipeline.prompt.reader import PromptReader, open_prompt_reader
from pipeline.things import Things
from render.composite import finish
from render.errors import RenderError
from render.scene import preview_scene
from render.types import Raster

PROMPTS = Path(__file__).with_name("free_prompts.txt")
PHOTO = "astronaut"
COLUMNS = 10
_GROUND = (226, 232, 240)
_CAPTION_PX = 18
_WARM_UP = "warm up"


def read_prompts(path: Path = PROMPTS) -> list[tuple[str, str]]:
    """Language and words of each line "en | words"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("|", 1) for line in lines if "|" in line and not line.startswith("#")]
    return [(language.strip(), words.strip()) for language, words in pairs]


def describe(
    reader: PromptReader, themes: Mapping[str, Theme], language: str, prompt: str
) -> tuple[str, bool]:
    """A line of the table, and whether the words brought more than the theme's own things."""
    try:
        brief = reader.read(prompt)
    except HarmfulMeaning as error:
        return f"{language} | {prompt} | refused: {error.topic}", False
    things = brief.things or Things()
    own = themes[brief.theme].floaters
    brought = [each for each in things.floaters if each not in own]
    asked = [*things.asked.worn, *things.asked.costumes, *things.asked.held]
    cells = [
        language, prompt, brief.theme, " ".join(things.floaters), " ".join(asked) or "-",
        reader.choose_expression(prompt) or "-",
    ]  # fmt: skip
    return " | ".join(cells), bool(brought or asked)


def report(prompts: Sequence[tuple[str, str]]) -> None:
    """Print the table."""
    assets, themes = find_assets(read_settings().assets), load_themes()
    reader = open_prompt_reader(assets, themes)
    brought = 0
    print("language | words | theme | floats | worn and held | expression")
    for language, prompt in prompts:
        line, more = describe(reader, themes, language, prompt)
        brought += more
        print(line)
    print(f"\nwords brought something of their own: {brought} of {len(prompts)}")
    seconds = sorted(_reading(open_prompt_reader(assets, themes), prompts))
    print(f"reading one: median {1e3 * seconds[len(seconds) // 2]:.1f} CPU-ms")


def _reading(reader: PromptReader, prompts: Sequence[tuple[str, str]]) -> Iterator[float]:
    """CPU seconds of each prompt, read for the first time by a reader that is warm."""
    reader.read(_WARM_UP)
    for _, prompt in prompts:
        began = time.process_time()
        try:
            reader.read(prompt)
        except HarmfulMeaning:
            continue
        yield time.process_time() - began


def draw_sheet(prompts: Sequence[tuple[str, str]], photo: bytes, out: Path) -> None:
    """One sticker at rest for each prompt, numbered in the file's order."""
    with open_studio() as studio:
        cells = [
            _cell(studio, Order(photo=photo, prompt=prompt), number)
            for number, (_, prompt) in enumerate(prompts, 1)
        ]
    cells += [np.full_like(cells[0], 255)] * (-len(cells) % COLUMNS)
    rows = [np.hstack(cells[n : n + COLUMNS]) for n in range(0, len(cells), COLUMNS)]
    out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(out), np.vstack(rows)[..., ::-1])
    print(out)


def _cell(studio: Studio, order: Order, number: int) -> NDArray[np.uint8]:
    try:
        scene = preview_scene(make_model(studio, order).scene)
        renderer, raster = studio.renderer((("quick", Raster(512)), ("blender", Raster(512, 8))))
        (picture,) = finish(renderer, scene, raster)
        shown = on_ground(picture, _GROUND)
    except (PipelineError, RenderError) as error:
        print(f"{number}: {error!r}")
        shown = np.zeros((CELL_PX, CELL_PX, 3), np.uint8)
    cell = Image.fromarray(shown)
    ImageDraw.Draw(cell).text((4, CELL_PX - _CAPTION_PX), str(number), fill=(180, 0, 0))
    return np.asarray(cell, np.uint8)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=PROMPTS)
    parser.add_argument("--sheet", type=Path, help="draw the stickers to this picture")
    parser.add_argument("--photo", type=Path, help="of whom; else scikit-image's astronaut")
    options = parser.parse_args()
    prompts = read_prompts(options.file)
    report(prompts)
    if options.sheet:
        photo = options.photo.read_bytes() if options.photo else photo_bytes(PHOTO)
        draw_sheet(prompts, photo, options.sheet)


if __name__ == "__main__":
    main()
