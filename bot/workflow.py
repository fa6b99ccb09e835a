"""The one flow, stage by stage: an order in, proven files out."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import Clock, OnProgress
from bot.memory import give_back
from bot.order import Order, Stage
from bot.record import Provenance, build_record
from bot.rendering import PREVIEW, Rendering, draw_still, render_files, render_still
from bot.staging import Production, prepare, set_scene
from bot.studio import Studio
from render.sticker import make_preview
from render.types import Scene, StickerFile

OnPreview = Callable[[StickerFile], None]


@dataclass(frozen=True, eq=False)
class Sticker:
    """All files of one sticker, in the order of the table in `render.specs`, and its record."""

    files: tuple[StickerFile, ...]
    record: bytes


@dataclass(frozen=True, eq=False)
class Model:
    """What the stages before the renderer made of an order."""

    production: Production
    scene: Scene


def make_sticker(
    studio: Studio, order: Order, *, on_progress: OnProgress, on_preview: OnPreview
) -> Sticker:
    """Make every file of the order; `on_preview` gets the first picture as soon as it exists.

    Raises the PipelineError or RenderError of the stage that failed.
    """
    clock = Clock(on_progress)
    model = make_model(studio, order, clock=clock)
    clock.begin(Stage.PREVIEW)
    preview, _ = draw_still(studio, model.scene, PREVIEW)
    on_preview(make_preview(preview))
    rendering = Rendering(model.scene, studio.quality(order.quality), preview)
    render = render_still if order.still else render_files
    rendered = render(studio, rendering, clock)
    clock.stop()
    give_back()
    record = build_record(
        order, _provenance(model.production, rendered.renderer, clock), rendered.files
    )
    return Sticker(rendered.files, record)


def make_model(studio: Studio, order: Order, *, clock: Clock | None = None) -> Model:
    """The order's scene, ready to be rendered."""
    clock = clock or Clock(_untold)
    production = prepare(studio, order, clock)
    scene = set_scene(production, production.expression)
    clock.stop()
    return Model(production, scene)


def _provenance(production: Production, renderer: str, clock: Clock) -> Provenance:
    subject = production.subject
    expression = production.expression
    if expression is None and subject.persons:
        expression = subject.persons[0].likeness.expression
    return Provenance(
        theme=production.brief.theme,
        cartoonizer=subject.cartoon.cartoonizer if subject.cartoon else None,
        renderer=renderer,
        shape=subject.shape,
        reason=subject.reason,
        expression=expression,
        faces=len(subject.cartoon.faces) if subject.cartoon else len(subject.persons),
        seconds=clock.seconds,
    )


def _untold(_stage: Stage, _done: int, _steps: int) -> None:
    """Nobody waits for this job."""
