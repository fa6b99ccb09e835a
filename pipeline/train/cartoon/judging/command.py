"""`python -m pipeline.train evaluate | compare`: cartoonizers measured, and shown side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from pipeline.face import open_face_finder
from pipeline.train.cartoon.command import plainly
from pipeline.train.cartoon.judging.chart import draw_chart, read_runs
from pipeline.train.cartoon.judging.distances import FEATURES_NAME
from pipeline.train.cartoon.judging.drawers import HD_PX, Drawer
from pipeline.train.cartoon.judging.evaluation import (
    Bench,
    measure_all,
    measure_fairness,
    measure_themes,
)
from pipeline.train.cartoon.judging.options import (
    DRAWERS,
    FOLDER,
    OUT,
    PROMPTS,
    THEMED_SEED,
    common,
    means_of,
    open_drawers,
)
from pipeline.train.cartoon.judging.report import Report, print_report, write_report
from pipeline.train.cartoon.judging.sheet import compare_sheet, save_sheet
from pipeline.train.cartoon.judging.tasks import (
    choose_entries,
    choose_tasks,
    read_prompts,
    read_styles,
)
from pipeline.train.cartoon.judging.themes import Apart
from pipeline.train.cartoon.trunk import open_trunk

HD = "HD"
STYLES = 200  # style pictures that drawings are compared with


def _side_px(told: str) -> int:
    if told.upper() == HD:
        return HD_PX
    if not told.isdecimal() or int(told) < 64 or int(told) % 16:
        raise click.BadParameter(f"{told!r} is neither HD nor a multiple of 16 from 64")
    return int(told)


@click.command()
@common
@DRAWERS
@click.option("--sizes", default="128,256,512,HD", help="px, with commas; HD is 1080 lines")
@click.option("--photos", default=60, help="of the test split; 0: none")
@click.option("--themed", default=8, help="photos that are drawn in every theme; 0: none")
@click.option("--faces", default=0, help="photos of people for fairness; 0: none")
@PROMPTS
@click.option("--out", type=OUT, default=Path("out/evaluation.json"))
@plainly
def evaluate(data: Path, drawers: tuple[str, ...], out: Path, **how: Any) -> None:
    """Measure drawers on the same photos and looks; a table, and JSON."""
    sides = [_side_px(told.strip()) for told in how["sizes"].split(",")]
    chosen = open_drawers(drawers, means_of(data, how))
    console = Console()
    meanings, seed = read_prompts(how["assets"], how["prompts"]), how["seed"]
    with console.status("") as status:
        bench = Bench(
            data,
            open_trunk(how["trunk"]),
            open_face_finder(how["assets"], threads=1),
            read_styles(data, "test", STYLES, seed=seed, side_px=256),
            status.update,
        )
        about = {"data": str(data), "prompts": how["prompts"], "seed": seed}
        report = Report({**about, "photos": how["photos"], "features": FEATURES_NAME})
        if how["photos"]:
            tasks = choose_tasks(
                choose_entries(data, how["photos"], seed=seed), meanings, seed=seed
            )
            for side in sides:
                report.sizes[str(side)] = measure_all(bench, chosen, tasks, side_px=side)
        report.themes.update(_apart(bench, chosen, how))
        if how["faces"]:
            people = choose_entries(data, how["faces"], seed=seed, people=True)
            tasks = choose_tasks(people, meanings, seed=seed)
            report.fairness.update(measure_fairness(bench, chosen, tasks))
    out.parent.mkdir(parents=True, exist_ok=True)
    write_report(report, out)
    print_report(report, console)
    click.echo(out)


def _apart(bench: Bench, drawers: Sequence[Drawer], how: dict[str, Any]) -> dict[str, Apart]:
    """How far themes are apart; nothing without photos."""
    if not how["themed"]:
        return {}
    entries = choose_entries(bench.folder, how["themed"], seed=how["seed"] + THEMED_SEED)
    return measure_themes(bench, drawers, entries, read_prompts(how["assets"], "themes"))


@click.command()
@common
@DRAWERS
@click.option("--photos", default=8, help="rows of the sheet")
@click.option("--cell", default=176, help="px of a picture's side")
@click.option("--licence", default="", help="only such photos, as for a sheet to be published")
@PROMPTS
@click.option("--out", type=OUT, default=Path("docs/cartoonizers.webp"), help=".webp or .png")
@plainly
def compare(data: Path, drawers: tuple[str, ...], out: Path, **how: Any) -> None:
    """Draw one sheet: photos down, drawers across, with several prompts and strengths."""
    chosen = open_drawers(drawers, means_of(data, how))
    entries = choose_entries(data, how["photos"], seed=how["seed"], licence=how["licence"])
    tasks = choose_tasks(entries, read_prompts(how["assets"], how["prompts"]), seed=how["seed"])
    size = save_sheet(out, compare_sheet(data, chosen, tasks, side_px=how["cell"]))
    click.echo(f"{out}: {size} bytes")


@click.command()
@click.option("--runs", type=FOLDER, required=True, help="above the --out of `run --track`")
@click.option("--out", type=OUT, default=Path("docs/training.webp"), help=".webp or .png")
@plainly
def curves(runs: Path, out: Path) -> None:
    """Draw what MLflow remembers of trainings: validation and losses over their steps."""
    click.echo(f"{out}: {save_sheet(out, draw_chart(read_runs(runs)))} bytes")
