"""Pictures side by side, with what they are written beside them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from config.files import replacing
from pipeline.color import Array
from pipeline.train.cartoon.judging.drawers import Drawer, at_side
from pipeline.train.cartoon.judging.metrics import on_white
from pipeline.train.cartoon.judging.tasks import Task, read_sketch
from pipeline.train.cartoon.shards import ShardReader
from pipeline.train.cartoon.teacher.sketch import Sketch

Cell = NDArray[np.uint8]
LABEL_PX = 22
MARGIN = 0.06  # of the subject's longer side, around it
INK, PAPER = (40, 36, 34), (255, 255, 255)
MOST_BYTES = 600_000
QUALITIES = (92, 86, 80, 74, 66, 56, 45)


def subject_box(sketch: Sketch) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 of a square around the subject, within the canvas where it fits."""
    side = sketch.alpha.shape[0]
    ys, xs = np.nonzero(sketch.alpha > 0.5)
    if not len(xs):
        return 0, 0, side, side
    half = round(max(np.ptp(xs), np.ptp(ys)) * (0.5 + MARGIN))
    size = min(2 * half, side)
    left = int(np.clip((xs.min() + xs.max()) / 2 - half, 0, side - size))
    top = int(np.clip((ys.min() + ys.max()) / 2 - half, 0, side - size))
    return left, top, left + size, top + size


def cell(picture: Array, sketch: Sketch, side_px: int) -> Cell:
    """uint8 (side_px, side_px, 3): the subject on white, as large as it fits."""
    x0, y0, x1, y1 = subject_box(sketch)
    part = on_white(picture, sketch.alpha)[y0:y1, x0:x1]
    small = cv2.resize(part, (side_px, side_px), interpolation=cv2.INTER_AREA)
    return np.asarray(np.round(small * 255).clip(0, 255), np.uint8)


def photo_cell(sketch: Sketch, side_px: int) -> Cell:
    """The subject as it is in the photo."""
    return cell(sketch.colors, sketch, side_px)


def label(text: str, width_px: int, *, height_px: int = LABEL_PX) -> Cell:
    """uint8 (height_px, width_px, 3): a line of text, cut where it is too long."""
    image = Image.new("RGB", (width_px, height_px), PAPER)
    font = ImageFont.load_default(max(9, round(0.62 * height_px)))
    ImageDraw.Draw(image).text((width_px / 2, height_px / 2), text, INK, font, anchor="mm")
    return np.asarray(image, np.uint8)


def labelled(picture: Cell, text: str) -> Cell:
    """A picture with a line of text below."""
    return np.vstack([picture, label(text, picture.shape[1])])


def grid(cells: Sequence[Cell], *, columns: int) -> Cell:
    """Cells of one size in rows."""
    blank = np.full_like(cells[0], 255)
    padded = [*cells, *[blank] * (-len(cells) % columns)]
    rows = [np.hstack(padded[i : i + columns]) for i in range(0, len(padded), columns)]
    return np.vstack(rows)


def compare_sheet(
    folder: Path, drawers: Sequence[Drawer], tasks: Sequence[Task], *, side_px: int
) -> Cell:
    """A row for each task, a column for each drawer, the photo first."""
    names = [label("photo", side_px), *(label(drawer.name, side_px) for drawer in drawers)]
    rows = [np.hstack(names)]
    reader = ShardReader(folder)
    for task in tasks:
        sketch = at_side(read_sketch(reader, task.entry), 512)
        pictures = [drawer.draw(sketch, task.meaning, task.look) for drawer in drawers]
        cells = [cell(picture, sketch, side_px) for picture in (sketch.colors, *pictures)]
        told = f"{task.meaning.prompt}, strength {task.look.strength:g}"
        rows += [np.hstack(cells), label(told, side_px * len(cells))]
    return np.vstack(rows)


def save_sheet(path: Path, sheet: Cell, *, most_bytes: int = MOST_BYTES) -> int:
    """Write PNG or, within a limit, WebP; the number of bytes."""
    image = Image.fromarray(sheet)
    data = _png(image) if path.suffix == ".png" else _webp(image, most_bytes)
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(data)
    return len(data)


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _webp(image: Image.Image, most_bytes: int) -> bytes:
    """The best quality that fits; the lowest, if none does."""
    data = b""
    for quality in QUALITIES:
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=5)
        data = buffer.getvalue()
        if len(data) <= most_bytes:
            break
    return data
