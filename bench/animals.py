"""How well animals' faces are found, by cross-validation, and where none should have been.

`python -m bench.animals --photos FOLDER --labels CSV --folds 3 [--imagenet PTH] [--out SHEET.png]`
trains a finder for each fold and judges it on the photos that it never saw. The sheet shows all
faces that were found, to be judged by eye. Two tables are printed: with the finder's own
thresholds, and with those that the other folds would have chosen. `--networks FOLDER` keeps the
folds' networks there, and judges by those that it finds there, without a training.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from bench.animal_sheet import draw_sheet
from bench.animal_verdicts import Verdict, chosen_thresholds, error_of, kind_of, table
from pipeline.animals.finder import SURE, AnimalFinder, open_animal_finder, told_apart
from pipeline.animals.weights import save_network
from pipeline.face import FaceFinder, open_face_finder
from pipeline.train.animals.command import ASSETS, gathered, starting_network
from pipeline.train.animals.examples import Cutouts, Example, marked_examples, plain_examples
from pipeline.train.animals.folds import split, trained_on
from pipeline.train.animals.loop import Lessons, Plan
from pipeline.train.animals.marked import OWN_MARKS, read_marked

FOLDS = "folds.json"


@dataclass(frozen=True)
class Sources:
    """Where photos, their marks and the trunk's weights come from."""

    cutouts: Cutouts
    tables: tuple[Path, ...]
    imagenet: Path | None


def train_folds(sources: Sources, networks: Path, *, folds: int, plan: Plan) -> None:
    """Keep a network for each fold, and which files it never saw."""
    examples = gathered(sources.cutouts, sources.tables)
    start = starting_network(sources.imagenet)
    lessons = Lessons(start, examples, plan)
    judged = []
    networks.mkdir(parents=True, exist_ok=True)
    for fold, parts in enumerate(split(examples, folds, seed=plan.seed)):
        network = trained_on(start, lessons, parts.learned, plan)
        save_network(network, networks / f"fold-{fold}.safetensors", origin=f"fold {fold}")
        judged.append([example.file for example in parts.judged])
    (networks / FOLDS).write_text(json.dumps(judged))


def verdicts(sources: Sources, networks: Path) -> Iterator[Verdict]:
    """Of every example once, by a finder that never saw it."""
    marked = {photo.file: photo for photo in read_marked([*sources.tables, OWN_MARKS])}
    people = open_face_finder(ASSETS, threads=1)
    for fold, files in enumerate(json.loads((networks / FOLDS).read_text())):
        finder = open_animal_finder(1, weights=networks / f"fold-{fold}.safetensors")
        known = [marked[file] for file in files if file in marked]
        plain = [file for file in files if file not in marked]
        examples = marked_examples(sources.cutouts, known)
        for example in (*examples, *plain_examples(sources.cutouts, plain)):
            kind = kind_of(example.file, marked.get(example.file))
            yield _verdict(sources.cutouts, example, (kind, fold), (finder, people))


def _verdict(
    cutouts: Cutouts,
    example: Example,
    place: tuple[str, int],
    finders: tuple[AnimalFinder, FaceFinder],
) -> Verdict:
    """place: the kind of the photo, and its fold."""
    finder, people = finders
    cutout = cutouts.cutout(example.file)
    began = time.perf_counter()
    guesses = finder.guess(cutout.pixels, cutout.alpha)
    seconds = time.perf_counter() - began
    if guesses:
        _, guesses = told_apart(people.find(cutout.pixels), guesses)
    face = guesses[0] if guesses else None
    error = None
    if face is not None and example.points is not None:
        error = error_of(face, example.points / example.subject.scale)
    return Verdict(example, *place, face, error, seconds)


def report(judged: Sequence[Verdict]) -> None:
    """Print the tables, and what is wrong."""
    folds = {verdict.fold for verdict in judged}
    own, chosen = dict.fromkeys(folds, SURE), chosen_thresholds(judged)
    print(f"thresholds as shipped, {SURE}\n{table(judged, own)}")
    print(f"thresholds of the other folds, {chosen}\n{table(judged, chosen)}")
    errors = [v.error for v in judged if v.kind == "frontal" and v.sureness >= SURE]
    print(f"median error of frontal faces {np.median([e for e in errors if e is not None]):.3f}")
    print(f"median {1000 * np.median([v.seconds for v in judged]):.0f} ms a picture")
    for verdict in sorted(judged, key=lambda v: v.kind):
        if verdict.sureness >= SURE and not verdict.right:
            error = "" if verdict.error is None else f" error {verdict.error:.2f}"
            print(f"{verdict.kind}: {verdict.example.file} {verdict.sureness:.2f}{error}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--labels", type=Path, action="append", required=True)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--imagenet", type=Path)
    parser.add_argument("--cutouts", type=Path, default=Path("out/cutouts"))
    parser.add_argument("--networks", type=Path, default=Path("out/animal-folds"))
    parser.add_argument("--out", type=Path, default=Path("demo/animals.png"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    cutouts = Cutouts(options.photos, options.cutouts, ASSETS)
    sources = Sources(cutouts, tuple(options.labels), options.imagenet)
    if not (options.networks / FOLDS).exists():
        plan = Plan(epochs=options.epochs)
        train_folds(sources, options.networks, folds=options.folds, plan=plan)
    judged = list(verdicts(sources, options.networks))
    report(judged)
    found = [(v, v.face) for v in judged if v.face is not None and v.sureness >= SURE]
    shown = [(cutouts.cutout(verdict.example.file), face) for verdict, face in found]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), draw_sheet(shown)[..., ::-1])
    print(options.out)


if __name__ == "__main__":
    main()
