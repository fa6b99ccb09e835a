"""`pack`: one photo measured once, twelve expressions rendered as a set."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from bot.clock import Clock
from bot.console import progress_bar, show_files
from bot.expressions import EMOJI, PACK
from bot.memory import give_back
from bot.order import Order
from bot.outbox import open_outbox
from bot.rendering import Rendering, render_files
from bot.staging import Production, prepare, set_scene
from bot.studio import Studio
from config.settings import Settings
from pipeline.likeness import ExpressionName
from pipeline.likeness_file import write_likeness
from render.encode.png import encode_sheet
from render.model import encode_model
from render.quality import Quality
from render.specs import DISCORD, MODEL, TELEGRAM_VIDEO
from render.types import Raster, StickerFile

PACK_FPS = 20  # as Discord's stickers; a third fewer frames than a single sticker's
PACK_DRAWN_PX = 320  # as Discord shows them
PACK_SUPERSAMPLED_PX = 768  # by the quick renderer, of pictures 512 px wide: 1.5 times, not twice
SHEET_COLUMNS = 4
SHEET_CELL_PX = 256
SHEET_GROUND = (236, 229, 221)
_UNSEEN = np.zeros((1, 1, 4), np.uint8)  # a pack has no file that stands still


@dataclass(frozen=True, eq=False)
class PackSticker:
    """One expression of a pack: its files and its picture at rest, uint8 (S, S, 4)."""

    expression: ExpressionName
    files: tuple[StickerFile, ...]
    still: NDArray[np.uint8]
    renderer: str


def make_pack(
    order: Order, folder: Path, *, settings: Settings, assets: Path, console: Console
) -> None:
    """Write a pack's files into `folder`, all or none.

    Raises Unmeasurable where nobody's face can be measured.
    """
    with (
        Studio(settings, assets) as studio,
        progress_bar(console, folder.name) as on_progress,
        open_outbox(folder) as outbox,
    ):
        clock = Clock(on_progress)
        production = prepare(studio, replace(order, shape="figure"), clock)
        made = list(draw_pack(studio, production, clock, PACK))
        clock.stop()
        for name, data in pack_files(production, made, clock):
            outbox.put(name, data)
    show_files(console, folder, [file for sticker in made for file in sticker.files])


def draw_pack(
    studio: Studio, production: Production, clock: Clock, expressions: Iterable[ExpressionName]
) -> Iterator[PackSticker]:
    """Each expression, as soon as it is done."""
    quality = lighter(studio.quality(production.order.quality))
    for number, expression in enumerate(expressions, start=1):
        scene = set_scene(production, expression, fps=PACK_FPS)
        rendering = Rendering(scene, quality, _UNSEEN, specs=(TELEGRAM_VIDEO, DISCORD))
        rendered = render_files(studio, rendering, clock)
        named = tuple(
            replace(file, name=f"{number:02}-{expression}{Path(file.name).suffix}")
            for file in rendered.files
        )
        yield PackSticker(expression, named, rendered.best, rendered.renderer)
        give_back()


def lighter(quality: Quality) -> Quality:
    """The same, drawn a little smaller where it is scaled up or down anyway."""
    choices = tuple((name, _lighter(name, raster)) for name, raster in quality.choices)
    return replace(quality, choices=choices)


def _lighter(renderer: str, raster: Raster) -> Raster:
    if renderer == "quick":
        return replace(raster, drawn_px=PACK_SUPERSAMPLED_PX)
    scaled_up = raster.drawn_px is not None and PACK_DRAWN_PX < raster.drawn_px < raster.side_px
    return replace(raster, drawn_px=PACK_DRAWN_PX) if scaled_up else raster


def pack_files(
    production: Production, made: Sequence[PackSticker], clock: Clock
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file of the pack."""
    for sticker in made:
        yield from ((file.name, file.data) for file in sticker.files)
    for number, person in enumerate(production.subject.persons, start=1):
        name = "likeness.json" if number == 1 else f"likeness-{number}.json"
        yield name, write_likeness(person.likeness)
    yield "figure.glb", encode_model(set_scene(production, "idle"), MODEL)
    yield "sheet.png", encode_sheet(contact_sheet(made))
    yield "pack.json", build_pack_record(production, made, clock)


def contact_sheet(stickers: Sequence[PackSticker]) -> NDArray[np.uint8]:
    """All stickers at rest, uint8 (H, W, 3), in rows of SHEET_COLUMNS."""
    cells = [_cell(sticker.still) for sticker in stickers]
    rows = [cells[i : i + SHEET_COLUMNS] for i in range(0, len(cells), SHEET_COLUMNS)]
    return np.vstack([np.hstack(row) for row in rows])


def _cell(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    size = (SHEET_CELL_PX, SHEET_CELL_PX)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    share = small[..., 3:] / 255
    mixed = small[..., :3] * share + np.array(SHEET_GROUND, np.float32) * (1 - share)
    return np.asarray(mixed + 0.5, np.uint8)


def build_pack_record(
    production: Production, stickers: Sequence[PackSticker], clock: Clock
) -> bytes:
    """The UTF-8 JSON text of pack.json."""
    order = production.order
    record = {
        "prompt": order.prompt,
        "mix": [{"prompt": words, "weight": part} for words, part in order.mix],
        "caption": order.caption and order.caption.model_dump(mode="json"),
        "theme": production.brief.theme,
        "seed": order.seed,
        "strength": order.strength,
        "quality": order.quality,
        "persons": len(production.subject.persons),
        "seconds": {stage: round(spent, 3) for stage, spent in clock.seconds.items()},
        "stickers": [
            {
                "expression": sticker.expression,
                "emoji": EMOJI[sticker.expression],
                "renderer": sticker.renderer,
                "files": {
                    file.spec: {"name": file.name, "bytes": len(file.data), "sha256": file.sha256}
                    for file in sticker.files
                },
            }
            for sticker in stickers
        ],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
