"""The lights of a scene: one key, one fill and two rims, scaled and coloured by the theme.

Places, sizes and powers were set by eye on toys about two units high (view transform Standard,
which clips early: the sum must stay low or light colours wash out).
"""

from __future__ import annotations

import numpy as np

from config.theme import Lighting
from pipeline.types import Palette
from render.color import color_of
from render.types import Light, Vector

PALE = 0.12  # how far the palette's colour is mixed with white
LEAST_RIM = 2.6
_ORIGIN: Vector = (0.0, 0.0, 0.0)
_KEY = Light((-2.2, 3.2, 3.6), _ORIGIN, power_w=150, size=2.0)
_FILL = Light((3.0, 0.6, 2.8), _ORIGIN, power_w=60, size=2.6)
_RIM_RIGHT = Light((1.7, 2.8, -2.8), _ORIGIN, power_w=38, size=2.4)
_RIM_LEFT = Light((-2.8, 0.6, -1.5), _ORIGIN, power_w=18, size=1.8)


def with_rim(lighting: Lighting, palette: Palette) -> Lighting:
    """The lighting with rims in the palette's first colour, as light as light is.

    So a subject that keeps its own colours still shows what the user asked for.
    """
    colors = palette.colors.astype(float)
    strength = np.ptp(colors, axis=1) * 0.8 ** np.arange(len(colors))
    color = colors[int(strength.argmax())] / colors[int(strength.argmax())].max()
    red, green, blue = (round(255 * (PALE + (1 - PALE) * float(part))) for part in color)
    update = {
        "rim": max(lighting.rim, LEAST_RIM),
        "rim_color": f"#{red:02x}{green:02x}{blue:02x}",
    }
    return lighting.model_copy(update=update)


def build_lights(lighting: Lighting) -> tuple[Light, ...]:
    """The four lights as this theme wants them; one that is off is left out."""
    plan = (
        (_KEY, lighting.key, lighting.key_color),
        (_FILL, lighting.fill, lighting.fill_color),
        (_RIM_RIGHT, lighting.rim, lighting.rim_color),
        (_RIM_LEFT, lighting.rim, lighting.rim_color),
    )
    return tuple(
        Light(light.position, light.target, light.power_w * factor, light.size, color_of(color))
        for light, factor, color in plan
        if factor > 0
    )
