import tomllib
from pathlib import Path

import pytest

from config.theme import load_themes
from pipeline.prompt.index import LEXICON
from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.judging.tasks import (
    choose_entries,
    choose_tasks,
    read_free_prompts,
    read_styles,
)
from tests.pipeline.train.cartoon.judging.drawn import MEANINGS


def test_photos_are_chosen_by_the_seed_from_the_test_split(data: Path) -> None:
    chosen = [entry.sha256 for entry in choose_entries(data, 2, seed=1)]
    assert chosen == [entry.sha256 for entry in choose_entries(data, 2, seed=1)]
    assert choose_entries(data, 2, seed=1, licence="our")
    with pytest.raises(NothingToLearn):
        choose_entries(data, 2, seed=1, licence="public domain")
    assert len(set(chosen)) == 2
    orders = {tuple(e.sha256 for e in choose_entries(data, 3, seed=seed)) for seed in range(9)}
    assert len(orders) > 1


def test_people_are_those_with_faces_in_color(data: Path) -> None:
    assert [e.source for e in choose_entries(data, 9, seed=0, people=True)] == ["faces"]


def test_without_photos_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn, match="prepare"):
        choose_entries(tmp_path, 2, seed=0)


def test_prompts_are_taken_in_turn(data: Path) -> None:
    tasks = choose_tasks(choose_entries(data, 2, seed=0), MEANINGS, seed=0)
    assert {task.meaning.prompt for task in tasks} == {"night", "candy"}


def test_free_prompts_are_in_no_lexicon_and_no_theme() -> None:
    free = read_free_prompts()
    groups = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    known = {words.casefold() for group in groups.values() for words in group}
    known |= {w.casefold() for t in load_themes().values() for w in (t.title, *t.words)}
    assert len(free) == len(set(free)) == 30
    assert not {prompt.casefold() for prompt in free} & known


def test_styles_come_whole_and_on_white(data: Path) -> None:
    (picture,) = read_styles(data, "test", 1, seed=0, side_px=20)
    assert picture.shape == (20, 20, 3)
    assert picture[0].min() == 1
    assert picture[-1].min() < 1
    assert read_styles(data, "validation", 3, seed=0, side_px=20) == []
