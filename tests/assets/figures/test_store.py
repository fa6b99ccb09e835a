import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assets.figures.command import fill
from assets.figures.sources import Sources
from assets.figures.store import COLUMNS, TABLE, Store, named
from pipeline.train.parts.heads import Head, is_kept_out

KEPT_OUT = next(f"faces/{k}.jpg" for k in range(99) if is_kept_out(f"faces/{k}.jpg"))
TAUGHT = next(f"faces/{k}.jpg" for k in range(99) if not is_kept_out(f"faces/{k}.jpg"))


def write_table(path: Path, files: list[str], hair: str = "short") -> Path:
    rows = [{**dict.fromkeys(COLUMNS, ""), "file": f, "usable": "1", "hair": hair} for f in files]
    with path.open("w", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_kept_head_is_read_back_as_training_reads_it(tmp_path: Path, head: Head) -> None:
    stored = Store(tmp_path).keep("worn-1-00000", head)
    with np.load(stored) as arrays:
        assert np.array_equal(arrays["pixels"], head.pixels)
        assert arrays["inside"].dtype == np.uint8
        assert np.array_equal(arrays["classes"], head.classes)
        assert arrays["landmarks"].shape == (468, 3)
    with (tmp_path / TABLE).open(newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["file"].rsplit(".", 1)[0] == stored.stem
    assert (row["usable"], row["hair"]) == ("1", "short")


def test_what_is_there_is_not_made_again(tmp_path: Path, head: Head) -> None:
    made = []

    def make(rng: np.random.Generator) -> Head:
        made.append(rng.random())
        return head

    fill(Store(tmp_path), "worn", 3, 1, make)
    fill(Store(tmp_path), "worn", 5, 1, make)
    assert len(made) == 5
    assert len(set(made)) == 5


def test_a_head_that_does_not_fit_is_tried_anew(tmp_path: Path, head: Head) -> None:
    answers = iter([None, None, head])
    fill(Store(tmp_path), "worn", 1, 1, lambda _: next(answers))
    assert Store(tmp_path).has("worn-1-00000")


@pytest.mark.parametrize("number", range(30))
def test_training_leaves_no_made_head_out(number: int) -> None:
    assert not is_kept_out(named(f"worn-1-{number:05d}", "faces/7.jpg"))


def test_photos_that_training_leaves_out_are_no_sources(tmp_path: Path, head: Head) -> None:
    (tmp_path / "faces").mkdir()
    for file in (KEPT_OUT, TAUGHT):
        (tmp_path / file).touch()
    table = write_table(tmp_path / "table.csv", [KEPT_OUT, TAUGHT])
    sources = Sources(tmp_path, [table], tmp_path, (None, None))  # type: ignore[arg-type]
    assert sources.files() == [TAUGHT]


def test_a_random_head_is_as_wanted(tmp_path: Path, head: Head) -> None:
    (tmp_path / "faces").mkdir()
    (tmp_path / TAUGHT).touch()
    table = write_table(tmp_path / "table.csv", [TAUGHT], hair="tied")
    stored = tmp_path / f"{TAUGHT.replace('/', '_').rsplit('.', 1)[0]}.npz"
    Store(tmp_path / "x").keep("a", replace(head, file=TAUGHT)).rename(stored)
    sources = Sources(tmp_path, [table], tmp_path, (None, None))  # type: ignore[arg-type]
    found = sources.random_head(np.random.default_rng(1), {"hair": "tied"})
    assert found.file == TAUGHT
