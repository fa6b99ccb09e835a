import json
from pathlib import Path

import pytest
from PIL import Image

from pipeline.train.cartoon.judging.ballot import Ballot
from pipeline.train.cartoon.judging.blind import (
    draw_pair_sheets,
    draw_theme_sheets,
    read_guesses,
    read_votes,
)
from pipeline.train.cartoon.judging.drawers import Teacher, Untouched
from pipeline.train.cartoon.judging.errors import UnreadableAnswers
from pipeline.train.cartoon.judging.pairs import Gallery, Pair, choose_pairs
from pipeline.train.cartoon.judging.tasks import choose_entries
from tests.pipeline.train.cartoon.judging.drawn import MEANINGS, tasks


@pytest.fixture
def pairs() -> list[Pair]:
    return choose_pairs(tasks(), "photo", {"teacher": 3}, seed=0)


@pytest.fixture
def ballot(tmp_path: Path, pairs: list[Pair]) -> Ballot:
    found = Ballot(tmp_path / "votes.sqlite")
    found.set_pairs(pairs)
    return found


def test_sheets_show_all_pairs_and_the_key_is_apart(
    data: Path, tmp_path: Path, pairs: list[Pair]
) -> None:
    gallery = Gallery(data, tmp_path / "kept", [Untouched(), Teacher()], tasks())
    (path,) = draw_pair_sheets(gallery, pairs, tmp_path / "sheets")
    with Image.open(path) as image:
        assert image.width == 3 * 448
    key = json.loads((path.parent / "key.json").read_text())
    assert [key[str(pair.number)]["left"] for pair in pairs] == [pair.left for pair in pairs]
    assert (path.parent / "answers.csv").read_text() == "pair,choice\n1,\n2,\n3,\n"


def test_answers_become_votes(tmp_path: Path, ballot: Ballot) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("pair,choice\n1,left\n2, Neither \n3,\n")
    assert read_votes(ballot, path, judge="eyes") == 2
    assert ballot.spoken("eyes") == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("pair,choice\n1,both\n", "line 2: 'both' is none of left, right, neither"),
        ("pair,choice\n1,left\n9,left\n", "line 3: there is no pair '9'"),
        ("number,answer\n1,left\n", "line 2: needs the columns pair, choice"),
    ],
)
def test_answers_that_do_not_fit_leave_the_ballot_as_it_was(
    tmp_path: Path, ballot: Ballot, text: str, fault: str
) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(text)
    with pytest.raises(UnreadableAnswers, match=fault):
        read_votes(ballot, path, judge="eyes")
    assert ballot.spoken("eyes") == 0


def test_themes_are_shuffled_and_guesses_are_read_with_the_key(data: Path, tmp_path: Path) -> None:
    entries = choose_entries(data, 2, seed=0)
    (path,) = draw_theme_sheets(data, Teacher(), (entries, MEANINGS), tmp_path / "t", seed=3)
    assert path.exists()
    key = json.loads((tmp_path / "t" / "key.json").read_text())
    assert sorted(key.values()) == ["candy", "candy", "night", "night"]
    answers = tmp_path / "t" / "themes.csv"
    assert answers.read_text().splitlines()[:2] == ["drawing,theme", "1,"]
    answers.write_text("drawing,theme\n1,night\n2,night\n3,candy\n4,night\n")
    guesses = read_guesses(answers)
    assert [guess.theme for guess in guesses] == [key[n] for n in "1234"]
    answers.write_text("drawing,theme\n1,pirates\n")
    with pytest.raises(UnreadableAnswers, match="is no theme"):
        read_guesses(answers)
