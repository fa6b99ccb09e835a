"""Fixtures that several test packages share."""

from pathlib import Path

import pytest
import structlog

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def plain_tracebacks() -> None:
    """Else structlog shows the values of everything in them: of a service that takes minutes and
    all memory."""
    renderer = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], renderer])


@pytest.fixture(scope="session")
def assets() -> Path:
    """The folder of fetched model files; `make setup` fills it."""
    folder = REPOSITORY / "assets" / "fetched"
    assert (folder / "face_landmark.tflite").exists(), "run `make setup` first"
    return folder
