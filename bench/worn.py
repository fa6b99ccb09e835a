"""How all that can be worn and held sits: forty figures and twenty animals, to be judged by eye.

`python -m bench.worn PHOTOS --sheet OUT.png [--who figures|animals]` draws everybody whom
`worn_photos.txt` names below the folder PHOTOS in something for the head, in something for the
eyes, the face or the neck, and often in a costume and with a thing in hand, each with the photo in
its corner, and prints what each wears and how often each thing occurs. `--only 3 17` draws those.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, get_args

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.contact_sheet import photo_cell
from bench.stickers import open_studio
from bot.clock import Clock
from bot.order import Order
from bot.staging import produce, stage, understand
from bot.studio import Studio
from bot.subject import draw, find
from config.attire import (
    COSTUMES,
    HELD,
    Attire,
    EarsName,
    FaceName,
    GlassesName,
    HatName,
    NeckName,
    WornName,
)
from pipeline.errors import PipelineError
from pipeline.things import Things
from render.composite import finish
from render.errors import RenderError
from render.scene import preview_scene
from render.types import Raster, Scene

PHOTOS = Path(__file__).with_name("worn_photos.txt")
THEMES = ("kawaii", "space", "pirate", "retro", "winter", "jungle", "party")  # for their colours
HEAD: tuple[WornName, ...] = get_args(HatName) + get_args(EarsName)
BELOW: tuple[WornName, ...] = tuple(
    name
    for trio in zip(get_args(GlassesName), get_args(NeckName), get_args(FaceName), strict=True)
    for name in trio
)
COSTUMED, HOLDING = (7, 10), (3, 5)  # of the figures
ANIMALS_FROM = 7  # of HEAD: they get others than figures of the same number
COLUMNS, CELL_PX, PHOTO_PX = 8, 200, 50
GROUND = (226, 232, 240)
_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True)
class Wearer:
    """One cell of the sheet. number: in its section, from 1. attire: what they are given."""

    section: str
    number: int
    photo: str
    attire: Attire

    @property
    def names(self) -> tuple[str, ...]:
        """Of all they are given."""
        return (*self.attire.worn, *self.attire.costumes, *self.attire.held)


def read_wearers(path: Path = PHOTOS) -> list[Wearer]:
    """Everybody, in the file's order; sections begin with "[name]"."""
    wearers: list[Wearer] = []
    section, number = "", 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section, number = line.strip("[]"), 0
        elif line and not line.startswith("#"):
            wearers.append(Wearer(section, number + 1, line, deal(number, section == "figures")))
            number += 1
    return wearers


def deal(number: int, figure: bool) -> Attire:
    """What the wearer of a section with this number from 0 gets: round and round all there is."""
    below = BELOW[number % len(BELOW)]
    head = HEAD[(number + (0 if figure else ANIMALS_FROM)) % len(HEAD)]
    if below == "cape" and head == "astronaut-helmet":  # which leaves the neck no room
        head = HEAD[0]
    worn = (below, head) if below == "headphones" else (head, below)  # both take the head
    if not figure:
        return Attire(worn=worn)
    return Attire(
        worn=worn,
        costumes=_share(COSTUMES, number, *COSTUMED),
        held=_share(HELD, number + 1, *HOLDING),
    )


def _share(names: Sequence[_Name], number: int, some: int, of: int) -> tuple[_Name, ...]:
    """The next of the names for so many `of` all numbers, none for the others."""
    before, after = number * some // of, (number + 1) * some // of
    return (names[before % len(names)],) if after > before else ()


def dressed_scene(studio: Studio, wearer: Wearer, photo: bytes) -> Scene:
    """The sticker's scene at rest, with nothing around the wearer."""
    prompt = THEMES[wearer.number % len(THEMES)]
    order = Order(photo=photo, prompt=prompt, seed=wearer.number)
    clock = Clock(lambda *_: None)
    meaning = understand(studio, order)
    brief = replace(meaning.brief, things=Things(asked=wearer.attire))
    meaning = replace(meaning, brief=brief)
    drawn = draw(studio, order, (find(studio, order, clock), brief), clock)
    return preview_scene(stage(produce(studio, order, (drawn, meaning), clock)).scene)


