"""Measuring drawers on the test split: all of them on the same photos, prompts and looks."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.color import Array
from pipeline.face import FaceFinder
from pipeline.networks.condition import ImageFeatures
from pipeline.train.cartoon.judging.distances import Features, fid, kid, pooled_features
from pipeline.train.cartoon.judging.drawers import Drawer, Teacher, at_side
from pipeline.train.cartoon.judging.fairness import (
    Fairness,
    Tone,
    skin_shifts,
    summarise,
    typology_deg,
)
from pipeline.train.cartoon.judging.metrics import (
    landmark_drift,
    on_white,
    picture_numbers,
    same_face,
)
from pipeline.train.cartoon.judging.tasks import Task, read_sketch, usual_look
from pipeline.train.cartoon.judging.themes import Apart, Drawn, how_far_apart, look_at
from pipeline.train.cartoon.manifest import Entry
from pipeline.train.cartoon.prompts import Meaning
from pipeline.train.cartoon.shards import ShardReader
from pipeline.train.cartoon.teacher.sketch import Sketch
from pipeline.types import FaceMesh

Numbers = dict[str, float]
Tell = Callable[[str], None]
THEMES_SIDE_PX = 256  # of the drawings whose themes are guessed
FEWEST = 2  # pictures from which sets can be compared


@dataclass(frozen=True, eq=False)
class Bench:
    """What drawings are measured with. folder: the data set. styles: pictures of its test split."""

    folder: Path
    eyes: ImageFeatures
    finder: FaceFinder
    styles: Sequence[Array]
    tell: Tell


@dataclass(frozen=True, eq=False)
class Measured:
    """One drawing's numbers, what the image features see in it, and whether it has a face."""

    numbers: Numbers
    features: Features


def measure_all(
    bench: Bench, drawers: Sequence[Drawer], tasks: Sequence[Task], *, side_px: int
) -> dict[str, Numbers]:
    """Every drawer's mean numbers at a size, the sets' distances among them."""
    found: dict[str, list[Measured]] = {drawer.name: [] for drawer in drawers}
    taught: list[Features] = []
    reader, teacher = ShardReader(bench.folder), Teacher()
    for number, task in enumerate(tasks, start=1):
        sketch = at_side(read_sketch(reader, task.entry), side_px)
        wanted = teacher.draw(sketch, task.meaning, task.look)
        taught.append(pooled_features(bench.eyes, on_white(wanted, sketch.alpha)))
        for drawer in drawers:
            found[drawer.name].append(_measure(bench, drawer, task, (sketch, wanted)))
        bench.tell(f"{side_px} px: {number} of {len(tasks)}")
    styles = [pooled_features(bench.eyes, picture) for picture in bench.styles]
    return {name: _summary(each, taught, styles) for name, each in found.items()}


def _measure(bench: Bench, drawer: Drawer, task: Task, shown: tuple[Sketch, Array]) -> Measured:
    sketch, wanted = shown
    began = time.process_time()
    drawn = drawer.draw(sketch, task.meaning, task.look)
    seconds = time.process_time() - began
    numbers = picture_numbers(drawn, sketch.colors, wanted, sketch.alpha)
    numbers |= face_numbers(bench.finder, drawn, sketch)
    features = pooled_features(bench.eyes, on_white(drawn, sketch.alpha))
    return Measured(numbers | {"seconds": seconds}, features)


def face_numbers(finder: FaceFinder, drawn: Array, sketch: Sketch) -> Numbers:
    """Whether the largest face is found in its drawing, and how far its landmarks moved.

    Both are NaN where there is nothing to find, the drift where nothing is found.
    """
    if not sketch.faces or sketch.card:
        return {"face_found": float("nan"), "drift": float("nan")}
    known = largest(sketch.faces)
    pixels = np.round(on_white(drawn, sketch.alpha) * 255).clip(0, 255).astype(np.uint8)
    again = same_face(known, finder.find(pixels))
    drift = float("nan") if again is None else landmark_drift(known, again)
    return {"face_found": float(again is not None), "drift": drift}


def largest(faces: Sequence[FaceMesh]) -> FaceMesh:
    """The widest of some faces."""
    return max(faces, key=lambda face: face.box[2] - face.box[0])


def _summary(
    measured: Sequence[Measured], taught: Sequence[Features], styles: Sequence[Features]
) -> Numbers:
    """Means over all drawings (seconds of the processor: the median), and distances of the sets."""
    by_name: dict[str, list[float]] = defaultdict(list)
    for each in measured:
        for name, value in each.numbers.items():
            by_name[name].append(value)
    numbers = {name: mean_known(values) for name, values in by_name.items()}
    numbers["seconds"] = float(np.median(by_name["seconds"]))
    own = [each.features for each in measured]
    if len(own) >= FEWEST:
        numbers |= {"kid_teacher": kid(own, taught), "fid_teacher": fid(own, taught)}
        if styles:
            numbers["kid_style"] = kid(own, styles)
    return numbers


def mean_known(values: Sequence[float]) -> float:
    """The mean of all numbers that are one."""
    known = np.array(values)[np.isfinite(values)]
    return float(known.mean()) if len(known) else float("nan")


def measure_themes(
    bench: Bench, drawers: Sequence[Drawer], entries: Sequence[Entry], themes: Sequence[Meaning]
) -> dict[str, Apart]:
    """How far each drawer's themes are apart, on the same photos."""
    found: dict[str, list[Mapping[str, Drawn]]] = {drawer.name: [] for drawer in drawers}
    reader = ShardReader(bench.folder)
    for number, entry in enumerate(entries, start=1):
        sketch = at_side(read_sketch(reader, entry), THEMES_SIDE_PX)
        for drawer in drawers:
            found[drawer.name].append(
                {
                    meaning.theme: look_at(
                        drawer.draw(sketch, meaning, usual_look(meaning)), sketch.alpha
                    )
                    for meaning in themes
                }
            )
        bench.tell(f"themes: {number} of {len(entries)}")
    return {name: how_far_apart(photos) for name, photos in found.items()}


def measure_fairness(
    bench: Bench, drawers: Sequence[Drawer], tasks: Sequence[Task]
) -> dict[str, Fairness | None]:
    """Each drawer's faces in bins of tone; tasks: of colour photos of people."""
    found: dict[str, list[Tone]] = {drawer.name: [] for drawer in drawers}
    reader = ShardReader(bench.folder)
    for number, task in enumerate(tasks, start=1):
        sketch = read_sketch(reader, task.entry)
        for drawer in drawers if sketch.faces and not sketch.card else ():
            drawn = drawer.draw(sketch, task.meaning, task.look)
            shifts = skin_shifts(sketch, drawn, task.look)
            if shifts is not None:
                drift = face_numbers(bench.finder, drawn, sketch)["drift"]
                angle = typology_deg(sketch.tones[0])
                found[drawer.name].append(Tone(angle, drift, *shifts))
        bench.tell(f"faces: {number} of {len(tasks)}")
    return {name: summarise(tones) for name, tones in found.items()}
