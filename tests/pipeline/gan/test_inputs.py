import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from pipeline.gan.inputs import (
    MARGIN_PX,
    build_picture,
    draw_guides,
    grown,
    subject_part,
)
from pipeline.networks.generator import INPUTS, MULTIPLE
from tests.pipeline.parts.heads import face_at


def square(side: int, low: int, high: int) -> NDArray[np.float32]:
    alpha = np.zeros((side, side), np.float32)
    alpha[low:high, low:high] = 1
    return alpha


def test_the_part_shown_is_the_subject_with_a_margin() -> None:
    rows, columns = subject_part(square(96, 40, 60))
    assert rows == columns == slice(40 - MARGIN_PX, 59 + MARGIN_PX)


def test_an_empty_canvas_is_shown_whole() -> None:
    assert subject_part(np.zeros((64, 64), np.float32)) == (slice(0, 64), slice(0, 64))


@pytest.mark.parametrize(("low", "high"), [(0, 96), (1, 5), (80, 96), (33, 64)])
def test_a_grown_part_can_be_divided_and_lies_inside(low: int, high: int) -> None:
    rows, _ = grown((slice(low, high), slice(low, high)), (96, 96))
    assert (rows.stop - rows.start) % MULTIPLE == 0
    assert 0 <= rows.start <= low < high <= rows.stop <= 96


def test_a_picture_holds_photo_alpha_screen_and_guides() -> None:
    colors = np.random.default_rng(0).random((32, 48, 3), np.float32)
    alpha, screen = np.ones((32, 48), np.float32), np.full((32, 48), -0.5, np.float32)
    picture = build_picture(colors, alpha, (), screen)
    assert picture.shape == (INPUTS, 32, 48)
    assert torch.equal(picture[:3], torch.from_numpy(colors.transpose(2, 0, 1)))
    assert picture[3].eq(1).all()
    assert picture[4].eq(-0.5).all()
    assert picture[5:].eq(0).all()


def test_guides_show_where_a_face_is() -> None:
    face = face_at(50, 50, size=40)
    colors = np.full((100, 100, 3), 0.6, np.float32)
    glow, oval, features, mouth, *_ = draw_guides(colors, (face,))
    assert oval[50, 50] == 1
    assert 0 < glow.sum() < oval.sum()
    assert glow.max() <= 1
    assert 0 < features.sum() < oval.sum()
    assert 0 < mouth.sum() < oval.sum()
    assert oval[:, :5].max() == 0


def test_guides_show_eyes_as_they_are_to_be_drawn() -> None:
    face = face_at(128, 128, size=160)
    *_, openings, irises = draw_guides(np.full((256, 256, 3), 0.6, np.float32), (face,))
    assert openings.max() == pytest.approx(1, abs=0.05)  # lights
    assert irises.max() == pytest.approx(1, abs=0.05)  # pupils
    assert (openings[irises > 0] > 0).all()
    assert 0 < (irises > 0).sum() < (openings > 0).sum()


def test_eyes_too_small_to_draw_and_hidden_ones_are_not_shown() -> None:
    plain = np.full((256, 256, 3), 0.6, np.float32)
    assert not draw_guides(plain, (face_at(128, 128, size=24),))[4:].any()
    face = face_at(128, 128, size=160)
    shaded = plain.copy()
    shaded[100:125] = 0.02  # dark glasses over both eyes
    assert not draw_guides(shaded, (face,))[4:].any()
