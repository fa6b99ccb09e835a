"""The one flow, stage by stage: an order in, proven files out."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import structlog
from numpy.typing import NDArray

from bot.order import Order, Stage
from bot.record import Provenance, build_record
from bot.studio import Studio
from pipeline.exaggerate import exaggerate
from pipeline.matte import cut_out
from pipeline.photo import read_photo
from pipeline.types import Brief, Cartoon, Cutout, Photo
from render.composite import finish
from render.errors import RendererUnavailable
from render.quality import Quality
from render.relief.build import build_relief
from render.renderer import Renderer
from render.scene import build_scene, preview_scene
from render.sticker import make_files, make_preview, make_still_files
from render.types import Raster, Scene, StickerFile

_log = structlog.get_logger(__name__)
OnProgress = Callable[[Stage, int, int], None]  # stage, steps done, steps in all
OnPreview = Callable[[StickerFile], None]
Choices = Sequence[tuple[str, Raster]]
Picture = NDArray[np.uint8]
Rendered = tuple[tuple[StickerFile, ...], str]  # the files, and the renderer's name
PREVIEW = (("quick", Raster(512, samples=2)), ("blender", Raster(512, 4, 320)))


@dataclass(frozen=True, eq=False)
class Sticker:
    """All files of one sticker, in the order of the table in `render.specs`, and its record."""

    files: tuple[StickerFile, ...]
    record: bytes


@dataclass(frozen=True, eq=False)
class Made:
    """What the stages before the renderer made of an order."""

    brief: Brief
    cartoon: Cartoon
    scene: Scene


@dataclass
class Clock:
    """Tells progress and keeps the seconds that each stage took."""

    on_progress: OnProgress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, stage: Stage, steps: int = 1) -> Iterator[None]:
        self.on_progress(stage, 0, steps)
        began = time.perf_counter()
        yield
        self.seconds[stage.name.lower()] = time.perf_counter() - began
        self.on_progress(stage, steps, steps)


def make_sticker(
    studio: Studio, order: Order, *, on_progress: OnProgress, on_preview: OnPreview
) -> Sticker:
    """Make every file of the order; `on_preview` gets the first picture as soon as it exists.

    Raises the PipelineError or RenderError of the stage that failed.
    """
    clock = Clock(on_progress)
    made = make_scene(studio, order, clock=clock)
    with clock.stage(Stage.PREVIEW):
        still, _ = _draw_still(studio, made.scene, PREVIEW)
        on_preview(make_preview(still))
    quality = studio.quality(order.quality)
    files, renderer = _render(studio, made.scene, _Job(order, quality, still), clock)
    provenance = Provenance(
        theme=made.brief.theme,
        cartoonizer=made.cartoon.cartoonizer,
        renderer=renderer,
        card=made.cartoon.card,
        faces=len(made.cartoon.faces),
        seconds=clock.seconds,
    )
    return Sticker(files, build_record(order, provenance, files))


def make_scene(studio: Studio, order: Order, *, clock: Clock | None = None) -> Made:
    """The order's scene, ready to be rendered."""
    clock = clock or Clock(lambda *_: None)
    with clock.stage(Stage.READ):
        photo = read_photo(order.photo)
        brief = studio.reader.read(order.prompt, strength=order.strength, seed=order.seed)
    with clock.stage(Stage.CUT_OUT):
        cutout = _cut_out(studio, order, photo)
    studio.expect(order.quality)
    with clock.stage(Stage.DRAW):
        warped = exaggerate(cutout, strength=order.strength)
        cartoon = studio.cartoonizer.draw(warped, brief)
    with clock.stage(Stage.BUILD):
        body = build_relief(cartoon)
        scene = build_scene((body,), studio.theme(brief.theme), seed=order.seed)
    return Made(brief, cartoon, scene)


def _cut_out(studio: Studio, order: Order, photo: Photo) -> Cutout:
    faces = studio.finder.find(photo.pixels)
    return cut_out(
        photo,
        studio.matter,
        faces=faces,
        subject=order.subject,
        keep_background=order.keep_background,
    )


def _draw_still(studio: Studio, scene: Scene, choices: Choices) -> tuple[Picture, str]:
    """The scene at rest, finished, and the name of the renderer that drew it."""
    while True:
        renderer, raster = studio.renderer(choices)
        try:
            (picture,) = finish(renderer, preview_scene(scene), raster)
            return picture, renderer.name
        except RendererUnavailable as error:
            studio.give_up(error)


@dataclass(frozen=True, eq=False)
class _Job:
    """What is left to do: the order, its quality, and the picture that the preview showed."""

    order: Order
    quality: Quality
    preview: Picture


def _render(studio: Studio, scene: Scene, job: _Job, clock: Clock) -> Rendered:
    if job.order.still:
        with clock.stage(Stage.RENDER):
            still, name = _draw_still(studio, scene, job.quality.choices)
            return make_still_files(still, scene), name
    with clock.stage(Stage.RENDER, scene.frame_count):
        while True:
            renderer, raster = studio.renderer(job.quality.choices)
            try:
                return _animate(renderer, raster, scene, job, clock), renderer.name
            except RendererUnavailable as error:
                studio.give_up(error)


def _animate(
    renderer: Renderer, raster: Raster, scene: Scene, job: _Job, clock: Clock
) -> tuple[StickerFile, ...]:
    still = job.preview
    if renderer.name != "quick":
        (still,) = finish(renderer, preview_scene(scene), raster)
    pictures = _counted(finish(renderer, scene, raster), clock, scene.frame_count)
    return make_files(pictures, scene, still=still, effort=job.quality.effort)


def _counted(pictures: Iterator[Picture], clock: Clock, count: int) -> Iterator[Picture]:
    for done, picture in enumerate(pictures, start=1):
        yield picture
        clock.on_progress(Stage.RENDER, done, count)
