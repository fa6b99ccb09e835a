"""How right the head is, source by source, as a table of Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.drawings.network import KINDS, PictureKind
from pipeline.train.drawings.examples import Source


@dataclass(frozen=True)
class Score:
    """Of one source: how many of its pictures were taken for each of KINDS."""

    source: Source
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many pictures it has."""
        return sum(self.counts)

    @property
    def right(self) -> float:
        """Share of pictures told from photos, or as photos: what decides how they are drawn."""
        photos = self.counts[KINDS.index("photo")]
        wanted = photos if self.source.kind == "photo" else self.total - photos
        return wanted / self.total


def score(source: Source, found: Sequence[PictureKind]) -> Score:
    """What its pictures were taken for."""
    return Score(source, tuple(found.count(kind) for kind in KINDS))


def balanced(scores: Sequence[Score]) -> tuple[float, float]:
    """The mean of right over pictures of photos' sources, and over those of all others."""
    photos = [each for each in scores if each.source.kind == "photo"]
    others = [each for each in scores if each.source.kind != "photo"]
    first, second = (
        sum(each.right * each.total for each in part) / max(sum(e.total for e in part), 1)
        for part in (photos, others)
    )
    return first, second


def table(scores: Sequence[Score]) -> str:
    """One line a source, then the confusion of kinds, then the balanced accuracy."""
    lines = [
        "| source | is | pictures | right | " + " | ".join(KINDS) + " |",
        _rule(4 + len(KINDS)),
    ]
    for each in scores:
        cells = (each.source.name, each.source.kind, str(each.total), f"{100 * each.right:.1f} %")
        lines.append("| " + " | ".join((*cells, *map(str, each.counts))) + " |")
    lines += ["", "| is \\ taken for | " + " | ".join(KINDS) + " |", _rule(1 + len(KINDS))]
    for kind in KINDS:
        of_kind = [each.counts for each in scores if each.source.kind == kind]
        sums = [sum(column) for column in zip(*of_kind, strict=True)] or [0] * len(KINDS)
        lines.append(f"| {kind} | " + " | ".join(map(str, sums)) + " |")
    photos, others = balanced(scores)
    mean = (photos + others) / 2
    lines += ["", f"Photos {photos:.1%}, all else {others:.1%}, balanced {mean:.1%}."]
    return "\n".join(lines)


def _rule(columns: int) -> str:
    return "|" + "---|" * columns
