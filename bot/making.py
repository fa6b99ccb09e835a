"""`make`: orders in, folders of files out."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console

from bot.console import progress_bar, show_files
from bot.order import Order
from bot.outbox import open_outbox
from bot.studio import Studio
from bot.workflow import Sticker, make_sticker
from config.settings import Settings

NamedOrder = tuple[str, Order]


def make_all(
    orders: Sequence[NamedOrder],
    folder: Path,
    *,
    settings: Settings,
    assets: Path,
    console: Console,
) -> None:
    """Make each order's files: into `folder` itself if there is one, else into a folder each."""
    with closing(Studio(settings, assets)) as studio:
        for name, order in orders:
            target = folder / name if len(orders) > 1 else folder
            with progress_bar(console, name) as on_progress, open_outbox(target) as outbox:
                sticker: Sticker = make_sticker(
                    studio,
                    order,
                    on_progress=on_progress,
                    on_preview=lambda file: outbox.put_now(file.name, file.data),
                )
                for file in sticker.files:
                    outbox.put(file.name, file.data)
                outbox.put("sticker.json", sticker.record)
            show_files(console, target, sticker.files)
