"""Toonbooth's command line: `python -m bot --help`."""

import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click
import structlog
from rich.console import Console

from bot.order import Order
from bot.outbox import check_writable
from bot.photos import read_files
from bot.replies import sentence
from config.assets import find_assets
from config.errors import ConfigError
from config.logs import set_up_logs
from config.settings import read_settings
from pipeline.errors import BrokenModel
from render.errors import RendererUnavailable

BAD_MACHINE, BAD_INPUT, INTERRUPTED = 1, 2, 130
QUALITY_NAMES = ("draft", "standard", "fine")
_MACHINE_ERRORS = (BrokenModel, ConfigError, RendererUnavailable)
_log = structlog.get_logger(__name__)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def command_line() -> None:
    """A photo and any theme become an animated 3D cartoon sticker."""


@command_line.command()
@click.argument("photos", nargs=-1, required=True, metavar="PHOTO...")
@click.option("--theme", "prompt", required=True, help="Any words, in any language.")
@click.option(
    "--out", "folder", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    help="Folder for the files; of several photos each gets a folder of its own in it.",
)  # fmt: skip
@click.option(
    "--quality", type=click.Choice(QUALITY_NAMES), default="standard", show_default=True,
    help="draft: in seconds. standard: drawn by Blender. fine: Blender, taking its time.",
)  # fmt: skip
@click.option("--seed", type=int, default=7, show_default=True, help="Varies the drawing a little.")
@click.option(
    "--strength", type=click.FloatRange(0, 1), default=0.7, show_default=True,
    help="From 0, calm, to 1, most cartoony.",
)  # fmt: skip
@click.option(
    "--subject", type=click.IntRange(min=1),
    help="Only the N-th face or thing, counted from the largest.",
)  # fmt: skip
@click.option("--keep-background", is_flag=True, help="A card of the whole picture.")
@click.option("--still", is_flag=True, help="Pictures only, no animation.")
def make(photos: tuple[str, ...], folder: Path, **options: Any) -> None:
    """Make the sticker's files from each PHOTO.

    PHOTO is a JPEG, PNG, WebP, GIF, HEIC or AVIF of at most 20 MB, or - for standard input. OUT
    receives telegram.webm and .webp, discord.png, chat.webp, emoji.webm and .png, sticker.glb,
    preview.png and sticker.json; nothing in it changes unless all of them were made.

    \b
    Examples:
      python -m bot make me.jpg --theme "space pirate"
      python -m bot make cat.jpg cup.png --theme "пляж и море" --quality draft
      curl -s https://example.org/p.jpg | python -m bot make - --theme "1970s disco"
    """
    settings = read_settings()
    set_up_logs(settings.log_level)
    check_writable(folder)
    orders = [
        (name, Order(photo=data, **options)) for name, data in read_files(photos, sys.stdin.buffer)
    ]
    assets = find_assets(settings.assets)
    # Heavy imports only now: bad input is answered at once.
    from bot.making import make_all  # noqa: PLC0415

    make_all(orders, folder, settings=settings, assets=assets, console=Console())


def main() -> NoReturn:
    """Run the command line and turn every error into one sentence and an exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        command_line.main(standalone_mode=False)
    except click.ClickException as error:
        _fail(error.format_message(), BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        _fail("Stopped; nothing was written.", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the border: people get a sentence, never a traceback
        _report(error)
    sys.exit(0)


def _report(error: Exception) -> NoReturn:
    told = sentence(error)
    if told is None:
        _log.exception("unexpected error")
        _fail("Something unexpected went wrong; the log above says what.", BAD_MACHINE)
    _fail(told, BAD_MACHINE if isinstance(error, _MACHINE_ERRORS) else BAD_INPUT)


def _fail(message: str, code: int) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(code)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
