"""Materials in Blender's terms."""

import pytest

from render.blender.surface import linear, principled
from render.types import Material


def test_colours_become_linear_light() -> None:
    assert linear((0.0, 1.0, 0.5)) == pytest.approx((0.0, 1.0, 0.2140, 1.0), abs=1e-4)


def test_every_amount_of_a_material_reaches_its_input() -> None:
    inputs = principled(Material((1, 1, 1), 0.1, 0.2, 0.3, 0.4, 0.5, 0.6))
    names = ("Roughness", "Coat Weight", "Metallic", "Sheen Weight", "Subsurface Weight")
    assert [inputs[name] for name in names] == [0.1, 0.2, 0.3, 0.4, 0.5]
    glow = inputs["Emission Strength"]
    assert isinstance(glow, float)
    assert glow > 0
