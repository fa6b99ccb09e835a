"""What can go wrong while cartoonizers are trained; each says what to do.

TrainingError
├── NothingToLearn     folders without pictures, or a data set without kept ones
├── BrokenDataSet      a manifest or shard that cannot be used
├── BrokenCheckpoint   of another version or recipe, foreign, or cut off
├── CannotSave         the disk is full or read-only; what was saved before is still there
├── BrokenVotes        a file of votes, or a line of it, that cannot be used
├── MissingPackage     something optional is not installed
└── Diverged           the loss is no number any more; the last good checkpoint is kept
"""

from __future__ import annotations

from pathlib import Path


class TrainingError(Exception):
    """Base of what training raises on purpose."""


class NothingToLearn(TrainingError):
    """There are no pictures where some were expected."""

    def __init__(self, where: Path, remedy: str) -> None:
        super().__init__(f"{where}: no pictures to learn from; {remedy}")


class BrokenDataSet(TrainingError):
    """A prepared data set cannot be used."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path} {detail}: delete the folder and run `prepare` again")


class BrokenCheckpoint(TrainingError):
    """A checkpoint cannot be used."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")


class CannotSave(TrainingError):
    """Something could not be written; what was there before is unharmed."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path} cannot be written ({detail}); nothing saved before was lost")


class Diverged(TrainingError):
    """The loss became NaN or infinite."""

    def __init__(self, step: int, kept: Path | None) -> None:
        last = f"; the last good checkpoint is {kept}" if kept else ""
        super().__init__(f"the loss is no number at step {step}{last}: try a lower rate")


class BrokenVotes(TrainingError):
    """Votes cannot be used."""

    def __init__(self, path: Path, line: int, detail: str) -> None:
        where = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{where}: {detail}")


class MissingPackage(TrainingError):
    """An optional package is not there."""

    def __init__(self, package: str) -> None:
        name = package.partition(".")[0]
        super().__init__(f"{name} is not installed: it is in the group `train` (`make training`)")
