"""Made-up sketches, a data set of them, and networks small enough to be taught in a blink."""

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from config.theme import Drawing
from pipeline.gan.coloring import same_colors
from pipeline.networks.condition import EMBEDDING, FEATURES, LOOK, NOISE, ImageFeatures
from pipeline.networks.discriminators import PatchDiscriminator, PromptDiscriminator
from pipeline.networks.generator import Generator, Told
from pipeline.train.cartoon.batch import Example, Lessons, stacked
from pipeline.train.cartoon.manifest import Entry, Manifest, split_of, write_manifest
from pipeline.train.cartoon.prompts import Meaning
from pipeline.train.cartoon.recipes import Recipe, Stage, Weights
from pipeline.train.cartoon.school import School
from pipeline.train.cartoon.shards import pack, shard_path, write_shard, write_styles
from pipeline.train.cartoon.teacher.sketch import Sketch
from tests.pipeline.parts.heads import face_at
from tests.pipeline.pictures import CANDY, NIGHT, palette

CPU = torch.device("cpu")
SIDE = 512
SKIN_LAB = np.array([70, 15, 18], np.float32)
Pixels = NDArray[np.uint8]


def sketch(seed: int = 0, *, face: bool = False) -> Sketch:
    """A blob of two areas with a line between, on a canvas of 512 px."""
    random = np.random.default_rng(seed)
    ys, xs = np.mgrid[:SIDE, :SIDE].astype(np.float32)
    alpha = (np.hypot(xs - 256, ys - 256) < 90).astype(np.float32)
    upper = (ys < 250).astype(np.float32)[..., None]
    one, other = (
        np.array([60, 0, 0], np.float32) + random.uniform(-30, 30, 3).astype(np.float32)
        for _ in range(2)
    )
    lab = (upper * one + (1 - upper) * other).astype(np.float32)
    skin = (np.hypot(xs - 256, ys - 256) < 50).astype(np.float32) * face
    if face:
        lab = (lab + skin[..., None] * (SKIN_LAB - lab)).astype(np.float32)
    nothing = np.zeros_like(alpha)
    plain = random.uniform(0.2, 0.8, (1, 1, 3)) * np.ones((SIDE, SIDE, 1)) * alpha[..., None]
    return Sketch(
        colors=plain.astype(np.float32),
        given=plain.astype(np.float32),
        alpha=alpha,
        lit=lab,
        cels=lab,
        tone=((xs - 256) / 12 * alpha).astype(np.float32).clip(-20, 20),
        ink=((np.abs(ys - 250) < 2) * alpha).astype(np.float32),
        skin=skin,
        hair=nothing,
        clothes=((1 - skin) * alpha).astype(np.float32),
        tones=(SKIN_LAB,) if face else (),
        faces=(face_at(256, 256, size=90),) if face else (),
        animals=(),
        grey=False,
        card=False,
    )


def name_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def named(split: str, start: int = 0) -> str:
    """A SHA-256 on a side of the data set."""
    number = start
    while split_of(name_of(str(number))) != split:
        number += 1
    return name_of(str(number))


def entry(sha256: str, shard: int, role: str = "photo") -> Entry:
    told = {
        "sha256": sha256,
        "file": f"{sha256[:6]}.jpg",
        "role": role,
        "source": "made up",
        "licence": "none",
        "split": split_of(sha256),
        "state": "kept",
        "shard": shard,
    }
    return Entry.model_validate(told)


def style(seed: int) -> Pixels:
    random = np.random.default_rng(seed)
    picture = np.zeros((64, 64, 4), np.uint8)
    picture[8:56, 8:56] = [*random.integers(0, 255, 3), 255]
    return picture


def data_set(folder: Path) -> tuple[Entry, ...]:
    """Two photos to learn from, one with a face, one to check, a style picture of each."""
    names = [named("train"), named("train", 1000), named("validation")]
    photos = {n: pack(sketch(i, face=i == 1)) for i, n in enumerate(names)}
    write_shard(shard_path(folder, 0), photos)
    styles = {name_of(f"style {n}"): style(n) for n in range(8)}
    write_styles(shard_path(folder, 1), styles)
    entries = [entry(n, 0) for n in names] + [entry(n, 1, "style") for n in styles]
    write_manifest(folder, Manifest(entries=tuple(entries)))
    return tuple(entries)


def meaning(prompt: str = "night", drawing: Drawing | None = None) -> Meaning:
    embedding = np.zeros(512, np.float32)
    embedding[len(prompt)] = 1
    colors = NIGHT if prompt == "night" else CANDY
    return Meaning(prompt, embedding, palette(*colors), "night", drawing or Drawing())


def generator() -> Generator:
    """Two levels of few channels."""
    return Generator((8, 16), (1, 1), full=8)


@functools.cache
def eyes() -> ImageFeatures:
    torch.manual_seed(1)
    return ImageFeatures().eval().requires_grad_(False)


def school(*, seed: int = 0) -> School:
    seen = eyes()
    torch.manual_seed(seed)
    pupil, average, elder = generator(), generator(), generator()
    average.load_state_dict(pupil.state_dict())
    return School(
        pupil,
        average,
        elder,
        {
            "surface": PatchDiscriminator(3, (8, 8)),
            "structure": PatchDiscriminator(3, (8, 8)),
            "texture": PatchDiscriminator(1, (8, 8)),
            "prompt": PromptDiscriminator(3, (8, 8)),
        },
        seen,
        CPU,
    )


def example(seed: int, side: int = 32) -> Example:
    """A random picture; its drawing is the picture, darker."""
    chance = torch.Generator().manual_seed(seed)
    picture = torch.rand(11, side, side, generator=chance)
    picture[3] = 1
    embedding = torch.nn.functional.one_hot(torch.tensor(seed % EMBEDDING), EMBEDDING).float()
    return Example(
        picture,
        0.5 * picture[:3],
        picture[:3],
        torch.zeros(1, side, side),
        torch.zeros(1, side, side),
        torch.ones(3, side, side),
        torch.ones(1, side, side),
        Told(
            embedding,
            torch.rand(FEATURES, generator=chance),
            torch.rand(LOOK, generator=chance),
            torch.rand(NOISE, generator=chance),
            same_colors(),
            torch.zeros(3),
            torch.tensor([1.0, 0, 0, 0, 1]),
        ),
    )


def lessons(side: int = 32) -> Lessons[Example]:
    def training(stage: Stage, first: int, _: int) -> Iterator[Example]:
        for step in range(first, stage.steps):
            yield stacked([example(step * stage.batch + n, side) for n in range(stage.batch)])

    def styles(step: int, count: int, side_px: int) -> torch.Tensor:
        return torch.rand(count, 3, side_px, side_px, generator=torch.Generator().manual_seed(step))

    return Lessons(training, styles, (stacked([example(9001, side), example(9002, side)]),))


PAIRED = Weights(l1=10, edges=1)
AGAINST = replace(PAIRED, surface=0.1, structure=0.1, texture=0.1, prompt=0.1, elder=1)
RECIPE = Recipe(
    "tiny",
    "all stages, a few steps each",
    (
        Stage("teacher", 3, PAIRED, batch=2, side_px=32, large=True),
        Stage("adversarial", 5, AGAINST, batch=2, side_px=32),
    ),
)


class Notes:
    """A tracker that remembers."""

    def __init__(self) -> None:
        self.values: list[tuple[int, dict[str, float]]] = []
        self.files: list[Path] = []

    def numbers(self, values: dict[str, float], step: int) -> None:
        self.values.append((step, values))

    def file(self, path: Path) -> None:
        self.files.append(path)
