"""What tests of stickers share: two pictures, and the models, opened once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
import skimage.data

from config.settings import Settings
from render.quality import QUALITIES, Quality
from render.types import Raster

if TYPE_CHECKING:
    from bot.studio import Studio


@pytest.fixture(scope="session")
def cup() -> bytes:
    """A PNG of a cup of coffee, 300 px wide."""
    pixels = cv2.resize(skimage.data.coffee(), (300, 200), interpolation=cv2.INTER_AREA)
    return bytes(cv2.imencode(".png", np.ascontiguousarray(pixels[..., ::-1]))[1])


@pytest.fixture(scope="session")
def astronaut() -> bytes:
    """A PNG of a person, 512 px wide."""
    pixels = np.ascontiguousarray(skimage.data.astronaut()[..., ::-1])
    return bytes(cv2.imencode(".png", pixels)[1])


@pytest.fixture(scope="session")
def studio(assets: Path) -> Iterator[Studio]:
    from bot.studio import Studio  # noqa: PLC0415 - takes seconds, and few tests need it

    with Studio(Settings(threads=1), assets) as opened:
        yield opened


@pytest.fixture
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts have few and small ones, of which the quick renderer draws all."""
    from bot import rendering, staging  # noqa: PLC0415 - the same

    raster = Raster(512, samples=1, drawn_px=96)
    effort = QUALITIES["draft"].effort
    monkeypatch.setitem(QUALITIES, "draft", Quality("draft", (("quick", raster),), effort))
    monkeypatch.setattr(rendering, "PREVIEW", (("quick", raster),))
    monkeypatch.setattr(staging.set_scene, "__kwdefaults__", {"fps": 4})


@pytest.fixture
def one_studio(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that run in this process find the models open."""
    from bot import making, measuring, packing  # noqa: PLC0415 - the same

    for module in (making, measuring, packing):
        monkeypatch.setattr(module, "Studio", lambda *_: nullcontext(studio))
