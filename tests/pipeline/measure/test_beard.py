"""Beards take the colour of the hair above them."""

from pipeline.measure.beard import akin
from pipeline.measure.words import lab_color


def test_a_grey_haired_mans_moustache_is_no_red_one() -> None:
    lightness, *chroma = lab_color(akin("#5c2113", "#d4cdc6"))
    assert lightness > 45
    assert max(map(abs, chroma)) < 12


def test_dark_hair_leaves_lightness_alone_and_takes_red_away() -> None:
    before, after = lab_color("#6a2a18"), lab_color(akin("#6a2a18", "#2a211d"))
    assert abs(after[0] - before[0]) < 2
    assert after[1] < 0.5 * before[1]


def test_red_hair_keeps_a_red_beard() -> None:
    assert akin("#8a3b1c", "#a04a20") == "#8a3b1c"
