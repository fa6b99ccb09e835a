"""Facts about what of a drawing becomes solid."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from render.errors import UnbuildableRelief
from render.relief.canvas import place_drawing
from render.relief.silhouette import (
    Silhouette,
    closed_silhouette,
    is_useless,
    trace_silhouette,
)
from tests.render.relief import drawings

CELLS = 96


def trace(pixels: NDArray[np.uint8]) -> Silhouette:
    return trace_silhouette(place_drawing(pixels, cells=CELLS))


def pieces(outline: Silhouette) -> int:
    return cv2.connectedComponents(outline.mask.astype(np.uint8))[0] - 1


def test_specks_are_dropped_and_small_holes_closed() -> None:
    pixels = drawings.disc(70)
    pixels[4:8, 4:8] = (*drawings.RED, 255)
    cv2.circle(pixels, (96, 96), 3, (0, 0, 0, 0), -1)
    outline = trace(pixels)
    assert pieces(outline) == 1
    assert outline.mask[CELLS, CELLS]


def test_specks_do_not_shrink_the_subject() -> None:
    pixels = np.zeros((192, 192, 4), np.uint8)
    cv2.circle(pixels, (60, 60), 40, (*drawings.RED, 255), -1)
    pixels[180:184, 180:184] = (*drawings.RED, 255)
    rows = np.flatnonzero(trace(pixels).mask.any(1))
    assert np.ptp(rows) > 0.75 * 2 * CELLS


def test_distance_is_the_depth_of_the_disc_in_scene_units() -> None:
    outline = trace(drawings.disc(80))
    assert outline.distance.max() == pytest.approx(0.965, abs=0.04)
    assert outline.distance[0, 0] < 0


def test_corners_are_rounded_where_the_photo_cut_the_subject() -> None:
    pixels = drawings.blank()
    pixels[40:150, 40:150] = (*drawings.RED, 255)
    mask = trace(pixels).mask
    rows = np.flatnonzero(mask.any(1))
    columns = np.flatnonzero(mask.any(0))
    inset = round(0.04 * 2 * CELLS / 2.4)
    assert not mask[rows[-1] - inset, columns[-1] - inset]
    assert mask[rows.mean().astype(int), columns[-1] - inset]


def test_debris_and_lattice_are_useless_and_solids_are_not() -> None:
    lattice = drawings.blank()
    for offset in range(20, 180, 26):
        cv2.line(lattice, (20, offset), (176, offset), (*drawings.RED, 255), 5)
        cv2.line(lattice, (offset, 20), (offset, 176), (*drawings.RED, 255), 5)
    assert is_useless(trace(lattice))
    assert is_useless(trace(drawings.debris()))
    assert not is_useless(trace(drawings.star()))
    assert not is_useless(trace(drawings.ring()))


def test_nothing_solid_is_an_error() -> None:
    with pytest.raises(UnbuildableRelief):
        trace(drawings.blank())


def test_a_subject_in_pieces_is_closed_where_it_can_be_and_refused_elsewhere() -> None:
    apart, near = drawings.blank(), drawings.blank()
    for place in range(8):
        x, y = 30 + 44 * (place % 4), 50 + 80 * (place // 4)
        cv2.circle(apart, (x, y), 10, (*drawings.RED, 255), -1)
        cv2.circle(
            near, (60 + 16 * (place % 4), 80 + 16 * (place // 4)), 7, (*drawings.RED, 255), -1
        )
    canvas = place_drawing(apart, cells=CELLS)
    with pytest.raises(UnbuildableRelief):
        closed_silhouette(trace_silhouette(canvas), canvas)
    canvas = place_drawing(near, cells=CELLS)
    assert pieces(closed_silhouette(trace_silhouette(canvas), canvas)) == 1
