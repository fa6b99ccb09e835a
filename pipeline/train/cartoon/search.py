"""A small search for better numbers: each trial a short training, judged on the validation split.

T. Akiba et al., "Optuna", KDD 2019. The study lies in a database, so that a search goes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import torch

from pipeline.networks.condition import ImageFeatures
from pipeline.train.cartoon.batch import Example, Lessons
from pipeline.train.cartoon.loop import Plan, train, validate
from pipeline.train.cartoon.recipes import PAIRED, Recipe, Stage
from pipeline.train.cartoon.school import build_school
from pipeline.train.cartoon.tracking import CURVES, Curves, needed

BUDGET = 1500  # steps of a trial
STUDY = "study.db"
NAME = "cartoonizer"
REPORTS = 5  # of each trial
RATE = (2e-4, 2e-3)
FACTOR = (0.3, 3.0)  # of each loss's weight in the recipe
WIDTH = (0.67, 1.0)  # of the generator's channels; wider has more than 2 M parameters
SEARCHED = ("edges", "features", "areas")  # losses; "l1" is what they are weighed against


class Trial(Protocol):
    """What a search asks for its next numbers; Optuna's trials do."""

    number: int

    def suggest_float(self, name: str, low: float, high: float, *, log: bool = False) -> float: ...


@dataclass(frozen=True, eq=False)
class Ground:
    """What all trials share. steps: of each."""

    lessons: Lessons[Example]
    trunk: ImageFeatures
    plan: Plan
    steps: int
    device: torch.device


def suggested(trial: Trial, steps: int) -> tuple[Recipe, float]:
    """A recipe of one stage, and the generator's width."""
    factors = {name: trial.suggest_float(name, *FACTOR, log=True) for name in SEARCHED}
    weights = replace(PAIRED, **{n: f * getattr(PAIRED, n) for n, f in factors.items()})
    rate = trial.suggest_float("rate", *RATE, log=True)
    stage = Stage("distil", steps, weights, rate=rate, last_rate=rate / 8, stops_early=False)
    width = trial.suggest_float("width", *WIDTH)
    return Recipe(f"trial {trial.number}", "a trial of `search`", (stage,)), width


def tried(trial: Trial, ground: Ground) -> float:
    """The validation loss that a trial ends with; goes on where it was stopped.

    Raises TrainingError.
    """
    recipe, width = suggested(trial, ground.steps)
    out = ground.plan.out / f"trial-{trial.number}"
    school = build_school(ground.trunk, seed=ground.plan.seed, device=ground.device, width=width)
    every = max(1, ground.steps // REPORTS)
    plan = replace(ground.plan, out=out, every=every)
    train(recipe, school, ground.lessons, plan, Curves(out / CURVES))
    return validate(school, recipe.stages[0], ground.lessons)


def searched(
    lessons: Lessons[Example],
    trunk: ImageFeatures,
    plan: Plan,
    size: tuple[int, int],
    device: torch.device,
) -> list[tuple[int, float, Mapping[str, float]]]:
    """Trials from the best on: number, validation loss, numbers. size: trials, steps of each.

    Raises MissingPackage, TrainingError.
    """
    optuna: Any = needed("optuna")
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    plan.out.mkdir(parents=True, exist_ok=True)
    study = optuna.create_study(
        study_name=NAME,
        storage=f"sqlite:///{(plan.out / STUDY).resolve()}",
        load_if_exists=True,
    )
    # With the same seed a search that goes on would suggest what it began with.
    study.sampler = optuna.samplers.TPESampler(seed=plan.seed + len(study.trials))
    ground = Ground(lessons, trunk, plan, size[1], device)
    while len(_complete(study)) < size[0] and not plan.stopped():
        trial = study.ask()
        value = tried(trial, ground)
        if not plan.stopped():
            study.tell(trial, value)
    return _complete(study)


def _complete(study: Any) -> list[tuple[int, float, Mapping[str, float]]]:
    found = [(t.number, t.value, t.params) for t in study.trials if t.value is not None]
    return sorted(found, key=lambda one: one[1])
