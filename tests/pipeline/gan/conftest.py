"""A file of random weights."""

from pathlib import Path

import pytest

from tests.pipeline.gan.networks import save_random


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_random(tmp_path_factory.mktemp("weights"))
