"""`python -m pipeline.train prepare`, `pack`, `run`, `export`, `search`, `fine-tune`."""

from __future__ import annotations

import functools
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ParamSpec

import click
import cv2
import torch

from config.errors import ConfigError
from pipeline.errors import PipelineError
from pipeline.gan.weights import WEIGHTS, load_cartoonizer, save_cartoonizer
from pipeline.networks.generator import Generator
from pipeline.train.cartoon.ballots import TuneFrom
from pipeline.train.cartoon.checkpoint import Actors, load_checkpoint, read_place
from pipeline.train.cartoon.errors import TrainingError
from pipeline.train.cartoon.finetune import fine_tuned
from pipeline.train.cartoon.gpu import (
    Asked,
    build_pupils,
    carry_out,
    chosen_device,
    train_packed,
)
from pipeline.train.cartoon.lessons import open_lessons
from pipeline.train.cartoon.loop import CHECKPOINT, Plan, Tracker
from pipeline.train.cartoon.manifest import Manifest
from pipeline.train.cartoon.packed import COMMON, VALIDATION
from pipeline.train.cartoon.packing import (
    PackPlan,
    open_source,
    pack,
    pack_common,
    pack_validation,
)
from pipeline.train.cartoon.prepare import open_eyes, prepare, sketch_apart, sketch_here
from pipeline.train.cartoon.recipes import RECIPES, TUNE, Recipe
from pipeline.train.cartoon.search import BUDGET, searched
from pipeline.train.cartoon.stopping import STOPPED, until_asked
from pipeline.train.cartoon.tracking import CURVES, Curves, Told, Trackers, open_mlflow
from pipeline.train.cartoon.trunk import open_trunk

ASSETS = Path("assets/fetched")
P = ParamSpec("P")
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
DEVICE = click.Choice(["auto", "cpu", "cuda"])
TRUNK_HELP = "image features: EfficientNet-lite0's .pth, or weights of ours"
WRONG_INPUT = 2


def plainly(command: Callable[P, None]) -> Callable[P, None]:
    """What goes wrong on purpose is told in a line, without a traceback."""

    @functools.wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (TrainingError, PipelineError, ConfigError) as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(WRONG_INPUT)

    return told


