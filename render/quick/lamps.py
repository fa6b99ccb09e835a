"""The scene's lights as the shaders take them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from render.color import to_linear
from render.geometry import unit
from render.quick.look import Look
from render.quick.pieces import Floats
from render.quick.shaders import MAX_LAMPS
from render.types import Light


@dataclass(frozen=True, eq=False)
class Lamps:
    """Square area lamps, strongest first.

    at, axis, right, up: float32 (L, 3), the centre and the unit frame; a lamp shines along its
    axis. light: float32 (L, 3), linear radiance. half: float32 (L,), half the side in units.
    """

    at: Floats
    axis: Floats
    right: Floats
    up: Floats
    light: Floats
    half: Floats

    def uniforms(self) -> dict[str, Floats]:
        """The arrays by their names in the shaders."""
        return {
            "lamp_at": self.at,
            "lamp_axis": self.axis,
            "lamp_right": self.right,
            "lamp_up": self.up,
            "lamp_light": self.light,
            "lamp_half": self.half,
        }


def build_lamps(lights: Sequence[Light], look: Look) -> Lamps:
    """At most MAX_LAMPS lamps; weaker ones than these are left out."""
    kept = sorted(lights, key=lambda light: -light.power_w)[:MAX_LAMPS]
    at = np.array([light.position for light in kept], np.float64).reshape(-1, 3)
    target = np.array([light.target for light in kept], np.float64).reshape(-1, 3)
    axis = unit(target - at)
    # Any frame that is not degenerate does: Blender too leaves the square's roll open.
    steep = np.abs(axis[:, 1:2]) > 0.99
    right = unit(np.cross(axis, np.where(steep, [[0.0, 0.0, 1.0]], [[0.0, 1.0, 0.0]])))
    size = np.array([light.size for light in kept], np.float64)
    power = np.array([light.power_w for light in kept], np.float64)
    color = to_linear([light.color for light in kept]).reshape(-1, 3)
    front = np.clip(-axis[:, 2] / 0.6 + 0.5, 0, 1)
    gain = look.back + (look.key - look.back) * front
    radiance = color * (gain * power / (np.pi * size**2))[:, None]
    frame = (at, axis, right, np.cross(right, axis), radiance, size / 2)
    return Lamps(*(np.ascontiguousarray(array, dtype=np.float32) for array in frame))
