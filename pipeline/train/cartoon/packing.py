"""Draws examples ahead into a folder that travels to a machine with a GPU; see `packed`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor

from config.theme import EyeName
from pipeline.gan.coloring import Nature
from pipeline.gan.look import coloring_of
from pipeline.gan.pattern import PATTERNS, draw_screen
from pipeline.networks.condition import NOISE, ImageFeatures
from pipeline.train.cartoon.batch import Example
from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.examples import (
    CANVAS_PX,
    SCALES,
    Order,
    build_example,
    draw_lots,
    screen_corner,
)
from pipeline.train.cartoon.lessons import (
    VALIDATION_COUNT,
    read_all_meanings,
    read_features,
    validation_examples,
)
from pipeline.train.cartoon.manifest import Entry, read_manifest
from pipeline.train.cartoon.packed import (
    NO_SCREEN,
    SPAN,
    VERSION,
    ZERO,
    Pixels,
    coloring_row,
)
from pipeline.train.cartoon.prompts import Meaning
from pipeline.train.cartoon.saving import saving
from pipeline.train.cartoon.shards import ShardReader
from pipeline.train.cartoon.styles import shrunk

PHOTO_QUALITY, PLANE_QUALITY, TARGET_QUALITY, STYLE_QUALITY = 90, 88, 95, 88
LOSSLESS = 101  # a quality above 100, as OpenCV has it
STYLE_PX = 160
CROPS_A_SHARD = 32
SPARE = 1.1  # how much larger than the others a shard may become
PALETTE_ROWS = 8
CANVASES = sorted({round(CANVAS_PX * scale) for scale in SCALES})
WHOLE_SCREENS = [(pattern, side) for pattern in PATTERNS for side in CANVASES]


@dataclass(frozen=True, eq=False)
class Source:
    """What examples are drawn from. features: (192,) by SHA-256, of all entries, in their order."""

    folder: Path
    entries: Sequence[Entry]
    meanings: Sequence[Meaning]
    features: Mapping[str, Tensor]

    @property
    def name(self) -> str:
        """Names the set: shards of another are refused beside it."""
        told = [*(meaning.prompt for meaning in self.meanings), *self.features]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class PackPlan:
    """How to pack: side of the crops in px, looks of each, megabytes in all, seed, first crop."""

    side_px: int
    looks: int = 4
    max_mb: float = 45.0
    seed: int = 0
    first: int = 0


@dataclass(eq=False)
class _Pack:
    """A shard as it grows."""

    crops: list[bytes] = field(default_factory=list)
    targets: list[bytes] = field(default_factory=list)
    rows: list[dict[str, NDArray[Any]]] = field(default_factory=list)


def encoded(pixels: NDArray[Any], quality: int) -> bytes:
    """WebP of uint8 (H, W), (H, W, 3) or (H, W, 4)."""
    turned = pixels
    if pixels.ndim == 3:
        code = cv2.COLOR_RGBA2BGRA if pixels.shape[2] == 4 else cv2.COLOR_RGB2BGR
        turned = cv2.cvtColor(pixels, code)
    whole, found = cv2.imencode(".webp", turned, [cv2.IMWRITE_WEBP_QUALITY, quality])
    assert whole, "OpenCV can encode WebP"
    return found.tobytes()


def _pixels(picture: Tensor) -> Pixels:
    """uint8 (H, W, C) of float32 (C, H, W) in [0, 1]."""
    bytes_ = (255 * picture).round().clamp(0, 255).byte()
    return np.ascontiguousarray(bytes_.permute(1, 2, 0).numpy())


def _stacked(planes: Tensor) -> Pixels:
    """uint8 (C S, S) of planes float32 (C, S, S)."""
    return _pixels(planes.reshape(1, -1, planes.shape[-1]))[..., 0]


def _straight(picture: NDArray[np.float32]) -> Pixels:
    """uint8 (S, S, 4) of colours times alpha, float32 (S, S, 4) in [0, 1]."""
    found = picture.copy()
    found[..., :3] /= np.maximum(found[..., 3:], np.float32(1 / 255))
    return np.asarray((255 * found).round().clip(0, 255), np.uint8)


Drawn = tuple[Entry, Order, Nature, Example]


def _drawn_crops(source: Source, plan: PackPlan, first: int) -> Iterator[list[Drawn]]:
    """Crops, each with its examples: the same part of a photo in several looks."""
    reader = ShardReader(source.folder)
    for base in range(CROPS_A_SHARD):
        random = np.random.default_rng((plan.seed, first + base))
        entry = source.entries[int(random.integers(len(source.entries)))]
        packed = reader.sketch(entry.shard, entry.sha256)
        found: list[Drawn] = []
        for _ in range(plan.looks):
            meaning = source.meanings[int(random.integers(len(source.meanings)))]
            order = draw_lots(random, packed, meaning, plan.side_px)
            if found:
                same = found[0][1]
                order = replace(order, scale=same.scale, box=same.box, flipped=same.flipped)
                order = _with_eyes(order, same.look.drawing.eyes)  # guides are shared
            noise = torch.from_numpy(random.standard_normal(NOISE).astype(np.float32))
            features = source.features[entry.sha256]
            example = build_example(packed, order, features, noise)
            found.append((entry, order, packed.nature, example))
        yield found


def _with_eyes(order: Order, name: EyeName) -> Order:
    drawing = order.look.drawing.model_copy(update={"eyes": name})
    return replace(order, look=replace(order.look, drawing=drawing))


def pack_shard(source: Source, plan: PackPlan, first: int, path: Path) -> int:
    """Draw the crops from number `first` on and write them; returns the file's bytes."""
    return _write_crops(source, _drawn_crops(source, plan, first), path, lossless=False)


