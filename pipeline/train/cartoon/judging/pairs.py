"""Blind pairs: two drawings of one photo in one look; who is on the left is left to chance."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import cv2
import numpy as np

from pipeline.train.cartoon.judging.drawers import Drawer
from pipeline.train.cartoon.judging.sheet import Cell, cell, photo_cell
from pipeline.train.cartoon.judging.tasks import Task, read_sketch
from pipeline.train.cartoon.shards import ShardReader

Side = Literal["left", "right"]
View = Literal["photo", "left", "right"]
VIEWS: tuple[View, ...] = ("photo", "left", "right")
CELL_PX = 448


@dataclass(frozen=True)
class Pair:
    """What is compared. left, right: names of drawers. photo: its SHA-256, source its collection.

    number: from 1, in the order in which pairs are shown.
    """

    number: int
    photo: str
    source: str
    prompt: str
    strength: float
    seed: int
    left: str
    right: str


def choose_pairs(
    tasks: Sequence[Task], ours: str, others: Mapping[str, int], *, seed: int
) -> list[Pair]:
    """Pairs of ours with each other drawer, as many as asked for, all mixed.

    tasks: taken in turn, so that no drawing of ours is seen twice while there are enough: it would
    be known again. others: how many pairs with each.
    """
    chance = random.Random(seed)
    rivals = [other for other, count in others.items() for _ in range(count)]
    drafts = [(tasks[index % len(tasks)], other) for index, other in enumerate(rivals)]
    chance.shuffle(drafts)
    pairs = []
    for number, (task, other) in enumerate(drafts, start=1):
        left, right = chance.sample([ours, other], 2)
        pairs.append(
            Pair(
                number,
                task.entry.sha256,
                task.entry.source,
                task.meaning.prompt,
                task.look.strength,
                task.look.seed,
                left,
                right,
            )
        )
    return pairs


class Gallery:
    """Draws pairs when they are looked at, and keeps the pictures in a folder."""

    def __init__(
        self, data: Path, kept: Path, drawers: Sequence[Drawer], tasks: Sequence[Task]
    ) -> None:
        self._reader = ShardReader(data)
        self._kept = kept
        self._drawers = {drawer.name: drawer for drawer in drawers}
        self._tasks = {_key(task): task for task in tasks}

    def picture(self, pair: Pair, view: View) -> Cell:
        """uint8 (CELL_PX, CELL_PX, 3)."""
        path = self._kept / f"{pair.number}-{view}.png"
        known = cv2.imread(str(path)) if path.exists() else None
        if known is not None:
            return np.ascontiguousarray(known[..., ::-1])
        drawn = self._drawn(pair, view)
        self._kept.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(path), drawn[..., ::-1])
        return drawn

    def _drawn(self, pair: Pair, view: View) -> Cell:
        task = self._tasks[pair.photo, pair.prompt, pair.strength, pair.seed]
        sketch = read_sketch(self._reader, task.entry)
        if view == "photo":
            return photo_cell(sketch, CELL_PX)
        drawer = self._drawers[pair.left if view == "left" else pair.right]
        return cell(drawer.draw(sketch, task.meaning, task.look), sketch, CELL_PX)


def _key(task: Task) -> tuple[str, str, float, int]:
    return task.entry.sha256, task.meaning.prompt, task.look.strength, task.look.seed
