"""Where scenes are drawn: an OpenGL context with its programs, and the way from Scene to frames."""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from render.quick.canvas import Canvas
from render.quick.context import open_context
from render.quick.lamps import build_lamps
from render.quick.look import Look
from render.quick.packing import Packed, joint_matrices, pack_scene
from render.quick.shaders import open_programs
from render.quick.visibility import LightTrack, track_light
from render.types import Raster, Scene

SUPERSAMPLING = 2


class Stage:
    """Belongs to the thread that made it, as its OpenGL context does."""

    def __init__(self) -> None:
        self._context = open_context()
        self._programs = open_programs(self._context)

    def draw(self, scene: Scene, raster: Raster, look: Look) -> Iterator[NDArray[np.uint8]]:
        """See render.renderer.Renderer.draw."""
        packed = pack_scene(scene)
        lamps = build_lamps(scene.lights, look)
        track = track_light(scene, packed, lamps, samples=raster.samples, sharpness=look.sharpness)
        canvas = Canvas(self._context, self._programs, _drawn_px(raster))
        try:
            canvas.upload(packed, track)
            canvas.light_up(scene, lamps, look)
            yield from _frames(scene, packed, track, canvas, raster.side_px)
        finally:
            canvas.release()

    def close(self) -> None:
        """Release the programs and the context."""
        for program in self._programs.values():
            program.release()
        self._programs.clear()
        self._context.release()


def _drawn_px(raster: Raster) -> int:
    """Raster.drawn_px where that is larger than the picture, else SUPERSAMPLING times its side."""
    if raster.drawn_px is not None and raster.drawn_px > raster.side_px:
        return raster.drawn_px
    return SUPERSAMPLING * raster.side_px


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
        yield kept[first].copy() if first in firsts[index + 1 :] else kept.pop(first)


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
        canvas.draw(joints, track.between(frame), target % 2)
        if waiting is not None:
            yield canvas.read(waiting)
        waiting = target % 2
    if waiting is not None:
        yield canvas.read(waiting)


def _scaled(pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    """Cycles' pixel filter too is wider than a pixel; it hides the steps of nearly level edges."""
    pixels = np.asarray(cv2.GaussianBlur(pixels, (3, 3), 0), np.uint8)
    scaled = cv2.resize(pixels, (side_px, side_px), interpolation=cv2.INTER_AREA)
    return np.asarray(scaled, dtype=np.uint8)
