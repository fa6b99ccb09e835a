import numpy as np
import pytest

from pipeline.animals.view import GREY, SEEN_PX, look, on_grey, whole, window


def test_what_is_clear_becomes_grey() -> None:
    pixels = np.full((20, 30, 3), 250, np.uint8)
    alpha = np.zeros((20, 30), np.float32)
    alpha[5:15, 10:20] = 1
    subject = on_grey(pixels, alpha)
    assert (subject.pixels[0, 0] == GREY).all()
    assert (subject.pixels[10, 15] == 250).all()
    assert subject.box == (10, 5, 20, 15)


def test_a_large_cutout_is_looked_at_smaller() -> None:
    subject = on_grey(np.zeros((1280, 640, 3), np.uint8), np.ones((1280, 640), np.float32))
    assert subject.pixels.shape[0] == SEEN_PX
    assert subject.scale == pytest.approx(0.5)


def test_an_empty_cutout_is_seen_whole() -> None:
    subject = on_grey(np.zeros((10, 20, 3), np.uint8), np.zeros((10, 20), np.float32))
    assert subject.box == (0, 0, 20, 10)


def test_points_return_from_a_view_to_where_they_were() -> None:
    subject = on_grey(np.zeros((50, 50, 3), np.uint8), np.ones((50, 50), np.float32))
    view = look(subject, window((20, 30), 16, 64), 64)
    points = np.array([[20, 30], [12, 22]], np.float32)
    assert view.to_view(points) == pytest.approx(np.array([[32, 32], [0, 0]]))
    assert view.to_subject(view.to_view(points)) == pytest.approx(points)


@pytest.mark.parametrize("side", [40, 400])
def test_a_view_shows_what_lies_there(side: int) -> None:
    pixels = np.zeros((side, side, 3), np.uint8)
    pixels[: side // 2, side // 2 :] = 200
    subject = on_grey(pixels, np.ones((side, side), np.float32))
    view = look(subject, whole(subject, out_px=64, margin=0), 64)
    assert (view.pixels[8:24, 40:56] == 200).all()
    assert (view.pixels[40:56, 8:56] == 0).all()


def test_beyond_the_picture_all_is_grey() -> None:
    subject = on_grey(np.zeros((10, 10, 3), np.uint8), np.ones((10, 10), np.float32))
    view = look(subject, window((100, 100), 10, 32), 32)
    assert (view.pixels == GREY).all()
