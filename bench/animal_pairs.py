"""Blind pairs of animals: the toy and the plain relief of a photo, left and right by chance.

`python -m bench.animal_pairs PHOTO... --out demo/animal-pairs [--count 30] [--seed 1]` draws sheets
of six numbered pairs and, for whoever counts, key.csv with the toy's side. Photos are taken in
random order until so many make a toy. A judge writes pair,liked lines (left or right);
`--score answers.csv` prints the share of toys that are liked.
"""

import argparse
import csv
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.animal_toys import Animal, find_animal
from bench.figures import drawn, stage
from bench.judging import titled
from bench.stickers import open_studio
from render.animal.build import build_animal
from render.quick.renderer import QuickRenderer
from render.relief.build import build_relief
from render.renderer import Renderer

CELL_PX, GAP_PX = 256, 16
SHEET = (3, 2)  # rows and columns of pairs
AT_REST = {"smile": 0.22}  # as an idle toy begins
KEY = "key.csv"
Pixels = NDArray[np.uint8]


def draw_pair(renderer: Renderer, animal: Animal, number: int, *, toy_left: bool) -> Pixels:
    """uint8 (CELL_PX, 3 * CELL_PX, 3): the photo, then both."""
    toy = drawn(renderer, stage(build_animal(animal.cartoon, animal.face), AT_REST, 0.0), CELL_PX)
    plain = build_relief(replace(animal.cartoon, animals=()))
    pair = [toy, drawn(renderer, stage(plain, {}, 0.0), CELL_PX)]
    return np.hstack([_photo(animal, number), *(pair if toy_left else pair[::-1])])


def _photo(animal: Animal, number: int) -> Pixels:
    scale = CELL_PX / max(animal.photo.shape[:2])
    small = cv2.resize(animal.photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    cell = np.full((CELL_PX, CELL_PX, 3), 255, np.uint8)
    cell[: small.shape[0], : small.shape[1]] = small[:CELL_PX, :CELL_PX]
    return titled(cell, str(number))


def save_sheets(pairs: Sequence[Pixels], out: Path) -> None:
    """PNG sheets of the pairs, in rows."""
    rows, columns = SHEET
    for sheet, start in enumerate(range(0, len(pairs), rows * columns), start=1):
        shown = list(pairs[start : start + rows * columns])
        shown += [np.full_like(pairs[0], 255)] * (-len(shown) % columns)
        gap = np.full((CELL_PX, GAP_PX, 3), 128, np.uint8)
        lines = [np.hstack([a, gap, b]) for a, b in zip(shown[::2], shown[1::2], strict=True)]
        cv2.imwrite(str(out / f"pairs-{sheet}.png"), np.vstack(lines)[..., ::-1])


def make(paths: Sequence[Path], out: Path, *, count: int, seed: int) -> None:
    """Draw so many pairs and their key."""
    chance = random.Random(seed)
    shuffled = chance.sample(list(paths), len(paths))
    pairs: list[Pixels] = []
    lines: list[tuple[int, str, str]] = []
    renderer = QuickRenderer()
    with open_studio() as studio:
        for path in shuffled:
            found = find_animal(studio, path) if len(pairs) < count else "enough"
            if isinstance(found, str):
                print(f"{path.stem}: {found}", flush=True)
                continue
            side = chance.choice(("left", "right"))
            lines.append((len(pairs) + 1, side, path.name))
            pairs.append(draw_pair(renderer, found, len(lines), toy_left=side == "left"))
    renderer.close()
    out.mkdir(parents=True, exist_ok=True)
    save_sheets(pairs, out)
    with (out / KEY).open("w", newline="") as file:
        csv.writer(file).writerows([("pair", "toy", "photo"), *lines])


def score(key: Path, answers: Path) -> float:
    """The share of pairs whose toy is liked."""
    with key.open(newline="") as file:
        toys = {row["pair"]: row["toy"] for row in csv.DictReader(file)}
    with answers.open(newline="") as file:
        liked = {row["pair"]: row["liked"] for row in csv.DictReader(file)}
    missing = toys.keys() - liked.keys()
    assert not missing, f"no answer for {sorted(missing)}"
    hits = [bool(liked[pair] == side) for pair, side in toys.items()]
    return sum(hits) / len(hits)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=Path("demo/animal-pairs"))
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--score", type=Path)
    options = parser.parse_args()
    if options.score is not None:
        print(f"{score(options.out / KEY, options.score):.1%}")
        return
    make(options.photos, options.out, count=options.count, seed=options.seed)
    print(options.out)


if __name__ == "__main__":
    main()
