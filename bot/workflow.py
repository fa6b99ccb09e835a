"""The one flow, stage by stage: an order in, proven files out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import structlog
from numpy.typing import NDArray

from bot.clock import Clock, OnProgress
from bot.memory import give_back
from bot.order import Order, Stage
from bot.record import Provenance, build_record
from bot.studio import Studio
from pipeline.cutout.matte import cut_out
from pipeline.exaggerate import exaggerate
from pipeline.photo import read_photo
from pipeline.types import Brief, Cartoon, Cutout, Photo
from render.composite import finish
from render.errors import RendererUnavailable, UnbuildableRelief
from render.lighting import with_rim
from render.relief.build import build_relief
from render.renderer import Renderer
from render.scene import build_scene, preview_scene
from render.sticker import make_files, make_preview, make_still_files
from render.types import Body, Raster, Scene, StickerFile

_log = structlog.get_logger(__name__)
OnPreview = Callable[[StickerFile], None]
Choices = Sequence[tuple[str, Raster]]
Picture = NDArray[np.uint8]  # (S, S, 4), straight alpha
PREVIEW: Choices = (("quick", Raster(512, samples=2)), ("blender", Raster(512, 4, 320)))


@dataclass(frozen=True, eq=False)
class Sticker:
    """All files of one sticker, in the order of the table in `render.specs`, and its record."""

    files: tuple[StickerFile, ...]
    record: bytes


@dataclass(frozen=True, eq=False)
class Model:
    """What the stages before the renderer made of an order."""

    brief: Brief
    cartoon: Cartoon
    scene: Scene


@dataclass(frozen=True, eq=False)
class _Rendering:
    """What the renderers need to know: the scene, what was ordered, and whom to tell."""

    scene: Scene
    order: Order
    clock: Clock


def make_sticker(
    studio: Studio, order: Order, *, on_progress: OnProgress, on_preview: OnPreview
) -> Sticker:
    """Make every file of the order; `on_preview` gets the first picture as soon as it exists.

    Raises the PipelineError or RenderError of the stage that failed.
    """
    clock = Clock(on_progress)
    model = make_model(studio, order, clock=clock)
    clock.begin(Stage.PREVIEW)
    still, _ = _draw_still(studio, model.scene, PREVIEW)
    on_preview(make_preview(still))
    files, renderer = _render(studio, _Rendering(model.scene, order, clock), still)
    clock.stop()
    give_back()
    provenance = Provenance(
        theme=model.brief.theme,
        cartoonizer=model.cartoon.cartoonizer,
        renderer=renderer,
        card=model.cartoon.card,
        faces=len(model.cartoon.faces),
        seconds=clock.seconds,
    )
    return Sticker(files, build_record(order, provenance, files))


def make_model(studio: Studio, order: Order, *, clock: Clock | None = None) -> Model:
    """The order's scene, ready to be rendered.

    A subject of which nothing solid is left becomes a card of the whole picture.
    """
    clock = clock or Clock(_untold)
    clock.begin(Stage.READ)
    photo = read_photo(order.photo)
    brief = studio.reader.read(order.prompt, strength=order.strength, seed=order.seed)
    try:
        cartoon, body = _build(studio, order, (photo, brief), clock)
    except UnbuildableRelief:
        if order.keep_background:
            raise
        _log.warning("the whole picture becomes a card", reason="nothing solid was cut out")
        whole = replace(order, keep_background=True)
        cartoon, body = _build(studio, whole, (photo, brief), clock)
    theme = studio.theme(brief.theme)
    theme = theme.model_copy(update={"lighting": with_rim(theme.lighting, brief.palette)})
    scene = build_scene((body,), theme, seed=order.seed)
    clock.stop()
    return Model(brief, cartoon, scene)


def _build(
    studio: Studio, order: Order, source: tuple[Photo, Brief], clock: Clock
) -> tuple[Cartoon, Body]:
    photo, brief = source
    clock.begin(Stage.CUT_OUT)
    cutout = _cut_out(studio, order, photo)
    studio.expect(order.quality)
    clock.begin(Stage.DRAW)
    cartoon = studio.cartoonizer.draw(exaggerate(cutout, strength=order.strength), brief)
    clock.begin(Stage.BUILD)
    return cartoon, build_relief(cartoon)


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


def _render(
    studio: Studio, job: _Rendering, preview: Picture
) -> tuple[tuple[StickerFile, ...], str]:
    """All files, and the name of the renderer that drew them."""
    quality = studio.quality(job.order.quality)
    job.clock.begin(Stage.RENDER, 1 if job.order.still else job.scene.frame_count)
    if job.order.still:
        still, name = _draw_still(studio, job.scene, quality.choices)
        return make_still_files(still, job.scene), name
    while True:
        renderer, raster = studio.renderer(quality.choices)
        try:
            still = preview if renderer.name == "quick" else _still(renderer, job.scene, raster)
            pictures = _told(finish(renderer, job.scene, raster), job.clock)
            files = make_files(pictures, job.scene, still=still, effort=quality.effort)
            return files, renderer.name
        except RendererUnavailable as error:
            studio.give_up(error)


def _still(renderer: Renderer, scene: Scene, raster: Raster) -> Picture:
    (picture,) = finish(renderer, preview_scene(scene), raster)
    return picture


def _told(pictures: Iterator[Picture], clock: Clock) -> Iterator[Picture]:
    """The same pictures, each told to the clock; what follows the last is encoding."""
    for done, picture in enumerate(pictures, start=1):
        yield picture
        clock.tell(done)
    clock.begin(Stage.ENCODE)


def _untold(_stage: Stage, _done: int, _steps: int) -> None:
    """Nobody waits for this job."""
