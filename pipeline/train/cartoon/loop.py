"""Carrying out a recipe: steps, rates, validation, checkpoints. It knows phases, not formulas."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import structlog
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Sampler

from pipeline.networks.generator import Generator
from pipeline.train.cartoon.checkpoint import (
    Actors,
    Place,
    load_checkpoint,
    read_place,
    save_checkpoint,
)
from pipeline.train.cartoon.errors import BrokenCheckpoint, Diverged
from pipeline.train.cartoon.examples import Example, Examples
from pipeline.train.cartoon.losses import weighted_l1
from pipeline.train.cartoon.recipes import Recipe, Stage
from pipeline.train.cartoon.school import (
    LONGEST_STEP,
    School,
    discriminator_loss,
    draw_batch,
    elder_term,
    follow,
    judge_terms,
    on_white,
    open_actors,
    paired_terms,
)

_log = structlog.get_logger(__name__)

CHECKPOINT = "checkpoint.safetensors"
WARM_UP = 100  # steps until the full rate
AVERAGED = 50  # steps whose losses a report averages


class Tracker(Protocol):
    """Takes notes of a training."""

    def numbers(self, values: dict[str, float], step: int) -> None:
        """Losses and rates at a step."""
        ...

    def file(self, path: Path) -> None:
        """A file that belongs to the run: a sheet, a checkpoint."""
        ...


@dataclass(frozen=True, eq=False)
class Lessons:
    """Where examples come from.

    training: for a stage's side. styles: a batch (N, 3, S, S) in [0, 1] of a size, by step.
    validation: always the same batches.
    """

    training: Callable[[Stage], Examples]
    styles: Callable[[int, int, int], Tensor]
    validation: tuple[Example, ...]


@dataclass(frozen=True)
class Plan:
    """How a recipe is carried out.

    out: folder of the checkpoint. every: steps between reports and checkpoints. patience: of
    validations without a better result, after which a stage ends. minutes: of the whole, after
    which it stops and can be resumed. workers: processes that draw examples.
    """

    out: Path
    seed: int = 0
    every: int = 500
    patience: int = 12
    minutes: float = math.inf
    workers: int = 1


class _From(Sampler[list[int]]):
    """Numbers of examples from a step on, so that a resumed training sees what it would have."""

    def __init__(self, first: int, steps: int, batch: int) -> None:
        self._range = range(first, steps)
        self._batch = batch

    def __iter__(self) -> Iterator[list[int]]:
        for step in self._range:
            yield list(range(step * self._batch, (step + 1) * self._batch))


def train(recipe: Recipe, school: School, lessons: Lessons, plan: Plan, tracker: Tracker) -> Place:
    """Carry out a recipe from wherever its checkpoint is; returns where it got to.

    Raises Diverged, CannotSave, BrokenCheckpoint.
    """
    path = plan.out / CHECKPOINT
    place = _resumed(recipe, path, plan)
    ends = time.monotonic() + 60 * plan.minutes
    while place.stage < len(recipe.stages):
        stage = recipe.stages[place.stage]
        actors = open_actors(school, stage)
        if path.exists():
            load_checkpoint(path, _as_saved(actors, place))
        place = _carry_out(stage, school, lessons, (plan, tracker, actors, ends), place)
        if place.step < stage.steps:
            return place
        place = replace(place, stage=place.stage + 1, step=0, best=math.inf, best_step=0)
        save_checkpoint(path, Actors(school.modules, {}), place)
    return place


def _resumed(recipe: Recipe, path: Path, plan: Plan) -> Place:
    if not path.exists():
        return Place(recipe.name, 0, 0, plan.seed)
    place = read_place(path)
    if place.recipe != recipe.name:
        raise BrokenCheckpoint(path, f"belongs to recipe {place.recipe}, not {recipe.name}")
    _log.info("goes on", stage=place.stage, step=place.step)
    return place


def _as_saved(actors: Actors, place: Place) -> Actors:
    """At a stage's first step its optimisers are new."""
    return actors if place.step else Actors(actors.modules, {})


_Means = tuple[Plan, Tracker, Actors, float]