def pack_validation(source: Source, path: Path) -> int:
    """Write the examples that every training is measured on, to the bit."""
    examples = validation_examples(source.folder, source.entries, source.meanings, source.features)

    def drawn(index: int) -> list[Drawn]:
        entry, packed, order, noise = examples.lot(index)
        example = build_example(packed, order, source.features[entry.sha256], noise)
        return [(entry, order, packed.nature, example)]

    crops = (drawn(index) for index in range(VALIDATION_COUNT))
    return _write_crops(source, crops, path, lossless=True)


def _write_crops(
    source: Source, crops: Iterable[list[Drawn]], path: Path, *, lossless: bool
) -> int:
    photos = {name: number for number, name in enumerate(source.features)}
    prompts = {meaning.prompt: number for number, meaning in enumerate(source.meanings)}
    pack = _Pack()
    for base, drawn in enumerate(crops):
        pack.crops += _crop(drawn[0][3], lossless=lossless)
        for entry, order, nature, example in drawn:
            quality = LOSSLESS if lossless else TARGET_QUALITY
            pack.targets.append(encoded(_pixels(example.target), quality))
            row = _row(example, order, nature)
            row["base"] = np.int32(base)
            row["shown"] = np.int32(photos[entry.sha256])
            row["meaning"] = np.int32(prompts[order.meaning.prompt])
            pack.rows.append(row)
    arrays = {name: np.stack([row[name] for row in pack.rows]) for name in pack.rows[0]}
    return _write(path, [*pack.crops, *pack.targets], arrays, source.name)


def _crop(example: Example, *, lossless: bool) -> list[bytes]:
    """The pictures that all looks of a crop share: photo, plain colours, planes, guides."""
    planes = torch.cat([example.picture[3:4], example.ink, example.areas, (example.tone + 1) / 2])
    qualities = (PHOTO_QUALITY, PHOTO_QUALITY, PLANE_QUALITY, LOSSLESS)
    pictures = (
        _pixels(example.picture[:3]),
        _pixels(example.plain),
        _stacked(planes),
        _stacked(example.picture[5:]),
    )
    return [
        encoded(picture, LOSSLESS if lossless else quality)
        for picture, quality in zip(pictures, qualities, strict=True)
    ]


def _row(example: Example, order: Order, nature: Nature) -> dict[str, Any]:
    colors = order.look.palette.colors
    assert len(colors) <= PALETTE_ROWS, "themes have eight colours at most"
    palettes = np.full((PALETTE_ROWS, 3), -1, np.int16)
    palettes[: len(colors)] = colors
    screen = (NO_SCREEN, 0, 0)
    pattern = order.look.drawing.pattern
    if pattern != "none":
        side = round(CANVAS_PX * order.scale)
        screen = (WHOLE_SCREENS.index((pattern, side)), *screen_corner(order))
    return {
        "palettes": palettes,
        "screens": np.array(screen, np.int32),
        "look": example.told.look.numpy(),
        "noise": example.told.noise.numpy(),
        "coloring": coloring_row(coloring_of(order.look, nature)),
        "line": example.told.line.numpy(),
        "mark": example.told.mark.numpy(),
    }


