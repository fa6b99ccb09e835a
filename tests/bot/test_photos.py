"""Photos that a command line names."""

import io
from pathlib import Path

import pytest

from bot.errors import PhotoNotFound, PhotoNotReadable
from bot.photos import MAX_BYTES_READ, read_files

NOTHING = io.BytesIO()


def test_files_of_the_same_name_get_names_of_their_own(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "cat.jpg", tmp_path / "b" / "cat.png"]
    for number, path in enumerate(paths):
        path.parent.mkdir()
        path.write_bytes(bytes([number]))
    found = list(read_files([str(path) for path in paths], NOTHING))
    assert found == [("cat", b"\0"), ("cat-2", b"\1")]


def test_a_dash_is_standard_input() -> None:
    assert list(read_files(["-"], io.BytesIO(b"abc"))) == [("photo", b"abc")]


def test_endless_input_is_read_up_to_the_limit() -> None:
    ((_, data),) = read_files(["/dev/zero"], NOTHING)
    assert len(data) == MAX_BYTES_READ


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PhotoNotFound):
        list(read_files([str(tmp_path / "no.jpg")], NOTHING))
    with pytest.raises(PhotoNotReadable):
        list(read_files([str(tmp_path)], NOTHING))
