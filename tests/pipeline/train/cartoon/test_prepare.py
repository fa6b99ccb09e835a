"""A data set grows by what is new; what cannot be used is counted, not fatal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.manifest import Entry, Manifest, read_manifest
from pipeline.train.cartoon.prepare import Sketched, find_pictures, prepare
from pipeline.train.cartoon.shards import ShardReader, pack
from tests.pipeline.train.cartoon.tiny import sketch, style


def save_noise(path: Path, seed: int, *, side: int = 96) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = np.random.default_rng(seed).integers(0, 255, (8, 8, 3), np.uint8)
    save(path, np.asarray(cv2.resize(blocks, (side, side), interpolation=cv2.INTER_NEAREST)))


def save(path: Path, pixels: NDArray[np.uint8]) -> None:
    path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())


class Sketchers:
    """Sketches everything the same, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, found: Iterable[tuple[Path, Entry]]) -> Iterator[Sketched]:
        for path, entry in found:
            self.asked.append(path.name)
            yield entry.model_copy(update={"faces": 0}), pack(sketch())


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    for seed in range(3):
        save_noise(folder / "people" / f"{seed}.png", seed)
    save_noise(folder / "people" / "smaller.png", 0, side=64)
    (folder / "broken.jpg").write_bytes(b"no picture")
    (folder / "notes.txt").write_text("not looked at")
    return folder


def states(manifest: Manifest) -> Counter[str]:
    return Counter(entry.state for entry in manifest.entries if entry.role == "photo")


def test_photos_are_kept_or_counted_by_what_is_wrong(photos: Path, tmp_path: Path) -> None:
    manifest = prepare([photos], [], tmp_path / "out", Sketchers())
    assert states(manifest) == {"kept": 3, "duplicate": 1, "unreadable": 1}
    assert read_manifest(tmp_path / "out") == manifest
    kept = next(e for e in manifest.entries if e.state == "kept")
    assert kept.source == "people"
    assert kept.licence == "not stated"
    assert ShardReader(tmp_path / "out").sketch(kept.shard, kept.sha256).notes["side"] == 512


def test_a_second_run_looks_only_at_what_is_new(photos: Path, tmp_path: Path) -> None:
    first = prepare([photos], [], tmp_path / "out", Sketchers())
    save_noise(photos / "new.png", 7)
    sketchers = Sketchers()
    second = prepare([photos], [], tmp_path / "out", sketchers)
    assert sketchers.asked == ["new.png"]
    assert second.entries[: len(first.entries)] == first.entries
    assert states(second)["kept"] == 4


def test_a_moved_photo_is_known_by_its_content(photos: Path, tmp_path: Path) -> None:
    first = prepare([photos], [], tmp_path / "out", Sketchers())
    (photos / "people").rename(photos / "renamed")
    assert prepare([photos], [], tmp_path / "out", Sketchers()) == first


def test_style_pictures_are_kept_beside_them(photos: Path, tmp_path: Path) -> None:
    styles = tmp_path / "style"
    styles.mkdir()
    save(styles / "one.png", style(0))
    (styles / "broken.webp").write_bytes(b"no picture")
    manifest = prepare([photos], [styles], tmp_path / "out", Sketchers())
    entries = {e.file: e for e in manifest.entries if e.role == "style"}
    assert entries["broken.webp"].state == "unreadable"
    one = entries["one.png"]
    (read,) = ShardReader(tmp_path / "out").styles(one.shard, [one.sha256])
    assert read.shape == (256, 256, 4)


def test_clear_margins_of_style_pictures_are_cut_off(photos: Path, tmp_path: Path) -> None:
    small = np.zeros((80, 80, 4), np.uint8)
    small[30:50, 20:30] = 255
    (tmp_path / "style").mkdir()
    save(tmp_path / "style" / "one.png", small)
    manifest = prepare([photos], [tmp_path / "style"], tmp_path / "out", Sketchers())
    (one,) = (entry for entry in manifest.entries if entry.role == "style")
    (read,) = ShardReader(tmp_path / "out").styles(one.shard, [one.sha256])
    middle = read.shape[0] // 2
    assert (read[middle - 10 : middle + 10, middle - 5 : middle + 5, 3] == 255).all()
    assert read[..., 3].astype(bool).sum() == 200


def test_asked_to_stop_it_keeps_what_is_done_and_goes_on_later(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.train.cartoon.prepare.PHOTOS_A_SHARD", 2)
    asked = iter([False, True])
    first = Sketchers()
    part = prepare([photos], [], tmp_path / "out", first, stopped=lambda: next(asked))
    assert len(part.entries) == 2
    second = Sketchers()
    assert len(prepare([photos], [], tmp_path / "out", second).entries) == 5
    assert not set(first.asked) & set(second.asked)


def test_progress_is_told(photos: Path, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    prepare(
        [photos], [], tmp_path / "out", Sketchers(), lambda done, of, _: heard.append((done, of))
    )
    assert heard[0] == (0, 5)
    assert heard[-1][1] == 5


def test_a_wrong_or_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn, match="no such folder"):
        find_pictures(tmp_path / "none")
    with pytest.raises(NothingToLearn, match="put some there"):
        find_pictures(tmp_path)


def test_photos_that_are_all_useless_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    with pytest.raises(NothingToLearn, match="none of the photos could be used"):
        prepare([tmp_path], [], tmp_path / "out", Sketchers())


def test_a_mirrored_copy_that_comes_later_is_a_duplicate(photos: Path, tmp_path: Path) -> None:
    prepare([photos], [], tmp_path / "out", Sketchers())
    pixels = cv2.imread(str(photos / "people" / "1.png"))
    assert pixels is not None
    save(photos / "mirrored.png", np.asarray(pixels[:, ::-1], np.uint8))
    manifest = prepare([photos], [], tmp_path / "out", Sketchers())
    assert states(manifest)["duplicate"] == 2
    assert states(manifest)["kept"] == 3
