"""Where a training's pictures come from."""

from pathlib import Path

import torch

from pipeline.train.cartoon.lessons import Styles
from pipeline.train.cartoon.shards import shard_path, write_styles
from tests.pipeline.train.cartoon.tiny import entry, style

LARGE, SMALL = [f"{n:064x}" for n in range(30)], ["f" * 64]


def test_a_small_collection_of_styles_is_shown_as_often_as_a_large_one(tmp_path: Path) -> None:
    write_styles(shard_path(tmp_path, 0), {name: style(n) for n, name in enumerate(LARGE)})
    write_styles(shard_path(tmp_path, 1), {SMALL[0]: style(99)})
    toys = entry(SMALL[0], 1, "style").model_copy(update={"source": "toys"})
    styles = Styles(tmp_path, [*(entry(name, 0, "style") for name in LARGE), toys], seed=3)
    alone = Styles(tmp_path, [toys], seed=3).batch(0, 1, 64)
    color = alone[0].flatten(1).amin(1)
    shown = styles.batch(0, 60, 64).flatten(2).amin(2)
    alike = (shown - color).abs().amax(1) < 0.05
    assert 18 < int(alike.sum()) < 42


def test_the_same_step_shows_the_same_styles(tmp_path: Path) -> None:
    write_styles(shard_path(tmp_path, 0), {name: style(n) for n, name in enumerate(LARGE)})
    styles = Styles(tmp_path, [entry(name, 0, "style") for name in LARGE], seed=3)
    assert torch.equal(styles.batch(5, 4, 32), styles.batch(5, 4, 32))
    assert not torch.equal(styles.batch(5, 4, 32), styles.batch(6, 4, 32))
