"""The stages of a job, each from what lies in the blob store to what it leaves there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from bot.clock import Clock
from bot.errors import BrokenParcel
from bot.memory import give_back
from bot.order import Order, Stage
from bot.rendering import Film, Rendering, develop, shoot, shoot_still, tell
from bot.staging import Staged, produce, stage, understand
from bot.studio import Studio
from bot.subject import Drawn, Found, draw, find
from bot.worker.plan import Step, job_folder, photo_key, step_key, sticker_folder
from bot.worker.shelf import Shelf
from bot.workflow import record_of, rendering_of, show_preview
from db.errors import BlobMissing
from render.types import StickerFile


@dataclass(frozen=True, eq=False)
class Workshop:
    """What all jobs of a process are made with."""

    studio: Studio
    shelf: Shelf


@dataclass(frozen=True, eq=False)
class Work:
    """One job, as its stages see it.

    order: without the photo. twins: other living jobs with the same photo. seconds: of the stages
    that are done.
    """

    job_id: str
    order: Order
    twins: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    def key(self, step: Step) -> str:
        """Where a step's value lies."""
        return step_key(self.job_id, step, self.order)


@dataclass(frozen=True, eq=False)
class Glimpse:
    """The scene at rest, drawn quickly: uint8 (S, S, 4) straight alpha."""

    picture: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Take:
    """A film that was drawn to its end.

    pictures: uint8 (D, S, S, 4) straight alpha, those that differ. order: which of them each frame
    shows. still: the scene at rest. renderer: its name.
    """

    pictures: NDArray[np.uint8]
    order: tuple[int, ...]
    still: NDArray[np.uint8]
    renderer: str

    def frames(self) -> Iterator[NDArray[np.uint8]]:
        """One picture a frame; frames that look the same are the same array."""
        pictures = list(self.pictures)
        return (pictures[number] for number in self.order)


def run_step(step: Step, shop: Workshop, work: Work, clock: Clock) -> str:
    """Do what a step does, unless an earlier try left its value, and say where it lies.

    Waits for disk, network and processors. Raises what the flow raises, and BlobMissing,
    BlobStoreUnreachable and BrokenParcel.
    """
    if not _is_done(step, shop, work):
        _STEPS[step](shop, work, clock)
        clock.stop()
    return record_key(work.job_id) if step == Step.ENCODE else work.key(step)


def record_key(job_id: str) -> str:
    """Where the record lies, which is written last."""
    return f"{sticker_folder(job_id)}/sticker.json"


def _is_done(step: Step, shop: Workshop, work: Work) -> bool:
    if step == Step.ENCODE:
        return shop.shelf.blobs.exists(record_key(work.job_id))
    return shop.shelf.holds(_KINDS[step], work.key(step))


def cut_out(shop: Workshop, work: Work, clock: Clock) -> None:
    """From the photo to what it shows, or what another job found in the same photo.

    One thread cuts out at a time, so two jobs of a process never do it side by side.
    """
    key = work.key(Step.CUT_OUT)
    for twin in work.twins:
        # The other job may end meanwhile, and its blobs with it.
        with suppress(BlobMissing, BrokenParcel):
            shop.shelf.copy(Found, step_key(twin, Step.CUT_OUT, work.order), key)
            return
    shop.shelf.put(key, find(shop.studio, _with_photo(shop, work), clock))


def draw_cartoon(shop: Workshop, work: Work, clock: Clock) -> None:
    """From what was found to its drawing."""
    found = shop.shelf.take(Found, work.key(Step.CUT_OUT))
    meaning = understand(shop.studio, work.order)
    drawn = draw(shop.studio, work.order, (found, meaning.brief), clock)
    shop.shelf.put(work.key(Step.CARTOON), drawn)


