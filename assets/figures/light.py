"""The light in a photo, told from the shading of a face, and as lamps of a scene."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.color import to_linear
from render.quick.look import CYCLES_LOOK
from render.types import Light

LEAST_PIXELS = 200
ROUNDS = 3  # of fitting, each without what fitted worst
OUTLIERS = 0.75  # share of the pixels that is kept
FAR, WIDE = 6.0, 2.5  # of the lamp, scene units
LEAST_AMBIENT, MOST_AMBIENT = 0.25, 0.85
WHITE_AT = 97  # percentile of the photo that may be white
LEAST_WHITE = 1.25  # against the skin's light
FRONT = np.array((-0.3, 0.6, 0.74))  # of a light that cannot be told


@dataclass(frozen=True, eq=False)
class PhotoLight:
    """toward: float64 (3,), unit, to the lamp. ambient: share of the light from everywhere.

    white: float32 (3,), linear: what a white thing that faces the lamp has in the photo. grey:
    whether the photo has no colours.
    """

    toward: NDArray[np.float64]
    ambient: float
    white: NDArray[np.float32]
    grey: bool

    def lamps(self) -> tuple[Light, ...]:
        """A lamp that, with the world, lights a white thing facing it with 1."""
        power = (1 - self.ambient) * np.pi**2 * (FAR**2 + 0.1375 * WIDE**2) / CYCLES_LOOK.key
        x, y, z = (float(value) for value in FAR * self.toward)
        return (Light((x, y, z), (0.0, 0.0, 0.0), float(power), WIDE),)

    @property
    def world(self) -> float:
        """Brightness of the surrounding light."""
        return self.ambient / CYCLES_LOOK.world


def find_light(
    pixels: NDArray[np.uint8],
    skin: NDArray[np.bool_],
    inside: NDArray[np.bool_],
    normals: NDArray[np.float32],
) -> PhotoLight:
    """pixels: uint8 (S, S, 3). skin, inside: bool (S, S). normals: float32 (S, S, 3)."""
    linear = to_linear(pixels.astype(np.float32) / 255)
    level = linear.mean(2)
    colors = pixels[inside].astype(np.int16)
    grey = bool(np.abs(colors[:, 0] - colors[:, 2]).mean() < 3) if len(colors) else True
    place = skin & (np.abs(normals).sum(2) > 0)
    mean = float(np.median(level[place])) if place.any() else 0.4
    toward, ambient = _shading(level[place], normals[place])
    brightest = np.percentile(linear[inside], WHITE_AT, axis=0) if inside.any() else np.ones(3)
    brightest = 0.5 * brightest + 0.5 * brightest.mean()
    white = brightest * max(1.0, LEAST_WHITE * mean / max(float(brightest.mean()), 1e-3))
    return PhotoLight(toward, ambient, white.clip(0.02, 1.1).astype(np.float32), grey)


def _shading(
    level: NDArray[np.float32], normals: NDArray[np.float32]
) -> tuple[NDArray[np.float64], float]:
    """The direction and the ambient share that explain the light (N,) on normals (N, 3)."""
    if len(level) < LEAST_PIXELS:
        return FRONT / np.linalg.norm(FRONT), 0.6
    columns = np.column_stack([np.ones(len(level)), normals]).astype(np.float64)
    kept = np.ones(len(level), bool)
    found = np.zeros(4)
    for _ in range(ROUNDS):
        found = np.linalg.lstsq(columns[kept], level[kept], rcond=None)[0]
        error = np.abs(columns @ found - level)
        kept = error <= np.quantile(error, OUTLIERS)
    toward = found[1:] + 0.15 * np.abs(found[0]) * FRONT  # faces shade little along z
    toward[2] = max(toward[2], 0.25 * float(np.linalg.norm(toward)))
    strength = float(np.linalg.norm(found[1:])) / max(float(found[0]), 1e-3)
    ambient = float(np.clip(1 - 0.9 * strength, LEAST_AMBIENT, MOST_AMBIENT))
    return np.asarray(toward / max(float(np.linalg.norm(toward)), 1e-6)), ambient
