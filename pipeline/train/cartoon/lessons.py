"""The data set as a training uses it: prompts read, features looked at, examples drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
import structlog
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.utils.data import DataLoader, Sampler

from config.theme import load_themes
from pipeline.gan.inputs import build_feature_view
from pipeline.networks.condition import ImageFeatures
from pipeline.prompt.entries import INDEX_NAME, load_index
from pipeline.prompt.reader import open_prompt_reader
from pipeline.train.cartoon.batch import Example, Lessons, stacked
from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.examples import Examples
from pipeline.train.cartoon.manifest import Entry, Manifest, read_manifest
from pipeline.train.cartoon.prompts import Meaning, read_meanings, training_prompts
from pipeline.train.cartoon.recipes import Stage
from pipeline.train.cartoon.saving import saving
from pipeline.train.cartoon.shards import ShardReader, unpack
from pipeline.train.cartoon.stopping import leave_stopping_to_others
from pipeline.train.cartoon.styles import style_crop

_log = structlog.get_logger(__name__)

FEATURES_NAME = "features.safetensors"
VALIDATION_COUNT, VALIDATION_BATCH, VALIDATION_SIDE_PX = 48, 8, 192
VALIDATION_SEED = 77
EMOJI_SHARE = 6  # one of so many emoji joins the prompts; themes and lexicon all do


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
            colors = unpack(reader.sketch(entry.shard, entry.sha256)).given
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
    with saving(path) as partial:
        save_file(dict(features), partial)


class Styles:
    """Pictures of the style's own, as the discriminators are shown them: each collection as often,
    however large it is."""

    def __init__(self, folder: Path, entries: Sequence[Entry], *, seed: int) -> None:
        self._reader = ShardReader(folder)
        sources = sorted({entry.source for entry in entries})
        self._sources = [[e for e in entries if e.source == source] for source in sources]
        self._seed = seed

    def batch(self, step: int, count: int, side_px: int) -> Tensor:
        """float32 (N, 3, S, S) in [0, 1], on white; the same step, the same pictures."""
        random = np.random.default_rng((self._seed, step))
        chosen = [self._lot(random) for _ in range(count)]
        pictures = [self._reader.styles(e.shard, [e.sha256])[0] for e in chosen]
        crops = np.stack([style_crop(random, picture, side_px) for picture in pictures])
        return torch.from_numpy(crops)

    def _lot(self, random: np.random.Generator) -> Entry:
        source = self._sources[int(random.integers(len(self._sources)))]
        return source[int(random.integers(len(source)))]


class _From(Sampler[list[int]]):
    """Numbers of examples from a step on, so that a resumed training sees what it would have."""

    def __init__(self, first: int, stage: Stage) -> None:
        self._range = range(first, stage.steps)
        self._batch = stage.batch

    def __iter__(self) -> Iterator[list[int]]:
        for step in self._range:
            yield list(range(step * self._batch, (step + 1) * self._batch))


def _quiet(_: int) -> None:
    """In each process that draws: one thread, and being stopped is the training's business."""
    leave_stopping_to_others()
    cv2.setNumThreads(1)


def batches(
    examples: Examples, stage: Stage, first: int = 0, workers: int = 0
) -> Iterator[Example]:
    """The batches of a stage from a step on, drawn by so many processes."""
    loader: DataLoader[Example] = DataLoader(
        examples,
        batch_sampler=_From(first, stage),
        num_workers=workers,
        prefetch_factor=4 if workers else None,
        collate_fn=stacked,
        worker_init_fn=_quiet,
    )
    yield from loader


def open_lessons(folder: Path, assets: Path, eyes: ImageFeatures, *, seed: int) -> Lessons[Example]:
    """All that a training learns from; raises NothingToLearn, BrokenDataSet, CannotSave."""
    manifest = read_manifest(folder)
    taught, checked = manifest.kept("train"), manifest.kept("validation")
    if not taught or not checked:
        raise NothingToLearn(folder, "run `prepare` with more photos first")
    styles = _styles(folder, manifest, seed)
    features = read_features(folder, (*taught, *checked), eyes)
    meanings = tuple(m for m in read_all_meanings(assets) if not m.kept_out)

    def training(stage: Stage, first: int, workers: int) -> Iterator[Example]:
        examples = Examples(folder, taught, meanings, features, side_px=stage.side_px, seed=seed)
        return batches(examples, stage, first, workers)

    unseen = validation_examples(folder, checked, meanings, features)
    return Lessons(training, styles.batch, _validation(unseen))


def _styles(folder: Path, manifest: Manifest, seed: int) -> Styles:
    entries = manifest.kept("train", "style")
    if not entries:
        raise NothingToLearn(folder, "run `prepare` with a folder of style pictures (--style)")
    return Styles(folder, entries, seed=seed)


def validation_examples(
    folder: Path,
    entries: Sequence[Entry],
    meanings: Sequence[Meaning],
    features: Mapping[str, Tensor],
) -> Examples:
    """Whose first VALIDATION_COUNT every training is measured on."""
    return Examples(
        folder, entries, meanings, features, side_px=VALIDATION_SIDE_PX, seed=VALIDATION_SEED
    )


def _validation(examples: Examples) -> tuple[Example, ...]:
    """Batches that are the same in every training."""
    firsts = range(0, VALIDATION_COUNT, VALIDATION_BATCH)
    return tuple(stacked([examples[f + i] for i in range(VALIDATION_BATCH)]) for f in firsts)
