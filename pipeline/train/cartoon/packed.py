"""Examples drawn ahead, for machines that have a GPU and little else.

What is needed to read them: torch, numpy, OpenCV, safetensors, and the standard library. A folder
holds `common.safetensors` (what examples share), `validation.safetensors` and shards of examples;
further folders may hold more shards of the same set. Pictures lie in them as WebP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from torch import Tensor

from pipeline.gan.coloring import Coloring, Nature, color_tables
from pipeline.networks.condition import LOOK, ImageFeatures
from pipeline.networks.generator import Told
from pipeline.train.cartoon.batch import Example, Lessons, cut_screen, weigh
from pipeline.train.cartoon.errors import BrokenDataSet, NothingToLearn
from pipeline.train.cartoon.recipes import Stage
from pipeline.train.cartoon.styles import style_crop
from pipeline.types import Palette

VERSION = 4
COMMON, VALIDATION, SHARDS = (
    "common.safetensors",
    "validation.safetensors",
    "examples-*.safetensors",
)
PLANES, GUIDES = 6, 6  # channels, one below the other: see Crops
OF_A_CROP = 4  # pictures: the photo, its plain colours, its planes, its guides
NO_SCREEN = -1
ZERO, SPAN = 128, 127  # of a screen's eight bits
STYLE_CROPS = 2048
VALIDATION_BATCH = 8
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Crops:
    """Crops, each drawn in several looks; uint8 unless said otherwise.

    photo, plain: (B, 3, S, S). planes: (B, 6, S, S), alpha, ink, skin, hair, clothes, tone.
    guides: (B, 6, S, S). target: (N, 3, S, S). screen: (N, 1, S, S). tables: (N, 12, 17, 17, 17).
    base, meaning, shown: int64 (N,), numbers of the crop, the prompt and the photo's features.
    look, noise, line, mark: float32, see Told.
    """

    photo: Tensor
    plain: Tensor
    planes: Tensor
    guides: Tensor
    target: Tensor
    screen: Tensor
    base: Tensor
    meaning: Tensor
    shown: Tensor
    look: Tensor
    noise: Tensor
    tables: Tensor
    line: Tensor
    mark: Tensor

    def __len__(self) -> int:
        return len(self.base)


@dataclass(frozen=True, eq=False)
class Common:
    """embeddings: float32 (M, 512). features: float32 (P, 192). styles: float32 in [0, 1]."""

    name: str
    embeddings: Tensor
    features: Tensor
    styles: tuple[Pixels, ...]
    screens: tuple[NDArray[np.float32], ...]


class _Shard:
    """One file, read whole."""

    def __init__(self, path: Path) -> None:
        try:
            with safe_open(path, "np") as file:
                self.notes = file.metadata() or {}
                self.arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        except (OSError, SafetensorError) as error:
            raise BrokenDataSet(path, "is missing or damaged") from error
        if self.notes.get("version") != str(VERSION):
            raise BrokenDataSet(path, f"is no pack of version {VERSION}")
        self.path = path

    def pictures(self) -> list[Pixels]:
        """All pictures, decoded; the channels are red, green, blue."""
        ends = [0, *self.arrays["ends"].tolist()]
        parts = [self.arrays["bytes"][a:b] for a, b in pairwise(ends)]
        with ThreadPoolExecutor() as pool:
            return list(pool.map(self._decoded, parts))

    def _decoded(self, part: Pixels) -> Pixels:
        found = cv2.imdecode(part, cv2.IMREAD_UNCHANGED)
        if found is None:
            raise BrokenDataSet(self.path, "holds a damaged picture")
        if found.ndim == 3 and found.shape[2] == 4:
            return np.asarray(cv2.cvtColor(found, cv2.COLOR_BGRA2RGBA), np.uint8)
        return np.asarray(cv2.cvtColor(found, cv2.COLOR_BGR2RGB), np.uint8)


def load_common(folders: Sequence[Path]) -> Common:
    """What all examples share; raises NothingToLearn, BrokenDataSet."""
    path = _common_path(folders)
    shard = _Shard(path)
    count = int(shard.arrays["style_count"][0])
    pictures = shard.pictures()
    screens = [p[..., 0].astype(np.float32) for p in pictures[count:]]
    return Common(
        shard.notes["set"],
        torch.from_numpy(shard.arrays["embeddings"]).float(),
        torch.from_numpy(shard.arrays["features"]).float(),
        tuple(pictures[:count]),
        tuple((screen - ZERO) / np.float32(SPAN) for screen in screens),
    )


def _common_path(folders: Sequence[Path]) -> Path:
    for folder in folders:
        if (folder / COMMON).is_file():
            return folder / COMMON
    raise NothingToLearn(folders[0], "pack examples there first (`pack`)")


def load_eyes(folders: Sequence[Path]) -> ImageFeatures:
    """The trunk whose features are compared; raises NothingToLearn, BrokenDataSet."""
    path = _common_path(folders)
    arrays = _Shard(path).arrays
    eyes = ImageFeatures()
    found = {
        name.removeprefix("eyes."): torch.from_numpy(array).float()
        for name, array in arrays.items()
        if name.startswith("eyes.")
    }
    try:
        eyes.load_state_dict(found)
    except RuntimeError as error:
        raise BrokenDataSet(path, "holds another trunk") from error
    return eyes


def load_crops(path: Path, common: Common) -> Crops:
    """The examples of a shard; raises BrokenDataSet."""
    shard = _Shard(path)
    if shard.notes["set"] != common.name:
        raise BrokenDataSet(path, "belongs to another set")
    arrays, pictures = shard.arrays, shard.pictures()
    if arrays["look"].shape[1] != LOOK:
        raise BrokenDataSet(path, "was packed for other looks")
    count = int(arrays["base"].max()) + 1
    crops = pictures[: OF_A_CROP * count]
    photos, plain = (
        torch.from_numpy(np.stack(crops[number::OF_A_CROP])).permute(0, 3, 1, 2)
        for number in (0, 1)
    )
    side = photos.shape[-1]
    base = torch.from_numpy(arrays["base"].astype(np.int64))
    return Crops(
        photo=photos.contiguous(),
        plain=plain.contiguous(),
        planes=_planes(crops[2::OF_A_CROP], PLANES, side),
        guides=_planes(crops[3::OF_A_CROP], GUIDES, side),
        target=torch.from_numpy(np.stack(pictures[OF_A_CROP * count :])).permute(0, 3, 1, 2),
        screen=_screens(arrays["screens"], common, side),
        base=base,
        meaning=torch.from_numpy(arrays["meaning"].astype(np.int64)),
        shown=torch.from_numpy(arrays["shown"].astype(np.int64)),
        look=torch.from_numpy(arrays["look"]),
        noise=torch.from_numpy(arrays["noise"]),
        tables=_tables(arrays["palettes"], arrays["coloring"]),
        line=torch.from_numpy(arrays["line"]),
        mark=torch.from_numpy(arrays["mark"]),
    )


def _planes(pictures: Sequence[Pixels], count: int, side: int) -> Tensor:
    """uint8 (B, C, S, S) from pictures of planes one below the other."""
    grey = np.stack([picture[..., 0] for picture in pictures])
    return torch.from_numpy(grey.reshape(-1, count, side, side))


def coloring_row(coloring: Coloring) -> NDArray[np.float32]:
    """float32 (6,): a colouring without its palette."""
    told = (coloring.recolor, coloring.chroma, coloring.seed, *coloring.nature)
    return np.array(told, np.float32)


def _tables(palettes: NDArray[np.int16], rows: NDArray[np.float32]) -> Tensor:
    """uint8 (N, 12, 17, 17, 17): of palettes int16 (N, 8, 3), whose unused rows are -1."""

    def one(number: int) -> Tensor:
        colors = palettes[number][palettes[number, :, 0] >= 0].astype(np.uint8)
        recolor, chroma, seed, *nature = rows[number].tolist()
        told = Nature(*(flag > 0 for flag in nature))
        tables = color_tables(Coloring(Palette(colors), recolor, chroma, int(seed), told))
        return (255 * tables).round().clamp(0, 255).byte()

    with ThreadPoolExecutor() as pool:
        return torch.stack(list(pool.map(one, range(len(palettes)))))


def _screens(places: NDArray[np.int32], common: Common, side: int) -> Tensor:
    """uint8 (N, 1, S, S) from number, x and y of each, int32 (N, 3)."""
    found = np.full((len(places), 1, side, side), ZERO, np.uint8)
    for screen, (number, x, y) in zip(found, places.tolist(), strict=True):
        if number != NO_SCREEN:
            part = cut_screen(common.screens[number], (x, y), side)
            screen[0] = np.round(ZERO + SPAN * part).astype(np.uint8)
    return torch.from_numpy(found)


def joined(parts: Sequence[Crops], device: torch.device) -> Crops:
    """Several shards as one, on a device."""
    starts = np.cumsum([0, *(len(part.photo) for part in parts)]).tolist()
    bases = [part.base + start for part, start in zip(parts, starts, strict=False)]
    fields = {
        name: torch.cat([getattr(part, name) for part in parts]).to(device)
        for name in Crops.__dataclass_fields__
        if name != "base"
    }
    return Crops(base=torch.cat(bases).to(device), **fields)


def build_batch(crops: Crops, chosen: Tensor, common: Common) -> Example:
    """The chosen examples, int64 (N,), as one batch on the crops' device."""
    base = crops.base[chosen]
    photo, target, plain, planes, guides, tables = (
        numbers.float() / 255
        for numbers in (
            crops.photo[base],
            crops.target[chosen],
            crops.plain[base],
            crops.planes[base],
            crops.guides[base],
            crops.tables[chosen],
        )
    )
    screen = (crops.screen[chosen].float() - ZERO) / SPAN
    return Example(
        torch.cat([photo, planes[:, :1], screen, guides], 1),
        target,
        plain,
        2 * planes[:, 5:] - 1,
        planes[:, 1:2],
        planes[:, 2:5],
        weigh(planes[:, :1]),
        Told(
            common.embeddings[crops.meaning[chosen]],
            common.features[crops.shown[chosen]],
            crops.look[chosen],
            crops.noise[chosen],
            tables,
            crops.line[chosen],
            crops.mark[chosen],
        ),
    )


