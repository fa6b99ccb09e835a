"""A theme's pattern on clothes: where it is printed, and that it can be seen."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from config.theme import PatternName
from render.finish.printing import printed
from render.modelling.meshes import superellipsoid
from render.types import Body, Color, Material, Part

PALETTE: tuple[Color, ...] = ((1.0, 0.6, 0.75), (1.0, 0.97, 0.98), (0.3, 0.15, 0.3))
PATTERNS = [name for name in get_args(PatternName) if name != "none"]


def ball(name: str, color: Color) -> Part:
    return superellipsoid((0.5, 0.4, 0.3), sides=16).part(name, Material(color))


def dressed(color: Color = (0.3, 0.3, 0.35)) -> Body:
    names = ("head", "cloth", "collar", "costume_cloth", "hair")
    return Body(tuple(ball(name, color) for name in names))


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("color", [(0.05, 0.05, 0.06), (0.5, 0.4, 0.3), (0.97, 0.96, 0.95)])
def test_a_pattern_is_seen_on_cloth_of_any_lightness(pattern: PatternName, color: Color) -> None:
    cloth = printed(dressed(color), pattern, PALETTE).parts[1]
    assert cloth.texture is not None
    lightness = cloth.texture.mean(-1) / 255
    assert np.ptp(lightness) > 0.12
    assert 0.03 < (np.abs(lightness - np.mean(color)) > 0.06).mean() < 0.7


def test_only_plain_clothes_of_one_s_own_are_printed() -> None:
    before = dressed()
    after = printed(before, "stripes", PALETTE)
    kept = [a is b for a, b in zip(after.parts, before.parts, strict=True)]
    assert kept == [True, False, True, True, True]
    checked = replace(before.parts[1], texture=np.zeros((4, 4, 3), np.uint8))
    woven = replace(before, parts=(checked,))
    assert printed(woven, "stripes", PALETTE).parts[0] is checked


def test_no_pattern_leaves_the_body_as_it_is() -> None:
    before = dressed()
    assert printed(before, "none", PALETTE) is before


def test_the_print_lies_upright_and_unstretched_on_the_chest() -> None:
    cloth = printed(dressed(), "dots", PALETTE).parts[1]
    scale = np.ptp(cloth.uv, axis=0) / np.ptp(cloth.vertices[:, :2], axis=0)
    assert scale == pytest.approx(scale[0])
