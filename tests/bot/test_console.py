"""What the command line shows."""

import io
from pathlib import Path

from rich.console import Console

from bot.console import progress_bar, show_files
from bot.order import Stage
from render.types import StickerFile


def test_the_bar_names_the_stage_and_the_frame() -> None:
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, width=100)
    with progress_bar(console, "me") as on_progress:
        on_progress(Stage.RENDER, 17, 60)
    assert "rendering 17/60" in shown.getvalue()


def test_the_table_names_each_file_with_its_size() -> None:
    shown = io.StringIO()
    files = [
        StickerFile("telegram.webm", bytes(123_456), "telegram video", 512, 512, 2.0, "0" * 64),
        StickerFile("sticker.glb", bytes(900_000), "model", 0, 0, 0.0, "0" * 64),
    ]
    show_files(Console(file=shown, width=100), Path("out"), files)
    assert "123 kB" in shown.getvalue()
    assert "512 × 512" in shown.getvalue()
    assert "900 kB" in shown.getvalue()
