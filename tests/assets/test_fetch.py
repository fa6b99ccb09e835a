"""Fetching fills the folder once, keeps what is right and repairs what is not."""

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from assets import fetch
from assets.build import Product
from assets.errors import NoSpace
from assets.pins import Pins, read_pins
from config.assets import find_assets, read_manifest
from config.errors import MissingAssets
from render.lettering.fonts import OTHERS, STYLES
from tests.assets.packages import MODEL, model_files, npm_archive, pinned

ARCHIVE = npm_archive(model_files())
PINS = Pins(package=(pinned(ARCHIVE),))


class Registry:
    """Stands in for the download; counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def download(self, package: object, folder: Path, progress: object) -> Path:
        self.asked += 1
        path = folder / "an.archive"
        path.write_bytes(ARCHIVE)
        return path


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    stand_in = Registry()
    monkeypatch.setattr(fetch, "download", stand_in.download)
    product = Product(
        "upper", ("upper.bin",), lambda folder, into: shutil.copy(folder / "model.onnx",
        into / "upper.bin") and None, sources=("model.onnx",),
    )  # fmt: skip
    monkeypatch.setattr(fetch, "PRODUCTS", (product,))
    return stand_in


def run(folder: Path) -> None:
    fetch.fetch(folder, PINS, Console(quiet=True))


def test_a_fetched_folder_is_found_whole(tmp_path: Path, registry: Registry) -> None:
    run(tmp_path / "new")
    assert find_assets(tmp_path / "new") == tmp_path / "new"
    assert (tmp_path / "new/upper.bin").read_bytes() == MODEL
    assert set(read_manifest(tmp_path / "new").files) == {"model.onnx", "upper.bin"}


def test_the_second_run_fetches_nothing(tmp_path: Path, registry: Registry) -> None:
    run(tmp_path)
    run(tmp_path)
    assert registry.asked == 1


@pytest.mark.parametrize("name", ["model.onnx", "upper.bin", "pictures/1f600.webp"])
def test_what_is_missing_is_noticed_and_repaired(
    tmp_path: Path, registry: Registry, name: str
) -> None:
    run(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(MissingAssets, match="run `make setup`"):
        find_assets(tmp_path)
    run(tmp_path)
    assert find_assets(tmp_path)


def test_a_damaged_model_is_fetched_again(tmp_path: Path, registry: Registry) -> None:
    run(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"?" + MODEL[1:])
    with pytest.raises(MissingAssets, match=r"model\.onnx is damaged"):
        find_assets(tmp_path)
    run(tmp_path)
    assert (tmp_path / "model.onnx").read_bytes() == MODEL


def test_files_laid_there_by_hand_are_kept(tmp_path: Path, registry: Registry) -> None:
    run(tmp_path)
    (tmp_path / "manifest.json").unlink()
    run(tmp_path)
    assert registry.asked == 1


def test_nothing_but_the_files_stays(tmp_path: Path, registry: Registry) -> None:
    run(tmp_path)
    seen = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")}
    assert seen == {"model.onnx", "upper.bin", "pictures", "manifest.json"}
    assert not list(tmp_path.glob(".downloads"))


def test_a_full_disk_is_told_before_the_download(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(NoSpace, match="make room"):
        run(tmp_path)
    assert registry.asked == 0


def test_a_disk_that_fills_up_midway_is_told(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fetch, "unpack", fail)
    with pytest.raises(NoSpace, match=r"No space left on device\); make room"):
        run(tmp_path)


def test_the_command_fails_with_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    answer = subprocess.run(
        [sys.executable, "-m", "assets.fetch", "--into", str(tmp_path / "taken")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "make room or correct its permissions" in answer.stderr


def test_the_real_pins_are_sound_and_fetched(assets: Path) -> None:
    pins = read_pins()
    names = [target.target for package in pins.package for target in package.targets]
    assert len(set(names)) == len(names)
    written = {f"fonts/{cut.file}.ttf" for cut in (*STYLES.values(), *OTHERS)}
    assert {name for name in names if name.endswith(".ttf")} == written
    assert find_assets(assets)
