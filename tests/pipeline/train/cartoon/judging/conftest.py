from pathlib import Path

import pytest

from tests.pipeline.train.cartoon.judging.drawn import build_data


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data set of three photos and four style pictures."""
    return build_data(tmp_path / "data")
