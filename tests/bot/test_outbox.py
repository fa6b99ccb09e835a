"""Nobody ever sees half a file or half a set."""

import os
from pathlib import Path

import pytest

from bot.errors import OutputNotWritable
from bot.outbox import check_writable, open_outbox


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fail_midway(folder: Path) -> None:
    with open_outbox(folder) as outbox:
        outbox.put_now("preview.png", b"new")
        outbox.put_now("other.png", b"new")
        outbox.put("one", b"1")
        assert (folder / "preview.png").read_bytes() == b"new"
        raise ZeroDivisionError


def test_files_appear_together_at_the_end(tmp_path: Path) -> None:
    with open_outbox(tmp_path / "a" / "b") as outbox:
        outbox.put("one", b"1")
        outbox.put("two", b"2")
        assert not (tmp_path / "a" / "b" / "one").exists()
    assert contents(tmp_path / "a" / "b") == {"one": b"1", "two": b"2"}


def test_a_failure_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "preview.png").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        fail_midway(tmp_path)
    assert contents(tmp_path) == {"preview.png": b"old"}


def test_a_folder_made_for_a_failed_set_is_removed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_midway(tmp_path / "x" / "y")
    assert not (tmp_path / "x").exists()


def test_a_published_preview_stays_when_the_set_is_complete(tmp_path: Path) -> None:
    with open_outbox(tmp_path) as outbox:
        outbox.put_now("preview.png", b"new")
    assert contents(tmp_path) == {"preview.png": b"new"}


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutputNotWritable):
        check_writable(tmp_path / "out" / "deeper")
    with pytest.raises(OutputNotWritable), open_outbox(tmp_path / "out"):
        pass
    assert (tmp_path / "out").read_bytes() == b"a file"


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputNotWritable) as caught, open_outbox(tmp_path / "out") as outbox:
        outbox.put("one", b"1")
    assert caught.value.reason == "No space left on device"
    assert not (tmp_path / "out").exists()


def test_checking_a_folder_changes_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "new" / "deeper")
    assert not list(tmp_path.iterdir())
