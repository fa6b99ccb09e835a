"""`themes try`: one quick picture of a photo in a theme."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from rich.console import Console

from bot.clock import Clock
from bot.console import progress_bar
from bot.order import Order
from bot.outbox import open_outbox
from bot.rendering import draw_preview
from bot.staging import prepare, stage
from bot.studio import Studio
from config.assets import find_assets
from config.settings import Settings
from config.theme import Theme


def try_theme(
    order: Order, folder: Path, settings: Settings, themes: Mapping[str, Theme], console: Console
) -> Path:
    """Draw the order at rest, its prompt a theme's name; the picture's path in `folder`."""
    with (
        Studio(settings, find_assets(settings.assets), themes=themes) as studio,
        progress_bar(console, order.prompt) as on_progress,
        open_outbox(folder) as outbox,
    ):
        clock = Clock(on_progress)
        picture = draw_preview(studio, stage(prepare(studio, order, clock)).scene)
        file = io.BytesIO()
        Image.fromarray(picture).save(file, "PNG")
        outbox.put(f"{order.prompt}.png", file.getvalue())
    return folder / f"{order.prompt}.png"
