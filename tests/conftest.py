"""Fixtures that several test packages share, and what keeps two test processes out of each other's
way."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from db.address import read_address
from db.schema import upgrade
from tests.db.postgres import SHARED, TEMPLATE, NoPostgres, create, running_postgres

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


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "toonbooth.sqlite"
    upgrade(read_address(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A server with two migrated databases; the address ends before the database's name."""
    try:
        with running_postgres() as url:
            server = url.rsplit("/", 1)[0]
            create(server, TEMPLATE, of="template1")
            upgrade(read_address(f"{server}/{TEMPLATE}"))
            create(server, SHARED, of=TEMPLATE)
            yield server
    except NoPostgres as error:
        if "CI" in os.environ:  # there it must not be missing
            raise
        pytest.skip(str(error))