def _one_thread() -> None:
    """More are slower where cores are shared."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)


def _counts(manifest: Manifest) -> str:
    """How many entries are in each state, by role."""
    found = Counter((entry.role, entry.state) for entry in manifest.entries)
    return ", ".join(f"{role}s {state} {n}" for (role, state), n in sorted(found.items()))


@click.command("prepare")
@click.option("--photos", type=FOLDER, multiple=True, required=True, help="as often as you like")
@click.option(
    "--style", "styles", type=FOLDER, multiple=True, help="folder of drawings to resemble"
)
@click.option("--out", type=FOLDER, required=True, help="the data set; goes on where it is")
@click.option("--jobs", type=click.IntRange(1), default=1, help="processes that sketch")
@click.option("--assets", type=FOLDER, default=ASSETS)
@plainly
def prepare_command(
    photos: tuple[Path, ...], styles: tuple[Path, ...], out: Path, jobs: int, assets: Path
) -> None:
    """Make a data set of folders of photos and style pictures, or bring it up to date."""
    _one_thread()

    def told(done: int, of: int, manifest: Manifest) -> None:
        kept = len([e for e in manifest.entries if e.state == "kept" and e.role == "photo"])
        click.echo(f"{done} of {of} new photos, {kept} kept in all")

    with until_asked() as stopped, ExitStack() as stack:
        if jobs > 1:
            sketchers = stack.enter_context(sketch_apart(assets, jobs))
        else:
            sketchers = sketch_here(open_eyes(assets))
        manifest = prepare(photos, styles, out, sketchers, told, stopped)
        click.echo(f"{out}: {_counts(manifest)}")
        if stopped():
            sys.exit(STOPPED)


def _recipe(name: str, share: float, out: Path) -> tuple[Recipe, int | None]:
    """A recipe, and the seed of a training that has begun."""
    path = out / CHECKPOINT
    begun = read_place(path).seed if path.exists() else None
    return RECIPES[name].scaled(share), begun


@contextmanager
def _tracker(
    out: Path, recipe: Recipe, track: bool, more: Mapping[str, object]
) -> Iterator[Tracker]:
    """Notes go to a file and to the terminal, to MLflow where it is wanted."""
    with ExitStack() as stack:
        each: list[Tracker] = [Curves(out / CURVES), Told(click.echo)]
        if track:
            each.append(stack.enter_context(open_mlflow(out.parent, recipe, more)))
        yield Trackers(each)


@click.command("run")
@click.option("--recipe", "name", type=click.Choice(sorted(RECIPES)), default="ours")
@click.option("--data", type=FOLDER, help="what `prepare` made")
@click.option("--packed", type=FOLDER, multiple=True, help="what `pack` made, instead of --data")
@click.option("--out", type=FOLDER, required=True, help="checkpoint; a training there goes on")
@click.option("--device", type=DEVICE, default="auto")
@click.option(
    "--minutes", type=click.FloatRange(0), default=math.inf, help="then it can be resumed"
)
@click.option("--share", type=click.FloatRange(0, 10, min_open=True), default=1.0, help="of steps")
@click.option("--batch", type=click.IntRange(0), default=0, help="0: as the recipe has it")
@click.option("--every", type=click.IntRange(1), default=500, help="steps between reports")
@click.option("--seed", type=int, default=0)
@click.option("--workers", type=click.IntRange(0), default=1, help="processes that draw examples")
@click.option(
    "--threads",
    type=click.IntRange(1),
    default=1,
    help="of the networks, on processors; only 1 is the same to the bit",
)
@click.option("--track/--no-track", default=False, help="MLflow, in the folder above --out")
@click.option("--trunk", type=FILE, help=TRUNK_HELP)
@click.option("--assets", type=FOLDER, default=ASSETS)
@plainly
def run_command(name: str, out: Path, **how: Any) -> None:
    """Train by a recipe; resumes by itself, saves on Ctrl-C."""
    _one_thread()
    torch.set_num_threads(how["threads"])
    if bool(how["data"]) == bool(how["packed"]):
        raise click.UsageError("say either --data or --packed")
    recipe, begun = _recipe(name, how["share"], out)
    seed = how["seed"] if begun is None else begun
    device = chosen_device(how["device"])
    told = {"seed": seed, "device": device, "out": out}
    with until_asked() as stopped, _tracker(out, recipe, how["track"], told) as tracker:
        plan = Plan(
            out,
            seed=seed,
            every=how["every"],
            minutes=how["minutes"],
            workers=how["workers"],
            stopped=stopped,
        )
        if how["packed"]:
            asked = Asked(how["packed"], out, name, device, share=how["share"], batch=how["batch"])
            place = train_packed(asked, tracker, plan)
        else:
            trunk = open_trunk(how["trunk"])
            lessons = open_lessons(how["data"], how["assets"], trunk, seed=seed)
            recipe = recipe.sized(batch=how["batch"] or None)
            pupils = build_pupils(recipe, trunk, seed=seed, device=device)
            place = carry_out(recipe, pupils, lessons, plan, tracker)
        _tell_end(out, recipe, place.stage, place.step, stopped())


def _tell_end(out: Path, recipe: Recipe, stage: int, step: int, stopped: bool) -> None:
    path = out / CHECKPOINT
    if stage == len(recipe.stages):
        click.echo(f"{path}: done")
        return
    click.echo(f"{path}: stage {recipe.stages[stage].name}, step {step}; the same command goes on")
    if stopped:
        sys.exit(STOPPED)


@click.command("pack")
@click.option("--data", type=FOLDER, required=True, help="what `prepare` made")
@click.option("--out", type=FOLDER, required=True, help="folder to travel; goes on where it is")
@click.option("--side", type=click.IntRange(48), default=144, help="px of crops, a multiple of 48")
@click.option("--looks", type=click.IntRange(1), default=4, help="of each crop")
@click.option("--max-mb", type=click.FloatRange(1), default=45.0)
@click.option("--styles", "most", type=click.IntRange(1), default=1200, help="pictures at most")
@click.option("--first", type=click.IntRange(0), default=0, help="number of the first crop")
@click.option("--only-examples", is_flag=True, help="a further folder beside a whole one")
@click.option("--jobs", type=click.IntRange(1), default=1)
@click.option("--seed", type=int, default=0)
@click.option("--trunk", type=FILE, help=TRUNK_HELP)
@click.option("--assets", type=FOLDER, default=ASSETS)
@plainly
def pack_command(data: Path, out: Path, **how: Any) -> None:
    """Draw examples ahead, for a bare machine with a GPU."""
    _one_thread()
    if how["side"] % 48:
        raise click.BadParameter("no multiple of 48", param_hint="--side")
    trunk = open_trunk(how["trunk"])
    taught, checked, styles = open_source(data, how["assets"], trunk, most_styles=how["most"])
    if not how["only_examples"]:
        pack_common(taught, styles, trunk, out / COMMON)
        pack_validation(checked, out / VALIDATION)
    plan = PackPlan(
        how["side"],
        looks=how["looks"],
        max_mb=how["max_mb"],
        seed=how["seed"],
        first=how["first"],
    )
    number = size = 0
    for number, size in pack(taught, out, plan, jobs=how["jobs"]):
        click.echo(f"{number} shards, {size / 1e6:.1f} MB")
    click.echo(f"{out}: {number} shards, {size / 1e6:.1f} MB")


@click.command("export")
@click.option("--checkpoint", type=FILE, required=True, help="of `run` or `fine-tune`")
@click.option("--out", type=FILE, default=WEIGHTS, help="weights file")
@click.option("--version", "name", required=True, help='short, such as "1" or "2-anime"')
@click.option("--trunk", type=FILE, help=TRUNK_HELP)
@plainly
def export_command(checkpoint: Path, out: Path, name: str, trunk: Path | None) -> None:
    """Write a checkpoint's generator as the file that is shipped."""
    generator = Generator()
    place = load_checkpoint(checkpoint, Actors({"generator_ema": generator}, {}))
    recipe = RECIPES.get(place.recipe, TUNE)
    where = f"after {place.stage} of {len(recipe.stages)} stages and {place.step} steps"
    how = f"--recipe {place.recipe} --share {place.share:g} --seed {place.seed}"
    origin = f"pipeline.train run {how}, {where}"
    save_cartoonizer(out, generator, open_trunk(trunk), version=name, origin=origin)
    click.echo(f"{out}: {out.stat().st_size} bytes, {origin}")


