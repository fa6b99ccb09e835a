"""What the commands that judge cartoonizers have in common."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import cv2
import torch

from pipeline.train.cartoon.command import TRUNK_HELP
from pipeline.train.cartoon.judging.drawers import Drawer
from pipeline.train.cartoon.judging.opening import Means, open_drawer
from pipeline.train.cartoon.judging.style_transfer import Effort

ASSETS = Path("assets/fetched")
THEMED_SEED = 40  # added, so that themes are judged on photos of their own
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
OUT = click.Path(path_type=Path)
PROMPTS = click.option(
    "--prompts",
    type=click.Choice(["themes", "held-out", "free"]),
    default="themes",
    help="titles of themes, the lexicon's that nobody learned from, or words in no lexicon",
)
DRAWERS = click.option(
    "--drawer",
    "drawers",
    multiple=True,
    required=True,
    help="photo, painted, teacher, style-transfer, or NAME=FILE, weights or a checkpoint",
)


def common(command: Any) -> Any:
    """The options of all three commands."""
    for option in (
        click.option("--data", type=FOLDER, required=True, help="what `prepare` made"),
        click.option("--seed", default=0, help="of photos, prompts and sides"),
        click.option("--trunk", type=FILE, help=TRUNK_HELP),
        click.option("--assets", type=FOLDER, default=ASSETS),
        click.option("--seconds", default=Effort.seconds, help="of style transfer, a drawing"),
    ):
        command = option(command)
    return command


def means_of(data: Path, how: dict[str, Any]) -> Means:
    """What drawers are made from, as the options say."""
    return Means(data, how["trunk"], Effort(seconds=how["seconds"]))


def open_drawers(specs: Sequence[str], means: Means) -> list[Drawer]:
    """Drawers by what is written, each kept to one thread: more are slower on shared cores."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    return [open_drawer(spec, means) for spec in specs]
