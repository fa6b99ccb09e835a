import colorsys

import pytest

from render.figure.complexion import blush_color, mixed, skin_color
from tests.render.figure.solids import likeness_with


@pytest.mark.parametrize("measured", ["#433224", "#6b4630", "#c4886d", "#f3dccd", "#2a2320"])
def test_skin_is_never_grey_and_never_black(measured: str) -> None:
    _, light, full = colorsys.rgb_to_hls(*skin_color(likeness_with(f"skin.color={measured}")))
    assert full >= 0.29
    assert 0.18 < light <= 0.86


def test_average_skin_stays_what_was_measured() -> None:
    color = skin_color(likeness_with("skin.color=#d9a583"))
    assert color == pytest.approx((0xD9 / 255, 0xA5 / 255, 0x83 / 255), abs=0.03)


def test_blush_is_redder_and_not_lighter() -> None:
    for skin in ((0.9, 0.75, 0.65), (0.35, 0.22, 0.15)):
        red, green, blue = blush_color(skin)
        assert red / green > skin[0] / skin[1]
        assert green < skin[1]
        assert blue < skin[2]


def test_mixing_half_is_halfway() -> None:
    assert mixed((0, 0, 0), (1, 0.5, 0.2), 0.5) == pytest.approx((0.5, 0.25, 0.1))
