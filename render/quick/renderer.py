"""A renderer without Blender: OpenGL with light baked per vertex, for drafts and previews."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from render.errors import RendererUnavailable
from render.quick.look import CYCLES_LOOK, Look
from render.types import Raster, Scene


class QuickRenderer:
    """render.renderer.Renderer that looks like Cycles and takes tens of milliseconds a frame.

    Opened, used and closed by one thread, which OpenGL asks for. Raster.samples says how finely
    the light is baked: 8 and more as finely as can be seen, 2 for a preview. Pictures are drawn at
    Raster.drawn_px if that is larger than side_px, else at twice side_px. On CPUs llvmpipe takes
    one thread per core. Raises RendererUnavailable where a library or EGL is missing.
    """

    name = "quick"

    def __init__(self, look: Look = CYCLES_LOOK) -> None:
        try:
            # Only here, so that programs that never draw do without OpenGL and Embree.
            from render.quick.stage import Stage  # noqa: PLC0415
        except ImportError as error:
            raise RendererUnavailable("quick", "pip install moderngl embreex") from error
        self._stage = Stage()
        self._look = look

    def draw(self, scene: Scene, raster: Raster) -> Iterator[NDArray[np.uint8]]:
        """See Renderer.draw."""
        return self._stage.draw(scene, raster, self._look)

    def warm_up(self) -> None:
        """The context is open since construction: nothing is left to start."""

    def close(self) -> None:
        """See Renderer.close."""
        self._stage.close()
