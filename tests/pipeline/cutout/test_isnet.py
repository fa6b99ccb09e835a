"""ISNet finds what stands out, at any size."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.cutout.isnet import MODEL, IsnetMatter, open_matter
from pipeline.errors import BrokenModel


@pytest.fixture(scope="module")
def matter(assets: Path) -> IsnetMatter:
    return open_matter(assets, threads=2)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel) as caught:
        open_matter(tmp_path, threads=1)
    assert caught.value.name == MODEL


@pytest.mark.parametrize("content", [b"", b"\x08\x07garbage" * 50])
def test_a_damaged_model_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MODEL).write_bytes(content)
    with pytest.raises(BrokenModel):
        open_matter(tmp_path, threads=1)


@pytest.mark.parametrize("side_px", [256, 320])
def test_a_ball_is_found_at_any_size(matter: IsnetMatter, side_px: int) -> None:
    rows, columns = np.indices((120, 180))
    ball = np.hypot(rows - 60, columns - 100) < 35
    pixels = np.full((120, 180, 3), 235, np.uint8)
    pixels[ball] = (200, 40, 30)
    alpha = matter.alpha(pixels, side_px)
    assert alpha.dtype == np.float32
    assert alpha.shape == (120, 180)
    assert alpha.min() >= 0
    assert alpha.max() <= 1
    assert alpha[ball].mean() > 0.8
    assert alpha[~ball].mean() < 0.05
