"""The hair's silhouette against what was measured."""

import numpy as np

from pipeline.likeness import OUTLINE_ANGLES, Hair
from render.figure.hair.silhouette import ANGLES, find_silhouette
from render.figure.hair.style import Style, find_style
from render.figure.sculpt import Sculpt
from tests.render.figure.hair.styles import SPIKY, head

TOP = int(np.argmin(np.abs(ANGLES - np.pi / 2)))


def styled(hair: Hair) -> tuple[Sculpt, Style]:
    sculpt = head(hair)
    style = find_style(sculpt)
    assert style is not None
    return sculpt, style


def test_high_hair_in_the_photo_is_high():
    round_, high = (
        find_silhouette(*styled(Hair(volume=0.5, outline=(radius,) * OUTLINE_ANGLES)))
        for radius in (150, 190)
    )
    assert high[TOP] > round_[TOP] + 0.1


def test_hair_is_always_over_the_skull():
    for hair in SPIKY:
        sculpt, style = styled(hair)
        above = np.sin(ANGLES) > 0
        assert (find_silhouette(sculpt, style) > sculpt.skull.radius + 0.03)[above].all()


def test_a_lump_at_one_side_is_hardly_seen():
    lump = np.full(OUTLINE_ANGLES, 150)
    lump[8:14] = 390
    radius = find_silhouette(*styled(Hair(volume=0.5, outline=tuple(lump.tolist()))))
    twin = radius[(len(radius) // 2 - np.arange(len(radius))) % len(radius)]
    assert np.abs(radius - twin).max() < 0.25
