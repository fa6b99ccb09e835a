"""Carrying out a recipe: steps, rates, validation, checkpoints. It knows phases, not formulas."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import torch
from torch import Tensor, nn

from pipeline.train.cartoon.batch import B, Lessons, moved
from pipeline.train.cartoon.checkpoint import (
    Actors,
    Place,
    load_checkpoint,
    read_place,
    save_checkpoint,
)
from pipeline.train.cartoon.errors import BrokenCheckpoint, Diverged
from pipeline.train.cartoon.recipes import Recipe, Stage
from pipeline.train.cartoon.stopping import never

_log = logging.getLogger(__name__)  # the standard library's: GPU machines may lack others

CHECKPOINT = "checkpoint.safetensors"
WARM_UP, WARM_SHARE = 500, 0.05  # steps until the full rate, or so much of all if that is less
AVERAGED = 50  # steps whose losses a report averages
LONGEST_STEP = 1.0  # of the gradient's norm
T_contra = TypeVar("T_contra", bound=tuple[Tensor, ...], contravariant=True)


class Pupils(Protocol[T_contra]):
    """All networks of a training, and what each is taught by."""

    @property
    def device(self) -> torch.device: ...

    @property
    def modules(self) -> Mapping[str, nn.Module]:
        """What a checkpoint holds."""
        ...

    def open_actors(self, stage: Stage) -> Actors:
        """Modules and fresh optimisers of a stage."""
        ...

    def rounds(
        self, stage: Stage, batch: T_contra, styles: Tensor, step: int
    ) -> Iterator[tuple[str, dict[str, Tensor]]]:
        """A step's losses, one optimiser's after the other's; each is followed before the next."""
        ...

    def settle(self, stage: Stage, step: int) -> None:
        """What follows a step."""
        ...

    def distance(self, stage: Stage, batch: T_contra) -> Tensor:
        """A scalar that validation watches; lower is better."""
        ...


class Tracker(Protocol):
    """Takes notes of a training."""

    def numbers(self, values: dict[str, float], step: int) -> None:
        """Losses and rates at a step of a stage."""
        ...

    def file(self, path: Path) -> None:
        """A file that belongs to the run: a sheet, a checkpoint."""
        ...


@dataclass(frozen=True)
class Plan:
    """How a recipe is carried out.

    out: folder of the checkpoint. every: steps between reports and checkpoints. patience: of
    validations without a better result, after which a stage ends. minutes: of the whole, after
    which it stops and can be resumed. workers: processes that draw examples. stopped: asked after
    each step whether to save and stop. shown: told of each report's stage and step, may write files
    and returns them.
    """

    out: Path
    seed: int = 0
    every: int = 500
    patience: int = 12
    minutes: float = math.inf
    workers: int = 1
    stopped: Callable[[], bool] = never
    shown: Callable[[Stage, int], tuple[Path, ...]] | None = None


@dataclass(frozen=True, eq=False)
class _Class(Generic[B]):
    """A stage with all that takes part in it. ends: by the monotonic clock."""

    stage: Stage
    pupils: Pupils[B]
    lessons: Lessons[B]
    actors: Actors
    plan: Plan
    tracker: Tracker
    ends: float


def train(
    recipe: Recipe, pupils: Pupils[B], lessons: Lessons[B], plan: Plan, tracker: Tracker
) -> Place:
    """Carry out a recipe from wherever its checkpoint is; returns where it got to.

    Raises Diverged, CannotSave, BrokenCheckpoint.
    """
    path = plan.out / CHECKPOINT
    place = _resumed(recipe, path, plan)
    ends = time.monotonic() + 60 * plan.minutes
    while place.stage < len(recipe.stages):
        stage = recipe.stages[place.stage]
        actors = pupils.open_actors(stage)
        if path.exists():
            load_checkpoint(path, _as_saved(actors, place))
        room = _Class(stage, pupils, lessons, actors, plan, tracker, ends)
        place = _carry_out(room, place)
        if place.step < stage.steps:
            return place
        place = replace(place, stage=place.stage + 1, step=0, best=math.inf, best_step=0)
        save_checkpoint(path, Actors(pupils.modules, {}), place)
    tracker.file(path)
    return place


def _resumed(recipe: Recipe, path: Path, plan: Plan) -> Place:
    if not path.exists():
        return Place(recipe.name, 0, 0, plan.seed, share=recipe.share)
    place = read_place(path)
    if place.recipe != recipe.name:
        raise BrokenCheckpoint(path, f"belongs to recipe {place.recipe}, not {recipe.name}")
    if not math.isclose(place.share, recipe.share):
        told = f"was begun with {place.share:g} of its recipe's steps, not {recipe.share:g}"
        raise BrokenCheckpoint(path, told)
    _log.info("goes on at stage %d, step %d", place.stage, place.step)
    return place


