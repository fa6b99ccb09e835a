"""The quick renderer, open for a module's tests."""

from collections.abc import Iterator

import pytest

from render.quick.renderer import QuickRenderer


@pytest.fixture(scope="module")
def quick() -> Iterator[QuickRenderer]:
    renderer = QuickRenderer()
    yield renderer
    renderer.close()
