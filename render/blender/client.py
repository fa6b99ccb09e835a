"""The reference renderer: Cycles, in a process of its own that stays warm between scenes."""

import contextlib
import itertools
import threading
from collections.abc import Generator, Iterator

import numpy as np
import structlog
from numpy.typing import NDArray

from render.blender.process import BlenderProcess, Launch, ProcessDied
from render.errors import RendererCrashed
from render.silhouette import Silhouette, cut
from render.types import Raster, Scene

log = structlog.get_logger(__name__)

Pictures = Generator[NDArray[np.uint8], None, None]


class BlenderRenderer:
    """render.renderer.Renderer on Blender's Cycles.

    The child starts with the first picture (or `warm_up`) and lives until `close`. One scene is
    drawn at a time: a second thread waits for the first. A child that dies is replaced once per
    scene, then without a GPU, and goes on at the frame that failed.
    """

    name = "blender"

    def __init__(self, *, threads: int = 2, frame_limit_s: float = 60.0) -> None:
        self._launch = Launch(threads)
        self._frame_limit_s = frame_limit_s
        self._process: BlenderProcess | None = None
        self._numbers = itertools.count()
        self._drawing = threading.Lock()
        self._starting = threading.Lock()
        self._closed = False
        self._interrupted = False

    @property
    def pid(self) -> int | None:
        """Of the running child, or None."""
        return self._process.pid if self._process and self._process.alive else None

    @property
    def device(self) -> str | None:
        """What Cycles draws with: "CPU", or the name of its GPU backend; None while it starts."""
        return self._process.device if self._process and self._process.alive else None

    def find_device(self) -> str:
        """The same, once the child has started. Raises RendererUnavailable and RendererCrashed."""
        process = self._running()
        try:
            process.await_ready()
        except ProcessDied as gone:
            raise RendererCrashed(f"Blender died ({gone.detail})") from gone
        return process.device or "CPU"

    def warm_up(self) -> None:
        """Start the child without waiting for it, while the scene is still being made."""
        self._running()

    def draw(self, scene: Scene, raster: Raster) -> Iterator[NDArray[np.uint8]]:
        """See Renderer.draw."""
        silhouette = Silhouette(scene)
        pictures: dict[int, NDArray[np.uint8]] = {}
        with contextlib.closing(self.draw_raw(scene, raster)) as drawn:
            for first in scene.distinct_frames():
                if first not in pictures:
                    alpha = silhouette.coverage(first, raster.side_px)
                    pictures[first] = cut(next(drawn), alpha)
                yield pictures[first]

    def draw_raw(self, scene: Scene, raster: Raster) -> Pictures:
        """Each distinct frame as Cycles leaves it: uint8 (drawn_px, drawn_px, 4) straight alpha."""
        with self._drawing:
            self._interrupted = False
            yield from self._draw_frames(
                scene, raster, tuple(dict.fromkeys(scene.distinct_frames()))
            )

    def interrupt(self) -> None:
        """Stop what another thread draws, at once: RendererCrashed is raised there. The next scene
        gets a new child."""
        with self._starting:
            if self._drawing.locked() and self._process:
                self._interrupted = True
                self._process.end()

    def close(self) -> None:
        """End the child at once, even while another thread draws."""
        with self._starting:
            self._closed = True
            if self._process:
                self._process.end()

    def _draw_frames(self, scene: Scene, raster: Raster, frames: tuple[int, ...]) -> Pictures:
        """The pictures of `frames`, in order; a child that dies is replaced once."""
        finished = 0
        for last_try in (False, True):
            try:
                for pixels in self._run(scene, raster, frames[finished:]):
                    finished += 1
                    yield pixels
                return
            except ProcessDied as gone:
                if last_try or self._closed or self._interrupted:
                    raise RendererCrashed(f"Blender died ({gone.detail})") from gone
                log.warning("blender died, starting it again", detail=gone.detail, frame=finished)
                self._launch = Launch(self._launch.threads, device="cpu")

    def _run(self, scene: Scene, raster: Raster, frames: tuple[int, ...]) -> Pictures:
        """One job on one child. What an earlier, cancelled job still says is passed over."""
        process, number = self._running(), next(self._numbers)
        process.await_ready()
        process.send(
            "job", number, scene, raster.drawn_px or raster.side_px, raster.samples, frames
        )
        finished = False
        try:
            while not finished:
                kind, job, *picture = process.receive(self._frame_limit_s)
                if job != number:
                    continue
                if kind == "device":
                    log.warning("the GPU was lost, drawing without it")
                    process.device = picture[0]
                if kind == "frame":
                    yield picture[0]
                finished = kind == "done"
        finally:
            if not finished and process.alive:
                process.send("cancel", number)

    def _running(self) -> BlenderProcess:
        with self._starting:
            if self._closed:
                raise RendererCrashed("the renderer is closed")
            if self._process is None or not self._process.alive:
                self._process = BlenderProcess(self._launch)
            return self._process
