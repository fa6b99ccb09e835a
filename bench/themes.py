"""Whole stickers of photos in many themes on one sheet, in order or shuffled for a blind guess.

`python -m bench.themes PHOTO... --sheet F.png [--seed N] [--theme NAME]... [--all]` draws a row of
stickers for each photo: by default in the ten original themes, one column each, with --all in every
theme there is. A photo that is no file is one of scikit-image's. With `--shuffled KEY.json` the
sheet shows the same stickers in random places, each under a number, without their names: KEY.json
tells number -> theme, and beside the sheet lies F-answers.json, to be filled in.
`python -m bench.themes --score KEY.json ANSWERS.json` prints the share that is right, and what was
taken for what.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.judging import GROUND, save
from bench.stickers import open_studio, photo_bytes
from bot.clock import Clock
from bot.order import Order
from bot.rendering import draw_still
from bot.staging import produce, stage, understand
from bot.studio import Studio
from bot.subject import draw, find
from render.types import Raster

ORIGINAL = (
    "cute-animals", "emoji-expressions", "festivals-and-holidays", "food-and-drinks",
    "kawaii-and-chibi", "minimalist-and-modern", "motivational-and-positive",
    "mythical-creatures", "professions-and-hobbies", "retro-and-vintage",
)  # fmt: skip
CELL_PX, DRAWN_PX = 220, 440
COLUMNS = 10
LABEL_PX = 18  # of a name below a cell
Picture = NDArray[np.uint8]


def stickers(studio: Studio, photo: bytes, names: Sequence[str], seed: int) -> Iterator[Picture]:
    """The photo's sticker at rest in each theme, uint8 (CELL_PX, CELL_PX, 3) on a plain ground;
    what is in the photo is found once."""
    clock = Clock(lambda *_: None)
    first = Order(photo=photo, prompt="", quality="draft", seed=seed)
    found = find(studio, first, clock)
    for name in names:
        order = Order(photo=photo, prompt=name, quality="draft", seed=seed, looks=(name,))
        meaning = understand(studio, order)
        drawn = draw(studio, order, (found, meaning.brief), clock)
        scene = stage(produce(studio, order, (drawn, meaning), clock)).scene
        pixels, _ = draw_still(studio, scene, (("quick", Raster(DRAWN_PX, samples=2)),))
        yield _on_ground(pixels)


def _on_ground(pixels: Picture) -> Picture:
    small = cv2.resize(pixels, (CELL_PX, CELL_PX), interpolation=cv2.INTER_AREA)
    alpha = small[..., 3:].astype(np.float32) / 255
    return np.asarray(small[..., :3] * alpha + np.array(GROUND) * (1 - alpha), np.uint8)


def labelled(cell: Picture, text: str, *, ink: tuple[int, int, int] = (40, 44, 52)) -> Picture:
    """The cell with a line of text below."""
    line = np.full((LABEL_PX, cell.shape[1], 3), 255, np.uint8)
    cv2.putText(line, text, (4, LABEL_PX - 5), cv2.FONT_HERSHEY_SIMPLEX, 0.42, ink, 1, cv2.LINE_AA)
    return np.vstack([cell, line])


def shuffled(cells: Sequence[tuple[str, Picture]], seed: int) -> tuple[list[Picture], list[str]]:
    """The cells in random order, numbered from 1, and their themes in that order."""
    order = list(range(len(cells)))
    random.Random(seed).shuffle(order)
    shown = [labelled(cells[place][1], str(n)) for n, place in enumerate(order, start=1)]
    return shown, [cells[place][0] for place in order]


def make_sheet(options: argparse.Namespace) -> None:
    """Draw what the command line asks for."""
    cells: list[tuple[str, Picture]] = []
    with open_studio() as studio:
        names = list(studio.themes) if options.all else options.theme or ORIGINAL
        for number, photo in enumerate(options.photos):
            data = Path(photo).read_bytes() if Path(photo).is_file() else photo_bytes(photo)
            drawn = stickers(studio, data, names, options.seed + number)
            cells += zip(names, drawn, strict=True)
            print(photo, flush=True)
    if options.shuffled is None:
        shown = [labelled(cell, name) for name, cell in cells]
    else:
        shown, key = shuffled(cells, options.seed)
        options.shuffled.write_text(json.dumps(dict(enumerate(key, start=1)), indent=1))
        form = options.sheet.with_name(f"{options.sheet.stem}-answers.json")
        form.write_text(json.dumps({str(n): "" for n in range(1, len(key) + 1)}, indent=1))
    save(options.sheet, shown, columns=COLUMNS)
    print(options.sheet)


def score(key_file: Path, answer_file: Path) -> str:
    """What the answers come to: the share that is right, and each theme taken for another."""
    key, answers = (json.loads(path.read_text()) for path in (key_file, answer_file))
    missing = key.keys() - answers.keys()
    assert not missing, f"no answer for {sorted(missing)}"
    wrong = Counter((key[n], answers[n]) for n in key if answers[n] != key[n])
    lines = [f"{len(key) - wrong.total()} of {len(key)}: {1 - wrong.total() / len(key):.1%}"]
    lines += [f"{count} x {true} taken for {said}" for (true, said), count in wrong.most_common()]
    return "\n".join(lines)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", nargs="*", default=["astronaut", "chelsea", "coffee"])
    parser.add_argument("--sheet", type=Path, default=Path("demo/themes.png"))
    parser.add_argument("--shuffled", type=Path, metavar="KEY", help="shuffle; write the key there")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--theme", action="append", metavar="NAME")
    parser.add_argument("--all", action="store_true", help="every theme there is")
    parser.add_argument("--score", nargs=2, type=Path, metavar=("KEY", "ANSWERS"))
    options = parser.parse_args()
    if options.score:
        print(score(*options.score))
        return
    make_sheet(options)


if __name__ == "__main__":
    main()
