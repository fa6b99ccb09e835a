"""Curves of trainings are drawn as MLflow remembers them."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest

from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.judging.chart import PANEL_PX, Curve, draw_chart, read_runs
from pipeline.train.cartoon.recipes import RECIPES
from pipeline.train.cartoon.tracking import DATABASE, EXPERIMENT, parameters

WIDTH, HEIGHT = PANEL_PX


def curve(run: str, name: str, *values: float) -> Curve:
    return Curve(run, name, tuple(range(1, len(values) + 1)), values)


def test_each_number_has_a_panel_and_each_training_a_line() -> None:
    validation = curve("lean", "validation", 0.5, 0.2, 0.1)
    alone = draw_chart([validation])
    assert alone.shape == (HEIGHT, 2 * WIDTH, 3)  # the last panel names the trainings
    two = draw_chart([validation, curve("control", "validation", 0.5, 0.3, 0.2)])
    assert two.shape == alone.shape
    assert (two[:, :WIDTH] != alone[:, :WIDTH]).any()
    assert (two[:, WIDTH:] != alone[:, WIDTH:]).any()
    assert draw_chart([validation, curve("lean", "l1", 2.0, 1.0)]).shape[1] == 3 * WIDTH


def test_values_of_any_sign_and_a_single_one_are_drawn() -> None:
    assert np.ptp(draw_chart([curve("lean", "surface", -0.5, 0.5, 0.0)])) > 0
    assert np.ptp(draw_chart([curve("lean", "surface", 1.0)])) > 0


def test_a_folder_without_trainings_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn, match="--track"):
        read_runs(tmp_path)


class Client:
    """MLflow's answers about two trainings, the later one first."""

    RECIPE: ClassVar = "lean"
    HISTORY: ClassVar = {"distil/validation": [(100, 0.5)], "adversarial/validation": [(20, 0.4)]}

    def __init__(self, uri: str) -> None:
        assert uri.endswith(DATABASE)

    def get_experiment_by_name(self, name: str) -> SimpleNamespace:
        assert name == EXPERIMENT
        return SimpleNamespace(experiment_id="1")

    def search_runs(self, experiments: list[str]) -> list[SimpleNamespace]:
        assert experiments == ["1"]
        told = {
            name: str(value)
            for name, value in parameters(RECIPES[self.RECIPE].scaled(0.01)).items()
        }
        seen = SimpleNamespace(params=told, metrics=dict.fromkeys(self.HISTORY, 0.0))
        return [
            SimpleNamespace(info=SimpleNamespace(run_id=name, start_time=time), data=seen)
            for name, time in (("later", 9), ("earlier", 2))
        ]

    def get_metric_history(self, run: str, name: str) -> list[SimpleNamespace]:
        told = [
            SimpleNamespace(step=step, value=value + (run == "later"), timestamp=time)
            for time, (step, value) in enumerate(self.HISTORY[name])
        ]
        return told[::-1]


class TwoOfAName(Client):
    """Two stages called distil, of 240 and 60 steps; the first was killed once at each place."""

    RECIPE: ClassVar = "control"
    HISTORY: ClassVar = {
        "distil/validation": [(20, 0.9), (20, 0.8), (120, 0.5), (80, 0.6), (240, 0.4), (20, 0.3)]
    }


class LastStage(Client):
    """Trainings that began with another's checkpoint, in the stage after its own."""

    HISTORY: ClassVar = {"adversarial/validation": [(20, 0.4)]}


def tracked(folder: Path, monkeypatch: pytest.MonkeyPatch, client: type[Client]) -> None:
    tracking = ModuleType("mlflow.tracking")
    tracking.MlflowClient = client  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mlflow", ModuleType("mlflow"))
    monkeypatch.setitem(sys.modules, "mlflow.tracking", tracking)
    (folder / DATABASE).touch()


def test_stages_of_one_name_go_on_where_the_one_before_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracked(tmp_path, monkeypatch, TwoOfAName)
    curve, _ = read_runs(tmp_path)
    assert curve.steps == (20, 80, 120, 240, 260)
    assert curve.values == (0.8, 0.6, 0.5, 0.4, 0.3)


def test_a_stage_that_was_not_this_trainings_takes_no_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracked(tmp_path, monkeypatch, LastStage)
    assert read_runs(tmp_path)[0].steps == (20,)


def test_stages_follow_each_other_and_trainings_of_one_recipe_are_numbered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracked(tmp_path, monkeypatch, Client)
    assert read_runs(tmp_path) == [
        Curve("lean", "validation", (100, 260), (0.5, 0.4)),
        Curve("lean 2", "validation", (100, 260), (1.5, 1.4)),
    ]
