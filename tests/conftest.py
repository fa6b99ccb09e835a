"""Fixtures that several test packages share."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def assets() -> Path:
    """The folder of fetched model files; `make setup` fills it."""
    folder = REPOSITORY / "assets" / "fetched"
    assert (folder / "face_landmark.tflite").exists(), "run `make setup` first"
    return folder
