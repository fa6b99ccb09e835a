"""The fonts, opened once."""

from pathlib import Path

import pytest

from render.lettering.build import Letterer, open_lettering
from render.lettering.fonts import Fonts


@pytest.fixture(scope="session")
def fonts(assets: Path) -> Fonts:
    return Fonts(assets / "fonts")


@pytest.fixture(scope="session")
def letterer(assets: Path) -> Letterer:
    return open_lettering(assets / "fonts")
