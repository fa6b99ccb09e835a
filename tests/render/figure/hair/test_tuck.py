"""Long hair tucked behind an ear."""

from dataclasses import replace

import numpy as np

from pipeline.likeness import CURTAIN_ROWS, Ears, Hair
from render.figure.hair.shell import build_shell
from render.figure.hair.strands import across
from render.figure.hair.style import find_style
from render.figure.hair.tuck import combed, edge_depth
from render.figure.sculpt import sculpt
from tests.render.figure.hair.styles import head

LONG = Hair(kind="long", length=-150, curtain_right=(400,) * CURTAIN_ROWS)


def styled(hair: Hair):
    style = find_style(head(hair))
    assert style is not None
    return style


def edge(x: float):
    y = np.linspace(-0.9, -0.1, 9)
    return np.stack([np.full_like(y, x), y, edge_depth(y)], 1)


def test_hair_is_tucked_where_none_was_measured_before_an_ear_that_is_shown():
    open_side = Hair(
        kind="long",
        length=-150,
        curtain_right=(130,) * CURTAIN_ROWS,
        curtain_left=(80,) * CURTAIN_ROWS,
    )
    assert styled(open_side).tucked == (True, False)
    assert styled(Hair(kind="short")).tucked == (False, False)


def test_hair_over_a_hidden_ear_is_not_tucked():
    person = head(LONG).likeness.model_copy(
        update={"ears": Ears(shown_right=False, shown_left=False)}
    )
    style = find_style(sculpt(person, strength=0.7))
    assert style is not None
    assert style.tucked == (False, False)


def test_below_the_ear_strands_run_along_the_edge():
    style = replace(styled(LONG), tucked=(True, True))
    assert np.ptp(across(style, edge(1.1))) < 0.15
    loose = replace(style, tucked=(False, False))
    assert np.ptp(across(loose, edge(1.1))) > 0.2


def test_strands_that_face_the_viewer_lie_side_by_side():
    style = replace(styled(LONG), tucked=(True, True))
    inner, outer = across(style, edge(0.6)), across(style, edge(1.0))
    assert (inner - outer > 0.3).all()


def test_strands_behind_the_head_fall_straight_down():
    style = replace(styled(LONG), tucked=(True, True))
    behind = np.array([[0.5, y, -1.1] for y in (1.2, 0.3, -0.8)])
    depth, inward = combed(style, behind)
    np.testing.assert_allclose(depth, -1.1)
    np.testing.assert_allclose(inward, 0)


def test_tucked_hair_leaves_the_ear_free_and_comes_forward_below_it():
    open_sides = Hair(
        kind="long",
        length=-160,
        curtain_right=(130,) * CURTAIN_ROWS,
        curtain_left=(130,) * CURTAIN_ROWS,
    )
    proportions = head(open_sides)
    style = find_style(proportions)
    assert style is not None
    x, y, z = build_shell(proportions, style).vertices.T
    aside = np.abs(x) > 0.9
    foremost = [z[aside & (np.abs(y - low) < 0.08)].max() for low in (0.1, -0.5, -1.1)]
    assert foremost[0] < -0.2
    assert foremost[1] < foremost[2]
