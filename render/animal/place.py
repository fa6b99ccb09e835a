"""Where features sit on the finished solid: points on its front, and frames that face outward."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.animal.colors import FaceColors, has_clear_iris
from render.animal.face import Features, Floats
from render.animal.muzzle import Muzzle
from render.animal.solid import Solid, front, height_at
from render.relief.raster import Image, blur, shrink
from render.types import Part

JOINT = "head"
LEVEL = 0.45  # share of the surface's slope that frames keep: eyes look at the viewer
STEEPEST = 1.0  # slope of the surface beyond which it does not matter
SMOOTHING = 1.5  # of the front, voxels
FLAT = (0.6, 0.9)  # from eyes to nose, of the face's size: from a flat face to a usual one
GRAVE = 0.4  # how gravely a cat looks whose face is not flat


@dataclass(frozen=True, eq=False)
class Head:
    """What the builders of features share.

    heights: float32 (G, G), z of the front. distance: float32 (G, G), to the outline, units.
    muzzle: None in profile. coat: the painted fur, on which the features sit. number: of the head,
    0 for the first, which alone turns.
    """

    face: Features
    colors: FaceColors
    muzzle: Muzzle | None
    solid: Solid
    heights: Image
    distance: Image
    coat: Part
    number: int = 0

    @property
    def joint(self) -> str:
        """What its features hang on."""
        return JOINT if self.number == 0 else "root"

    @property
    def suffix(self) -> str:
        """What the names of its parts and anchors end in."""
        return suffix_of(self.number)

    @property
    def gravity(self) -> float:
        """How gravely it looks, 0 to 1: cats do, flat faces among them most."""
        if not has_clear_iris(self.colors):
            return 0.0
        down = float((self.face.middle - self.face.nose) @ self.face.up) / self.face.size
        return float(np.interp(down, FLAT, (1.0, GRAVE)))

    @property
    def forward(self) -> float:
        """z of the head's middle plane, units."""
        return self.solid.forwards[self.number]

    def z(self, points: Floats) -> Floats:
        """z of the front at points (..., 2)."""
        return height_at(self.solid, self.heights, points)

    def on_front(self, points: Floats, lift: float = 0.0) -> Floats:
        """Points (..., 2) on the front, (..., 3), `lift` units before it."""
        return np.concatenate([points, self.z(points)[..., None] + lift], axis=-1)

    def room(self, point: Floats) -> float:
        """The distance from a point (2,) to the drawing's outline, units, positive inside."""
        return float(height_at(self.solid, self.distance, point[None])[0])

    def frame(self, point: Floats, reach: float) -> Floats:
        """Columns across, up and outward (3, 3) at a point (2,), by slopes over `reach` units."""
        face = self.face
        right, left = self.z(point + reach * face.across), self.z(point - reach * face.across)
        above, below = self.z(point + reach * face.up), self.z(point - reach * face.up)
        slopes = np.array([right - left, above - below]) / (2 * reach)
        slopes = LEVEL * np.clip(slopes, -STEEPEST, STEEPEST)
        across = np.array([*face.across, slopes[0]])
        across /= np.linalg.norm(across)
        up = np.array([*face.up, slopes[1]])
        up -= across * (up @ across)
        up /= np.linalg.norm(up)
        return np.stack([across, up, np.cross(across, up)], axis=1)


def suffix_of(number: int) -> str:
    """What names of the first head (0) and of further ones end in."""
    return f"_{number + 1}" if number else ""


def look_at(solid: Solid, outline: Image) -> tuple[Image, Image]:
    """The heights of a solid's finished front, and the distance to its drawing's outline.

    outline: that distance, float32 (N, N), units. Both float32 (G, G), units.
    """
    heights = blur(np.maximum(front(solid, solid.whole), -0.4), SMOOTHING)
    return heights, shrink(outline, len(heights))
