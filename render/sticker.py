"""The pictures of a scene become all of a sticker's files, while they are still being drawn."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from render.check import prove
from render.encode.animation import AnimationEncoder
from render.encode.apng import ApngEncoder
from render.encode.picture import Picture
from render.encode.png import encode_png
from render.encode.webm import FINE, QUICK, STANDARD, Effort, WebmEncoder
from render.encode.webp import WebpEncoder, encode_still_webp
from render.model import encode_model
from render.specs import (
    ALL,
    CHAT,
    DISCORD,
    EMOJI_STILL,
    EMOJI_VIDEO,
    MODEL,
    PREVIEW,
    TELEGRAM_STILL,
    TELEGRAM_VIDEO,
    StickerSpec,
)
from render.types import Border, Scene, StickerFile

Report = Callable[[StickerFile], None]


class _Cancelled(Exception):
    """The frames stopped coming; no file is wanted any more."""


_END = None
_CANCEL = object()


def make_files(
    pictures: Iterable[Picture],
    scene: Scene,
    *,
    still: Picture,
    effort: Effort = STANDARD,
    specs: Sequence[StickerSpec] = ALL,
    report: Report | None = None,
) -> tuple[StickerFile, ...]:
    """The files of `specs`, each proven to hold its spec, in the order of specs.ALL.

    pictures: uint8 (H, W, 4) straight alpha, one per frame of `scene`, as they are drawn; they
    may not be changed afterwards. still: the same, for the files that do not move. report: called
    in the caller's thread or another with each file once it is done. What `pictures` raises
    passes through; FileTooLarge and SpecViolation name the file that failed.
    """
    report = report or _unreported
    with ThreadPoolExecutor(max_workers=5, thread_name_prefix="encode") as pool:
        feeds = [
            _Feed(pool, (spec, edge_brightness(scene.border)), encoder, report)
            for spec, encoder in _encoders(scene, effort)
            if spec in specs
        ]
        solid = pool.submit(_still_files, still, scene, report, specs)
        try:
            for picture in pictures:
                for feed in feeds:
                    feed.queue.put(picture)
        except BaseException:
            for feed in feeds:
                feed.queue.put(_CANCEL)
            raise
        for feed in feeds:
            feed.queue.put(_END)
        files = [feed.future.result() for feed in feeds] + solid.result()
    return _in_order(files)


def make_still_files(
    still: Picture, scene: Scene, report: Report | None = None
) -> tuple[StickerFile, ...]:
    """The files that need no animation; see make_files."""
    return _in_order(_still_files(still, scene, report or _unreported))


def make_preview(still: Picture) -> StickerFile:
    """The first file to show, in some hundredths of a second."""
    return prove(encode_png(still, PREVIEW), PREVIEW)


def edge_brightness(border: Border) -> float:
    """Of the darkest paint of an edge, 0 to 255."""
    return 255 * min(max(paint) for paint in (border.color, *border.accents))


def _unreported(_: StickerFile) -> None:
    """Nobody waits for single files."""


class _Feed:
    """One encoder at work in a thread of its own, fed through a queue."""

    def __init__(
        self,
        pool: ThreadPoolExecutor,
        limits: tuple[StickerSpec, float],
        encoder: AnimationEncoder,
        report: Report,
    ) -> None:
        self.queue: SimpleQueue[object] = SimpleQueue()
        self.future: Future[StickerFile] = pool.submit(self._run, limits, encoder, report)

    def _run(
        self, limits: tuple[StickerSpec, float], encoder: AnimationEncoder, report: Report
    ) -> StickerFile:
        while (picture := self.queue.get()) is not _END:
            if picture is _CANCEL:
                raise _Cancelled
            encoder.add(picture)  # type: ignore[arg-type]
        spec, edge = limits
        file = prove(encoder.finish(), spec, edge=edge)
        report(file)
        return file


def _encoders(scene: Scene, effort: Effort) -> list[tuple[StickerSpec, AnimationEncoder]]:
    count, fps = scene.frame_count, scene.fps
    # Small pictures cost little time and gain most from effort.
    emoji_effort = STANDARD if effort == QUICK else FINE
    return [
        (TELEGRAM_VIDEO, WebmEncoder(TELEGRAM_VIDEO, count, fps, effort)),
        (CHAT, WebpEncoder(CHAT, count, fps)),
        (DISCORD, ApngEncoder(DISCORD, count, fps)),
        (EMOJI_VIDEO, WebmEncoder(EMOJI_VIDEO, count, fps, emoji_effort)),
    ]


def _still_files(
    still: Picture, scene: Scene, report: Report, specs: Sequence[StickerSpec] = ALL
) -> list[StickerFile]:
    files = []
    encoders: list[tuple[StickerSpec, Callable[[], bytes]]] = [
        (PREVIEW, lambda: encode_png(still, PREVIEW)),
        (TELEGRAM_STILL, lambda: encode_still_webp(still, TELEGRAM_STILL)),
        (EMOJI_STILL, lambda: encode_png(still, EMOJI_STILL)),
        (MODEL, lambda: encode_model(scene, MODEL)),
    ]
    for spec, encode in encoders:
        if spec not in specs:
            continue
        files.append(prove(encode(), spec, edge=edge_brightness(scene.border)))
        report(files[-1])
    return files


def _in_order(files: Sequence[StickerFile]) -> tuple[StickerFile, ...]:
    places = {spec.name: place for place, spec in enumerate(ALL)}
    return tuple(sorted(files, key=lambda file: places[file.spec]))
