"""A line of votes is one JSON object, or an error that says which line is none."""

from pathlib import Path

import pytest

from pipeline.train.cartoon.errors import BrokenVotes
from pipeline.train.cartoon.votes import Choice, Vote, read_votes

SEEDS = '{"photo": "a.jpg", "prompt": "pirate", "liked": {"seed": 3}, "other": {"strength": 0.2}}'
PICTURES = '{"photo": "a.jpg", "prompt": "pirate", "liked": "a.png", "other": "b.png"}'


def test_votes_are_for_seeds_or_for_pictures(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_text(f"{SEEDS}\n\n{PICTURES}\n")
    first, second = read_votes(path)
    assert first.liked == Choice(seed=3)
    assert first.other == Choice(strength=0.2)
    assert second.liked == "a.png"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SEEDS + "\n{", "line 2: is no JSON"),
        ('{"photo": "a.jpg"}', "line 1: prompt: Field required"),
        (SEEDS.replace("0.2", "7"), "line 1: other.Choice.strength"),
        (SEEDS.replace("photo", "foto"), "line 1: photo"),
        ("\n", "holds no votes"),
    ],
)
def test_what_is_no_vote_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_text(text)
    with pytest.raises(BrokenVotes, match=told):
        read_votes(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenVotes, match="missing"):
        read_votes(tmp_path / "none.jsonl")


def test_about_a_fifth_of_the_votes_is_kept_out() -> None:
    votes = [
        Vote(photo="a", prompt="b", liked=Choice(seed=seed), other=Choice()) for seed in range(400)
    ]
    assert 0.14 < sum(vote.kept_out for vote in votes) / 400 < 0.26
