"""How well animals' faces are found, by cross-validation, and where none should have been.

`python -m bench.animals --photos FOLDER --labels CSV --folds 4 [--imagenet PTH] [--out SHEET.png]`
trains a finder for each fold and judges it on the photos that it never saw. The sheet shows all
faces that were found, to be judged by eye.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from bench.animal_sheet import draw_sheet
from pipeline.animals.finder import told_apart
from pipeline.animals.marks import face_size
from pipeline.face import open_face_finder
from pipeline.train.animals.command import ASSETS, gathered, starting_network
from pipeline.train.animals.examples import Cutouts, Example
from pipeline.train.animals.folds import finders
from pipeline.train.animals.loop import Plan
from pipeline.train.animals.marked import OWN_MARKS, MarkedPhoto, read_marked
from pipeline.types import AnimalFace

RIGHT = 0.35  # of the face's size: marks nearer to the marked ones are counted as right
FIRST_THING = 2_500_000  # WordNet's numbers of what is no animal begin there


@dataclass(frozen=True, eq=False)
class Verdict:
    """What the finder said of a photo that it never saw.

    kind: frontal, profile, things, creatures (animals that are no mammals) or people. face: the
    surest that it believes.
    error: how far the worst of eyes and nose is off, in face sizes; None without marks or face.
    """

    example: Example
    kind: str
    face: AnimalFace | None
    error: float | None
    seconds: float

    @property
    def found(self) -> bool:
        """Whether a face is found."""
        return self.face is not None

    @property
    def right(self) -> bool:
        """Whether it is found, and where the marks are."""
        return self.found and self.error is not None and self.error < RIGHT


def kind_of(file: str, marked: MarkedPhoto | None) -> str:
    """What a photo is to the finder."""
    if marked is not None:
        return "profile" if marked.profile else "frontal"
    folder, name = file.split("/", 1)
    if folder == "objects":
        return "things" if int(name[1:9]) >= FIRST_THING else "creatures"
    return "people"


def error_of(face: AnimalFace, points: NDArray[np.float32]) -> float:
    """The largest gap of eyes and nose to `points` float32 (6, 2) px, in face sizes."""
    seen = np.where(np.isfinite(face.eyes), face.eyes, face.eyes[::-1])
    gaps = np.linalg.norm(np.vstack([seen, face.nose]) - points[:3], axis=1)
    return float(gaps.max()) / face_size(points)


def verdicts(
    cutouts: Cutouts, tables: Sequence[Path], *, imagenet: Path | None, folds: int, plan: Plan
) -> Iterator[Verdict]:
    """Of every example once, by a finder that never saw it."""
    marked = {photo.file: photo for photo in read_marked([*tables, OWN_MARKS])}
    examples = gathered(cutouts, tables)
    people = open_face_finder(ASSETS, threads=1)
    for finder, judged in finders(starting_network(imagenet), examples, folds=folds, plan=plan):
        for example in judged:
            cutout = cutouts.cutout(example.file)
            meshes = people.find(cutout.pixels)
            began = time.perf_counter()
            _, faces = told_apart(meshes, finder.find(cutout.pixels, cutout.alpha))
            seconds = time.perf_counter() - began
            face = faces[0] if faces else None
            error = None
            if face is not None and example.points is not None:
                error = error_of(face, example.points / example.subject.scale)
            kind = kind_of(example.file, marked.get(example.file))
            yield Verdict(example, kind, face, error, seconds)


def report(all_verdicts: Sequence[Verdict]) -> None:
    """Print the table."""
    print("| kind | photos | found | marks right |\n|---|---|---|---|")
    for kind in ("frontal", "profile", "things", "creatures", "people"):
        some = [verdict for verdict in all_verdicts if verdict.kind == kind]
        found, right = sum(v.found for v in some), sum(v.right for v in some)
        print(f"| {kind} | {len(some)} | {found} | {right if 'f' in kind[:4] else '-'} |")
    print(f"median {1000 * np.median([v.seconds for v in all_verdicts]):.0f} ms a picture")
    wrong = [v for v in all_verdicts if v.found and not v.right]
    for verdict in sorted(wrong, key=lambda v: v.kind):
        score = verdict.face.score if verdict.face else 0
        print(f"{verdict.kind}: {verdict.example.file} score {score:.2f} error {verdict.error}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--labels", type=Path, action="append", required=True)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--imagenet", type=Path)
    parser.add_argument("--cutouts", type=Path, default=Path("out/cutouts"))
    parser.add_argument("--out", type=Path, default=Path("demo/animals.png"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    cutouts = Cutouts(options.photos, options.cutouts, ASSETS)
    judged = list(
        verdicts(
            cutouts,
            options.labels,
            imagenet=options.imagenet,
            folds=options.folds,
            plan=Plan(epochs=options.epochs),
        )
    )
    report(judged)
    shown = [(cutouts.cutout(v.example.file), v.face) for v in judged if v.found and v.face]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), draw_sheet(shown)[..., ::-1])
    print(options.out)


if __name__ == "__main__":
    main()
