"""What can go wrong while drawings are judged.

TrainingError
├── UnknownDrawer       a name that means nothing
├── OtherPairs          votes on other pairs are in the file
├── OtherWeights        votes on other weights' drawings are in the folder
└── UnreadableAnswers   a judge's answers that do not fit what was asked
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.train.cartoon.errors import TrainingError


class UnknownDrawer(TrainingError):
    """No drawer has this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"{name!r} is no drawer: {', '.join(known)}, or NAME=FILE")


class OtherPairs(TrainingError):
    """The file holds votes on other pairs."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} holds other pairs: choose another folder, or the same options")


class OtherWeights(TrainingError):
    """The folder holds drawings of, and votes on, other weights."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} tells of other drawers or weights: choose another folder")


class UnreadableAnswers(TrainingError):
    """A file of answers that does not fit the pairs or drawings."""

    def __init__(self, path: Path, line: int, detail: str) -> None:
        super().__init__(f"{path}, line {line}: {detail}")
