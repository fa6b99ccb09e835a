"""What the network learns from and is judged by: pictures in a folder for each source."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.drawings.network import KINDS, PictureKind

SOURCES = Path(__file__).parent / "sources.toml"
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif")
READ_PX = 640  # the longest side as which files are read

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Source:
    """Where pictures of one kind come from.

    unseen: it is kept out of the lessons, to judge by. final: of these, what is judged by but once,
    when nothing is changed any more.
    """

    name: str
    kind: PictureKind
    unseen: bool
    people: bool = False
    final: bool = False


@dataclass(frozen=True)
class Example:
    """One picture of a source."""

    source: Source
    path: Path


def read_sources(table: Path = SOURCES) -> tuple[Source, ...]:
    """The sources of a table, strictly."""
    rows = tomllib.loads(table.read_text("utf-8"))
    sources = []
    for name, row in rows.items():
        assert row["kind"] in KINDS, f"{name}: kind {row['kind']}"
        marks = {mark: row.get(mark, False) for mark in ("people", "final")}
        assert row["unseen"] or not marks["final"], f"{name}: final, but not unseen"
        sources.append(Source(name, row["kind"], row["unseen"], **marks))
    return tuple(sources)


def find_examples(folder: Path, sources: tuple[Source, ...]) -> list[Example]:
    """The pictures that lie in a folder below for each source, in the order of their names."""
    return [
        Example(source, path)
        for source in sources
        for path in sorted((folder / source.name).glob("*"))
        if path.suffix.lower() in ENDINGS
    ]


def read_picture(path: Path) -> tuple[Pixels, NDArray[np.float32] | None]:
    """Pixels uint8 (H, W, 3) and alpha float32 (H, W), None where the file has none."""
    with Image.open(path) as image:
        image.draft("RGB", (READ_PX, READ_PX))
        has_alpha = image.mode in ("RGBA", "LA") or "transparency" in image.info
        whole = image.convert("RGBA" if has_alpha else "RGB")
    whole.thumbnail((READ_PX, READ_PX), Image.Resampling.BILINEAR)
    pixels = np.array(whole)
    if not has_alpha or pixels[..., 3].min() > 250:
        return np.ascontiguousarray(pixels[..., :3]), None
    return np.ascontiguousarray(pixels[..., :3]), pixels[..., 3].astype(np.float32) / 255


def by_source(examples: list[Example]) -> Iterator[tuple[Source, list[int]]]:
    """Each source with the numbers of its examples."""
    names = dict.fromkeys(example.source for example in examples)
    for source in names:
        yield source, [number for number, e in enumerate(examples) if e.source == source]
