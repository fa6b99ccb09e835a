"""Curves of trainings as MLflow remembers them, as a picture."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.judging.sheet import INK, grid
from pipeline.train.cartoon.tracking import DATABASE, EXPERIMENT, needed

VALIDATION = "validation"
COLORS = (
    *("#d6457a", "#2f7fd0", "#3c9d5b", "#d28a1e", "#7d56c2", "#2aa6a0", "#8a5a3c", "#5c6470"),
    *("#b01e1e", "#93b51e", "#e58fd2", "#0f3f78"),
)
COLUMNS, PANEL_PX, FRAME = 3, (420, 280), (62, 34, 404, 248)  # frame: left, top, right, bottom
TITLE_PX, SMALL_PX = 15, 12
Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Curve:
    """A number over the steps of a recipe, its stages one after the other.

    run: the recipe's name, with a number from its second training on.
    """

    run: str
    name: str
    steps: tuple[int, ...]
    values: tuple[float, ...]


def read_runs(folder: Path) -> list[Curve]:
    """All curves of the trainings below a folder; raises NothingToLearn, MissingPackage."""
    database = folder / DATABASE
    if not database.is_file():
        raise NothingToLearn(folder, "no training was run there with --track")
    client = needed("mlflow.tracking").MlflowClient(f"sqlite:///{database.resolve()}")
    experiment = client.get_experiment_by_name(EXPERIMENT)
    runs = client.search_runs([experiment.experiment_id]) if experiment else []
    runs = sorted(runs, key=lambda run: run.info.start_time)
    named = zip(_numbered([run.data.params["recipe"] for run in runs]), runs, strict=True)
    found = [curve for name, run in named for curve in _curves(client, name, run)]
    if not found:
        raise NothingToLearn(folder, "its trainings have reported nothing yet")
    return sorted(found, key=lambda curve: (curve.name, curve.run))


def _numbered(names: Sequence[str]) -> list[str]:
    """The same names, each but the first of its kind with a number."""
    before = [names[:index].count(name) for index, name in enumerate(names)]
    return [f"{name} {n + 1}" if n else name for name, n in zip(names, before, strict=True)]


def _curves(client: Any, name: str, run: Any) -> Iterator[Curve]:
    known = run.data.metrics
    starts = _starts(run.data.params, {metric.partition("/")[0] for metric in known})
    for kind in sorted({metric.partition("/")[2] for metric in known}):
        told: dict[int, float] = {}
        for stage, begins in starts.items():
            if f"{stage}/{kind}" in known:
                history = client.get_metric_history(run.info.run_id, f"{stage}/{kind}")
                told |= _going_on(history, begins)
        steps, values = zip(*sorted(told.items()), strict=True)
        yield Curve(name, kind, steps, values)


def _going_on(history: Sequence[Any], begins: Sequence[int]) -> dict[int, float]:
    """Values by the step of the whole, of all stages of one name; each counts from its own begin.

    A training that was killed goes on where it was saved, hardly ever at the very first step.
    """
    told = sorted(history, key=lambda metric: (metric.timestamp, metric.step))
    first = min(metric.step for metric in told)
    anew = [place for place, metric in enumerate(told) if place and metric.step == first]
    anew = anew[max(0, len(anew) - len(begins) + 1) :]
    return {
        begins[bisect.bisect(anew, place)] + metric.step: metric.value
        for place, metric in enumerate(told)
    }


def _starts(params: dict[str, str], told: Set[str]) -> dict[str, list[int]]:
    """At which steps of the whole stages begin, by their name.

    Stages of which nothing is told take no steps: the training began with another's checkpoint.
    """
    starts: dict[str, list[int]] = {}
    passed = number = 0
    while f"{number}.name" in params:
        name = params[f"{number}.name"]
        starts.setdefault(name, []).append(passed)
        passed += int(params[f"{number}.steps"]) if name in told else 0
        number += 1
    return starts


def draw_chart(curves: Sequence[Curve]) -> Picture:
    """uint8 (H, W, 3): a panel for the validation and for each loss, a line for each training; at
    last one that names the trainings."""
    names = sorted({curve.name for curve in curves}, key=lambda name: (name != VALIDATION, name))
    runs = sorted({curve.run for curve in curves})
    colors = dict(zip(runs, itertools.cycle(COLORS), strict=False))
    panels = [
        np.asarray(_panel(name, [curve for curve in curves if curve.name == name], colors))
        for name in names
    ]
    panels.append(np.asarray(_legend(colors)))
    return grid(panels, columns=min(COLUMNS, len(panels)))


def _panel(name: str, curves: Sequence[Curve], colors: Mapping[str, str]) -> Image.Image:
    """A frame with its curves, the values by their logarithm where all are positive."""
    image = Image.new("RGB", PANEL_PX, "white")
    draw, small = ImageDraw.Draw(image), ImageFont.load_default(SMALL_PX)
    left, top, right, bottom = FRAME
    draw.rectangle(FRAME, outline="#c8c4c0")
    draw.text((left, top / 2), name, INK, ImageFont.load_default(TITLE_PX), anchor="lm")
    last = max(curve.steps[-1] for curve in curves)
    positive = all(value > 0 for curve in curves for value in curve.values)
    seen = [np.log(c.values) if positive else np.array(c.values) for c in curves]
    low, high = (pick(pick(values) for values in seen) for pick in (min, max))
    for value, y in ((high, top), (low, bottom)):
        told = float(np.exp(value) if positive else value)
        draw.text((left - 6, y), f"{told:.3g}", INK, small, anchor="rm")
    draw.text((right, bottom + SMALL_PX), f"{last} steps", INK, small, anchor="rm")
    for curve, values in zip(curves, seen, strict=True):
        xs = left + (right - left) * np.array(curve.steps) / last
        ys = bottom - (bottom - top) * (values - low) / max(high - low, 1e-9)
        places = list(zip(xs.tolist(), ys.tolist(), strict=True))
        draw.line(places, colors[curve.run], 2, joint="curve")
    return image


def _legend(colors: Mapping[str, str]) -> Image.Image:
    image = Image.new("RGB", PANEL_PX, "white")
    draw, small = ImageDraw.Draw(image), ImageFont.load_default(TITLE_PX)
    left, top, _, _ = FRAME
    for number, (run, color) in enumerate(colors.items()):
        draw.text((left, top + number * (TITLE_PX + 3)), run, color, small, anchor="lm")
    return image