def _write(
    path: Path, pictures: Sequence[bytes], arrays: Mapping[str, NDArray[Any]], name: str
) -> int:
    """Write a file of a pack whole; returns its bytes. Raises CannotSave."""
    tensors: dict[str, NDArray[Any]] = {
        "bytes": np.frombuffer(b"".join(pictures), np.uint8),
        "ends": np.cumsum([len(picture) for picture in pictures], dtype=np.int64),
        **arrays,
    }
    with saving(path) as partial:
        save_file(tensors, partial, {"version": str(VERSION), "set": name})
    return path.stat().st_size


def pack_common(source: Source, styles: Sequence[Pixels], eyes: ImageFeatures, path: Path) -> int:
    """Write what all examples share. styles: uint8 (P, P, 4) each."""
    small = [_straight(shrunk(picture, STYLE_PX)) for picture in styles]
    pictures = [encoded(picture, STYLE_QUALITY) for picture in small]
    for pattern, side in WHOLE_SCREENS:
        screen = np.round(ZERO + SPAN * draw_screen(pattern, (side, side))).astype(np.uint8)
        pictures.append(encoded(screen, LOSSLESS))
    features = [source.features[name].numpy() for name in source.features]
    arrays: dict[str, NDArray[Any]] = {
        "style_count": np.array([len(styles)], np.int64),
        "embeddings": np.stack([m.embedding for m in source.meanings]).astype(np.float16),
        "features": np.stack(features).astype(np.float16),
    }
    for name, tensor in eyes.state_dict().items():
        arrays[f"eyes.{name}"] = tensor.detach().cpu().numpy().astype(np.float16)
    return _write(path, pictures, arrays, source.name)


def pack(source: Source, out: Path, plan: PackPlan, *, jobs: int = 1) -> Iterator[tuple[int, int]]:
    """Draw shards until the folder holds `max_mb`; after some, how many and the bytes of all.

    What is there already is kept, so that a killed packing goes on.
    """
    room = 1e6 * plan.max_mb
    number, largest = 0, 1
    with ExitStack() as stack:
        pool = None
        if jobs > 1:
            pool = stack.enter_context(ProcessPoolExecutor(jobs, get_context("spawn")))
        while count := min(jobs, int((room - bytes_of(out)) / largest)):
            numbers = range(number, number + count)
            tasks = [(source, plan, number) for number in numbers]
            paths = [_shard_path(out, plan, number) for number in numbers]
            made = (pool.map if pool else map)(_made, tasks, paths)
            largest = max(largest, *(round(SPARE * size) for size in made))
            number += count
            yield number, bytes_of(out)


def _made(task: tuple[Source, PackPlan, int], path: Path) -> int:
    source, plan, number = task
    if path.exists():
        return path.stat().st_size
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    return pack_shard(source, plan, plan.first + number * CROPS_A_SHARD, path)


def _shard_path(out: Path, plan: PackPlan, number: int) -> Path:
    return out / f"examples-{plan.first // CROPS_A_SHARD + number:05d}.safetensors"


def bytes_of(out: Path) -> int:
    """Of all files of a pack."""
    return sum(path.stat().st_size for path in out.glob("*.safetensors"))


def open_source(
    data: Path, assets: Path, trunk: ImageFeatures, *, most_styles: int
) -> tuple[Source, Source, list[Pixels]]:
    """What examples and validation are drawn from, and style pictures.

    Raises NothingToLearn, BrokenDataSet, CannotSave.
    """
    manifest = read_manifest(data)
    taught, checked = manifest.kept("train"), manifest.kept("validation")
    drawn = manifest.kept("train", "style")[:most_styles]
    if not (taught and checked and drawn):
        raise NothingToLearn(data, "run `prepare` with more photos and with style pictures first")
    features = read_features(data, (*taught, *checked), trunk)
    wanted = {entry.sha256: features[entry.sha256] for entry in (*taught, *checked)}
    meanings = tuple(m for m in read_all_meanings(assets) if not m.kept_out)
    reader = ShardReader(data)
    styles = [reader.styles(entry.shard, [entry.sha256])[0] for entry in drawn]
    return Source(data, taught, meanings, wanted), Source(data, checked, meanings, wanted), styles
