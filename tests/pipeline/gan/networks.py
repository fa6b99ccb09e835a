"""Networks of the real shapes with random numbers, that tests save and draw with."""

from pathlib import Path

import torch
from torch import nn

from pipeline.gan.weights import save_cartoonizer
from pipeline.networks.condition import ImageFeatures
from pipeline.networks.generator import Generator


def shaken(module: nn.Module, *, seed: int = 0) -> None:
    """Move each number a little, so that none is zero because it began as that."""
    chance = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.add_(0.02 * torch.randn(parameter.shape, generator=chance))


def random_networks(*, seed: int = 0) -> tuple[Generator, ImageFeatures]:
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        generator, eyes = Generator(), ImageFeatures()
    shaken(generator, seed=seed)
    shaken(eyes, seed=seed + 1)
    return generator.eval(), eyes.eval()


def save_random(folder: Path) -> Path:
    """A file of weights, as a training's export would write it."""
    path = folder / "cartoon.safetensors"
    generator, eyes = random_networks()
    save_cartoonizer(path, generator, eyes, version="0-test", origin="random numbers")
    return path
