"""The folder of models is trusted only as long as it is what was fetched."""

import os
from pathlib import Path

import pytest

from config.assets import MANIFEST, Manifest, find_assets, record_file
from config.errors import MissingAssets, UnsetUp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model.onnx").write_bytes(b"weights")
    (tmp_path / "emoji").mkdir()
    for name in ("a.webp", "b.webp"):
        (tmp_path / "emoji" / name).touch()
    manifest = Manifest(
        files={"model.onnx": record_file(tmp_path / "model.onnx")}, folders={"emoji": 2}
    )
    (tmp_path / MANIFEST).write_text(manifest.model_dump_json())
    return tmp_path


def test_a_whole_folder_is_returned(folder: Path) -> None:
    assert find_assets(folder) == folder


def test_a_copied_folder_with_other_times_is_whole(folder: Path) -> None:
    os.utime(folder / "model.onnx", (1, 1))
    assert find_assets(folder) == folder


def test_times_cut_to_whole_seconds_are_trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_ns = 10**9
    changed_ns = (folder / "model.onnx").stat().st_mtime_ns // second_ns * second_ns
    os.utime(folder / "model.onnx", ns=(changed_ns, changed_ns))
    monkeypatch.setattr("config.assets.hash_file", lambda _: pytest.fail("was read"))
    assert find_assets(folder) == folder


def test_without_set_up_the_error_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(UnsetUp, match="run `make setup` once"):
        find_assets(tmp_path)


@pytest.mark.parametrize("content", [b"other w", b"short", b""])
def test_a_changed_file_is_damaged(folder: Path, content: bytes) -> None:
    (folder / "model.onnx").write_bytes(content)
    os.utime(folder / "model.onnx", (1, 1))
    with pytest.raises(MissingAssets, match=r"model\.onnx is damaged; run `make setup`"):
        find_assets(folder)


def test_a_removed_file_is_missing(folder: Path) -> None:
    (folder / "model.onnx").unlink()
    with pytest.raises(MissingAssets, match=r"model\.onnx is missing") as caught:
        find_assets(folder)
    assert caught.value.path == folder / "model.onnx"


def test_a_removed_picture_is_noticed(folder: Path) -> None:
    (folder / "emoji/a.webp").unlink()
    with pytest.raises(MissingAssets, match="holds 1 of 2 pictures"):
        find_assets(folder)


@pytest.mark.parametrize("content", [b"", b"{", b'{"files": 3}', b"\xff\xfe"])
def test_a_broken_manifest_is_told(folder: Path, content: bytes) -> None:
    (folder / MANIFEST).write_bytes(content)
    with pytest.raises(MissingAssets, match="cannot be read"):
        find_assets(folder)
