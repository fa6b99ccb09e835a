"""The data set as a training uses it: prompts read, features looked at, examples drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
import structlog
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.utils.data import default_collate

from config.theme import load_themes
from pipeline.gan.inputs import build_feature_view
from pipeline.networks.condition import ImageFeatures
from pipeline.prompt.entries import INDEX_NAME, load_index
from pipeline.prompt.reader import open_prompt_reader
from pipeline.train.cartoon.errors import CannotSave, NothingToLearn
from pipeline.train.cartoon.examples import Example, Examples
from pipeline.train.cartoon.loop import Lessons
from pipeline.train.cartoon.manifest import Entry, Manifest, read_manifest
from pipeline.train.cartoon.prompts import Meaning, read_meanings, training_prompts
from pipeline.train.cartoon.recipes import Stage
from pipeline.train.cartoon.shards import ShardReader, unpack

_log = structlog.get_logger(__name__)

FEATURES_NAME = "features.safetensors"
VALIDATION_BATCHES, VALIDATION_BATCH, VALIDATION_SIDE_PX = 6, 8, 192
VALIDATION_SEED = 77
EMOJI_SHARE = 6  # one of so many emoji joins the prompts; themes and lexicon all do
STYLE_SCALE = (0.55, 1.1)  # of a crop's side that a style picture fills


def read_all_meanings(assets: Path) -> tuple[Meaning, ...]:
    """Prompts of all themes, the lexicon's, and some of the emoji's names."""
    themes = load_themes()
    index = load_index(assets / INDEX_NAME)
    named = zip(index.names, index.code_points, strict=True)
    phrases = [n for i, (n, code) in enumerate(named) if not code or i % EMOJI_SHARE == 0]
    reader = open_prompt_reader(assets, themes)
    return read_meanings(reader, training_prompts(tuple(themes.values()), phrases))


def read_features(folder: Path, entries: Sequence[Entry], eyes: ImageFeatures) -> dict[str, Tensor]:
    """What each photo shows, (192,) by SHA-256; looked at once and kept beside the shards."""
    path = folder / FEATURES_NAME
    known = _stored(path)
    missing = [entry for entry in entries if entry.sha256 not in known]
    reader = ShardReader(folder)
    with torch.inference_mode():
        for entry in missing:
            colors = unpack(reader.sketch(entry.shard, entry.sha256)).colors
            known[entry.sha256] = eyes(build_feature_view(colors)[None])[0].clone()
    if missing:
        _store(path, known)
        _log.info("looked at", photos=len(missing))
    return known


def _stored(path: Path) -> dict[str, Tensor]:
    try:
        return load_file(path) if path.exists() else {}
    except SafetensorError:
        return {}  # looked at again


def _store(path: Path, features: Mapping[str, Tensor]) -> None:
    partial = path.with_name(f"{path.name}.partial")
    try:
        save_file(dict(features), partial)
        partial.replace(path)
    except (OSError, SafetensorError) as error:
        raise CannotSave(path, str(error)) from error
    finally:
        partial.unlink(missing_ok=True)


class Styles:
    """Pictures of the style's own, as the discriminators are shown them."""

    def __init__(self, folder: Path, entries: Sequence[Entry], *, seed: int) -> None:
        self._reader = ShardReader(folder)
        self._entries = entries
        self._seed = seed

    def batch(self, step: int, count: int, side_px: int) -> Tensor:
        """float32 (N, 3, S, S) in [0, 1], on white; the same step, the same pictures."""
        random = np.random.default_rng((self._seed, step))
        chosen = [self._entries[int(i)] for i in random.integers(len(self._entries), size=count)]
        pictures = [self._reader.styles(e.shard, [e.sha256])[0] for e in chosen]
        crops = np.stack([_crop(random, picture, side_px) for picture in pictures])
        return torch.from_numpy(crops)


def _crop(
    random: np.random.Generator, picture: NDArray[np.uint8], side_px: int
) -> NDArray[np.float32]:
    """A style picture uint8 (P, P, 4) somewhere in a square of its own size or cut by it."""
    filled = max(8, round(side_px * float(random.uniform(*STYLE_SCALE))))
    small = cv2.resize(picture, (filled, filled), interpolation=cv2.INTER_AREA).astype(np.float32)
    rgb, alpha = small[..., :3] / 255, small[..., 3:] / 255
    canvas = np.ones((side_px, side_px, 3), np.float32)
    x, y = (int(n) for n in random.integers(-filled // 4, side_px - 3 * filled // 4 + 1, 2))
    x0, y0, x1, y1 = max(0, x), max(0, y), min(side_px, x + filled), min(side_px, y + filled)
    part = np.s_[y0 - y : y1 - y, x0 - x : x1 - x]
    canvas[y0:y1, x0:x1] += alpha[part] * (rgb[part] - canvas[y0:y1, x0:x1])
    shown = canvas[:, ::-1] if random.random() < 0.5 else canvas
    return np.ascontiguousarray(shown.transpose(2, 0, 1))


def open_lessons(folder: Path, assets: Path, eyes: ImageFeatures, *, seed: int) -> Lessons:
    """All that a training learns from; raises NothingToLearn, BrokenDataSet, CannotSave."""
    manifest = read_manifest(folder)
    taught, checked = manifest.kept("train"), manifest.kept("validation")
    if not taught or not checked:
        raise NothingToLearn(folder, "run `prepare` with more photos first")
    features = read_features(folder, (*taught, *checked), eyes)
    meanings = tuple(m for m in read_all_meanings(assets) if not m.kept_out)
    styles = _styles(folder, manifest, seed)

    def training(stage: Stage) -> Examples:
        return Examples(folder, taught, meanings, features, side_px=stage.side_px, seed=seed)

    return Lessons(training, styles.batch, _validation(folder, checked, meanings, features))


def _styles(folder: Path, manifest: Manifest, seed: int) -> Styles:
    entries = manifest.kept("train", "style")
    if not entries:
        raise NothingToLearn(folder, "run `prepare` with a folder of style pictures (--style)")
    return Styles(folder, entries, seed=seed)


def _validation(
    folder: Path,
    entries: Sequence[Entry],
    meanings: Sequence[Meaning],
    features: Mapping[str, Tensor],
) -> tuple[Example, ...]:
    """Batches that are the same in every training."""
    examples = Examples(
        folder, entries, meanings, features, side_px=VALIDATION_SIDE_PX, seed=VALIDATION_SEED
    )
    batches = []
    for first in range(0, VALIDATION_BATCHES * VALIDATION_BATCH, VALIDATION_BATCH):
        chosen = [examples[first + index] for index in range(VALIDATION_BATCH)]
        batches.append(Example(*default_collate(chosen)))
    return tuple(batches)