def _as_saved(actors: Actors, place: Place) -> Actors:
    """At a stage's first step its optimisers are new."""
    return actors if place.step else Actors(actors.modules, {})


def _carry_out(room: _Class[B], place: Place) -> Place:
    """A stage from its next step to its end, or to the plan's."""
    stage, plan = room.stage, room.plan
    if place.step >= stage.steps:
        return place
    recent: list[dict[str, Tensor]] = []
    for batch in room.lessons.training(stage, place.step, plan.workers):
        step = place.step + 1
        for optimiser in room.actors.optimisers.values():
            _set_rate(optimiser, _rate(stage, step))
        recent.append(_step(room, moved(batch, room.pupils.device), step))
        del recent[:-AVERAGED]
        place = replace(place, step=step)
        over = time.monotonic() > room.ends or plan.stopped()
        if step % plan.every == 0 or step == stage.steps or over:
            place = _report(room, place, recent)
            if _is_stale(room, place):
                _log.info("%s ends early, best at step %d", stage.name, place.best_step)
                return replace(place, step=stage.steps)
        if over or step == stage.steps:
            break
    return place


def _is_stale(room: _Class[Any], place: Place) -> bool:
    """Whether validation has not got better for long."""
    waited = place.step - place.best_step
    return room.stage.stops_early and waited >= room.plan.patience * room.plan.every


def _step(room: _Class[B], batch: B, step: int) -> dict[str, Tensor]:
    """One step of all that learns in a stage; the losses."""
    stage, values = room.stage, dict[str, Tensor]()
    styles = batch[0].new_zeros(0)
    if stage.weights.adversarial:
        made = room.lessons.styles(step, len(batch[0]), batch[0].shape[-1])
        styles = made.to(room.pupils.device, non_blocking=True)
    for name, terms in room.pupils.rounds(stage, batch, styles, step):
        total = torch.stack([term.float() for term in terms.values()]).sum()
        if not bool(torch.isfinite(total)):
            raise _diverged(room, step)
        _descend(room.actors.optimisers[name], total)
        values |= {name: term.detach() for name, term in terms.items()}
    room.pupils.settle(stage, step)
    return values


def _diverged(room: _Class[Any], step: int) -> Diverged:
    kept = room.plan.out / CHECKPOINT
    return Diverged(step, kept if kept.exists() else None)


def _descend(optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    for group in optimiser.param_groups:
        torch.nn.utils.clip_grad_norm_(group["params"], LONGEST_STEP)
    optimiser.step()


def _rate(stage: Stage, step: int) -> float:
    """Warm up, then half a cosine from the first rate to the last, as a share of the first."""
    warm = min(1.0, step / min(WARM_UP, WARM_SHARE * stage.steps))
    fall = 0.5 * (1 + math.cos(math.pi * step / stage.steps))
    low = stage.last_rate / stage.rate
    return warm * (low + (1 - low) * fall)


def _set_rate(optimiser: torch.optim.Optimizer, share: float) -> None:
    for group in optimiser.param_groups:
        group.setdefault("first_rate", group["lr"])
        group["lr"] = share * group["first_rate"]


def _report(room: _Class[B], place: Place, recent: list[dict[str, Tensor]]) -> Place:
    """Validate, take notes, save; the place with the best so far. Raises Diverged."""
    stage, plan = room.stage, room.plan
    values = _means(recent)
    values["validation"] = validate(room.pupils, stage, room.lessons)
    if not math.isfinite(values["validation"]):
        raise _diverged(room, place.step)
    values["rate"] = stage.rate * _rate(stage, place.step)
    room.tracker.numbers({f"{stage.name}/{n}": value for n, value in values.items()}, place.step)
    if values["validation"] < place.best:
        place = replace(place, best=values["validation"], best_step=place.step)
    save_checkpoint(plan.out / CHECKPOINT, room.actors, place)
    if plan.shown is not None:
        for path in plan.shown(stage, place.step):
            room.tracker.file(path)
    return place


def _means(recent: list[dict[str, Tensor]]) -> dict[str, float]:
    """Of each loss over the steps that had it."""
    names = dict.fromkeys(name for values in recent for name in values)
    found = {name: [v[name].float() for v in recent if name in v] for name in names}
    return {name: float(torch.stack(values).mean()) for name, values in found.items()}


@torch.no_grad()
def validate(pupils: Pupils[B], stage: Stage, lessons: Lessons[B]) -> float:
    """Mean distance over the validation batches."""
    found = [
        float(pupils.distance(stage, moved(batch, pupils.device))) for batch in lessons.validation
    ]
    return sum(found) / len(found)
