"""What the command line shows: a progress bar while it works, a table of files at the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.clock import OnProgress
from bot.order import Stage
from render.types import StickerFile

# Shares of the whole, as measured for a standard sticker on two cores.
_WEIGHTS = {
    Stage.READ: 0.5,
    Stage.CUT_OUT: 1.0,
    Stage.MEASURE: 0.5,
    Stage.DRAW: 0.7,
    Stage.BUILD: 1.2,
    Stage.PREVIEW: 0.6,
    Stage.RENDER: 14.0,
    Stage.ENCODE: 1.5,
}


@contextmanager
def progress_bar(console: Console, title: str) -> Iterator[OnProgress]:
    """A callback that moves a bar through all stages; silent where there is no terminal."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn("[bold]{task.fields[title]}[/]"),
        BarColumn(bar_width=28),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    task = bar.add_task("starting", total=sum(_WEIGHTS.values()), title=title)

    def show(stage: Stage, done: int, steps: int) -> None:
        before = sum(_WEIGHTS[earlier] for earlier in _stages_before(stage))
        frame = f" {done}/{steps}" if steps > 1 else ""
        bar.update(
            task,
            completed=before + _WEIGHTS[stage] * done / steps,
            description=f"{stage.value}{frame}",
        )

    with bar:
        yield show


def _stages_before(stage: Stage) -> Sequence[Stage]:
    stages = list(Stage)
    return stages[: stages.index(stage)]


def show_files(console: Console, folder: Path, files: Sequence[StickerFile]) -> None:
    """Print a table of the finished files."""
    table = Table(title=str(folder), title_justify="left", header_style="bold")
    for column in ("file", "size", "pixels", "seconds"):
        table.add_column(column, justify="left" if column == "file" else "right")
    for file in files:
        table.add_row(
            file.name,
            f"{len(file.data) / 1000:,.0f} kB",
            f"{file.width_px} × {file.height_px}" if file.width_px else "",
            f"{file.duration_s:.1f}" if file.duration_s else "",
        )
    console.print(table)
