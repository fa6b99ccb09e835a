"""A data set small enough to draw in no time: three photos to test on, and style pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from config.theme import Drawing
from pipeline.canonical import mean_face
from pipeline.color import to_lab
from pipeline.train.cartoon.judging.tasks import Task, usual_look
from pipeline.train.cartoon.manifest import Entry, Manifest, write_manifest
from pipeline.train.cartoon.prompts import Meaning
from pipeline.train.cartoon.shards import pack, shard_path, write_shard, write_styles
from pipeline.train.cartoon.teacher.sketch import Sketch
from pipeline.types import FaceMesh
from tests.pipeline.pictures import CANDY, NIGHT, palette

SIDE_PX = 64
PHOTOS = ("faces", "scenes", "scenes")  # their sources


def face(scale: float = 14.0) -> FaceMesh:
    points = mean_face().points * (scale, -scale, scale)
    middle = (SIDE_PX / 2, SIDE_PX / 2, 0)
    return FaceMesh((points + middle).astype(np.float32), 1.0)


def sketch(number: int = 0, *, people: bool = False, side_px: int = SIDE_PX) -> Sketch:
    """A disc on a gradient, every number another."""
    random = np.random.default_rng(number)
    ys, xs = np.mgrid[:side_px, :side_px].astype(np.float32) / side_px
    away = np.hypot(xs - 0.5, ys - 0.5)
    alpha = (away < 0.42).astype(np.float32)
    tone = random.uniform(0.3, 0.7, 3).astype(np.float32)
    colors = (tone + 0.3 * (xs - ys)[..., None] + 0.2 * (away < 0.2)[..., None]).clip(0, 1)
    colors = np.asarray(colors + random.normal(0, 0.02, colors.shape), np.float32).clip(0, 1)
    lab = to_lab(colors)
    nothing = np.zeros_like(alpha)
    return Sketch(
        colors=colors,
        given=colors,
        alpha=alpha,
        lit=lab,
        cels=lab,
        tone=nothing,
        ink=((away > 0.38) * alpha).astype(np.float32),
        skin=alpha if people else nothing,
        hair=nothing,
        clothes=nothing,
        tones=(np.array([65, 14, 18], np.float32),) if people else (),
        faces=(face(),) if people else (),
        animals=(),
        grey=False,
        card=False,
    )


def meaning(prompt: str = "night", colors: tuple[str, ...] = NIGHT) -> Meaning:
    embedding = np.zeros(512, np.float32)
    embedding[len(prompt)] = 1
    drawing = Drawing(pattern="dots" if colors == NIGHT else "none")
    return Meaning(prompt, embedding, palette(*colors), prompt, drawing)


MEANINGS = (meaning(), meaning("candy", CANDY))


def build_data(folder: Path) -> Path:
    """Write the data set to a folder."""
    names = [f"{number:064x}" for number in range(1, len(PHOTOS) + 1)]
    sketches = {
        name: pack(sketch(number, people=source == "faces", side_px=SIDE_PX))
        for number, (name, source) in enumerate(zip(names, PHOTOS, strict=True))
    }
    write_shard(shard_path(folder, 0), sketches)
    photos = [
        entry(name, source, faces=int(source == "faces"))
        for name, source in zip(names, PHOTOS, strict=True)
    ]
    styles = {f"{number:064x}": _style(number) for number in range(100, 104)}
    write_styles(shard_path(folder, 1), styles)
    shown = [
        entry(name, "emoji", role="style", split=split, shard=1)
        for name, split in zip(styles, ("train", "train", "test", "test"), strict=True)
    ]
    write_manifest(folder, Manifest(entries=(*photos, *shown)))
    return folder


def entry(sha256: str, source: str, **more: object) -> Entry:
    told = {
        "sha256": sha256,
        "file": f"{source}/{sha256[-3:]}.jpg",
        "role": "photo",
        "source": source,
        "licence": "ours",
        "split": "test",
        "state": "kept",
        "shard": 0,
    }
    return Entry.model_validate(told | more)


def tasks(count: int = 3) -> list[Task]:
    """The test split's photos in the looks of MEANINGS in turn."""
    found = []
    for number in range(count):
        source = PHOTOS[number % len(PHOTOS)]
        name = f"{number % len(PHOTOS) + 1:064x}"
        told = MEANINGS[number % len(MEANINGS)]
        photo = entry(name, source, faces=int(source == "faces"))
        found.append(Task(photo, told, usual_look(told)))
    return found


def _style(number: int) -> np.ndarray:
    random = np.random.default_rng(number)
    picture = np.full((40, 40, 4), 255, np.uint8)
    picture[..., :3] = random.integers(0, 255, 3)
    picture[:6] = 0
    return picture
