"""Fixtures that several test packages share, and what keeps two test processes out of each other's
way."""

import gc
import os
from pathlib import Path

import pytest
import structlog

REPOSITORY = Path(__file__).parent.parent

# Each core has a test process of its own. Threads of torch and OpenBLAS wait for each other by
# spinning: on shared cores that took as long again as the work. Before anything loads them.
os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_collection_finish() -> None:
    """What was imported stays; to look through it again and again takes minutes in all."""
    gc.collect()
    gc.freeze()


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
