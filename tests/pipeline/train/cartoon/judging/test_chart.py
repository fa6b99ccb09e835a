"""Curves of trainings are drawn as MLflow remembers them."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.judging.chart import PANEL_PX, Curve, draw_chart, read_runs
from pipeline.train.cartoon.recipes import RECIPES
from pipeline.train.cartoon.tracking import open_mlflow

WIDTH, HEIGHT = PANEL_PX


def curve(recipe: str, name: str, *values: float) -> Curve:
    return Curve(recipe, name, tuple(range(1, len(values) + 1)), values)


def test_each_number_has_a_panel_and_each_recipe_a_line() -> None:
    validation = curve("lean", "validation", 0.5, 0.2, 0.1)
    alone = draw_chart([validation])
    assert alone.shape == (HEIGHT, WIDTH, 3)
    two = draw_chart([validation, curve("control", "validation", 0.5, 0.3, 0.2)])
    assert two.shape == alone.shape
    assert (two != alone).any()
    assert draw_chart([validation, curve("lean", "l1", 2.0, 1.0)]).shape[1] == 2 * WIDTH


def test_values_of_any_sign_and_a_single_one_are_drawn() -> None:
    assert np.ptp(draw_chart([curve("lean", "surface", -0.5, 0.5, 0.0)])) > 0
    assert np.ptp(draw_chart([curve("lean", "surface", 1.0)])) > 0


def test_a_folder_without_trainings_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn, match="--track"):
        read_runs(tmp_path)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of MLflow, in its database
def test_stages_follow_each_other(tmp_path: Path) -> None:
    pytest.importorskip("mlflow")
    recipe = RECIPES["lean"].scaled(0.01)
    with open_mlflow(tmp_path, recipe, {}) as tracker:
        tracker.numbers({"distil/validation": 0.5}, 100)
        tracker.numbers({"adversarial/validation": 0.4}, 20)
    (found,) = read_runs(tmp_path)
    assert found == Curve("lean", "validation", (100, 260), (0.5, 0.4))
