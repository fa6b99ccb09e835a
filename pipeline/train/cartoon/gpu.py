"""`python -m pipeline.train.cartoon.gpu`: trains from packed examples on a bare machine with a GPU.

Needs torch, numpy, OpenCV, safetensors and the standard library, no more. `run --packed` does the
same where everything is installed.
"""

from __future__ import annotations

import argparse
import logging
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from pipeline.networks.condition import ImageFeatures
from pipeline.train.cartoon.batch import Example, Lessons, moved
from pipeline.train.cartoon.checkpoint import Actors, Place, load_checkpoint, save_checkpoint
from pipeline.train.cartoon.cycle import Exchange, build_exchange
from pipeline.train.cartoon.errors import CannotSave, TrainingError
from pipeline.train.cartoon.loop import CHECKPOINT, Plan, Tracker, train
from pipeline.train.cartoon.packed import load_eyes, open_packed
from pipeline.train.cartoon.recipes import CYCLE, RECIPES, Recipe, Stage
from pipeline.train.cartoon.samples import build_sheet, write_samples
from pipeline.train.cartoon.school import School, build_school
from pipeline.train.cartoon.stopping import STOPPED, until_asked
from pipeline.train.cartoon.tracking import CURVES, Curves, Told, Trackers

LIGHT = "generator.safetensors"
PART_MB = 15.0  # of the parts of a checkpoint that travels
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """packed: folders. batch: 0 as the recipe has it. every: steps between reports. bring: folder
    for what is to travel back, or None."""

    packed: tuple[Path, ...]
    out: Path
    recipe: str
    device: torch.device
    minutes: float = math.inf
    share: float = 1.0
    batch: int = 0
    every: int = 500
    seed: int = 0
    bring: Path | None = None


def chosen_device(name: str) -> torch.device:
    """ "auto" is CUDA where there is any."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def build_pupils(
    recipe: Recipe, eyes: ImageFeatures, *, seed: int, device: torch.device
) -> School | Exchange:
    """The networks that a recipe teaches."""
    if recipe.name == CYCLE.name:
        return build_exchange(seed=seed, device=device)
    return build_school(eyes, seed=seed, device=device)


def train_packed(asked: Asked, tracker: Tracker, plan: Plan) -> Place:
    """Train from packed examples; raises TrainingError."""
    torch.backends.cudnn.benchmark = True
    torch.set_float32_matmul_precision("high")
    lessons, side = open_packed(asked.packed, seed=plan.seed, device=asked.device)
    recipe = RECIPES[asked.recipe].scaled(asked.share)
    recipe = recipe.sized(batch=asked.batch or None, side_px=side)
    pupils = build_pupils(recipe, load_eyes(asked.packed), seed=plan.seed, device=asked.device)
    place = carry_out(recipe, pupils, lessons, plan, tracker)
    if asked.bring is not None:
        bring(pupils, asked.out, asked.bring, place)
    return place


def carry_out(
    recipe: Recipe,
    pupils: School | Exchange,
    lessons: Lessons[Example],
    plan: Plan,
    tracker: Tracker,
) -> Place:
    """Train with a sheet of samples at each report."""

    def shown(stage: Stage, step: int) -> tuple[Path, ...]:
        batch = lessons.validation[0]
        there = moved(batch, pupils.device)
        path = plan.out / "samples" / f"{stage.name}-{step:06d}.png"
        write_samples(path, build_sheet(there, [pupils.drawn(stage, there)]))
        return (path,)

    told = Plan(**{**vars(plan), "shown": shown})
    return train(recipe, pupils, lessons, told, tracker)


def bring(pupils: School | Exchange, out: Path, folder: Path, place: Place) -> None:
    """Put the average generator and the checkpoint, in parts, where they travel back from.

    `cat checkpoint.safetensors.part*` is the whole again. Raises CannotSave.
    """
    modules = pupils.modules
    load_checkpoint(out / CHECKPOINT, Actors(modules, {}))
    light = Actors({name: modules[name] for name in ("generator_ema",)}, {})
    save_checkpoint(folder / LIGHT, light, place)
    size = int(PART_MB * 1e6)
    try:
        with (out / CHECKPOINT).open("rb") as file:
            for number, part in enumerate(iter(lambda: file.read(size), b"")):
                (folder / f"{CHECKPOINT}.part{number:02d}").write_bytes(part)
        (folder / CURVES).write_bytes((out / CURVES).read_bytes())
    except OSError as error:
        raise CannotSave(folder, str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline.train.cartoon.gpu")
    parser.add_argument("--packed", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="ours")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--share", type=float, default=1.0, help="of the recipe's steps")
    parser.add_argument("--batch", type=int, default=0, help="0: as the recipe has it")
    parser.add_argument("--every", type=int, default=500, help="steps between reports")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bring", type=Path, help="folder for what is to travel back")
    return parser


def asked_by(arguments: Sequence[str] | None) -> Asked:
    """What a command line asks for."""
    found: dict[str, Any] = vars(_parser().parse_args(arguments))
    found["packed"] = tuple(found["packed"])
    found["device"] = chosen_device(found["device"])
    return Asked(**found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train; returns the exit status."""
    asked = asked_by(arguments)
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(message)s")
    tracker = Trackers([Curves(asked.out / CURVES), Told(_log.info)])
    try:
        with until_asked() as stopped:
            plan = Plan(
                asked.out,
                seed=asked.seed,
                every=asked.every,
                minutes=asked.minutes,
                stopped=stopped,
            )
            place = train_packed(asked, tracker, plan)
            _log.info("stage %d, step %d: %s", place.stage, place.step, asked.out / CHECKPOINT)
            return STOPPED if stopped() else 0
    except TrainingError as error:
        _log.error("%s", error)
        return 2


if __name__ == "__main__":
    sys.exit(main())
