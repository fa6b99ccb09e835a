"""A search tries short trainings within its bounds and remembers which was best."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from pipeline.train.cartoon import search
from pipeline.train.cartoon.errors import MissingPackage
from pipeline.train.cartoon.loop import CHECKPOINT, Plan
from pipeline.train.cartoon.recipes import PAIRED
from pipeline.train.cartoon.school import School
from pipeline.train.cartoon.search import FACTOR, RATE, searched, suggested
from tests.pipeline.train.cartoon.tiny import CPU, eyes, lessons, school


@dataclass
class Trial:
    """Suggests the lowest of everything."""

    number: int
    params: dict[str, float] = field(default_factory=dict)
    value: float | None = None

    def suggest_float(self, name: str, low: float, high: float, *, log: bool = False) -> float:
        self.params[name] = low
        return low


@dataclass
class Study:
    trials: list[Trial] = field(default_factory=list)

    def ask(self) -> Trial:
        self.trials.append(Trial(len(self.trials)))
        return self.trials[-1]

    def tell(self, trial: Trial, value: float) -> None:
        trial.value = value


def test_suggestions_are_a_recipe_of_one_stage() -> None:
    recipe, width = suggested(Trial(3), 40)
    (stage,) = recipe.stages
    assert stage.steps == 40
    assert stage.rate == RATE[0]
    assert stage.weights.edges == pytest.approx(FACTOR[0] * PAIRED.edges)
    assert stage.weights.l1 == PAIRED.l1
    assert 0 < width <= 1


def test_a_search_goes_on_until_it_has_its_trials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = Study()
    optuna = ModuleType("optuna")
    optuna.logging = SimpleNamespace(set_verbosity=lambda _: None, WARNING=30)  # type: ignore[attr-defined]
    optuna.samplers = SimpleNamespace(TPESampler=lambda seed: None)  # type: ignore[attr-defined]
    optuna.create_study = lambda **_: study  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "optuna", optuna)

    def tiny(*_: object, seed: int, **__: object) -> School:
        return school(seed=seed)

    monkeypatch.setattr(search, "build_school", tiny)
    plan = Plan(tmp_path, workers=0)
    (best,) = searched(lessons(), eyes(), plan, (1, 2), CPU)
    assert best[0] == 0
    assert 0 < best[1] < 1
    assert best[2]["rate"] == RATE[0]
    assert (tmp_path / "trial-0" / CHECKPOINT).exists()
    assert len(searched(lessons(), eyes(), plan, (2, 2), CPU)) == 2
    assert len(study.trials) == 2


def test_optuna_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "optuna", None)
    with pytest.raises(MissingPackage, match="optuna is not installed"):
        searched(lessons(), eyes(), Plan(tmp_path), (1, 1), CPU)
