"""A renderer without Blender: OpenGL with light baked per vertex, for drafts and previews."""

from collections.abc import Iterator

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from render.quick.canvas import Canvas, open_programs
from render.quick.context import open_context
from render.quick.lamps import build_lamps
from render.quick.look import CYCLES_LOOK, Look
from render.quick.packing import Packed, joint_matrices, pack_scene
from render.quick.visibility import LightTrack, track_light
from render.types import Raster, Scene

SUPERSAMPLING = 2


class QuickRenderer:
    """Draws like Cycles, but in tens of milliseconds a frame; `render.renderer.Renderer`.

    Opened, used and closed by one thread, which OpenGL asks for. Raster.samples says how finely
    the light is baked: 8 and more as finely as it can be seen, 2 for a preview in half a second.
    A scene is drawn at Raster.drawn_px if that is larger than side_px, else at twice side_px.
    """

    name = "quick"

    def __init__(self, look: Look = CYCLES_LOOK) -> None:
        self._look = look
        self._context: moderngl.Context = open_context()
        self._programs = open_programs(self._context)

    def draw(self, scene: Scene, raster: Raster) -> Iterator[NDArray[np.uint8]]:
        packed = pack_scene(scene)
        lamps = build_lamps(scene.lights, self._look)
        track = track_light(
            scene, packed, lamps, samples=raster.samples, sharpness=self._look.sharpness
        )
        drawn_px = max(raster.drawn_px or 0, raster.side_px)
        if drawn_px == raster.side_px:
            drawn_px *= SUPERSAMPLING
        canvas = Canvas(self._context, self._programs, drawn_px)
        try:
            canvas.upload(packed, track)
            canvas.light_up(scene, lamps, self._look)
            yield from _frames(scene, packed, track, canvas, raster.side_px)
        finally:
            canvas.release()

    def close(self) -> None:
        for program in self._programs.values():
            program.release()
        self._programs = {}
        self._context.release()


def _frames(
    scene: Scene, packed: Packed, track: LightTrack, canvas: Canvas, side_px: int
) -> Iterator[NDArray[np.uint8]]:
    """Every frame in order; one that looks like an earlier one is a copy of that."""
    firsts = scene.distinct_frames()
    drawn = _drawn(scene, packed, track, canvas)
    kept: dict[int, NDArray[np.uint8]] = {}
    for index, first in enumerate(firsts):
        if first == index:
            kept[first] = _scaled(next(drawn), side_px)
        yield kept[first].copy()


def _drawn(
    scene: Scene, packed: Packed, track: LightTrack, canvas: Canvas
) -> Iterator[NDArray[np.uint8]]:
    """The distinct frames, uint8 (S, S, 4) as large as the canvas.

    While one frame's pixels are filled the next one's vertices are computed, in another target.
    """
    waiting: int | None = None
    for target, frame in enumerate(sorted(set(scene.distinct_frames()))):
        if packed.morphs:
            canvas.move(*packed.posed(scene.poses[frame]))
        joints = joint_matrices(scene.poses[frame])
        canvas.draw(joints, track.around(frame), target % 2)
        if waiting is not None:
            yield canvas.read(waiting)
        waiting = target % 2
    if waiting is not None:
        yield canvas.read(waiting)


def _scaled(pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    scaled: NDArray[np.uint8] = cv2.resize(pixels, (side_px, side_px), interpolation=cv2.INTER_AREA)
    return scaled
