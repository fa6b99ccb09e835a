"""Who is on which side never changes; a manifest of another version is refused."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.train.cartoon.errors import BrokenDataSet
from pipeline.train.cartoon.manifest import (
    MANIFEST,
    Manifest,
    hash_of,
    read_licences,
    read_manifest,
    split_of,
    write_manifest,
)
from tests.pipeline.train.cartoon.tiny import entry, name_of, named


def test_sides_are_chosen_by_content_alone_and_forever() -> None:
    assert split_of("00000000" + 56 * "0") == "train"
    assert split_of("00000046" + 56 * "f") == "validation"  # 70 of a hundred
    assert split_of("00000055" + 56 * "0") == "test"  # 85


def test_sides_have_their_shares() -> None:
    count = Counter(split_of(name_of(str(number))) for number in range(4000))
    assert count["train"] / 4000 == pytest.approx(0.70, abs=0.03)
    assert count["validation"] / 4000 == pytest.approx(0.15, abs=0.03)


def test_a_manifest_comes_back_and_tells_what_is_kept(tmp_path: Path) -> None:
    kept, drawn = entry(named("train"), 0), entry(named("train", 99), 1, "style")
    gone = entry(named("train", 999), -1).model_copy(update={"state": "blurred"})
    write_manifest(tmp_path, Manifest(entries=(kept, drawn, gone)))
    read = read_manifest(tmp_path)
    assert read.kept("train") == (kept,)
    assert read.kept("train", "style") == (drawn,)
    assert not read.kept("test")


def test_a_folder_without_manifest_is_a_beginning(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()


@pytest.mark.parametrize("text", ["{", '{"version": 99}', '{"entries": [{"sha256": "x"}]}'])
def test_a_damaged_or_newer_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(BrokenDataSet, match="run `prepare` again"):
        read_manifest(tmp_path)


def test_collections_have_their_licences_by_folder() -> None:
    assert read_licences()["emoji"] == "MIT"


def test_a_hash_is_of_the_content() -> None:
    assert hash_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
