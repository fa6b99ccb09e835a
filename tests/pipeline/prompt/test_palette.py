"""Palettes: a picture's own colours stay vivid, and few colours are made of many."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.color import to_lab
from pipeline.prompt.palette import blend_palette, chroma_of, dominant_colors


def gaps(colors: NDArray[np.uint8]) -> float:
    """The smallest distance of two colours, in Lab."""
    lab = to_lab(colors)
    distance = np.linalg.norm(lab[:, None] - lab[None], axis=2)
    return float(distance[~np.eye(len(lab), dtype=bool)].min())


def picture(*stripes: tuple[int, int, int]) -> NDArray[np.uint8]:
    pixels = np.full((24, 24, 4), 255, np.uint8)
    for index, rows in enumerate(np.array_split(np.arange(24), len(stripes))):
        pixels[rows, :, :3] = stripes[index]
    return pixels


def test_stripes_of_two_colours_give_those_and_no_mixture() -> None:
    found = dominant_colors(picture((230, 40, 30), (30, 160, 60)), 2)
    wanted = np.array([[230, 40, 30], [30, 160, 60]], np.uint8)
    assert np.linalg.norm(to_lab(np.sort(found, 0)) - to_lab(np.sort(wanted, 0)), axis=1).max() < 3


def test_colour_counts_for_more_than_grey() -> None:
    found = dominant_colors(picture((128, 128, 128), (128, 128, 128), (240, 60, 20)), 1)
    assert found[0, 0] > 200
    assert found[0, 2] < 80


def test_transparent_pixels_do_not_count() -> None:
    pixels = picture((255, 0, 0), (0, 0, 255))
    pixels[:12, :, 3] = 0
    assert dominant_colors(pixels, 1)[0].tolist() == [0, 0, 255]
    assert dominant_colors(np.zeros((4, 4, 4), np.uint8), 2).shape == (2, 3)


colors = st.lists(
    st.tuples(*[st.integers(0, 255)] * 3, st.floats(0.01, 1)), min_size=1, max_size=40
)


@given(colors)
@settings(max_examples=80, deadline=None)
def test_any_colours_make_few_distinct_ones_with_a_dark_and_a_light(
    weighted: list[tuple[int, int, int, float]],
) -> None:
    given_colors = np.array([c[:3] for c in weighted], np.uint8)
    palette = blend_palette(given_colors, np.array([c[3] for c in weighted], np.float32)).colors
    lab = to_lab(palette)
    assert 4 <= len(palette) <= 6
    assert gaps(palette) > 8
    assert lab[:, 0].min() < 40
    assert lab[:, 0].max() > 82


@given(colors.filter(lambda many: any(max(c[:3]) - min(c[:3]) > 90 for c in many)))
@settings(max_examples=40, deadline=None)
def test_where_there_is_colour_the_palette_is_colourful(
    weighted: list[tuple[int, int, int, float]],
) -> None:
    given_colors = np.array([c[:3] for c in weighted], np.uint8)
    palette = blend_palette(given_colors, np.array([c[3] for c in weighted], np.float32)).colors
    assert chroma_of(to_lab(palette)).max() > 18
