"""The one flow, stage by stage: an order in, proven files out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.clock import Clock, OnProgress
from bot.memory import give_back
from bot.order import Order, Stage
from bot.record import Provenance, build_record
from bot.rendering import (
    Picture,
    Rendering,
    draw_preview,
    render_files,
    render_still,
)
from bot.staging import Production, Staged, prepare, stage
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
    staged: Staged

    @property
    def scene(self) -> Scene:
        """What will be rendered."""
        return self.staged.scene


def make_sticker(
    studio: Studio, order: Order, *, on_progress: OnProgress, on_preview: OnPreview
) -> Sticker:
    """Make every file of the order; `on_preview` gets the first picture as soon as it exists.

    Raises the PipelineError or RenderError of the stage that failed.
    """
    clock = Clock(on_progress)
    staged = make_model(studio, order, clock=clock).staged
    preview = show_preview(studio, staged, clock, on_preview)
    rendering = rendering_of(studio, order, staged, preview)
    render = render_still if order.still else render_files
    rendered = render(studio, rendering, clock)
    clock.stop()
    give_back()
    record = record_of(order, (staged, rendered.renderer), rendered.files, clock.seconds)
    return Sticker(rendered.files, record)


def make_model(studio: Studio, order: Order, *, clock: Clock | None = None) -> Model:
    """The order's scene, ready to be rendered."""
    clock = clock or Clock(_untold)
    production = prepare(studio, order, clock)
    staged = stage(production)
    clock.stop()
    return Model(production, staged)


def show_preview(studio: Studio, staged: Staged, clock: Clock, on_preview: OnPreview) -> Picture:
    """The scene at rest, drawn quickly, and given to `on_preview` as a file."""
    clock.begin(Stage.PREVIEW)
    preview = draw_preview(studio, staged.scene)
    on_preview(make_preview(preview))
    return preview


def rendering_of(studio: Studio, order: Order, staged: Staged, preview: Picture) -> Rendering:
    """How an order's scene is rendered."""
    return Rendering(staged.scene, studio.quality(order.quality), preview, still=order.still)


def record_of(
    order: Order,
    rendered: tuple[Staged, str],
    files: tuple[StickerFile, ...],
    seconds: Mapping[str, float],
) -> bytes:
    """The text of sticker.json. rendered: what, and by which renderer; seconds: by stage."""
    staged, renderer = rendered
    provenance = Provenance(
        theme=staged.theme,
        cartoonizer=staged.cartoonizer,
        renderer=renderer,
        kind=staged.kind,
        shape=staged.shape,
        reason=staged.reason,
        expression=staged.expression,
        faces=staged.faces,
        seconds=seconds,
    )
    return build_record(order, provenance, files)


def _untold(_stage: Stage, _done: int, _steps: int) -> None:
    """Nobody waits for this job."""
