"""Facts about the parts that a drawing is cut into."""

import cv2
import numpy as np
from numpy.typing import NDArray

from render.relief.canvas import Canvas, place_drawing
from render.relief.parts import MOST_PARTS, Parts, cut_parts
from render.relief.silhouette import Silhouette, trace_silhouette
from tests.render.relief import drawings

CELLS = 96


def cut(pixels: NDArray[np.uint8]) -> tuple[Parts, Canvas, Silhouette]:
    canvas = place_drawing(pixels, cells=CELLS)
    outline = trace_silhouette(canvas)
    return cut_parts(canvas, outline), canvas, outline


def test_one_colour_is_one_part_even_when_shaded() -> None:
    assert cut(drawings.gradient())[0].count == 1


def test_a_highlight_is_no_part() -> None:
    pixels = drawings.disc()
    cv2.circle(pixels, (70, 70), 14, (250, 190, 180, 255), -1)
    assert cut(pixels)[0].count == 1


def test_colours_that_differ_are_parts() -> None:
    parts, _, outline = cut(drawings.eye())
    assert parts.count == 2
    centre, rim = parts.labels[CELLS, CELLS], parts.labels[CELLS, 30]
    assert centre != rim
    assert parts.colors[centre - 1, 2] < -30  # blue
    assert parts.colors[rim - 1, 0] > 85  # white
    assert set(np.unique(parts.labels[outline.mask])) == {1, 2}


def test_a_pair_of_one_colour_is_two_pieces_in_one_paint() -> None:
    pixels = drawings.disc()
    for x in (60, 132):
        cv2.circle(pixels, (x, 96), 20, (*drawings.BLUE, 255), -1)
    parts = cut(pixels)[0]
    assert parts.count == 3
    blue = parts.colors[parts.colors[:, 2] < 0]
    assert np.array_equal(blue[0], blue[1])


def test_labels_cover_the_canvas_and_shares_the_subject() -> None:
    parts = cut(drawings.star())[0]
    assert parts.labels.min() >= 1
    assert abs(float(parts.shares.sum()) - 1) < 1e-4


def test_confetti_stays_within_the_most_parts_in_colours() -> None:
    rng = np.random.default_rng(3)
    pixels = drawings.disc(90)
    pixels[..., :3] = cv2.resize(
        rng.integers(0, 255, (16, 16, 3)).astype(np.uint8), (192, 192), interpolation=0
    )
    parts = cut(pixels)[0]
    assert len(np.unique(parts.colors, axis=0)) <= MOST_PARTS


def test_an_oval_is_one_part() -> None:
    canvas = place_drawing(drawings.eye(), cells=CELLS)
    outline = trace_silhouette(canvas)
    oval = np.zeros((2 * CELLS,) * 2, np.uint8)
    cv2.ellipse(oval, (CELLS, CELLS), (60, 70), 0, 0, 360, 1, -1)
    parts = cut_parts(canvas, outline, ovals=(oval > 0,))
    assert len(np.unique(parts.labels[oval > 0])) == 1