def open_packed(
    folders: Sequence[Path], *, seed: int, device: torch.device
) -> tuple[Lessons[Example], int]:
    """All examples of folders on a device, and their side in px.

    Raises NothingToLearn, BrokenDataSet.
    """
    common = load_common(folders)
    paths = [path for folder in folders for path in sorted(folder.glob(SHARDS))]
    if not paths:
        raise NothingToLearn(folders[0], "pack examples there first (`pack`)")
    crops = joined([load_crops(path, common) for path in paths], device)
    checked = load_crops(_common_path(folders).with_name(VALIDATION), common)
    side = crops.photo.shape[-1]
    there = Common(
        common.name,
        common.embeddings.to(device),
        common.features.to(device),
        common.styles,
        common.screens,
    )

    def training(stage: Stage, first: int, _: int) -> Iterator[Example]:
        for step in range(first, stage.steps):
            chance = torch.Generator().manual_seed(_mixed(seed, step))
            chosen = torch.randint(len(crops), (stage.batch,), generator=chance)
            yield build_batch(crops, chosen.to(device), there)

    styles = _style_crops(common.styles, side, seed, device)

    def shown(step: int, count: int, _: int) -> Tensor:
        chance = torch.Generator().manual_seed(_mixed(seed + 1, step))
        chosen = torch.randint(len(styles), (count,), generator=chance)
        return styles[chosen.to(device)].float() / 255

    validation = joined([checked], device)
    numbers = torch.split(torch.arange(len(validation), device=device), VALIDATION_BATCH)
    batches = tuple(build_batch(validation, chosen, there) for chosen in numbers)
    return Lessons(training, shown, batches), side


def _mixed(seed: int, step: int) -> int:
    return seed * 1_000_003 + step


def _style_crops(pictures: Sequence[Pixels], side: int, seed: int, device: torch.device) -> Tensor:
    """uint8 (STYLE_CROPS, 3, S, S): style pictures as discriminators are shown them."""

    def one(number: int) -> Pixels:
        random = np.random.default_rng((seed, number))
        picture = pictures[int(random.integers(len(pictures)))]
        return np.asarray(np.round(255 * style_crop(random, picture, side)), np.uint8)

    with ThreadPoolExecutor() as pool:
        return torch.from_numpy(np.stack(list(pool.map(one, range(STYLE_CROPS))))).to(device)
