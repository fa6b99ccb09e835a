"""Styles of the edge: what each paints, and that it stays where it is on the outline."""

from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from config.theme import BorderStyle
from render.edges.along import trace_along
from render.edges.edging import Edge, Edging, edge_room, edging_of
from render.types import Border, EdgeStyle

SIDE = 256
WIDTH = 0.04
RED = (0.9, 0.2, 0.3)
STYLES = get_args(EdgeStyle)


def disc(radius: float) -> NDArray[np.float32]:
    middle = np.arange(SIDE) + 0.5 - SIDE / 2
    distance = np.hypot(middle[None], middle[:, None])
    return np.clip(radius + 0.5 - distance, 0, 1).astype(np.float32)


def edging(style: EdgeStyle, first: NDArray[np.float32]) -> Edging:
    return edging_of(Border(RED, WIDTH, style), first)


def reach(edge: Edge) -> NDArray[np.float64]:
    """How far the area reaches from the middle in 90 directions, px."""
    radii = np.arange(SIDE // 2 - 2)
    angles = np.linspace(0, 2 * np.pi, 90, endpoint=False)[:, None]
    x, y = (SIDE // 2 + (radii * turn(angles)).astype(int) for turn in (np.cos, np.sin))
    return np.asarray((edge.area[y, x] > 0.5).sum(1), np.float64)


def greens(edge: Edge, radius: float) -> NDArray[np.float64]:
    """The paint's green along a circle."""
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    x, y = (SIDE // 2 + (radius * turn(angles)).astype(int) for turn in (np.cos, np.sin))
    green: NDArray[np.float64] = np.asarray(edge.paint[1], np.float64)[y, x]
    return green


def test_styles_are_the_theme_s() -> None:
    assert set(STYLES) == set(get_args(BorderStyle))


@pytest.mark.parametrize("style", STYLES)
def test_every_style_covers_the_subject_and_stays_in_its_room(style: EdgeStyle) -> None:
    alpha = disc(60)
    edge = edging(style, alpha).around(alpha)
    assert (edge.area >= alpha - 1e-6).all()
    whole = np.maximum(edge.area, edge.glow)
    allowed = 60 + SIDE * (edge_room(Border(RED, WIDTH, style)) + 0.012)
    assert whole[disc(allowed) == 0].max() < 0.02
    assert reach(edge).min() > 60


@pytest.mark.parametrize("style", STYLES)
def test_nothing_to_be_seen_and_specks_have_an_edge_too(style: EdgeStyle) -> None:
    for alpha in (np.zeros((SIDE, SIDE), np.float32), disc(1.2)):
        edge = edging(style, alpha).around(alpha)
        assert np.isfinite(edge.area).all()
        assert np.isfinite(edge.glow).all()


def test_a_glow_fades_outward_and_has_a_pale_line() -> None:
    alpha = disc(60)
    edge = edging("glow", alpha).around(alpha)
    row = np.asarray(edge.glow)[SIDE // 2, SIDE // 2 + 66 :]
    assert row[1] > 0.5
    assert (np.diff(row) <= 1e-6).all()
    assert not edge.haloed
    assert float(edge.paint[1]) > RED[1] + 0.3


def test_stitches_are_dashes_that_stay_when_the_outline_moves_out() -> None:
    first = disc(60)
    sewn = edging("stitches", first)
    inset = WIDTH * SIDE * (1 - 0.42) - 0.5
    here = greens(sewn.around(first), 60 + inset) > 2 * RED[1]
    assert 0.3 < here.mean() < 0.75
    assert np.abs(np.diff(here.astype(int))).sum() >= 16
    grown = greens(sewn.around(disc(64)), 64 + inset) > 2 * RED[1]
    assert (here == grown).mean() > 0.75  # by chance about half


def test_paper_is_torn_unevenly_and_its_edge_goes_with_the_outline() -> None:
    first = disc(60)
    torn = edging("torn", first)
    here = reach(torn.around(first))
    assert np.ptp(here) > 0.3 * WIDTH * SIDE
    moved = reach(torn.around(disc(64))) - 4
    assert np.corrcoef(here, moved)[0, 1] > 0.85
    plain = reach(edging("plain", first).around(first))
    assert abs(here.mean() - plain.mean()) < 0.35 * WIDTH * SIDE


def test_the_way_along_an_outline_closes_without_a_jump_in_noise() -> None:
    along = trace_along(disc(60))
    noise = along.noise(20, 1)
    ring = disc(61) - disc(59) > 0.9
    assert np.abs(noise).max() <= 1
    assert noise[ring].std() > 0.1
    phase = along.phase(12)
    assert phase[ring].max() == pytest.approx(round(2 * np.pi * 60 / 12), abs=2.5)
