"""Where hair ends."""

import numpy as np
import pytest

from pipeline.likeness import HAIRLINE_COLUMNS, Hair
from render.figure.hair.rim import X, Y, Z, curtain, hairline, side_map
from render.figure.hair.style import find_style
from tests.render.figure.hair.styles import SPIKY, head, named


def line(hair: Hair):
    sculpt = head(hair)
    style = find_style(sculpt)
    assert style is not None
    return sculpt, style


def test_a_measured_hairline_is_followed():
    low = Hair(hairline=(122,) * HAIRLINE_COLUMNS)
    high = Hair(hairline=(150,) * HAIRLINE_COLUMNS)
    middle = len(X) // 2
    assert hairline(*line(high))[middle] > hairline(*line(low))[middle] + 0.1


def test_a_fringe_ends_over_the_eyes():
    sculpt, style = line(Hair(fringe=True, hairline=(30,) * HAIRLINE_COLUMNS))
    over = np.abs(X) < 0.7
    assert hairline(sculpt, style)[over].min() > sculpt.face.right("eye")[:, 1].max()


@pytest.mark.parametrize("hair", SPIKY, ids=named)
@pytest.mark.parametrize("side", [-1, 1])
def test_curtains_keep_beside_the_eyes(hair, side):
    sculpt, style = line(hair)
    eyes = sculpt.face.left("eye")
    beside = (eyes[:, 1].min() < Y) & (eyes[:, 1].max() > Y)
    assert curtain(sculpt, style, side)[beside].min() > eyes[:, 0].max()


def test_hair_that_was_not_measured_in_front_falls_behind_the_shoulders():
    sculpt, style = line(Hair(kind="long", curtain_right=(90,) * 4 + (400,) * 8))
    there = curtain(sculpt, style, -1)
    assert there[np.argmin(np.abs(Y + 1.0))] > there[np.argmin(np.abs(Y - 0.3))] + 0.3


def test_an_afro_is_round_behind_the_ears():
    sculpt, style = line(Hair(kind="medium", texture="coily", volume=0.8))
    free = side_map(sculpt, style, 1)
    beside = np.argmin(np.abs(Y - 0.25))
    assert free[np.argmin(np.abs(Z - 0.0)), beside] > 0
    assert free[np.argmin(np.abs(Z + 0.4)), beside] < 0
