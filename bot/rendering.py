"""From a scene to files, by the best renderer that works here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.clock import Clock
from bot.order import Stage
from bot.studio import Studio
from render.composite import finish
from render.errors import RendererUnavailable
from render.quality import Quality
from render.scene import best_frame, preview_scene
from render.specs import ALL, StickerSpec
from render.sticker import make_files, make_still_files
from render.types import Raster, Scene, StickerFile

Choices = Sequence[tuple[str, Raster]]
Picture = NDArray[np.uint8]  # (S, S, 4), straight alpha
PREVIEW: Choices = (("quick", Raster(512, samples=2)), ("blender", Raster(512, 4, 320)))


@dataclass(frozen=True, eq=False)
class Rendering:
    """A scene to render: how well, and into which files.

    preview: its picture at rest, drawn quickly.
    """

    scene: Scene
    quality: Quality
    preview: Picture
    specs: Sequence[StickerSpec] = ALL

    @property
    def shows_still(self) -> bool:
        """Whether any of the files shows the scene at rest."""
        return any(spec.side_px and not spec.animated for spec in self.specs)


@dataclass(frozen=True, eq=False)
class Rendered:
    """Finished files, and the name of the renderer that drew them.

    best: the picture, still or of the loop, that shows the scene as a preview does.
    """

    files: tuple[StickerFile, ...]
    renderer: str
    best: Picture


def draw_still(studio: Studio, scene: Scene, choices: Choices) -> tuple[Picture, str]:
    """The scene at rest, finished, and the name of the renderer that drew it."""
    while True:
        renderer, raster = studio.renderer(choices)
        try:
            (picture,) = finish(renderer, preview_scene(scene), raster)
            return picture, renderer.name
        except RendererUnavailable as error:
            studio.give_up(error)


def render_still(studio: Studio, rendering: Rendering, clock: Clock) -> Rendered:
    """The files that do not move."""
    clock.begin(Stage.RENDER, 1)
    still, name = draw_still(studio, rendering.scene, rendering.quality.choices)
    return Rendered(make_still_files(still, rendering.scene), name, still)


def render_files(studio: Studio, rendering: Rendering, clock: Clock) -> Rendered:
    """All files of the rendering's specs."""
    scene, quality = rendering.scene, rendering.quality
    clock.begin(Stage.RENDER, scene.frame_count)
    while True:
        renderer, raster = studio.renderer(quality.choices)
        try:
            still = rendering.preview
            if rendering.shows_still and renderer.name != "quick":
                (still,) = finish(renderer, preview_scene(scene), raster)
            kept: dict[int, Picture] = {}
            pictures = _kept(finish(renderer, scene, raster), best_frame(scene), kept)
            files = make_files(
                _told(pictures, clock),
                scene,
                still=still,
                effort=quality.effort,
                specs=rendering.specs,
            )
            return Rendered(files, renderer.name, kept[best_frame(scene)])
        except RendererUnavailable as error:
            studio.give_up(error)


def _kept(pictures: Iterator[Picture], wanted: int, kept: dict[int, Picture]) -> Iterator[Picture]:
    """The same pictures; the one of this number is kept."""
    for number, picture in enumerate(pictures):
        if number == wanted:
            kept[number] = picture
        yield picture


def _told(pictures: Iterator[Picture], clock: Clock) -> Iterator[Picture]:
    """The same pictures, each told to the clock; what follows the last is encoding."""
    for done, picture in enumerate(pictures, start=1):
        yield picture
        clock.tell(done)
    clock.begin(Stage.ENCODE)
