"""From a scene to files, by the best renderer that works here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

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

    preview: its picture at rest, drawn quickly. still: no files that move.
    """

    scene: Scene
    quality: Quality
    preview: Picture
    specs: Sequence[StickerSpec] = ALL
    still: bool = False

    @property
    def shows_still(self) -> bool:
        """Whether any of the files shows the scene at rest."""
        return any(spec.side_px and not spec.animated for spec in self.specs)


@dataclass(frozen=True, eq=False)
class Film:
    """What a renderer made of a scene.

    pictures: one per frame, maybe while they are being drawn, so they can be read once; none of a
    scene that shall not move. still: the scene at rest. renderer: its name.
    """

    pictures: Iterable[Picture]
    still: Picture
    renderer: str


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


def draw_preview(studio: Studio, scene: Scene) -> Picture:
    """The scene at rest, drawn quickly."""
    return draw_still(studio, scene, PREVIEW)[0]


def render_still(studio: Studio, rendering: Rendering, clock: Clock) -> Rendered:
    """The files that do not move."""
    clock.begin(Stage.RENDER, 1)
    film = shoot_still(studio, rendering)
    return Rendered(develop(film, rendering), film.renderer, film.still)


def render_files(studio: Studio, rendering: Rendering, clock: Clock) -> Rendered:
    """All files of the rendering's specs, encoded while the frames are being drawn."""
    scene = rendering.scene
    clock.begin(Stage.RENDER, scene.frame_count)
    film = shoot(studio, rendering)
    kept: dict[int, Picture] = {}
    pictures = _kept(film.pictures, best_frame(scene), kept)
    told = _then_encoding(tell(pictures, clock), clock)
    files = develop(replace(film, pictures=told), rendering)
    return Rendered(files, film.renderer, kept[best_frame(scene)])


def shoot_still(studio: Studio, rendering: Rendering) -> Film:
    """A film of no frames."""
    still, name = draw_still(studio, rendering.scene, rendering.quality.choices)
    return Film((), still, name)


def shoot(studio: Studio, rendering: Rendering) -> Film:
    """The rendering's frames; the first is drawn when this returns, the others when they are read.

    Raises RendererUnavailable where no renderer works.
    """
    scene = rendering.scene
    while True:
        renderer, raster = studio.renderer(rendering.quality.choices)
        try:
            still = rendering.preview
            if rendering.shows_still and renderer.name != "quick":
                (still,) = finish(renderer, preview_scene(scene), raster)
            pictures = finish(renderer, scene, raster)
            return Film(_continued(next(pictures), pictures), still, renderer.name)
        except RendererUnavailable as error:
            studio.give_up(error)


def develop(film: Film, rendering: Rendering) -> tuple[StickerFile, ...]:
    """The files of a film."""
    if rendering.still:
        return make_still_files(film.still, rendering.scene)
    return make_files(
        film.pictures,
        rendering.scene,
        still=film.still,
        effort=rendering.quality.effort,
        specs=rendering.specs,
    )


def tell(pictures: Iterable[Picture], clock: Clock) -> Iterator[Picture]:
    """The same pictures, each told to the clock."""
    for done, picture in enumerate(pictures, start=1):
        yield picture
        clock.tell(done)


def _continued(first: Picture, others: Iterator[Picture]) -> Iterator[Picture]:
    """Both; closing them cancels the renderer."""
    try:
        yield first
        yield from others
    finally:
        close = getattr(others, "close", None)
        if close:
            close()


def _kept(pictures: Iterable[Picture], wanted: int, kept: dict[int, Picture]) -> Iterator[Picture]:
    """The same pictures; the one of this number is kept."""
    for number, picture in enumerate(pictures):
        if number == wanted:
            kept[number] = picture
        yield picture


def _then_encoding(pictures: Iterable[Picture], clock: Clock) -> Iterator[Picture]:
    """The same pictures; what follows the last is encoding."""
    yield from pictures
    clock.begin(Stage.ENCODE)
