"""What a finder of animals said of photos that it never saw, and from which score to believe it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.animals.finder import SURE, SURE_PROFILE
from pipeline.animals.marks import face_size
from pipeline.train.animals.examples import Example
from pipeline.train.animals.marked import MarkedPhoto
from pipeline.types import AnimalFace

RIGHT = 0.35  # of the face's size: marks nearer to the marked ones are counted as right
FIRST_THING = 2_500_000  # WordNet's numbers of what is no animal begin there
KINDS = ("frontal", "several", "profile", "things", "creatures", "people")
NO_ANIMAL = ("things", "creatures", "people")
FALSE_COSTS = 2.0  # right faces that a wrong one outweighs, where a threshold is chosen


@dataclass(frozen=True, eq=False)
class Verdict:
    """One photo, judged by the network of its fold.

    kind: one of KINDS; several: others than the marked face may be found. face: the surest guess.
    error: how far the worst of eyes and nose is off, in face sizes; None without marks or face.
    """

    example: Example
    kind: str
    fold: int
    face: AnimalFace | None
    error: float | None
    seconds: float

    @property
    def sureness(self) -> float:
        """The score, less what a profile has to score more."""
        if self.face is None:
            return 0.0
        return self.face.score - (SURE_PROFILE - SURE) * self.face.profile

    @property
    def right(self) -> bool:
        """Whether the guess is where the marks are."""
        return self.error is not None and self.error < RIGHT


def kind_of(file: str, marked: MarkedPhoto | None) -> str:
    """What a photo is to the finder."""
    if marked is not None:
        several = "several" if marked.pose == "several" else "frontal"
        return "profile" if marked.profile else several
    folder, name = file.split("/", 1)
    if folder == "objects":
        return "things" if int(name[1:9]) >= FIRST_THING else "creatures"
    return "people"


def error_of(face: AnimalFace, points: NDArray[np.float32]) -> float:
    """The largest gap of eyes and nose to `points` float32 (6, 2) px, in face sizes."""
    seen = np.where(np.isfinite(face.eyes), face.eyes, face.eyes[::-1])
    gaps = np.linalg.norm(np.vstack([seen, face.nose]) - points[:3], axis=1)
    return float(gaps.max()) / face_size(points)


def chosen_thresholds(verdicts: Sequence[Verdict]) -> dict[int, float]:
    """For each fold the sureness that would have been best on the other folds."""
    folds = sorted({verdict.fold for verdict in verdicts})
    return {fold: _best([v for v in verdicts if v.fold != fold]) for fold in folds}


def _best(verdicts: Sequence[Verdict]) -> float:
    judged = [v for v in verdicts if v.kind != "several" and v.sureness > 0]
    scores = np.array([v.sureness for v in judged])
    worth = np.array([1.0 if v.right else -FALSE_COSTS for v in judged])
    tried = np.sort(scores)[::-1]
    values = [float(worth[scores >= at].sum()) for at in tried]
    return float(tried[int(np.argmax(values))])


def table(verdicts: Sequence[Verdict], at: Mapping[int, float]) -> str:
    """Photos, faces found and those found right, by kind; at: the threshold of each fold."""
    lines = ["| kind | photos | found | right |", "|---|---|---|---|"]
    for kind in KINDS:
        some = [v for v in verdicts if v.kind == kind]
        found = [v for v in some if v.face is not None and v.sureness >= at[v.fold]]
        right = "-" if kind in NO_ANIMAL else str(sum(v.right for v in found))
        lines.append(f"| {kind} | {len(some)} | {len(found)} | {right} |")
    return "\n".join(lines)
