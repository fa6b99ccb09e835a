"""Renders bodies as a crop sees them: colours, and what belongs to which part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from render.quick.renderer import QuickRenderer
from render.types import Body, Camera, Light, Pose, Raster, Scene

SAMPLES = 2

Posed = Sequence[tuple[Body, Pose]]


class Easel:
    """Draws single pictures; to be closed."""

    def __init__(self) -> None:
        self._renderer = QuickRenderer()

    def draw(
        self, posed: Posed, camera: Camera, lights: tuple[Light, ...], *, world: float, side_px: int
    ) -> NDArray[np.float32]:
        """float32 (side_px, side_px, 4): sRGB in [0, 1] premultiplied by alpha."""
        scene = Scene(
            bodies=tuple(body for body, _ in posed),
            poses=(tuple(pose for _, pose in posed),),
            lights=lights,
            camera=camera,
            world=world,
        )
        pictures = self._renderer.draw(scene, Raster(side_px, SAMPLES))
        (picture,) = pictures
        return picture.astype(np.float32) / 255

    def close(self) -> None:
        """Release the renderer."""
        self._renderer.close()
