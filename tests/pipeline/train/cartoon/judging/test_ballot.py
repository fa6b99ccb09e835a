from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.train.cartoon.judging.ballot import Ballot, count_votes, wilson
from pipeline.train.cartoon.judging.errors import OtherPairs
from pipeline.train.cartoon.judging.pairs import Pair

PAIRS = [
    Pair(1, "a" * 64, "faces", "night", 0.7, 0, "ours", "painted"),
    Pair(2, "b" * 64, "scenes", "candy", 1.0, 1, "painted", "ours"),
]


@pytest.fixture
def ballot(tmp_path: Path) -> Ballot:
    found = Ballot(tmp_path / "new" / "votes.sqlite")
    found.set_pairs(PAIRS)
    return found


def test_wilsons_interval_is_as_published() -> None:
    # R. Newcombe, Statistics in Medicine 1998, table I: 81 of 263 and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=1e-4)
    assert wilson(0, 0) == (0, 1)


def test_pairs_come_in_turn_until_all_are_judged(ballot: Ballot) -> None:
    assert ballot.next_pair("me") == PAIRS[0]
    ballot.vote("me", 1, "left")
    assert ballot.next_pair("me") == PAIRS[1]
    assert ballot.next_pair("you") == PAIRS[0]
    ballot.vote("me", 2, "neither")
    assert ballot.next_pair("me") is None
    assert ballot.spoken("me") == 2


def test_votes_count_for_who_drew_not_for_the_side(ballot: Ballot) -> None:
    ballot.vote("me", 1, "left")
    ballot.vote("me", 2, "right")
    whole, faces, scenes = ballot.counts("ours")
    assert (whole.other, whole.source, whole.ours, whole.theirs) == ("painted", "all", 2, 0)
    assert (faces.source, scenes.source) == ("faces", "scenes")
    assert whole.share == 1
    assert 0.3 < whole.interval[0] < 0.35


def test_a_second_thought_replaces_the_first(ballot: Ballot) -> None:
    ballot.vote("me", 1, "left")
    ballot.vote("me", 1, "neither")
    (whole, _) = ballot.counts("ours", judge="me")
    assert (whole.ours, whole.theirs, whole.neither) == (0, 0, 1)
    assert ballot.counts("ours", judge="you") == []


def test_what_was_chosen_survives_and_other_pairs_are_refused(
    ballot: Ballot, tmp_path: Path
) -> None:
    again = Ballot(tmp_path / "new" / "votes.sqlite")
    again.set_pairs(PAIRS)
    assert again.pairs() == PAIRS
    with pytest.raises(OtherPairs):
        again.set_pairs([replace(PAIRS[0], prompt="other"), PAIRS[1]])


def test_others_are_counted_apart() -> None:
    votes = [("ours", "control", "faces", "right"), ("painted", "ours", "faces", "right")]
    found = {(c.other, c.source): (c.ours, c.theirs) for c in count_votes("ours", votes)}
    assert found["control", "all"] == (0, 1)
    assert found["painted", "all"] == (1, 0)
