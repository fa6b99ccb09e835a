"""Drawers by what is written on the command line: a name alone, or NAME=FILE."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from safetensors import SafetensorError, safe_open

from config.files import replacing
from pipeline.gan.weights import load_cartoonizer
from pipeline.networks.generator import Generator
from pipeline.train.cartoon.checkpoint import Actors, load_checkpoint
from pipeline.train.cartoon.errors import BrokenCheckpoint, NothingToLearn
from pipeline.train.cartoon.judging.drawers import (
    CycleDrawer,
    Drawer,
    NetworkDrawer,
    PaintedDrawer,
    StyleTransfer,
    Teacher,
    Untouched,
)
from pipeline.train.cartoon.judging.errors import OtherWeights, UnknownDrawer
from pipeline.train.cartoon.judging.style_transfer import Effort
from pipeline.train.cartoon.judging.tasks import read_styles
from pipeline.train.cartoon.manifest import hash_of
from pipeline.train.cartoon.trunk import open_trunk

CYCLE = "cyclegan"  # recipe whose generator is told nothing
STYLES, STYLE_SEED, STYLE_PX = 96, 5, 256  # that style transfer may choose from


@dataclass(frozen=True)
class Means:
    """What drawers are made from. data: the data set, for its style pictures.

    trunk: where the image features are, see `open_trunk`.
    """

    data: Path
    trunk: Path | None = None
    effort: Effort = field(default_factory=Effort)


def open_drawer(spec: str, means: Means) -> Drawer:
    """A drawer such as "painted" or "ours=checkpoint.safetensors".

    Raises BrokenModel, BrokenCheckpoint, BrokenDataSet, MissingPackage, NothingToLearn,
    UnknownDrawer.
    """
    name, given, file = spec.partition("=")
    if given:
        return _from_file(name, Path(file), means)
    if name not in PLAIN:
        raise UnknownDrawer(name, PLAIN)
    return PLAIN[name](means)


def stay_with(path: Path, specs: Sequence[str]) -> None:
    """Note which drawers and files are judged; raises OtherWeights where others were before.

    Pictures are kept, and votes count for a name: neither may mean two different things.
    """
    files = {spec: Path(spec.partition("=")[2]) for spec in specs}
    found = {s: hash_of(f.read_bytes()) if f.is_file() else "" for s, f in files.items()}
    if path.exists():
        if json.loads(path.read_text(encoding="utf-8")) != found:
            raise OtherWeights(path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(json.dumps(found, indent=1).encode())


def _from_file(name: str, path: Path, means: Means) -> Drawer:
    if not _is_checkpoint(path):
        loaded = load_cartoonizer(path)
        return NetworkDrawer(name, loaded.generator, loaded.eyes)
    generator = Generator()
    place = load_checkpoint(path, Actors({"generator_ema": generator}, {}))
    if place.recipe == CYCLE:
        return CycleDrawer(name, generator)
    return NetworkDrawer(name, generator, open_trunk(means.trunk))


def _is_checkpoint(path: Path) -> bool:
    """Whether a file says where a training is, as weights do not."""
    try:
        with safe_open(path, "pt") as file:
            return "place" in (file.metadata() or {})
    except (OSError, SafetensorError) as error:
        raise BrokenCheckpoint(path, "is missing, cut off, or no safetensors file") from error


def _open_style_transfer(means: Means) -> Drawer:
    styles = read_styles(means.data, "train", STYLES, seed=STYLE_SEED, side_px=STYLE_PX)
    if not styles:
        raise NothingToLearn(means.data, "run `prepare` with a folder of style pictures (--style)")
    return StyleTransfer(open_trunk(means.trunk), styles, means.effort)


PLAIN: Mapping[str, Callable[[Means], Drawer]] = {
    "photo": lambda _: Untouched(),
    "teacher": lambda _: Teacher(),
    "painted": lambda _: PaintedDrawer(),
    "style-transfer": _open_style_transfer,
}
