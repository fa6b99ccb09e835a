"""Votes as a file: one JSON object a line, which photo, which words, what was liked better."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.train.cartoon.errors import BrokenVotes

KEPT_OUT = 5  # one of so many votes is never learned from


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(_Table):
    """How a drawing was made: by the cartoonizer with this seed and strength."""

    seed: int = 0
    strength: Annotated[float, Field(ge=0, le=1)] = 0.7


class Vote(_Table):
    """photo: a file, or the SHA-256 of one. liked, other: how both were drawn, or pictures of them.

    Pictures show the subject on the cartoonizer's canvas; their files, and the photo's, are found
    from the folder of the votes. theme: named instead of the nearest.
    """

    photo: Annotated[str, Field(min_length=1)]
    prompt: Annotated[str, Field(min_length=1, max_length=200)]
    liked: Choice | str
    other: Choice | str
    theme: str | None = None

    @property
    def kept_out(self) -> bool:
        """Whether it serves to measure; its words decide, so it does forever."""
        told = hashlib.sha256(self.model_dump_json().encode()).hexdigest()
        return int(told[:8], 16) % KEPT_OUT == 0


def read_votes(path: Path) -> tuple[Vote, ...]:
    """All votes of a file; raises BrokenVotes."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenVotes(path, 0, "is missing, or no text") from error
    votes = tuple(_vote(path, n, line) for n, line in enumerate(lines, 1) if line.strip())
    if not votes:
        raise BrokenVotes(path, 0, "holds no votes")
    return votes


def _vote(path: Path, number: int, line: str) -> Vote:
    try:
        return Vote.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise BrokenVotes(path, number, "is no JSON") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BrokenVotes(path, number, f"{where}: {first['msg']}") from error
