import numpy as np
import pytest

from render.figure.brows import build_brows
from render.figure.eyes import LEFT, RIGHT, SIDES, find_eye
from render.figure.shapes import BROW_SHAPES
from tests.render.figure.solids import is_closed, moved, part_of, sculpted, volume

PIECE = build_brows(sculpted(), None)


@pytest.mark.parametrize("side", [RIGHT, LEFT])
def test_a_brow_is_a_closed_solid_above_its_eye(side: int) -> None:
    brow, eye = part_of(PIECE, f"brow_{SIDES[side]}"), find_eye(sculpted(), side)
    assert is_closed(brow)
    assert volume(brow) > 0
    assert brow.vertices[:, 1].mean() > float(eye.lid(0.0, upper=True))
    assert np.sign(brow.vertices[:, 0]).mean() == side


def test_all_shapes_are_offered() -> None:
    assert {shape.name for shape in PIECE.shapes} == set(BROW_SHAPES)


def test_anger_lowers_the_inner_ends_and_sadness_raises_them() -> None:
    brow = part_of(PIECE, "brow_left").vertices
    inner = np.abs(brow[:, 0]) < np.quantile(np.abs(brow[:, 0]), 0.1)
    assert moved(PIECE, "brow_left", "brows_angry")[inner, 1].mean() < -0.05
    assert moved(PIECE, "brow_left", "brows_sad")[inner, 1].mean() > 0.05


def test_dense_brows_are_thicker() -> None:
    heights = [
        np.ptp(
            part_of(build_brows(sculpted(f"brows.thickness={t}"), None), "brow_left").vertices[:, 1]
        )
        for t in (6, 18)
    ]
    assert heights[1] > heights[0] + 0.01


def test_a_full_brow_is_not_plucked() -> None:
    piece = build_brows(sculpted("brows.thickness=13", "brows.density=1.0"), None)
    brow = part_of(piece, "brow_left").vertices
    middle = np.abs(brow[:, 0] - np.median(brow[:, 0])) < 0.03
    assert 0.1 < np.ptp(brow[middle, 1]) < 0.15  # 0.13 was measured
