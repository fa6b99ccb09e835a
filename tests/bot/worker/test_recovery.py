"""What DBOS does that we count on, and that its documentation does not promise."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.engine import QUEUE, WORKFLOW, open_client
from db.address import read_address
from db.schema import upgrade
from tests.conftest import REPOSITORY


@dataclass
class Engine:
    """A database and the processes that run workflows of it."""

    folder: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def open(self, name: str, version: str, *commands: str) -> None:
        arguments = (str(self.folder), name, version, *commands)
        module = "tests.bot.worker.executor"
        self.running.append(
            subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=REPOSITORY)
        )

    def kill(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()
        self.running.clear()

    def enqueue(self, job_id: str, version: str = "1") -> None:
        with open_client(read_address(f"sqlite:///{self.folder / 'db'}")) as client:
            client.enqueue(
                {
                    "workflow_name": WORKFLOW,
                    "queue_name": QUEUE,
                    "workflow_id": job_id,
                    "app_version": version,
                },
                job_id,
            )

    def status(self, job_id: str) -> str:
        with open_client(read_address(f"sqlite:///{self.folder / 'db'}")) as client:
            return str(client.retrieve_workflow(job_id).get_status().status)

    @property
    def begun(self) -> list[str]:
        notes = self.folder / "begun"
        return notes.read_text().splitlines() if notes.exists() else []


def wait(wanted: Callable[[], bool], limit_s: float = 30.0) -> None:
    deadline = time.monotonic() + limit_s
    while not wanted():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    upgrade(read_address(f"sqlite:///{tmp_path / 'db'}"))
    opened = Engine(tmp_path)
    yield opened
    opened.kill()


def test_recovering_a_workflow_again_and_again_runs_it_once(engine: Engine) -> None:
    engine.enqueue("job")
    engine.open("gone", "1")
    wait(lambda: engine.begun == ["gone job"])
    engine.kill()
    engine.open("other", "1", *["recover=gone"] * 3)
    wait((engine.folder / "obeyed-2").exists)
    (engine.folder / "done").touch()
    wait(lambda: engine.status("job") == "SUCCESS")
    assert engine.begun == ["gone job", "other job"]


def test_a_workflow_of_another_version_is_left_alone(engine: Engine) -> None:
    engine.enqueue("begun")
    engine.open("one", "1")
    wait(lambda: engine.begun == ["one begun"])
    engine.kill()
    engine.enqueue("waiting")
    engine.enqueue("new", "2")
    engine.open("one", "2", "recover=one")
    wait(lambda: (engine.folder / "obeyed-0").exists() and len(engine.begun) == 2)
    assert engine.begun == ["one begun", "one new"]
    assert (engine.status("begun"), engine.status("waiting")) == ("PENDING", "ENQUEUED")


def test_what_runs_goes_on_when_no_more_is_taken(engine: Engine) -> None:
    engine.enqueue("first")
    engine.open("one", "1")
    wait(lambda: engine.begun == ["one first"])
    engine.kill()
    engine.open("one", "1", "recover=one", "stop")
    wait((engine.folder / "obeyed-1").exists)
    engine.enqueue("second")
    time.sleep(0.5)
    (engine.folder / "done").touch()
    wait(lambda: engine.status("first") == "SUCCESS")
    assert engine.status("second") == "ENQUEUED"
