import numpy as np
import pytest

from tests.render.figure.solids import sculpted

SCULPT = sculpted()


def test_the_relief_fades_out_at_the_edge_of_the_head() -> None:
    y = SCULPT.skull.eye_height
    x = np.array([SCULPT.skull.half_width(y)])
    assert SCULPT.relief.height(x, np.array([y])) == pytest.approx(0, abs=0.01)
    assert SCULPT.relief.height(0.0, 9.0) == pytest.approx(0)


def test_the_calm_relief_has_no_nose() -> None:
    tip = SCULPT.relief.nose.tip
    assert SCULPT.relief.height(0.0, tip) - SCULPT.relief.calm_height(0.0, tip) > 0.15
