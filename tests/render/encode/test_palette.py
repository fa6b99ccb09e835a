"""One palette for many pictures."""

import numpy as np
import pytest

from render.encode.palette import ColorCount
from render.encode.picture import premultiplied
from tests.render.toy import toy

COLORS = np.array([[250, 20, 20, 255], [20, 20, 250, 255], [20, 200, 20, 120]], np.uint8)


def flags() -> np.ndarray:
    """Two pictures, uint8 (2, 30, 40, 4): stripes of three colours beside nothing at all."""
    pictures = np.zeros((2, 30, 40, 4), np.uint8)
    for index, color in enumerate(COLORS):
        pictures[:, :, 10 * index : 10 * index + 10] = color
    pictures[1] = pictures[1, ::-1]
    return pictures


def test_few_colours_are_all_kept_and_nothing_stays_nothing() -> None:
    pictures = flags()
    palette = ColorCount(pictures).palette(16)
    shown = palette.colors[palette.indices(pictures)]
    assert np.abs(premultiplied(shown[0]).astype(int) - premultiplied(pictures[0])).max() <= 4
    assert (shown[:, :, 30:] == 0).all()
    assert palette.colors[0, 3] == 0


@pytest.mark.parametrize("size", [2, 16, 256])
def test_a_palette_is_never_larger_than_asked(size: int) -> None:
    assert len(ColorCount(toy(4, 64, texture=0.5).pixels).palette(size).colors) <= size


def test_more_colours_are_nearer_to_the_picture() -> None:
    pictures = toy(3, 64, texture=0.3).pixels
    counted = ColorCount(pictures)

    def error(size: int) -> float:
        palette = counted.palette(size)
        shown = palette.colors[palette.indices(pictures)]
        return float(np.mean([np.abs(premultiplied(a).astype(int) - premultiplied(b)).mean()
                              for a, b in zip(shown, pictures, strict=True)]))  # fmt: skip

    assert error(200) < error(40) < error(8)


def test_the_whole_subject_stays_opaque() -> None:
    pictures = toy(3, 64).pixels
    palette = ColorCount(pictures).palette(64)
    opaque = pictures[..., 3] == 255
    assert (palette.colors[palette.indices(pictures)][opaque][:, 3] == 255).all()
