"""What a renderer is: a Scene and a Raster in, one picture of the bodies per frame out."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from render.types import Raster, Scene


class Renderer(Protocol):
    """Draws a scene's bodies, without border and shadow (`render.composite` adds those).

    `name` stands in sticker.json.
    """

    name: str

    def draw(self, scene: Scene, raster: Raster) -> Iterator[NDArray[np.uint8]]:
        """Yield uint8 (side_px, side_px, 4), sRGB premultiplied by alpha, one per frame in order.

        Frames that look the same (Scene.distinct_frames) are drawn once. Closing the iterator
        cancels the rendering between two frames. Raises RendererUnavailable before the first frame,
        RendererCrashed or RenderTimeout at any.
        """
        ...

    def warm_up(self) -> None:
        """Start what takes long to start, without waiting for it."""
        ...

    def close(self) -> None:
        """Release processes and contexts; the renderer may not be used again."""
        ...
