"""What a trial found: figures to read, and what did not hold."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import NoReturn

import click


@dataclass
class Verdict:
    """Filled while a trial runs; `finish` prints it and ends the program."""

    title: str
    rows: list[tuple[str, ...]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def figure(self, *cells: object) -> None:
        """A line of the table."""
        self.rows.append(tuple(_written(cell) for cell in cells))

    def hold(self, holds: bool, claim: str) -> None:
        """Note a claim that is not true."""
        if not holds:
            self.broken.append(claim)

    def show(self) -> None:
        """Print the table, and what did not hold."""
        click.echo(f"\n{self.title}\n{'-' * len(self.title)}")
        count = max((len(row) for row in self.rows), default=0)
        full = [(*row, *[""] * (count - len(row))) for row in self.rows]
        widths = [max(len(row[column]) for row in full) for column in range(count)]
        for row in full:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            click.echo("  ".join(cells).rstrip())
        for claim in self.broken:
            click.echo(f"DID NOT HOLD: {claim}")
        click.echo("did not hold" if self.broken else "held")

    def finish(self) -> NoReturn:
        """The same, and the end of the program."""
        self.show()
        sys.exit(1 if self.broken else 0)


def _written(cell: object) -> str:
    return f"{cell:.3g}" if isinstance(cell, float) else str(cell)


def share(sorted_values: list[float], part: float) -> float:
    """The value that `part` of them do not exceed; of no values 0."""
    if not sorted_values:
        return 0.0
    return sorted_values[min(len(sorted_values) - 1, int(part * len(sorted_values)))]
