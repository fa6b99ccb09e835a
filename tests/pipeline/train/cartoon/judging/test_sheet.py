from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.train.cartoon.judging.drawers import Teacher, Untouched
from pipeline.train.cartoon.judging.sheet import (
    LABEL_PX,
    cell,
    compare_sheet,
    grid,
    label,
    save_sheet,
    subject_box,
)
from tests.pipeline.train.cartoon.judging.drawn import sketch, tasks


def test_a_cell_shows_the_subject_on_white() -> None:
    shown = sketch()
    x0, y0, x1, y1 = subject_box(shown)
    assert x1 - x0 == y1 - y0 < 64
    picture = cell(shown.colors, shown, 40)
    assert picture.shape == (40, 40, 3)
    assert picture[0, 0].min() == 255
    assert picture[20, 20].min() < 255


def test_the_sheet_has_a_row_for_each_task_and_a_column_for_each_drawer(data: Path) -> None:
    drawn = compare_sheet(data, [Untouched(), Teacher()], tasks(2), side_px=32)
    assert drawn.shape == (LABEL_PX + 2 * (32 + LABEL_PX), 3 * 32, 3)
    first = drawn[LABEL_PX : LABEL_PX + 32]
    assert np.array_equal(first[:, :32], first[:, 32:64])
    assert not np.array_equal(first[:, :32], first[:, 64:])


def test_a_sheet_fits_the_limit_where_it_can(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (200, 200, 3)).astype(np.uint8)
    whole = save_sheet(tmp_path / "new" / "whole.webp", noise)
    small = save_sheet(tmp_path / "small.webp", noise, most_bytes=round(0.6 * whole))
    assert small <= 0.6 * whole
    save_sheet(tmp_path / "sheet.png", noise)
    with Image.open(tmp_path / "sheet.png") as image:
        assert np.array_equal(np.asarray(image), noise)


def test_rows_are_filled_up() -> None:
    assert grid([label("a", 30)] * 3, columns=2).shape == (2 * LABEL_PX, 60, 3)


def test_labels_can_be_read_in_many_languages() -> None:
    assert label("Kawaii", 100).min() < 128
    assert label("été à la mer", 100).min() < 128
