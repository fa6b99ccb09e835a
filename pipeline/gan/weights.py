"""The cartoonizer's weights as one file: half precision, its version in the header, no pickles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import nn

from config.files import replacing
from pipeline.errors import BrokenModel
from pipeline.networks.condition import ImageFeatures
from pipeline.networks.generator import Generator

WEIGHTS = Path(__file__).parent.parent / "weights" / "cartoon.safetensors"
KIND = "toonbooth cartoonizer"
LAYOUT = "3"  # of tensors, inputs and outputs; another number means another program
GENERATOR, FEATURES = "generator.", "features."
REMEDY = (
    "restore it with `git checkout pipeline/weights`, export it again with "
    "`python -m pipeline.train export`, or draw with --cartoonizer painted."
)
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_FLOATS = {"F16", "F32"}


@dataclass(frozen=True, eq=False)
class LoadedCartoonizer:
    """Networks ready to draw, and the version that stickers are told."""

    generator: Generator
    eyes: ImageFeatures
    version: str


def save_cartoonizer(
    path: Path, generator: Generator, eyes: ImageFeatures, *, version: str, origin: str
) -> None:
    """Write a generator (the averaged one) and the features that it was taught with.

    version: short, such as "1" or "2-anime"; origin: in words how they were made.
    """
    assert _VERSION.fullmatch(version), f"{version!r} is no version"
    tensors = {GENERATOR + name: tensor for name, tensor in generator.state_dict().items()}
    tensors |= {FEATURES + name: tensor for name, tensor in eyes.state_dict().items()}
    halves = {name: t.detach().cpu().to(torch.float16).contiguous() for name, t in tensors.items()}
    notes = {"kind": KIND, "layout": LAYOUT, "version": version, "origin": origin}
    data = save(halves, notes)
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(data)


def load_cartoonizer(path: Path = WEIGHTS) -> LoadedCartoonizer:
    """What save_cartoonizer wrote; raises BrokenModel."""
    if not path.is_file():
        raise BrokenModel(path.name, "missing", REMEDY)
    generator, eyes = Generator(), ImageFeatures()
    wanted = {GENERATOR + name: t.shape for name, t in generator.state_dict().items()}
    wanted |= {FEATURES + name: t.shape for name, t in eyes.state_dict().items()}
    try:
        with safe_open(path, "np") as file:
            version = _version(path, file.metadata() or {})
            _check_header(path, file, wanted)
            tensors = {name: file.get_tensor(name).astype(np.float32) for name in wanted}
    except (SafetensorError, OSError) as error:
        raise BrokenModel(path.name, "cut off, damaged, or no safetensors file", REMEDY) from error
    if not all(np.isfinite(numbers).all() for numbers in tensors.values()):
        raise BrokenModel(path.name, "holds numbers that are none", REMEDY)
    _fill(generator, tensors, GENERATOR)
    _fill(eyes, tensors, FEATURES)
    return LoadedCartoonizer(generator.eval(), eyes.eval(), version)


def _version(path: Path, notes: Mapping[str, str]) -> str:
    if notes.get("kind") != KIND:
        raise BrokenModel(path.name, "holds the weights of something else", REMEDY)
    if notes.get("layout") != LAYOUT:
        told = notes.get("layout", "none")
        detail = f"has layout {told}, this version of Toonbooth reads layout {LAYOUT}"
        raise BrokenModel(path.name, detail, REMEDY)
    version = notes.get("version", "")
    if not _VERSION.fullmatch(version):
        raise BrokenModel(path.name, "names no version", REMEDY)
    return version


def _check_header(path: Path, file: Any, wanted: Mapping[str, torch.Size]) -> None:
    """Names, shapes and types, before a single number is read."""
    found = set(file.keys())
    if found != wanted.keys():
        odd = min(found ^ wanted.keys())
        raise BrokenModel(path.name, f"lacks or has too much: {odd}", REMEDY)
    for name, shape in wanted.items():
        part = file.get_slice(name)
        if tuple(part.get_shape()) != tuple(shape) or part.get_dtype() not in _FLOATS:
            told = f"{name} is {part.get_dtype()} {part.get_shape()}, not {list(shape)}"
            raise BrokenModel(path.name, told, REMEDY)


def _fill(module: nn.Module, tensors: Mapping[str, NDArray[np.float32]], prefix: str) -> None:
    own = {
        name.removeprefix(prefix): torch.from_numpy(numbers)
        for name, numbers in tensors.items()
        if name.startswith(prefix)
    }
    module.load_state_dict(own, assign=True)
    module.requires_grad_(False)
