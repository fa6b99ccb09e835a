import numpy as np
import pytest

from pipeline.likeness import CURTAIN_ROWS, HAIR_CENTER, HAIRLINE_COLUMNS, OUTLINE_ANGLES
from pipeline.measure.outline import (
    NOWHERE,
    connected,
    even_outline,
    inner_edge,
    lower_edge,
    reach_within,
    silhouette,
    skull_radius,
)
from pipeline.measure.view import grid

X, Y = grid()
AWAY = np.hypot(X - HAIR_CENTER[0], Y - HAIR_CENTER[1])
NOTHING = np.zeros_like(X, bool)
EVERYTHING = np.ones_like(X, bool)
FAR = np.full(OUTLINE_ANGLES, 3.0)


def test_a_disc_has_the_same_radius_all_around() -> None:
    np.testing.assert_allclose(silhouette(AWAY < 1.5), 1.5, atol=0.03)


def test_where_there_is_nothing_the_silhouette_is_zero() -> None:
    assert not silhouette(NOTHING).any()
    assert not even_outline(silhouette(NOTHING), FAR, alike=True).any()


def test_the_outline_begins_at_the_top_and_goes_over_the_pictures_right() -> None:
    found = silhouette((AWAY < 1.5) & (X > 0.2) & (np.abs(Y - HAIR_CENTER[1]) < 0.3))
    assert found[OUTLINE_ANGLES // 4] == pytest.approx(1.5, abs=0.03)
    assert found[0] == found[3 * OUTLINE_ANGLES // 4] == 0


def test_background_that_sticks_to_short_hair_is_cut_off() -> None:
    round_head = np.full(OUTLINE_ANGLES, 1.4)
    round_head[6:10] = 2.4
    assert even_outline(round_head, FAR, alike=True).max() < 1.9


def test_long_hair_may_hang_at_one_side_only() -> None:
    one_side = np.full(OUTLINE_ANGLES, 1.4)
    one_side[14:20] = 2.2
    assert even_outline(one_side, FAR, alike=False)[16] > 2.0


def test_a_head_cut_at_the_top_gets_a_dome() -> None:
    outline = np.where(np.cos(np.arange(48) * np.pi / 24) > 0.6, 0.9, 1.3)
    seen = np.where(np.cos(np.arange(48) * np.pi / 24) > 0.6, 0.92, 3.0)
    assert even_outline(outline, seen, alike=True)[0] > 1.1


def test_no_outline_is_thinner_at_the_photos_edge_than_inside() -> None:
    assert (reach_within(EVERYTHING) > 2.0).all()
    assert reach_within(Y < 1.0)[0] == pytest.approx(1.0 - HAIR_CENTER[1], abs=0.03)


def test_the_lower_edge_follows_a_slope() -> None:
    found = lower_edge((Y > 1.0 + 0.3 * X) & (Y < 2))
    expected = 1.0 + 0.3 * np.linspace(-1, 1, HAIRLINE_COLUMNS)
    np.testing.assert_allclose(found[2:-2], expected[2:-2], atol=0.04)


def test_without_hair_there_is_no_lower_edge() -> None:
    assert (lower_edge(NOTHING) == NOWHERE).all()


def test_a_curtain_is_where_hair_begins_beside_the_face() -> None:
    found = inner_edge((X > 0.9) & (X < 1.4), 1)
    np.testing.assert_allclose(found, 0.9, atol=0.03)
    assert len(found) == CURTAIN_ROWS
    assert (inner_edge((X > 0.9) & (X < 1.4), -1) == NOWHERE).all()


def test_pieces_that_do_not_touch_the_seed_are_dropped() -> None:
    head, speck = AWAY < 1.2, np.hypot(X - 2.2, Y + 2) < 0.3
    np.testing.assert_array_equal(connected(head | speck, AWAY < 0.2), head)


def test_the_skull_is_higher_than_wide() -> None:
    assert skull_radius()[0] > skull_radius()[OUTLINE_ANGLES // 4]
