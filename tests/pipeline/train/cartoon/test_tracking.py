"""Notes are kept in a file, and in MLflow where it is wanted and there."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from pipeline.train.cartoon.errors import BrokenDataSet, MissingPackage
from pipeline.train.cartoon.recipes import RECIPES
from pipeline.train.cartoon.tracking import (
    Curves,
    Told,
    Trackers,
    open_mlflow,
    parameters,
    read_curves,
    replay,
)
from tests.pipeline.train.cartoon.tiny import Notes


def test_curves_are_a_line_for_each_report(tmp_path: Path) -> None:
    curves = Curves(tmp_path / "below" / "curves.jsonl")
    curves.numbers({"distil/l1": 0.5}, 10)
    curves.numbers({"distil/l1": 0.25}, 20)
    lines = read_curves(curves.path)
    assert [(line["step"], line["distil/l1"]) for line in lines] == [(10, 0.5), (20, 0.25)]


def test_curves_of_another_machine_can_be_told_again(tmp_path: Path) -> None:
    Curves(tmp_path / "curves.jsonl").numbers({"distil/l1": 0.5}, 10)
    notes = Notes()
    assert replay(tmp_path / "curves.jsonl", notes) == 1
    assert notes.values == [(10, {"distil/l1": 0.5})]


def test_a_damaged_file_of_curves_is_told(tmp_path: Path) -> None:
    (tmp_path / "curves.jsonl").write_text("{")
    with pytest.raises(BrokenDataSet, match="cannot be read"):
        read_curves(tmp_path / "curves.jsonl")


def test_several_trackers_hear_the_same(tmp_path: Path) -> None:
    said: list[str] = []
    notes = Notes()
    both = Trackers([notes, Told(said.append)])
    both.numbers({"distil/l1": 0.5}, 3)
    both.file(tmp_path)
    assert said == ["step 3: distil/l1 0.5", f"wrote {tmp_path}"]
    assert notes.files == [tmp_path]


def test_mlflow_that_is_not_there_is_told_with_its_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)
    monkeypatch.setitem(sys.modules, "mlflow.tracking", None)
    told = r"mlflow is not installed: .* group `train`"
    with pytest.raises(MissingPackage, match=told), open_mlflow(tmp_path, RECIPES["lean"], {}):
        pass


def padded(heard: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [(*told, None, None) for told in heard]


class Client:
    """Remembers what MLflow would."""

    def __init__(self, heard: list[tuple[object, ...]]) -> None:
        self.heard = heard

    def search_runs(self, experiments: list[str]) -> list[SimpleNamespace]:
        """The run that was told of, if any."""
        params = {
            name: value for kind, name, value, *_ in padded(self.heard) if kind == "parameter"
        }
        info, told = SimpleNamespace(run_id="r"), SimpleNamespace(params=params)
        return [SimpleNamespace(info=info, data=told)] if params else []

    def update_run(self, run: str, state: str) -> None:
        self.heard.append(("goes on", run, state))

    def get_experiment_by_name(self, name: str) -> None:
        self.heard.append(("looked for", name))

    def create_experiment(self, name: str, artifact_location: str) -> str:
        return "1"

    def create_run(self, experiment: str, run_name: str) -> SimpleNamespace:
        self.heard.append(("run", experiment, run_name))
        return SimpleNamespace(info=SimpleNamespace(run_id="r"))

    def log_param(self, run: str, name: str, value: object) -> None:
        self.heard.append(("parameter", name, value))

    def log_metric(self, run: str, name: str, value: float, step: int) -> None:
        self.heard.append(("metric", name, value, step))

    def log_artifact(self, run: str, path: str) -> None:
        self.heard.append(("file", path))

    def set_terminated(self, run: str, state: str) -> None:
        self.heard.append(("ended", state))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    made: Callable[[str], Client] = lambda uri: Client(heard)  # noqa: E731
    tracking = ModuleType("mlflow.tracking")
    tracking.MlflowClient = made  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mlflow", ModuleType("mlflow"))
    monkeypatch.setitem(sys.modules, "mlflow.tracking", tracking)
    return heard


def test_a_run_has_parameters_numbers_files_and_an_end(
    tmp_path: Path, heard: list[tuple[object, ...]]
) -> None:
    with open_mlflow(tmp_path, RECIPES["lean"], {"seed": 4}) as tracker:
        tracker.numbers({"distil/l1": 0.5}, 7)
        tracker.file(tmp_path / "sheet.png")
    assert ("parameter", "seed", "4") in heard
    assert ("parameter", "recipe", "lean") in heard
    assert ("metric", "distil/l1", 0.5, 7) in heard
    assert heard[-2:] == [("file", str(tmp_path / "sheet.png")), ("ended", "FINISHED")]


def test_a_training_that_goes_on_goes_on_in_its_run(
    tmp_path: Path, heard: list[tuple[object, ...]]
) -> None:
    for _ in range(2):
        with open_mlflow(tmp_path, RECIPES["lean"], {"out": tmp_path}):
            pass
    assert [told for told in heard if told[0] == "run"] == [("run", "1", "lean")]
    assert ("goes on", "r", "RUNNING") in heard


def test_a_run_that_breaks_is_marked_so(tmp_path: Path, heard: list[tuple[object, ...]]) -> None:
    with pytest.raises(ZeroDivisionError), open_mlflow(tmp_path, RECIPES["lean"], {}):
        raise ZeroDivisionError
    assert heard[-1] == ("ended", "FAILED")


def test_parameters_name_what_counts() -> None:
    found = parameters(RECIPES["cyclegan"])
    assert found["0.weight.cycle"] == 10
    assert "0.weight.l1" not in found
