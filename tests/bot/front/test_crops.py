"""Faces are shown with the numbers by which workers know them."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
import pytest_asyncio
from numpy.typing import NDArray
from PIL import Image
from skimage import data

from bot.front.crops import CELL_PX, GAP_PX, CropFinder, Crops, find_crops, open_crop_finder
from bot.front.look import write_plain
from bot.order import Order
from bot.studio import Studio
from bot.subject import find_subject
from pipeline.errors import PhotoFault, UnreadablePhoto
from pipeline.face import open_face_finder
from pipeline.photo import read_photo
from pipeline.types import LANDMARK_COUNT, FaceMesh

Picture = NDArray[np.uint8]
STEP = CELL_PX + GAP_PX


def astronaut(scale: float, channel: int) -> Picture:
    """The upper part of skimage's astronaut on grey, one channel of three stronger: 0 is red."""
    part = data.astronaut()[:300, 60:400].astype(np.float32)
    part *= np.where(np.arange(3) == channel, 1.0, 0.55)
    small = cv2.resize(
        part.astype(np.uint8), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
    )
    return np.asarray(small, np.uint8)


def group(*people: Picture) -> Picture:
    """People side by side."""
    photo = np.full((320, 360 * len(people), 3), 120, np.uint8)
    for place, person in enumerate(people):
        height, width = person.shape[:2]
        photo[-height:, 360 * place : 360 * place + width] = person
    return photo


def written(picture: Picture, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, kind)
    return file.getvalue()


def cells(crops: Crops | None) -> list[Picture]:
    """The picture's cells, without margins and badges."""
    assert crops is not None
    sheet = np.asarray(Image.open(io.BytesIO(crops.picture)))
    columns = sheet.shape[1] // STEP
    places = [divmod(index, columns) for index in range(crops.count)]
    return [
        sheet[GAP_PX + STEP * row :, GAP_PX + STEP * column :][64:CELL_PX, 64:CELL_PX]
        for row, column in places
    ]


def strongest(picture: Picture) -> int:
    """The strongest channel."""
    return int(picture.reshape(-1, picture.shape[-1])[:, :3].mean(0).argmax())


@pytest_asyncio.fixture
async def crops(assets: Path) -> AsyncIterator[CropFinder]:
    finder = open_crop_finder(assets, threads=1)
    yield finder
    finder.close()


PHOTO = group(astronaut(0.6, 0), astronaut(1.0, 1), astronaut(0.8, 2))


async def test_each_face_is_shown_the_largest_first(crops: CropFinder) -> None:
    shown = cells(await crops.find(written(PHOTO)))
    assert [strongest(cell) for cell in shown] == [1, 2, 0]


async def test_a_number_means_the_same_to_workers(crops: CropFinder, studio: Studio) -> None:
    """Through the pixels that intake keeps, as a worker gets them."""
    sent = written(PHOTO, "JPEG")
    shown = cells(await crops.find(sent))
    kept = write_plain(read_photo(sent))
    for number, cell in enumerate(shown, start=1):
        order = Order(kept, "pirate", subject=number)
        cutout = find_subject(studio, order, read_photo(kept))
        (face,) = cutout.faces
        x0, y0, x1, y1 = (round(side) for side in face.box)
        assert strongest(cutout.pixels[y0:y1, x0:x1]) == strongest(cell)


@pytest.mark.parametrize("photo", [group(astronaut(1.0, 0)), data.coffee()])
async def test_where_there_is_no_choice_nothing_is_shown(crops: CropFinder, photo: Picture) -> None:
    assert await crops.find(written(photo)) is None


async def test_what_is_no_photo_is_refused(crops: CropFinder) -> None:
    with pytest.raises(UnreadablePhoto) as caught:
        await crops.find(b"hello")
    assert caught.value.fault is PhotoFault.NOT_AN_IMAGE


class Places:
    """Finds faces of these heights, in a row."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = heights

    def find(self, pixels: Picture) -> tuple[FaceMesh, ...]:
        return tuple(self._face(index, height) for index, height in enumerate(self._heights))

    def _face(self, index: int, height: float) -> FaceMesh:
        marks = np.zeros((LANDMARK_COUNT, 3), np.float32)
        marks[0, :2], marks[1, :2] = (60 * index, 0), (60 * index + 0.8 * height, height)
        return FaceMesh(marks, 1.0)


@pytest.mark.parametrize(
    ("heights", "count"), [([100, 90], 2), ([100, 90, 31, 20, 9], 3), ([100] * 8, 8)]
)
def test_passers_by_are_left_out_from_the_end(heights: list[float], count: int) -> None:
    crops = find_crops(Places(heights), written(PHOTO))
    assert crops is not None
    assert crops.count == count


def test_of_one_large_face_and_passers_by_there_is_no_choice() -> None:
    assert find_crops(Places([100, 29, 20]), written(PHOTO)) is None


@pytest.mark.parametrize(
    ("count", "columns", "rows"), [(2, 2, 1), (4, 4, 1), (5, 3, 2), (6, 4, 2), (8, 4, 2)]
)
def test_the_faces_stand_in_rows_of_at_most_four(count: int, columns: int, rows: int) -> None:
    crops = find_crops(Places([50] * count), written(PHOTO))
    assert crops is not None
    shown = Image.open(io.BytesIO(crops.picture))
    assert shown.size == (columns * STEP + GAP_PX, rows * STEP + GAP_PX)


def test_faces_that_reach_beyond_the_photo_are_shown_as_far_as_it_goes() -> None:
    for height in (20, 200, 600):
        assert find_crops(Places([height, height]), written(PHOTO)) is not None


def test_the_same_photo_shows_the_same(assets: Path) -> None:
    finder = open_face_finder(assets, threads=1)
    assert find_crops(finder, written(PHOTO)) == find_crops(finder, written(PHOTO))


def test_no_torch_is_loaded_for_it() -> None:
    look = "import bot.front.crops, sys; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
