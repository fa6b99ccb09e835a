"""The faces of a photo, cut out and numbered, so that somebody can say which shall be drawn.

Workers find the faces of the same pixels by the same means: a number here is the face that it
means to `bot.order.Order.subject`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.face import open_face_finder
from pipeline.photo import read_photo
from pipeline.types import FaceMesh

CELL_PX = 192
COLUMNS = 4
GAP_PX = 8
AROUND = 1.7  # of a face's longer side: hair and chin, too
LEAST = 0.3  # of the largest face's height: smaller ones are passers-by
_GROUND = (255, 255, 255)
_BADGE_PX = 22  # radius
_BADGE = (36, 36, 40)


class Finder(Protocol):
    """Finds faces, largest first; `pipeline.face` has one."""

    def find(self, pixels: NDArray[np.uint8]) -> tuple[FaceMesh, ...]: ...


@dataclass(frozen=True)
class Crops:
    """A PNG of the faces 1 to `count`, each with its number."""

    picture: bytes = field(repr=False)
    count: int


class CropFinder:
    """Looks for faces in one thread of its own: the models behind it serve one caller."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="crops")

    async def find(self, data: bytes) -> Crops | None:
        """The faces of a photo among which there is a choice; None where there is none.

        Raises UnreadablePhoto.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, find_crops, self._finder, data)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def open_crop_finder(assets: Path, *, threads: int) -> CropFinder:
    """With its models from the folder `assets`; raises BrokenModel. Wants to be closed."""
    return CropFinder(open_face_finder(assets, threads=threads))


def find_crops(finder: Finder, data: bytes) -> Crops | None:
    """See `CropFinder.find`."""
    pixels = read_photo(data).pixels
    faces = _worth_choosing(finder.find(pixels))
    if len(faces) < 2:
        return None
    cells = [_cell(pixels, face, number) for number, face in enumerate(faces, start=1)]
    done, png = cv2.imencode(".png", _sheet(cells)[..., ::-1])
    assert done, "OpenCV writes no PNG"
    return Crops(png.tobytes(), len(cells))


def _worth_choosing(faces: Sequence[FaceMesh]) -> Sequence[FaceMesh]:
    """Those that are not much smaller than the largest; as they are sorted, numbers stay."""
    heights = [_height(face) for face in faces]
    return [
        face for face, height in zip(faces, heights, strict=True) if height > LEAST * heights[0]
    ]


def _height(face: FaceMesh) -> float:
    _, y0, _, y1 = face.box
    return y1 - y0


def _cell(pixels: NDArray[np.uint8], face: FaceMesh, number: int) -> NDArray[np.uint8]:
    """uint8 (CELL_PX, CELL_PX, 3): the square around a face, as far as the photo goes."""
    x0, y0, x1, y1 = face.box
    side = AROUND * max(x1 - x0, y1 - y0)
    scale = CELL_PX / side
    corner = np.array([(x0 + x1 - side) / 2, (y0 + y1 - side) / 2])
    low = np.clip(np.floor(corner), 0, None).astype(int)
    high = np.minimum(np.ceil(corner + side), pixels.shape[1::-1]).astype(int)
    part = pixels[low[1] : max(high[1], low[1] + 1), low[0] : max(high[0], low[0] + 1)]
    if scale < 1:  # a warp alone would skip pixels
        shrunk = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        part = np.asarray(shrunk, np.uint8)
    grown = max(scale, 1.0)
    shift = (low - corner) * scale
    place = np.array([[grown, 0, shift[0]], [0, grown, shift[1]]])
    cell = cv2.warpAffine(part, place, (CELL_PX, CELL_PX), borderValue=_GROUND)
    return _with_number(np.asarray(cell, np.uint8), number)


def _with_number(cell: NDArray[np.uint8], number: int) -> NDArray[np.uint8]:
    """The same with a badge in its upper left corner."""
    centre = (_BADGE_PX + 6, _BADGE_PX + 6)
    cv2.circle(cell, centre, _BADGE_PX, _BADGE, cv2.FILLED, cv2.LINE_AA)
    cv2.circle(cell, centre, _BADGE_PX, _GROUND, 2, cv2.LINE_AA)
    font, text = cv2.FONT_HERSHEY_SIMPLEX, str(number)
    (width, height), _ = cv2.getTextSize(text, font, 0.9, 2)
    at = (centre[0] - width // 2, centre[1] + height // 2)
    cv2.putText(cell, text, at, font, 0.9, _GROUND, 2, cv2.LINE_AA)
    return cell


def _sheet(cells: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """uint8 (H, W, 3): the cells in rows, on white."""
    columns = min(COLUMNS, len(cells)) if len(cells) != COLUMNS + 1 else COLUMNS - 1
    rows = -(-len(cells) // columns)
    step = CELL_PX + GAP_PX
    sheet = np.full((rows * step + GAP_PX, columns * step + GAP_PX, 3), _GROUND, np.uint8)
    for index, cell in enumerate(cells):
        y, x = GAP_PX + step * (index // columns), GAP_PX + step * (index % columns)
        sheet[y : y + CELL_PX, x : x + CELL_PX] = cell
    return sheet