@click.command("search")
@click.option("--data", type=FOLDER, required=True, help="what `prepare` made")
@click.option("--out", type=FOLDER, required=True, help="the study; a search there goes on")
@click.option("--trials", type=click.IntRange(1), default=12)
@click.option("--steps", type=click.IntRange(1), default=BUDGET, help="of each trial")
@click.option("--device", type=DEVICE, default="auto")
@click.option("--seed", type=int, default=0)
@click.option("--workers", type=click.IntRange(0), default=1)
@click.option("--trunk", type=FILE, help=TRUNK_HELP)
@click.option("--assets", type=FOLDER, default=ASSETS)
@plainly
def search_command(data: Path, out: Path, trials: int, steps: int, **how: Any) -> None:
    """Look for better rates, weights and widths on the validation split."""
    _one_thread()
    trunk = open_trunk(how["trunk"])
    lessons = open_lessons(data, how["assets"], trunk, seed=how["seed"])
    with until_asked() as stopped:
        plan = Plan(out, seed=how["seed"], workers=how["workers"], stopped=stopped)
        device = chosen_device(how["device"])
        best = searched(lessons, trunk, plan, (trials, steps), device)
        for number, value, chosen in best:
            told = "  ".join(f"{key} {number:.3g}" for key, number in chosen.items())
            click.echo(f"trial {number}: {value:.5f}  {told}")
        if stopped():
            sys.exit(STOPPED)


@click.command("fine-tune")
@click.option("--from", "votes", type=FILE, required=True, help="votes, one JSON object a line")
@click.option("--data", type=FOLDER, required=True, help="what `prepare` made, with these photos")
@click.option("--weights", type=FILE, default=WEIGHTS, help="where to begin")
@click.option("--out", type=FOLDER, required=True, help="checkpoint; a training there goes on")
@click.option("--device", type=DEVICE, default="auto")
@click.option("--minutes", type=click.FloatRange(0), default=math.inf)
@click.option("--share", type=click.FloatRange(0, 10, min_open=True), default=1.0, help="of steps")
@click.option("--seed", type=int, default=0)
@click.option("--track/--no-track", default=False)
@click.option("--assets", type=FOLDER, default=ASSETS)
@plainly
def fine_tune_command(votes: Path, data: Path, out: Path, **how: Any) -> None:
    """Go on from trained weights toward what people liked better."""
    _one_thread()
    recipe = TUNE.scaled(how["share"])
    loaded = load_cartoonizer(how["weights"])
    with until_asked() as stopped, _tracker(out, recipe, how["track"], {"votes": votes}) as tracker:
        plan = Plan(out, seed=how["seed"], every=50, minutes=how["minutes"], stopped=stopped)
        source = TuneFrom(votes, data, how["assets"], loaded, chosen_device(how["device"]))
        place, (before, after) = fine_tuned(source, recipe, plan, tracker)
        told = f"{before:.0%} of the votes kept out before, {after:.0%} after"
        click.echo(f"liked drawings are nearer in {told}")
        _tell_end(out, recipe, place.stage, place.step, stopped())


COMMANDS = (
    prepare_command,
    pack_command,
    run_command,
    export_command,
    search_command,
    fine_tune_command,
)
