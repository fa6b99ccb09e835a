"""Files appear whole or not at all."""

from pathlib import Path

import pytest

from config.files import replacing


def test_the_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.bin") as file:
        file.write(b"whole")
        assert not (tmp_path / "a.bin").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]
    assert (tmp_path / "a.bin").read_bytes() == b"whole"


def fail_midway(target: Path) -> None:
    with replacing(target) as file:
        file.write(b"ha")
        raise ZeroDivisionError


def test_a_failure_keeps_what_was_there_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        fail_midway(tmp_path / "a.bin")
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]
    assert (tmp_path / "a.bin").read_bytes() == b"old"