def _carry_out(
    stage: Stage, school: School, lessons: Lessons, means: _Means, place: Place
) -> Place:
    """A stage from its next step to its end, or to the plan's."""
    plan, tracker, actors, ends = means
    loader = DataLoader(
        lessons.training(stage),
        batch_sampler=_From(place.step, stage.steps, stage.batch),
        num_workers=plan.workers,
        persistent_workers=False,
        prefetch_factor=4 if plan.workers else None,
    )
    recent: list[dict[str, float]] = []
    for batch in loader:
        step = place.step + 1
        for optimiser in actors.optimisers.values():
            _set_rate(optimiser, _rate(stage, step))
        recent.append(_step(stage, school, _moved(batch, school.device), lessons, actors, step))
        if not all(math.isfinite(value) for value in recent[-1].values()):
            kept = plan.out / CHECKPOINT
            raise Diverged(step, kept if kept.exists() else None)
        place = replace(place, step=step)
        if step % plan.every == 0 or step == stage.steps or time.monotonic() > ends:
            place = _report(stage, school, lessons, (plan, tracker, actors, ends), place, recent)
            recent = recent[-AVERAGED:]
            if step - place.best_step >= plan.patience * plan.every:
                _log.info("ends early", stage=stage.name, best_step=place.best_step)
                return replace(place, step=stage.steps)
            if time.monotonic() > ends:
                return place
    return place


def _step(
    stage: Stage, school: School, batch: Example, lessons: Lessons, actors: Actors, step: int
) -> dict[str, float]:
    """One step of all that learns in a stage; the losses."""
    pupil = school.elder if stage.large else school.generator
    pupil.train()
    with torch.autocast(school.device.type, torch.bfloat16, enabled=school.device.type == "cuda"):
        drawing = draw_batch(pupil, batch)
        terms = paired_terms(school, stage.weights, batch, drawing)
        terms |= elder_term(school, stage.weights, batch, drawing)
        shown = on_white(drawing.colors, batch)
        if stage.weights.adversarial:
            terms |= judge_terms(school, stage.weights, shown, batch, step)
        total = torch.stack(list(terms.values())).sum()
    _descend(actors.optimisers["generator"], total)
    values = {name: float(term.detach()) for name, term in terms.items()}
    if stage.weights.adversarial:
        styles = lessons.styles(step, len(shown), shown.shape[-1]).to(school.device)
        loss = discriminator_loss(school, stage.weights, shown, batch, styles, seed=step)
        _descend(actors.optimisers["discriminators"], loss)
        values["discriminators"] = float(loss.detach())
    if not stage.large:
        follow(school.generator_ema, school.generator, step)
    return values


def _descend(optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    for group in optimiser.param_groups:
        torch.nn.utils.clip_grad_norm_(group["params"], LONGEST_STEP)
    optimiser.step()


def _rate(stage: Stage, step: int) -> float:
    """Warm up, then half a cosine from the first rate to the last, as a share of the first."""
    warm = min(1.0, step / WARM_UP)
    fall = 0.5 * (1 + math.cos(math.pi * step / stage.steps))
    low = stage.last_rate / stage.rate
    return warm * (low + (1 - low) * fall)


def _set_rate(optimiser: torch.optim.Optimizer, share: float) -> None:
    for group in optimiser.param_groups:
        group.setdefault("first_rate", group["lr"])
        group["lr"] = share * group["first_rate"]


def _moved(batch: Example, device: torch.device) -> Example:
    return Example(*(tensor.to(device, non_blocking=True) for tensor in batch))


def _report(
    stage: Stage,
    school: School,
    lessons: Lessons,
    means: _Means,
    place: Place,
    recent: list[dict[str, float]],
) -> Place:
    """Validate, take notes, save; the place with the best so far."""
    plan, tracker, actors, _ = means
    last = recent[-AVERAGED:]
    values = {name: sum(v[name] for v in last) / len(last) for name in last[-1]}
    values["validation"] = validate(
        school.elder if stage.large else school.generator_ema, lessons, school.device
    )
    tracker.numbers({f"{stage.name}/{name}": value for name, value in values.items()}, place.step)
    _log.info(
        "step", stage=stage.name, step=place.step, **{k: round(v, 4) for k, v in values.items()}
    )
    if values["validation"] < place.best:
        place = replace(place, best=values["validation"], best_step=place.step)
    save_checkpoint(plan.out / CHECKPOINT, actors, place)
    return place


@torch.no_grad()
def validate(generator: Generator, lessons: Lessons, device: torch.device) -> float:
    """Mean distance to the teacher over the validation batches."""
    generator.eval()
    found = []
    for batch in lessons.validation:
        there = _moved(batch, device)
        colors = draw_batch(generator, there).colors.clamp(0, 1)
        found.append(float(weighted_l1(colors, there.target, there.weight)))
    return sum(found) / len(found)
