"""An example is the same whenever it is asked for, and its parts fit together."""

from pathlib import Path

import numpy as np
import pytest
import torch

from config.theme import Drawing
from pipeline.gan.coloring import STEPS
from pipeline.networks.condition import LOOK
from pipeline.networks.generator import INPUTS, TABLES
from pipeline.train.cartoon.batch import Example
from pipeline.train.cartoon.examples import Examples
from pipeline.train.cartoon.lessons import batches
from pipeline.train.cartoon.manifest import Entry
from pipeline.train.cartoon.prompts import random_drawing, training_prompts
from pipeline.train.cartoon.recipes import Stage, Weights
from tests.pipeline.train.cartoon.tiny import data_set, meaning

MEANINGS = (meaning("night", Drawing(pattern="dots")), meaning("candy", Drawing(line=2)))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    folder = tmp_path_factory.mktemp("data")
    photos = [e for e in data_set(folder) if e.role == "photo"]
    return made(folder, photos)


def made(folder: Path, photos: list[Entry]) -> Examples:
    features = {entry.sha256: torch.zeros(192) for entry in photos}
    return Examples(folder, photos, MEANINGS, features, side_px=48, seed=3)


def same(one: Example, other: Example) -> bool:
    pairs = zip((*one[:-1], *one.told), (*other[:-1], *other.told), strict=True)
    return all(torch.equal(a, b) for a, b in pairs)


def test_the_same_number_is_the_same_example(examples: Examples) -> None:
    assert same(examples[5], examples[5])
    assert not torch.equal(examples[5].target, examples[6].target)


def test_parts_have_their_shapes_and_ranges(examples: Examples) -> None:
    for index in range(12):
        found = examples[index]
        assert found.picture.shape == (INPUTS, 48, 48)
        assert found.target.shape == (3, 48, 48)
        assert found.areas.shape == (3, 48, 48)
        assert found.tone.shape == (1, 48, 48)
        assert found.told.look.shape == (LOOK,)
        assert found.told.tables.shape == (3 * TABLES, STEPS, STEPS, STEPS)
        assert found.told.line.shape == (3,)
        assert all(part.dtype == torch.float32 for part in (*found[:-1], *found.told))
        for part in (found.target, found.areas, found.weight, found.told.tables, found.told.line):
            assert part.min() >= 0
            assert part.max() <= 1
        assert found.weight[:, :8].max() == 0
        assert found.weight[:, 20:28, 20:28].min() > 0


def test_batches_from_a_step_on_are_those_of_the_whole(examples: Examples) -> None:
    stage = Stage("distil", 3, Weights(), batch=2)
    whole = list(batches(examples, stage))
    (last,) = batches(examples, stage, 2)
    assert len(whole) == 3
    assert same(whole[2], last)


def test_some_looks_are_left_to_the_prompt(examples: Examples) -> None:
    told = [bool(examples[index].told.look[0]) for index in range(40)]
    assert 0 < told.count(False) < 20


def test_invented_looks_are_within_what_themes_may_say() -> None:
    random = np.random.default_rng(0)
    drawings = [random_drawing(random, Drawing()) for _ in range(50)]
    assert len({drawing.pattern for drawing in drawings}) == 5
    assert all(Drawing.model_validate(d.model_dump()) == d for d in drawings)


def test_prompts_are_named_once() -> None:
    assert training_prompts((), ("moon", "sun", "moon")) == ["moon", "sun"]


def test_about_an_eighth_of_the_prompts_is_never_learned_from() -> None:
    kept = [meaning("x" * length).kept_out for length in range(1, 400)]
    assert 0.05 < np.mean(kept) < 0.2
