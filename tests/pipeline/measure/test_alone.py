"""Of several heads each is looked at as if the others were not there."""

import numpy as np

from pipeline.measure.alone import alone, of_others
from pipeline.types import Cutout, FaceMesh
from tests.pipeline.measure.heads import mesh

BACKGROUND, PERSON, NEIGHBOUR = (90, 160, 210), (200, 150, 120), (30, 20, 15)
SHAPE = (400, 800)


def two() -> tuple[Cutout, FaceMesh, FaceMesh]:
    """A photo's cutout in its own px: somebody at the left, a neighbour at the right."""
    pixels = np.full((*SHAPE, 3), BACKGROUND, np.uint8)
    alpha = np.zeros(SHAPE, np.float32)
    for left, color in ((120, PERSON), (370, NEIGHBOUR)):
        pixels[100:400, left : left + 250] = color
        alpha[100:400, left : left + 250] = 1
    face = mesh()
    return Cutout(pixels, alpha, (0, 0, 800, 400)), face, face.seen_from(-250, 0)


def test_a_neighbour_gets_the_colour_of_the_background() -> None:
    cutout, face, neighbour = two()
    shown = alone(cutout.pixels, cutout, face, [neighbour])
    assert not (shown == NEIGHBOUR).all(-1).any()
    assert (shown[200, 500] == BACKGROUND).all()
    assert (shown[:, :320] == cutout.pixels[:, :320]).all()
    assert (cutout.pixels[200, 500] == NEIGHBOUR).all()


def test_nobody_else_leaves_the_photo_as_it_is() -> None:
    cutout, face, _ = two()
    assert alone(cutout.pixels, cutout, face, []) is cutout.pixels


def test_large_photos_are_parted_as_small_ones() -> None:
    cutout, face, neighbour = two()
    small = alone(cutout.pixels, cutout, face, [neighbour])
    pixels = np.repeat(np.repeat(cutout.pixels, 3, 0), 3, 1)
    seen = Cutout(cutout.pixels, cutout.alpha, (0, 0, 2400, 1200))
    large, beside = (one.seen_from(0, 0, scale=3) for one in (face, neighbour))
    shown = alone(pixels, seen, large, [beside])
    assert (np.abs(shown[::3, ::3].astype(int) - small).max(-1) > 8).mean() < 0.01


def test_grey_stands_for_a_background_that_is_not_seen() -> None:
    cutout, face, neighbour = two()
    full = Cutout(cutout.pixels, np.ones(SHAPE, np.float32), cutout.box)
    shown = alone(full.pixels, full, face, [neighbour])
    assert (shown[200, 600] == 128).all()


def test_of_two_faces_the_larger_reaches_farther() -> None:
    _, face, neighbour = two()
    columns = np.stack(np.meshgrid(np.arange(800.0), [190.0]), -1).astype(np.float32)
    larger = neighbour.seen_from(450, 190, scale=1.5).seen_from(-450, -190)
    own = face.landmarks[:, :2].astype(np.float64)
    theirs = [int(of_others(columns, own, [other]).sum()) for other in (neighbour, larger)]
    assert theirs[1] > theirs[0]