def set_up_scene(shop: Workshop, work: Work, clock: Clock) -> None:
    """From the drawing, or a kept likeness, to a scene."""
    meaning = understand(shop.studio, work.order)
    drawn, order = None, work.order
    if order.likeness is None:
        drawn = shop.shelf.take(Drawn, work.key(Step.CARTOON))
        order = _with_photo(shop, work)  # of which nothing solid is left, all becomes a card
    else:
        shop.studio.expect(order.quality)
    staged = stage(produce(shop.studio, order, (drawn, meaning), clock))
    shop.shelf.put(work.key(Step.SCENE), staged)


def draw_preview(shop: Workshop, work: Work, clock: Clock) -> None:
    """From the scene to its first picture, as a file for the chat and as it is."""
    folder = job_folder(work.job_id)

    def keep(file: StickerFile) -> None:
        shop.shelf.blobs.put(f"{folder}/{file.name}", file.data)

    picture = show_preview(shop.studio, _staged(shop, work), clock, keep)
    shop.shelf.put(work.key(Step.PREVIEW), Glimpse(picture))


def render(shop: Workshop, work: Work, clock: Clock) -> None:
    """From the scene to all its frames."""
    rendering = _rendering(shop, work)
    steps = 1 if rendering.still else rendering.scene.frame_count
    clock.begin(Stage.RENDER, steps)
    film = (shoot_still if rendering.still else shoot)(shop.studio, rendering)
    shop.shelf.put(work.key(Step.RENDER), _keep(film, clock))


def encode(shop: Workshop, work: Work, clock: Clock) -> None:
    """From the frames to the sticker's files and their record, which is written last."""
    take = shop.shelf.take(Take, work.key(Step.RENDER))
    clock.begin(Stage.ENCODE)
    film = Film(take.frames(), take.still, take.renderer)
    files = develop(film, _rendering(shop, work))
    clock.stop()
    give_back()
    seconds = {**work.seconds, **clock.seconds}
    staged = _staged(shop, work)
    record = record_of(work.order, (staged, take.renderer), files, seconds)
    folder = sticker_folder(work.job_id)
    for file in files:
        shop.shelf.blobs.put(f"{folder}/{file.name}", file.data)
    shop.shelf.blobs.put(record_key(work.job_id), record)


def _with_photo(shop: Workshop, work: Work) -> Order:
    return replace(work.order, photo=shop.shelf.blobs.get(photo_key(work.job_id)))


def _staged(shop: Workshop, work: Work) -> Staged:
    return shop.shelf.take(Staged, work.key(Step.SCENE))


def _rendering(shop: Workshop, work: Work) -> Rendering:
    glimpse = shop.shelf.take(Glimpse, work.key(Step.PREVIEW))
    return rendering_of(shop.studio, work.order, _staged(shop, work), glimpse.picture)


def _keep(film: Film, clock: Clock) -> Take:
    numbers: dict[int, int] = {}
    pictures: list[NDArray[np.uint8]] = []
    order: list[int] = []
    for picture in tell(film.pictures, clock):
        if id(picture) not in numbers:
            numbers[id(picture)] = len(pictures)
            pictures.append(picture)
        order.append(numbers[id(picture)])
    drawn = np.stack(pictures) if pictures else np.zeros((0, *film.still.shape), np.uint8)
    return Take(drawn, tuple(order), film.still, film.renderer)


_KINDS: Mapping[Step, type[object]] = MappingProxyType(
    {
        Step.CUT_OUT: Found,
        Step.CARTOON: Drawn,
        Step.SCENE: Staged,
        Step.PREVIEW: Glimpse,
        Step.RENDER: Take,
    }
)
_STEPS: Mapping[Step, Callable[[Workshop, Work, Clock], None]] = MappingProxyType(
    {
        Step.CUT_OUT: cut_out,
        Step.CARTOON: draw_cartoon,
        Step.SCENE: set_up_scene,
        Step.PREVIEW: draw_preview,
        Step.RENDER: render,
        Step.ENCODE: encode,
    }
)
