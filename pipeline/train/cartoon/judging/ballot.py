"""What people said of blind pairs, in one SQLite file, and what it comes to."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from pipeline.train.cartoon.judging.errors import OtherPairs
from pipeline.train.cartoon.judging.pairs import Pair

Choice = Literal["left", "right", "neither"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
Z = 1.96  # of 95 % confidence
ALL_SOURCES = "all"
_TABLES = """
CREATE TABLE IF NOT EXISTS pairs (
    number INTEGER PRIMARY KEY, photo TEXT NOT NULL, source TEXT NOT NULL, prompt TEXT NOT NULL,
    strength REAL NOT NULL, seed INTEGER NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS votes (
    judge TEXT NOT NULL, pair INTEGER NOT NULL REFERENCES pairs (number),
    choice TEXT NOT NULL CHECK (choice IN ('left', 'right', 'neither')),
    PRIMARY KEY (judge, pair));
"""


@dataclass(frozen=True)
class Count:
    """How often ours was preferred to another drawer. source: of the photos, or ALL_SOURCES."""

    other: str
    source: str
    ours: int
    theirs: int
    neither: int

    @property
    def share(self) -> float:
        """Of the decided pairs, those that ours won; NaN without any."""
        decided = self.ours + self.theirs
        return self.ours / decided if decided else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """The share's 95 % interval."""
        return wilson(self.ours, self.ours + self.theirs)


def wilson(wins: int, of: int) -> tuple[float, float]:
    """The interval of a share by E. B. Wilson, JASA 1927; 0 to 1 where nothing is known."""
    if not of:
        return 0.0, 1.0
    share = wins / of
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    reach = Z / (1 + Z**2 / of) * math.sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return max(0.0, middle - reach), min(1.0, middle + reach)


class Ballot:
    """Pairs and votes in a file; a connection for each visit, so that any thread may call."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as database:
            database.executescript(_TABLES)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self._path)
        try:
            with database:
                yield database
        finally:
            database.close()

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Keep the pairs; raises OtherPairs where the file has different ones."""
        known = self.pairs()
        if known and known != list(pairs):
            raise OtherPairs(self._path)
        marks = ", ".join("?" for _ in fields(Pair))
        rows = [tuple(asdict(pair).values()) for pair in pairs]
        with self._open() as database:
            database.executemany(f"INSERT OR IGNORE INTO pairs VALUES ({marks})", rows)  # noqa: S608

    def pairs(self) -> list[Pair]:
        """All pairs, in their order."""
        with self._open() as database:
            return [Pair(*row) for row in database.execute("SELECT * FROM pairs ORDER BY number")]

    def vote(self, judge: str, pair: int, choice: Choice) -> None:
        """Write down a choice; a later one of the same judge replaces it."""
        with self._open() as database:
            database.execute("INSERT OR REPLACE INTO votes VALUES (?, ?, ?)", (judge, pair, choice))

    def next_pair(self, judge: str) -> Pair | None:
        """The first pair that a judge has not spoken about."""
        question = """SELECT * FROM pairs WHERE number NOT IN
            (SELECT pair FROM votes WHERE judge = ?) ORDER BY number LIMIT 1"""
        with self._open() as database:
            row = database.execute(question, (judge,)).fetchone()
        return Pair(*row) if row else None

    def spoken(self, judge: str) -> int:
        """How many pairs a judge has spoken about."""
        question = "SELECT count(*) FROM votes WHERE judge = ?"
        with self._open() as database:
            return int(database.execute(question, (judge,)).fetchone()[0])

    def counts(self, ours: str, *, judge: str | None = None) -> list[Count]:
        """By the other drawer: over all photos first, then by their source."""
        question = 'SELECT "left", "right", source, choice FROM votes JOIN pairs ON pair = number'
        chosen, told = (" WHERE judge = ?", (judge,)) if judge else ("", ())
        with self._open() as database:
            rows = database.execute(question + chosen, told).fetchall()
        return count_votes(ours, rows)


Vote = tuple[str, str, str, str]  # left, right, source, choice


def count_votes(ours: str, votes: Iterable[Vote]) -> list[Count]:
    """Votes by the other drawer and the source."""
    sums: dict[tuple[str, str], list[int]] = {}
    for left, right, source, choice in votes:
        other = right if left == ours else left
        winner = {"left": left, "right": right}.get(choice)
        column = 2 if winner is None else int(winner != ours)
        for group in (ALL_SOURCES, source):
            sums.setdefault((other, group), [0, 0, 0])[column] += 1
    order = sorted(sums, key=lambda key: (key[0], key[1] != ALL_SOURCES, key[1]))
    return [Count(*key, *sums[key]) for key in order]
