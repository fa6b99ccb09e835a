"""A file of random weights, saved as a training's export would."""

from pathlib import Path

import pytest

from pipeline.gan.weights import save_cartoonizer
from tests.pipeline.gan.networks import random_networks


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "cartoon.safetensors"
    generator, eyes = random_networks()
    save_cartoonizer(path, generator, eyes, version="0-test", origin="random numbers")
    return path
