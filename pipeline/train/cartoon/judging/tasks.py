"""What is to be drawn: photos of the test split and prompts, chosen by a seed, never by eye."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from config.theme import load_themes
from pipeline.color import Array
from pipeline.gan.coloring import USUAL_STRENGTH
from pipeline.gan.look import Look
from pipeline.prompt.reader import open_prompt_reader
from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.lessons import read_all_meanings
from pipeline.train.cartoon.manifest import Entry, Split, read_manifest
from pipeline.train.cartoon.prompts import Meaning, read_meanings
from pipeline.train.cartoon.shards import ShardReader, unpack
from pipeline.train.cartoon.styles import shrunk
from pipeline.train.cartoon.teacher.sketch import Sketch

FREE_PROMPTS = Path(__file__).with_name("free_prompts.txt")
STRENGTHS = (0.4, 0.7, 1.0)
PromptsName = Literal["themes", "held-out", "free"]


@dataclass(frozen=True)
class Task:
    """One picture to draw; its sketch is read when it is needed."""

    entry: Entry
    meaning: Meaning
    look: Look


def read_free_prompts(path: Path = FREE_PROMPTS) -> list[str]:
    """Prompts that no lexicon has, in several languages."""
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def read_prompts(assets: Path, which: PromptsName) -> tuple[Meaning, ...]:
    """The titles of all themes, the lexicon's prompts that were kept out, or free ones."""
    themes = load_themes()
    if which == "held-out":
        return tuple(meaning for meaning in read_all_meanings(assets) if meaning.kept_out)
    titles = [theme.title for theme in themes.values()]
    wanted = titles if which == "themes" else read_free_prompts()
    return read_meanings(open_prompt_reader(assets, themes), wanted)


def usual_look(meaning: Meaning, *, strength: float = USUAL_STRENGTH, seed: int = 0) -> Look:
    """A prompt's look as users get it."""
    return Look(meaning.drawing, meaning.palette, strength, seed)


def choose_entries(
    folder: Path, count: int, *, seed: int, people: bool = False, licence: str = ""
) -> list[Entry]:
    """Photos of the test split; people: only those of people in colour; licence: a part of its
    name, such as "public domain". Raises NothingToLearn."""
    entries = sorted(read_manifest(folder).kept("test"), key=lambda entry: entry.sha256)
    entries = [e for e in entries if not people or (e.faces and not e.grey)]
    entries = [e for e in entries if licence in e.licence]
    if not entries:
        raise NothingToLearn(folder, "run `prepare` with more photos first: the test split is bare")
    random.Random(seed).shuffle(entries)
    return entries[:count]


def choose_tasks(entries: Sequence[Entry], meanings: Sequence[Meaning], *, seed: int) -> list[Task]:
    """Each photo with a prompt, in turn, and a strength."""
    chance = random.Random(seed)
    order = chance.sample(range(len(meanings)), len(meanings))
    tasks = []
    for number, entry in enumerate(entries):
        meaning = meanings[order[number % len(order)]]
        look = usual_look(meaning, strength=chance.choice(STRENGTHS), seed=chance.randrange(2))
        tasks.append(Task(entry, meaning, look))
    return tasks


def read_sketch(reader: ShardReader, entry: Entry) -> Sketch:
    """The whole of a photo's sketch."""
    return unpack(reader.sketch(entry.shard, entry.sha256))


def read_styles(folder: Path, split: Split, count: int, *, seed: int, side_px: int) -> list[Array]:
    """Style pictures float32 (S, S, 3) on white, chosen by the seed; none where there are none."""
    entries = sorted(read_manifest(folder).kept(split, "style"), key=lambda entry: entry.sha256)
    random.Random(seed).shuffle(entries)
    reader = ShardReader(folder)
    found = []
    for entry in entries[:count]:
        (rgba,) = reader.styles(entry.shard, [entry.sha256])
        small = shrunk(rgba, side_px)
        found.append(np.asarray(small[..., :3] + 1 - small[..., 3:], np.float32))
    return found
