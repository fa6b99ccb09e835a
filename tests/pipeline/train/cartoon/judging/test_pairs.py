from pathlib import Path

import numpy as np

from pipeline.train.cartoon.judging.drawers import Teacher, Untouched
from pipeline.train.cartoon.judging.pairs import CELL_PX, Gallery, choose_pairs
from tests.pipeline.train.cartoon.judging.drawn import tasks


def test_pairs_are_those_asked_for_in_an_order_by_the_seed() -> None:
    pairs = choose_pairs(tasks(), "ours", {"painted": 6, "control": 2}, seed=1)
    assert [pair.number for pair in pairs] == list(range(1, 9))
    others = [({pair.left, pair.right} - {"ours"}).pop() for pair in pairs]
    assert sorted(others) == ["control"] * 2 + ["painted"] * 6
    assert pairs == choose_pairs(tasks(), "ours", {"painted": 6, "control": 2}, seed=1)
    assert pairs != choose_pairs(tasks(), "ours", {"painted": 6, "control": 2}, seed=2)


def test_sides_are_left_to_chance() -> None:
    pairs = choose_pairs(tasks(), "ours", {"painted": 200}, seed=0)
    assert 70 < sum(pair.left == "ours" for pair in pairs) < 130


def test_no_drawing_of_ours_is_shown_twice_while_there_are_enough() -> None:
    pairs = choose_pairs(tasks(3), "ours", {"painted": 2, "control": 1}, seed=0)
    assert len({pair.photo for pair in pairs}) == 3


def test_each_side_shows_its_drawers_picture(data: Path, tmp_path: Path) -> None:
    shown = tasks()
    gallery = Gallery(data, tmp_path / "kept", [Untouched(), Teacher()], shown)
    (pair,) = choose_pairs(shown, "photo", {"teacher": 1}, seed=0)
    views = {view: gallery.picture(pair, view) for view in ("photo", "left", "right")}
    same = "left" if pair.left == "photo" else "right"
    other = "right" if same == "left" else "left"
    assert views["photo"].shape == (CELL_PX, CELL_PX, 3)
    assert np.array_equal(views["photo"], views[same])
    assert not np.array_equal(views["photo"], views[other])


def test_pictures_are_kept(data: Path, tmp_path: Path) -> None:
    shown = tasks()
    (pair,) = choose_pairs(shown, "photo", {"teacher": 1}, seed=0)
    first = Gallery(data, tmp_path, [Untouched(), Teacher()], shown).picture(pair, "left")
    assert np.array_equal(Gallery(data, tmp_path, [], shown).picture(pair, "left"), first)
