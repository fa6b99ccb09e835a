"""`lessons`: what makers gave to learn from, as files that `pipeline.train` reads.

A vote says which of two drawings was liked better. So lessons are paired: of the same cut-out, in
the same words and by the same network one that its maker liked, and one that they did not.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.errors import OutputNotWritable
from bot.operating import Operator
from config.files import replacing
from db.blobs import Blobs
from db.errors import BlobMissing
from db.lessons import DISLIKED, LIKED, cutout_key, list_chosen
from db.models import Lesson
from db.session import Database

VOTES, PHOTOS = "votes.jsonl", "photos"
_OURS = re.compile(r"[0-9a-f]{64}\.png")


@dataclass(frozen=True)
class Written:
    """lessons: of which something was said. votes: pairs of them. photos: cut-outs of the pairs."""

    lessons: int
    votes: int
    photos: int


@dataclass(frozen=True, eq=False)
class _Told:
    """A lesson and the PNG that it is about."""

    lesson: Lesson
    cutout: bytes

    @property
    def photo(self) -> str:
        """The name of its file, which its bytes decide."""
        return f"{hashlib.sha256(self.cutout).hexdigest()}.png"


async def export_lessons(operator: Operator, console: Console, folder: Path) -> None:
    """Write them, and say how many there were."""
    written = await write_lessons(operator.database, operator.blobs, folder)
    console.print(f"{written.votes} votes from {written.lessons} choices, {written.photos} photos")


async def write_lessons(database: Database, blobs: Blobs, folder: Path) -> Written:
    """Write the votes that follow from what was said, and the cut-outs that they are about.

    Cut-outs of an earlier time that are no longer given are deleted. Raises OutputNotWritable.
    """
    async with database.read() as session:
        chosen = await list_chosen(session)
    told = await asyncio.to_thread(_with_cutouts, blobs, chosen)
    pairs = list(_pairs(told))
    try:
        photos = await asyncio.to_thread(_write, folder, pairs)
    except OSError as error:
        raise OutputNotWritable(folder, error.strerror or "") from error
    return Written(len(told), len(pairs), photos)


def _with_cutouts(blobs: Blobs, chosen: Sequence[Lesson]) -> list[_Told]:
    told = []
    for lesson in chosen:
        with suppress(BlobMissing):  # taken back just now
            told.append(_Told(lesson, blobs.get(cutout_key(lesson.id))))
    return told


def _pairs(told: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """What was liked, and what was not, of the same."""
    groups: dict[tuple[Any, ...], list[_Told]] = {}
    for each in told:
        lesson = each.lesson
        key = (lesson.user_id, each.photo, lesson.prompt, lesson.theme, lesson.cartoonizer)
        groups.setdefault(key, []).append(each)
    for group in groups.values():
        liked = [each for each in group if each.lesson.choice == LIKED]
        other = [each for each in group if each.lesson.choice == DISLIKED]
        for better, worse in product(liked, other):
            if _drawn(better.lesson) != _drawn(worse.lesson):
                yield better, worse


def _drawn(lesson: Lesson) -> dict[str, float]:
    return {"seed": lesson.seed, "strength": lesson.strength}


def _write(folder: Path, pairs: Sequence[tuple[_Told, _Told]]) -> int:
    """How many photos."""
    photos = {better.photo: better.cutout for better, _ in pairs}
    inner = folder / PHOTOS
    for each in (folder, inner):  # what people wrote and look like is nobody else's business
        each.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, cutout in photos.items():
        with replacing(inner / name) as file:
            file.write(cutout)
    with replacing(folder / VOTES) as file:
        file.write("".join(_line(*pair) for pair in pairs).encode())
    _delete_others(inner, photos)
    return len(photos)


def _delete_others(folder: Path, kept: Collection[str]) -> None:
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name) and path.name not in kept:
            path.unlink()


def _line(better: _Told, worse: _Told) -> str:
    vote = {
        "photo": f"{PHOTOS}/{better.photo}",
        "prompt": better.lesson.prompt,
        "liked": _drawn(better.lesson),
        "other": _drawn(worse.lesson),
        "theme": better.lesson.theme,
    }
    return json.dumps(vote) + "\n"
