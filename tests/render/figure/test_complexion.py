import colorsys

import pytest

from render.figure.complexion import blush_color, mixed, skin_color
from tests.render.figure.solids import likeness_with


@pytest.mark.parametrize("measured", ["#433224", "#6b4630", "#c4886d", "#f3dccd", "#2a2320"])
def test_skin_is_never_grey_and_never_black(measured: str) -> None:
    _, light, full = colorsys.rgb_to_hls(*skin_color(likeness_with(f"skin.color={measured}")))
    assert full >= 0.29
    assert 0.18 < light <= 0.86


def test_average_skin_keeps_its_hue() -> None:
    hue, _, _ = colorsys.rgb_to_hls(*skin_color(likeness_with("skin.color=#d9a583")))
    assert hue == pytest.approx(colorsys.rgb_to_hls(0xD9, 0xA5, 0x83)[0], abs=0.01)


def test_dark_skin_is_not_lightened_for_its_shading() -> None:
    color = skin_color(likeness_with("skin.color=#7a5038"))
    assert color == pytest.approx((0x7A / 255, 0x50 / 255, 0x38 / 255), abs=0.04)


def test_pale_skin_is_painted_lighter_since_its_shading_darkens_it() -> None:
    red, green, blue = skin_color(likeness_with("skin.color=#d9a583"))
    assert 0.02 < green - 0xA5 / 255 < 0.07
    assert red > 0xD9 / 255
    assert blue > 0x83 / 255


def test_blush_is_redder_and_not_lighter() -> None:
    for skin in ((0.9, 0.75, 0.65), (0.35, 0.22, 0.15)):
        red, green, blue = blush_color(skin)
        assert red / green > skin[0] / skin[1]
        assert green < skin[1]
        assert blue < skin[2]


def test_mixing_half_is_halfway() -> None:
    assert mixed((0, 0, 0), (1, 0.5, 0.2), 0.5) == pytest.approx((0.5, 0.25, 0.1))
