"""Blind sheets for people who did not make the figures, and what their answers come to.

`python -m bench.judging recognition FOLDER OUT` draws groups of eight photos (letters) and their
figures (numbers, shuffled); `liking FOLDER OUT` draws photos with their figure and their relief,
left and right by chance. Both write OUT/key.json. A judge writes answers.json: {"1": "C", ...} for
each group's figures in one file, as {"group-1": {...}}, or {"pair-1": "left", ...}.
`score OUT/key.json answers.json` prints the share that is right, or liked.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.contact_sheet import on_ground, photo_cell
from bench.stickers import open_studio
from bot.order import Order, Shape
from bot.studio import Studio
from bot.workflow import make_model
from pipeline.photo import read_photo
from render.composite import finish
from render.scene import preview_scene
from render.types import Raster

GROUP = 8
CELL_PX = 256
LEAST_FACE_PX = 110
GROUND = (226, 232, 240)
LETTERS = "ABCDEFGH"
Picture = NDArray[np.uint8]


def faces(
    studio: Studio, folder: Path, *, count: int, seed: int, least_px: int = LEAST_FACE_PX
) -> Iterator[Path]:
    """Photos in random order whose largest face is wide enough; `count` of them, -1 for all."""
    paths = sorted(folder.glob("*.jpg"))
    random.Random(seed).shuffle(paths)
    for path in paths:
        if count == 0:
            return
        found = studio.finder.find(read_photo(path.read_bytes()).pixels)
        if found and found[0].box[2] - found[0].box[0] >= least_px:
            count -= 1
            yield path


def still(studio: Studio, path: Path, shape: Shape, theme: str) -> Picture:
    """The sticker at rest, uint8 (CELL_PX, CELL_PX, 3) on a plain ground."""
    order = Order(photo=path.read_bytes(), prompt=theme, shape=shape)
    scene = preview_scene(make_model(studio, order).scene)
    renderer, raster = studio.renderer((("quick", Raster(512)), ("blender", Raster(512, 8))))
    (picture,) = finish(renderer, scene, raster)
    return on_ground(picture, GROUND)


def titled(cell: Picture, text: str) -> Picture:
    """The cell with a large title in its upper left corner."""
    cell = cell.copy()
    for color, weight in (((255, 255, 255), 6), ((200, 0, 60), 2)):
        cv2.putText(cell, text, (6, 34), cv2.FONT_HERSHEY_SIMPLEX, 1.1, color, weight, cv2.LINE_AA)
    return cell


def recognition(studio: Studio, paths: Sequence[Path], out: Path, *, theme: str, seed: int) -> None:
    """A sheet per group: photos in the two upper rows, figures in the two lower."""
    key: dict[str, dict[str, str]] = {}
    for number, start in enumerate(range(0, len(paths), GROUP), start=1):
        group = paths[start : start + GROUP]
        order = list(range(len(group)))
        random.Random(seed + number).shuffle(order)
        photos = [
            titled(photo_cell(path.read_bytes()), LETTERS[place])
            for place, path in enumerate(group)
        ]
        figures = [
            titled(still(studio, group[place], "auto", theme), str(shown + 1))
            for shown, place in enumerate(order)
        ]
        save(out / f"group-{number}.png", [*photos, *figures], columns=GROUP // 2)
        key[f"group-{number}"] = {
            str(shown + 1): LETTERS[place] for shown, place in enumerate(order)
        }
    (out / "key.json").write_text(json.dumps(key, indent=1))


def liking(studio: Studio, paths: Sequence[Path], out: Path, *, theme: str, seed: int) -> None:
    """A row per photo: the photo, then figure and relief in an order that only the key knows."""
    chance = random.Random(seed)
    key: dict[str, str] = {}
    rows: list[Picture] = []
    for number, path in enumerate(paths, start=1):
        pair = [still(studio, path, shape, theme) for shape in ("auto", "relief")]
        side = chance.choice(("left", "right"))
        key[f"pair-{number}"] = side
        rows += [
            titled(photo_cell(path.read_bytes()), str(number)),
            *(pair if side == "left" else pair[::-1]),
        ]
    for sheet, start in enumerate(range(0, len(rows), 18), start=1):
        save(out / f"pairs-{sheet}.png", rows[start : start + 18], columns=6)
    (out / "key.json").write_text(json.dumps(key, indent=1))


def save(path: Path, cells: Sequence[Picture], *, columns: int) -> None:
    """A PNG of the cells in rows of `columns`."""
    blank = np.full_like(cells[0], 255)
    padded = [*cells, *[blank] * (-len(cells) % columns)]
    rows = [np.hstack(padded[i : i + columns]) for i in range(0, len(padded), columns)]
    cv2.imwrite(str(path), np.vstack(rows)[..., ::-1])


def score(key_file: Path, answer_file: Path) -> float:
    """The share of the key's entries that the answers repeat."""
    key = flat(json.loads(key_file.read_text()))
    answers = flat(json.loads(answer_file.read_text()))
    missing = key.keys() - answers.keys()
    assert not missing, f"no answer for {sorted(missing)}"
    return sum(answers[name] == right for name, right in key.items()) / len(key)


def flat(entries: dict[str, str | dict[str, str]]) -> dict[str, str]:
    """Nested names joined by a slash."""
    found: dict[str, str] = {}
    for name, value in entries.items():
        if isinstance(value, dict):
            found |= {f"{name}/{inner}": each for inner, each in value.items()}
        else:
            found[name] = value
    return found


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, count in (("recognition", 40), ("liking", 60)):
        command = commands.add_parser(name)
        command.add_argument("folder", type=Path)
        command.add_argument("out", type=Path)
        command.add_argument("--count", type=int, default=count)
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--theme", default="kawaii")
    scoring = commands.add_parser("score")
    scoring.add_argument("key", type=Path)
    scoring.add_argument("answers", type=Path)
    options = parser.parse_args()
    if options.command == "score":
        print(f"{score(options.key, options.answers):.1%}")
        return
    options.out.mkdir(parents=True, exist_ok=True)
    draw = {"recognition": recognition, "liking": liking}[options.command]
    with open_studio() as studio:
        paths = list(faces(studio, options.folder, count=options.count, seed=options.seed))
        draw(studio, paths, options.out, theme=options.theme, seed=options.seed)
    print(options.out)


if __name__ == "__main__":
    main()
