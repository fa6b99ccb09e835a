"""A worker knows what it draws with, also after its GPU was lost."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.worker import device
from bot.worker.device import device_now, find_device, usual_quality
from bot.worker.ledger import Ledger, Rules
from bot.worker.watch import Watch
from config.settings import Settings
from db.machine_models import Worker
from render.errors import RendererUnavailable
from tests.bot.worker.house import House


def studio_on(backend: str | None) -> Any:
    """A studio whose Blender draws with a backend."""
    return SimpleNamespace(blender=None if backend is None else SimpleNamespace(device=backend))


class Starting:
    """A studio whose Blender can be asked, or cannot start."""

    def __init__(self, backend: str | None) -> None:
        self.backend = backend

    def start_blender(self) -> "Starting":
        return self

    def find_device(self) -> str:
        if self.backend is None:
            raise RendererUnavailable("blender", "install it")
        return self.backend


def test_without_a_gpu_blender_is_not_even_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_NODES", ())
    studio: Any = Starting("CUDA")
    assert find_device(studio) == "cpu"


@pytest.mark.parametrize(
    ("backend", "named"),
    [("OPTIX", "cuda"), ("CUDA", "cuda"), ("HIP", "hip"), ("CPU", "cpu"), (None, "cpu")],
)
def test_a_gpu_is_one_that_blender_uses(
    backend: str | None, named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(device, "_NODES", (tmp_path,))
    starting: Any = Starting(backend)
    assert find_device(starting) == named


def test_a_lost_gpu_is_not_found_again() -> None:
    assert device_now(studio_on("OPTIX"), "cuda") == "cuda"
    assert device_now(studio_on(None), "cuda") == "cuda"  # not asked for anything yet
    assert device_now(studio_on("CPU"), "cuda") == "cpu"
    assert device_now(studio_on("OPTIX"), "cpu") == "cpu"


def test_quality_follows_the_device_only_where_nobody_chose_one() -> None:
    assert usual_quality("auto", "cuda") == "standard"
    assert usual_quality("auto", "cpu") == "draft"
    assert usual_quality("fine", "cpu") == "fine"


async def test_the_next_sign_of_life_tells_of_a_lost_gpu(house: House) -> None:
    ledger = Ledger(house.database, Rules("one", "hip", "standard", 3))
    maker: Any = SimpleNamespace(ledger=ledger, hands={})
    watch = Watch(house.database, maker, studio=studio_on("CPU"), settings=Settings(slots=2))
    await watch.beat()
    watch.draining = True
    assert (ledger.rules.device, ledger.rules.quality) == ("cpu", "draft")
    async with house.database.read() as session:
        row = await session.get(Worker, "one")
    assert row is not None
    assert (row.device, row.slots, row.draining) == ("cpu", 2, False)
    await watch.beat()
    async with house.database.read() as session:
        row = await session.get(Worker, "one")
    assert row is not None
    assert (row.slots, row.draining) == (0, True)
    await watch.leave()
    async with house.database.read() as session:
        assert await session.get(Worker, "one") is None
