"""Sheets for judges who see nothing but pictures, and how their answers are read.

A pair's sheet has rows of left drawing, photo, right drawing, each with its number; a theme's has
shuffled drawings with numbers, of which the theme is to be guessed. Keys are files of their own.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from config.files import replacing
from pipeline.train.cartoon.judging.ballot import CHOICES, Ballot, Choice
from pipeline.train.cartoon.judging.drawers import Drawer
from pipeline.train.cartoon.judging.errors import UnreadableAnswers
from pipeline.train.cartoon.judging.pairs import Gallery, Pair
from pipeline.train.cartoon.judging.sheet import Cell, cell, grid, labelled, save_sheet
from pipeline.train.cartoon.judging.tasks import read_sketch, usual_look
from pipeline.train.cartoon.manifest import Entry
from pipeline.train.cartoon.prompts import Meaning
from pipeline.train.cartoon.shards import ShardReader

PAIRS_A_SHEET = 4
THEMES_A_SHEET, THEME_COLUMNS, THEME_PX = 20, 5, 300
KEY = "key.json"


@dataclass(frozen=True)
class Guess:
    """One drawing's theme, and what a judge took it for."""

    theme: str
    guessed: str


def draw_pair_sheets(gallery: Gallery, pairs: Sequence[Pair], out: Path) -> list[Path]:
    """Write pairs-01.png and so on, answers.csv to be filled in, and the key."""
    paths = []
    for number, start in enumerate(range(0, len(pairs), PAIRS_A_SHEET), start=1):
        cells: list[Cell] = []
        for pair in pairs[start : start + PAIRS_A_SHEET]:
            told = {"left": "left", "photo": f"{pair.number}: {pair.prompt}", "right": "right"}
            cells += [
                labelled(gallery.picture(pair, "left"), told["left"]),
                labelled(gallery.picture(pair, "photo"), told["photo"]),
                labelled(gallery.picture(pair, "right"), told["right"]),
            ]
        paths.append(out / f"pairs-{number:02d}.png")
        save_sheet(paths[-1], grid(cells, columns=3))
    _write_form(out / "answers.csv", ("pair", "choice"), [pair.number for pair in pairs])
    _write_key(out / KEY, {str(pair.number): asdict(pair) for pair in pairs})
    return paths


def read_votes(ballot: Ballot, path: Path, *, judge: str) -> int:
    """Put a judge's answers (pair,choice) on the ballot; how many. Raises UnreadableAnswers."""
    known = {pair.number for pair in ballot.pairs()}
    votes: list[tuple[int, Choice]] = []
    for line, row in _read_rows(path, ("pair", "choice")):
        number, choice = row["pair"], row["choice"].strip().lower()
        if not choice:
            continue  # not looked at
        if choice not in CHOICES:
            raise UnreadableAnswers(path, line, f"{choice!r} is none of {', '.join(CHOICES)}")
        if not number.isdecimal() or int(number) not in known:
            raise UnreadableAnswers(path, line, f"there is no pair {number!r}")
        votes.append((int(number), choice))
    for pair, choice in votes:
        ballot.vote(judge, pair, choice)
    return len(votes)


def draw_theme_sheets(
    folder: Path, drawer: Drawer, drawn: tuple[Sequence[Entry], Sequence[Meaning]], out: Path,
    *, seed: int,
) -> list[Path]:  # fmt: skip
    """Every photo in every theme, shuffled: themes-1.png and so on, themes.csv and the key."""
    entries, themes = drawn
    order = [(entry, theme) for entry in entries for theme in themes]
    random.Random(seed).shuffle(order)
    reader = ShardReader(folder)
    cells = []
    for number, (entry, theme) in enumerate(order, start=1):
        sketch = read_sketch(reader, entry)
        picture = drawer.draw(sketch, theme, usual_look(theme))
        cells.append(labelled(cell(picture, sketch, THEME_PX), str(number)))
    paths = []
    for number, start in enumerate(range(0, len(cells), THEMES_A_SHEET), start=1):
        paths.append(out / f"themes-{number}.png")
        part = cells[start : start + THEMES_A_SHEET]
        save_sheet(paths[-1], grid(part, columns=THEME_COLUMNS))
    _write_form(out / "themes.csv", ("drawing", "theme"), list(range(1, len(order) + 1)))
    _write_key(out / KEY, {str(n): theme.theme for n, (_, theme) in enumerate(order, start=1)})
    return paths


def read_guesses(path: Path) -> list[Guess]:
    """A judge's guesses (drawing,theme) beside the key; raises UnreadableAnswers."""
    key = _read_key(path.with_name(KEY))
    found = []
    for line, row in _read_rows(path, ("drawing", "theme")):
        number, guessed = row["drawing"], row["theme"].strip().lower()
        if number not in key:
            raise UnreadableAnswers(path, line, f"there is no drawing {number!r}")
        if guessed not in key.values():
            raise UnreadableAnswers(path, line, f"{guessed!r} is no theme of these drawings")
        found.append(Guess(key[number], guessed))
    return found


def _write_form(path: Path, columns: Sequence[str], numbers: Sequence[int]) -> None:
    path.write_text("".join([",".join(columns) + "\n", *(f"{number},\n" for number in numbers)]))


def _write_key(path: Path, key: Mapping[str, object]) -> None:
    with replacing(path) as file:
        file.write(json.dumps(key, indent=1, ensure_ascii=False).encode())


def _read_key(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise UnreadableAnswers(path, 0, "the key is missing or damaged") from error


def _read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Numbers of lines and their cells by column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableAnswers(path, 0, str(error)) from error
    for line, row in enumerate(rows, start=2):
        if any(row.get(column) is None for column in columns):
            raise UnreadableAnswers(path, line, f"needs the columns {', '.join(columns)}")
        yield line, row
