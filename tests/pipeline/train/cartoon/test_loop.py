"""A training that was killed goes on as if nothing had been; one that goes wrong keeps the good."""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from pipeline.train.cartoon.batch import Example, Lessons
from pipeline.train.cartoon.checkpoint import Place, read_place
from pipeline.train.cartoon.errors import BrokenCheckpoint, Diverged
from pipeline.train.cartoon.loop import CHECKPOINT, Plan, train
from pipeline.train.cartoon.recipes import Recipe, Stage
from tests.pipeline.train.cartoon.tiny import PAIRED, RECIPE, Notes, lessons, school


def plan(out: Path, **more: object) -> Plan:
    return replace(Plan(out, every=2, workers=0), **more)  # type: ignore[arg-type]


class Killed(Exception):
    """What a power cut would be."""


def cut_after(count: int) -> Lessons[Example]:
    """Lessons during which the power goes off, `count` batches after the beginning."""
    left = [count]

    def training(stage: Stage, first: int, workers: int) -> Iterator[Example]:
        for batch in lessons().training(stage, first, workers):
            if not left[0]:
                raise Killed
            left[0] -= 1
            yield batch

    return replace(lessons(), training=training)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkpoint of a training in one go."""
    out = tmp_path_factory.mktemp("whole")
    place = train(RECIPE, school(), lessons(), plan(out), Notes())
    assert (place.stage, place.step) == (2, 0)
    return out / CHECKPOINT


@pytest.mark.parametrize("steps", [1, 3, 6])
def test_a_killed_training_ends_with_the_same_weights(
    whole: Path, tmp_path: Path, steps: int
) -> None:
    with pytest.raises(Killed):
        train(RECIPE, school(), cut_after(steps), plan(tmp_path, every=1), Notes())
    train(RECIPE, school(seed=5 if steps > 1 else 0), lessons(), plan(tmp_path), Notes())
    once, twice = load_file(whole), load_file(tmp_path / CHECKPOINT)
    assert once.keys() == twice.keys()
    assert all(torch.equal(once[name], twice[name]) for name in once)


def test_a_training_asked_to_stop_saves_and_goes_on_later(whole: Path, tmp_path: Path) -> None:
    asked = iter([False, True])
    place = train(RECIPE, school(), lessons(), plan(tmp_path, stopped=lambda: next(asked)), Notes())
    assert (place.stage, place.step) == (0, 2)
    train(RECIPE, school(seed=3), lessons(), plan(tmp_path), Notes())
    once, twice = load_file(whole), load_file(tmp_path / CHECKPOINT)
    assert all(torch.equal(once[name], twice[name]) for name in once)


def test_what_was_learned_is_nearer_to_the_teacher(tmp_path: Path) -> None:
    recipe = Recipe("tiny", "", (Stage("distil", 40, PAIRED, batch=2, side_px=32, rate=5e-3),))
    notes = Notes()
    train(recipe, school(), lessons(), plan(tmp_path, every=10), notes)
    found = [values["distil/validation"] for _, values in notes.values]
    assert found[-1] < 0.9 * found[0]
    assert notes.files[-1] == tmp_path / CHECKPOINT


def test_a_loss_that_is_no_number_stops_and_the_last_good_one_is_kept(tmp_path: Path) -> None:
    def training(stage: Stage, first: int, workers: int) -> Iterator[Example]:
        for number, batch in enumerate(lessons().training(stage, first, workers)):
            spoilt = batch.target * (math.nan if number == 2 else 1)
            yield batch._replace(target=spoilt)

    with pytest.raises(Diverged, match="step 3; the last good checkpoint"):
        train(RECIPE, school(), replace(lessons(), training=training), plan(tmp_path), Notes())
    assert read_place(tmp_path / CHECKPOINT).step == 2
    assert all(t.isfinite().all() for t in load_file(tmp_path / CHECKPOINT).values())


def test_weights_that_are_no_numbers_are_not_saved(tmp_path: Path) -> None:
    pupils = school()
    recipe = Recipe("tiny", "", (Stage("distil", 4, PAIRED, batch=2, side_px=32, rate=math.inf),))
    with pytest.raises(Diverged):
        train(recipe, pupils, lessons(), plan(tmp_path, every=1), Notes())
    assert not (tmp_path / CHECKPOINT).exists()


def test_a_stage_ends_early_when_validation_gets_no_better(tmp_path: Path) -> None:
    still = Stage("distil", 50, PAIRED, batch=1, side_px=32, rate=1e-12, last_rate=1e-12)
    notes = Notes()
    short = plan(tmp_path, every=2, patience=2)
    train(Recipe("tiny", "", (still,)), school(), lessons(), short, notes)
    assert notes.values[-1][0] < 50


def test_a_stage_told_so_does_not_end_early(tmp_path: Path) -> None:
    still = Stage("cycle", 9, PAIRED, batch=1, side_px=32, rate=1e-12, last_rate=1e-12)
    notes = Notes()
    recipe = Recipe("tiny", "", (replace(still, stops_early=False),))
    train(recipe, school(), lessons(), plan(tmp_path, every=2, patience=1), notes)
    assert notes.values[-1][0] == 9


def test_time_that_is_over_stops_at_a_checkpoint(tmp_path: Path) -> None:
    place = train(RECIPE, school(), lessons(), plan(tmp_path, minutes=0), Notes())
    assert place == read_place(tmp_path / CHECKPOINT)
    assert (place.stage, place.step) == (0, 1)


@pytest.mark.parametrize(
    ("recipe", "told"),
    [
        (replace(RECIPE, name="other"), "belongs to recipe tiny, not other"),
        (replace(RECIPE, share=0.5), "was begun with 1 of its recipe's steps, not 0.5"),
    ],
)
def test_another_recipes_checkpoint_is_refused(tmp_path: Path, recipe: Recipe, told: str) -> None:
    train(RECIPE, school(), lessons(), plan(tmp_path, minutes=0), Notes())
    with pytest.raises(BrokenCheckpoint, match=told):
        train(recipe, school(), lessons(), plan(tmp_path), Notes())


def test_files_shown_at_reports_reach_the_tracker(tmp_path: Path) -> None:
    notes = Notes()
    sheet = tmp_path / "sheet.png"
    told = plan(tmp_path, minutes=0, shown=lambda _stage, _step: (sheet,))
    train(RECIPE, school(), lessons(), told, notes)
    assert notes.files == [sheet]


def test_a_finished_training_has_nothing_left_to_do(whole: Path) -> None:
    notes = Notes()
    place = train(RECIPE, school(), lessons(), plan(whole.parent), notes)
    assert place == Place("tiny", 2, 0, 0)
    assert not notes.values