def shown_names(scene: Scene, names: Sequence[str]) -> list[str]:
    """Which of the names of things the scene's bodies wear or hold."""
    parts = [part.name for body in scene.bodies for part in body.parts]
    costumed = any(part.startswith("costume_") for part in parts)
    holding = any(part.startswith("held_") for part in parts)
    return [
        name
        for name in names
        if (name in COSTUMES and costumed)
        or (name in HELD and holding)
        or any(part.startswith(f"worn_{name.replace('-', '_')}_") for part in parts)
    ]


def draw_cell(studio: Studio, scene: Scene, photo: bytes, side_px: int) -> NDArray[np.uint8]:
    """uint8 (side_px, W, 3): the photo above a strip beside the sticker."""
    raster = Raster(2 * side_px)
    renderer, raster = studio.renderer((("quick", raster), ("blender", raster)))
    (picture,) = finish(renderer, scene, raster)
    small = cv2.resize(picture, (side_px, side_px), interpolation=cv2.INTER_AREA)
    alpha = small[..., 3:].astype(np.float32) / 255
    cell = (small[..., :3] * alpha + np.array(GROUND, np.float32) * (1 - alpha)).astype(np.uint8)
    wide = strip_px(side_px)
    strip = np.full((side_px, wide, 3), GROUND, np.uint8)
    strip[:wide] = cv2.resize(photo_cell(photo), (wide, wide), interpolation=cv2.INTER_AREA)
    return np.hstack([strip, cell])


def strip_px(side_px: int) -> int:
    """Width of the photo beside a sticker."""
    return side_px * PHOTO_PX // CELL_PX


def draw_cells(
    wearers: Sequence[Wearer], photos: Path, side_px: int
) -> Iterator[tuple[NDArray[np.uint8], list[str]]]:
    """Of each a cell and the names of what is seen worn, printed as they come."""
    with open_studio() as studio:
        for wearer in wearers:
            photo = (photos / wearer.photo).read_bytes()
            try:
                scene = dressed_scene(studio, wearer, photo)
                cell = draw_cell(studio, scene, photo, side_px)
                names = shown_names(scene, wearer.names)
            except (PipelineError, RenderError) as error:
                cell = np.zeros((side_px, side_px + strip_px(side_px), 3), np.uint8)
                names = [repr(error)]
            left = [name for name in wearer.names if name not in names]
            without = f" (not: {', '.join(left)})" if left else ""
            worn = ", ".join(names) + without
            print(f"{wearer.section} {wearer.number:2} {wearer.photo}: {worn}", flush=True)
            label = (4, side_px - 5)
            cv2.putText(cell, str(wearer.number), label, 0, 0.4, (180, 0, 0), 1, cv2.LINE_AA)
            yield cell, names


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, metavar="PHOTOS")
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--who", choices=("figures", "animals"))
    parser.add_argument("--only", nargs="*", type=int, default=[])
    parser.add_argument("--side", type=int, default=CELL_PX)
    options = parser.parse_args()
    chosen = [
        wearer
        for wearer in read_wearers()
        if wearer.section == (options.who or wearer.section)
        and (not options.only or wearer.number in options.only)
    ]
    drawn = list(draw_cells(chosen, options.photos, options.side))
    cells = [cell for cell, _ in drawn]
    columns = min(COLUMNS, len(cells))
    cells += [np.full_like(cells[0], 255)] * (-len(cells) % columns)
    rows = [np.hstack(cells[n : n + columns]) for n in range(0, len(cells), columns)]
    options.sheet.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.sheet), np.vstack(rows)[..., ::-1])
    times = Counter(name for _, names in drawn for name in names)
    every = (*HEAD, *BELOW, *COSTUMES, *HELD)
    print(", ".join(f"{name} {times[name]}" for name in every))
    print(options.sheet)


if __name__ == "__main__":
    main()
