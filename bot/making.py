"""`make`: orders in, folders of files out."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bot.console import progress_bar, show_files
from bot.errors import SomePhotosFailed
from bot.order import Order
from bot.outbox import open_outbox
from bot.studio import Studio
from bot.workflow import make_sticker
from config.settings import Settings
from pipeline.errors import NoSuchSubject, UnreadablePhoto
from render.errors import FileTooLarge, UnbuildableRelief

NamedOrder = tuple[str, Order]
# What is wrong with one photo; the next may be fine.
_OWN_FAULTS = (UnreadablePhoto, NoSuchSubject, UnbuildableRelief, FileTooLarge)


def make_all(
    orders: Sequence[NamedOrder],
    folder: Path,
    *,
    settings: Settings,
    assets: Path,
    console: Console,
) -> None:
    """Make each order's files: into `folder` itself if there is one, else into a folder each.

    Of several orders, one that fails does not stop the others: SomePhotosFailed names them at the
    end.
    """
    failures: dict[str, Exception] = {}
    with Studio(settings, assets) as studio:
        for name, order in orders:
            target = folder / name if len(orders) > 1 else folder
            try:
                _make(studio, order, target, console)
            except _OWN_FAULTS as error:
                if len(orders) == 1:
                    raise
                failures[name] = error
    if failures:
        raise SomePhotosFailed(failures, len(orders))


def _make(studio: Studio, order: Order, folder: Path, console: Console) -> None:
    with progress_bar(console, folder.name) as on_progress, open_outbox(folder) as outbox:
        sticker = make_sticker(
            studio,
            order,
            on_progress=on_progress,
            on_preview=lambda file: outbox.put_now(file.name, file.data),
        )
        for file in sticker.files:
            outbox.put(file.name, file.data)
        outbox.put("sticker.json", sticker.record)
    show_files(console, folder, sticker.files)
