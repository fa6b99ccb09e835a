"""Styles of the edge: what each paints, and that it stays where it is on the outline."""

from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from config.theme import BorderStyle
from render.edges.along import trace_along
from render.edges.edging import Edge, Edging, edge_room, edging_of
from render.types import Border, Color, EdgeStyle

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


BLUE, YELLOW = (0.1, 0.2, 0.9), (1.0, 0.9, 0.1)


def colored(style: EdgeStyle, *accents: Color) -> Edging:
    return edging_of(Border(RED, WIDTH, style, accents), disc(60))


def shares(edge: Edge, inset: float, radius: float) -> dict[str, float]:
    """How much of a circle, `inset` of the border's width inside its outer edge, is of each colour;
    radius: of the subject."""
    ring = radius + WIDTH * SIDE * (1 - inset)
    angles = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    x, y = (SIDE // 2 + (ring * turn(angles)).astype(int) for turn in (np.cos, np.sin))
    paint = np.stack([np.asarray(plane)[y, x] for plane in edge.paint], axis=-1)
    known = {"red": RED, "blue": BLUE, "yellow": YELLOW}
    away = np.stack([np.linalg.norm(paint - color, axis=-1) for color in known.values()])
    return {name: float((away.argmin(0) == n).mean()) for n, name in enumerate(known)}


def test_stripes_take_turns_and_stay_when_the_outline_moves_out() -> None:
    edging = colored("stripes", BLUE, YELLOW)
    for radius in (60, 64):
        found = shares(edging.around(disc(radius)), 0.5, radius)
        assert min(found.values()) > 0.24
    here, there = (np.asarray(edging.around(disc(r)).paint[2]) for r in (60, 64))
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    rows = [
        plane[
            SIDE // 2 + ((r + 5) * np.sin(angles)).astype(int),
            SIDE // 2 + ((r + 5) * np.cos(angles)).astype(int),
        ]
        for plane, r in ((here, 60), (there, 64))
    ]
    assert np.corrcoef(rows[0], rows[1])[0, 1] > 0.8


def test_dots_of_the_accents_lie_on_the_border_s_middle_in_its_colour() -> None:
    edge = colored("dots", BLUE, YELLOW).around(disc(60))
    middle = shares(edge, 0.5, 60)
    assert min(middle.values()) > 0.12
    assert shares(edge, 0.04, 60)["red"] > 0.9


def test_bands_run_along_the_outline_from_the_colour_to_the_last_accent() -> None:
    edge = colored("bands", BLUE, YELLOW).around(disc(60))
    for inset, name in ((0.15, "red"), (0.5, "blue"), (0.85, "yellow")):
        assert shares(edge, inset, 60)[name] > 0.9


def test_a_colour_alone_gets_one_to_be_seen_beside_it() -> None:
    for color, other in (((0.95, 0.95, 0.9), 0.2), ((0.5, 0.1, 0.1), 0.95)):
        edge = edging_of(Border(color, WIDTH, "stripes"), disc(60)).around(disc(60))
        green = np.asarray(edge.paint[1])[edge.area > 0.9]
        assert np.abs(green - other).min() < 0.1
        assert np.abs(green - color[1]).min() < 0.05


def test_the_way_along_an_outline_closes_without_a_jump_in_noise() -> None:
    along = trace_along(disc(60))
    noise = along.noise(20, 1)
    ring = disc(61) - disc(59) > 0.9
    assert np.abs(noise).max() <= 1
    assert noise[ring].std() > 0.1
    phase = along.phase(12)
    assert phase[ring].max() == pytest.approx(round(2 * np.pi * 60 / 12), abs=2.5)
