"""Notes of a training: a file of numbers beside the checkpoint, and MLflow where it is wanted."""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.train.cartoon.errors import BrokenDataSet, CannotSave, MissingPackage
from pipeline.train.cartoon.loop import Tracker
from pipeline.train.cartoon.recipes import Recipe

CURVES = "curves.jsonl"
DATABASE, ARTIFACTS = "mlflow.db", "mlflow-files"
EXPERIMENT = "cartoonizer"


@dataclass(frozen=True, eq=False)
class Trackers:
    """Several as one."""

    each: Sequence[Tracker]

    def numbers(self, values: dict[str, float], step: int) -> None:
        for tracker in self.each:
            tracker.numbers(values, step)

    def file(self, path: Path) -> None:
        for tracker in self.each:
            tracker.file(path)


@dataclass(frozen=True)
class Curves:
    """Appends a line of JSON for each report: the step, seconds since 1970, and its numbers."""

    path: Path

    def numbers(self, values: dict[str, float], step: int) -> None:
        line = json.dumps({"step": step, "time_s": round(time.time(), 1), **values})
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        except OSError as error:
            raise CannotSave(self.path, str(error)) from error

    def file(self, path: Path) -> None:
        """Files lie where they are."""


@dataclass(frozen=True)
class Told:
    """Says each report in a line."""

    say: Callable[[str], object]

    def numbers(self, values: dict[str, float], step: int) -> None:
        told = "  ".join(f"{name} {value:.4g}" for name, value in values.items())
        self.say(f"step {step}: {told}")

    def file(self, path: Path) -> None:
        self.say(f"wrote {path}")


def read_curves(path: Path) -> list[dict[str, float]]:
    """The lines that `Curves` wrote; raises BrokenDataSet."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line]
    except (OSError, ValueError) as error:
        raise BrokenDataSet(path, "cannot be read") from error


def needed(package: str) -> Any:
    """An optional package of the group `train`; raises MissingPackage."""
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise MissingPackage(package) from error


@dataclass(frozen=True, eq=False)
class MlflowTracker:
    """Numbers and files of one MLflow run."""

    client: Any
    run_id: str

    def numbers(self, values: dict[str, float], step: int) -> None:
        for name, value in values.items():
            self.client.log_metric(self.run_id, name, value, step=step)

    def file(self, path: Path) -> None:
        self.client.log_artifact(self.run_id, str(path))


@contextmanager
def open_mlflow(folder: Path, recipe: Recipe, more: Mapping[str, object]) -> Iterator[Tracker]:
    """A run in MLflow's database below a folder, with the recipe as parameters.

    A training that goes on goes on in its run, too.
    `mlflow ui --backend-store-uri sqlite:///FOLDER/mlflow.db` shows it. Raises MissingPackage.
    """
    tracking = needed("mlflow.tracking")
    folder.mkdir(parents=True, exist_ok=True)
    client = tracking.MlflowClient(f"sqlite:///{(folder / DATABASE).resolve()}")
    run_id = _run(client, folder, {**parameters(recipe), **more})
    state = "FAILED"
    try:
        yield MlflowTracker(client, run_id)
        state = "FINISHED"
    finally:
        client.set_terminated(run_id, state)


def _run(client: Any, folder: Path, told: Mapping[str, object]) -> str:
    """The id of the run that has these parameters: a new one if there is none."""
    known = client.get_experiment_by_name(EXPERIMENT)
    if known is None:
        place = (folder / ARTIFACTS).resolve().as_uri()
        experiment = client.create_experiment(EXPERIMENT, artifact_location=place)
    else:
        experiment = known.experiment_id
    wanted = {name: str(value) for name, value in told.items()}
    for run in client.search_runs([experiment]):
        if run.data.params == wanted:
            client.update_run(run.info.run_id, "RUNNING")
            return str(run.info.run_id)
    run_id = str(client.create_run(experiment, run_name=wanted["recipe"]).info.run_id)
    for name, value in wanted.items():
        client.log_param(run_id, name, value)
    return run_id


def parameters(recipe: Recipe) -> dict[str, object]:
    """All numbers of a recipe by name; losses of weight 0 are left out."""
    found: dict[str, object] = {"recipe": recipe.name, "share": recipe.share}
    for number, stage in enumerate(recipe.stages):
        for name, value in asdict(stage).items():
            if name != "weights":
                found[f"{number}.{name}"] = value
        weights = asdict(stage.weights)
        found |= {f"{number}.weight.{name}": value for name, value in weights.items() if value}
    return found


def replay(path: Path, tracker: Tracker) -> int:
    """Tell a tracker what a machine without one wrote down; returns how many reports."""
    lines = read_curves(path)
    for line in lines:
        values = {name: value for name, value in line.items() if name not in ("step", "time_s")}
        tracker.numbers(values, int(line["step"]))
    return len(lines)
