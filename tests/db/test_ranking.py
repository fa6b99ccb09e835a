"""More votes make surer, time fades, and the kept rank orders as the score does."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ranking import HALF_LIFE, lower_bound, rank, score

NOW = datetime(2026, 5, 1, tzinfo=UTC)
VOTES = st.integers(0, 10_000)
AGES = st.integers(0, 1000).map(lambda days: timedelta(days=days))


def test_wilsons_bound_is_that_of_the_paper() -> None:
    # Of 10 votes 9 for, with z = 1.96: by hand (0.9 + 0.19208 - 1.96 * 0.13593) / 1.38416.
    assert lower_bound(9, 1, z=1.96) == pytest.approx(0.59585, abs=1e-4)
    assert lower_bound(0, 0) == lower_bound(0, 9) == 0.0


@given(VOTES, VOTES)
def test_the_bound_lies_below_the_share_and_rises_with_votes_for(up: int, down: int) -> None:
    bound = lower_bound(up, down)
    assert 0 <= bound <= up / max(up + down, 1)
    assert lower_bound(up + 1, down) > bound or up == 0
    assert lower_bound(up, down + 1) <= bound


@given(VOTES, VOTES, AGES, VOTES, VOTES, AGES)
def test_the_kept_rank_orders_as_the_score_does(
    up: int, down: int, age: timedelta, more_up: int, more_down: int, other: timedelta
) -> None:
    scores = score(up, down, age), score(more_up, more_down, other)
    ranks = rank(up, down, NOW - age), rank(more_up, more_down, NOW - other)
    if abs(ranks[0] - ranks[1]) > 1e-6:
        assert (scores[0] > scores[1]) == (ranks[0] > ranks[1])


def test_a_score_fades_to_its_half() -> None:
    fresh = score(8, 2, timedelta())
    assert score(8, 2, HALF_LIFE) == pytest.approx(fresh / 2)
    assert score(8, 2, 3 * HALF_LIFE) == pytest.approx(fresh / 8)
