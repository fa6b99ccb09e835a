import hashlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray
from PIL import Image

from assets.__main__ import main
from assets.figures.casting import dressed
from assets.figures.drawing import Easel
from assets.figures.toys import (
    Sitting,
    Told,
    Workshop,
    draw_toy,
    may_be_drawn,
    straight,
    training_photos,
)
from pipeline.canonical import mean_face
from pipeline.errors import Unmeasurable
from pipeline.likeness import Clothes, Cover, Likeness
from pipeline.train.cartoon.errors import CannotSave
from pipeline.train.cartoon.manifest import hash_of, split_of
from pipeline.train.cartoon.prepare import prepare
from pipeline.train.parts.heads import is_kept_out
from pipeline.types import FaceMesh, Photo

MIDDLE = (70.0, 60.0)  # of the face, px of the photo
SIDE_PX = 96
Drawn = tuple[NDArray[np.uint8], NDArray[np.float64]]


def sitting() -> Sitting:
    points = mean_face().points * (20.0, -20.0, 20.0) + (*MIDDLE, 0.0)
    return Sitting(FaceMesh(points.astype(np.float32), 1.0), Likeness())


def seat(_photo: Photo) -> Sitting | None:
    return sitting()


def written(folder: Path, split: str = "train", number: int = 0) -> Path:
    """A photo of that side of the data set, and not of the parts network's own tenth."""
    folder.mkdir(exist_ok=True)
    names = (f"{number}-{k}.png" for k in range(99))
    free = (n for n in names if not is_kept_out(n) and not is_kept_out(f"{folder.name}/{n}"))
    path = folder / next(free)
    for shade in range(250):
        Image.new("RGB", (120, 100), (shade, number, 90)).save(path)
        if split_of(hash_of(path.read_bytes())) == split:
            return path
    raise AssertionError(f"no such picture falls into {split}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, easel: Easel) -> tuple[Path, Path]:
    """A photo and the folder with its toy."""
    root = tmp_path_factory.mktemp("toys")
    path = written(root / "photos")
    assert Workshop(path.parent, root / "toys", seat, easel).toy(path, 1)
    return path, root / "toys"


@pytest.fixture(scope="module")
def drawn(easel: Easel) -> Drawn:
    """A small toy, and from where in the photo to where in it."""
    return draw_toy(sitting(), easel, np.random.default_rng(1), side_px=SIDE_PX)


def test_a_toy_stands_where_the_face_is(drawn: Drawn) -> None:
    picture, affine = drawn
    assert picture.shape == (SIDE_PX, SIDE_PX, 4)
    assert picture.dtype == np.uint8
    x, y = affine[:, :2] @ MIDDLE + affine[:, 2]
    assert picture[round(y), round(x), 3] == 255
    assert picture[0, [0, -1], 3].max() == 0


def test_a_toy_is_lit_evenly(drawn: Drawn) -> None:
    picture, affine = drawn
    cheeks = sitting().face.landmarks[[50, 280], :2] @ affine[:, :2].T + affine[:, 2]
    one, other = (picture[round(y), round(x), :3].astype(float) for x, y in cheeks)
    assert np.abs(one - other).mean() < 25
    assert min(one.mean(), other.mean()) > 120


def test_a_toy_is_told_of_and_fits_its_photo(made: tuple[Path, Path]) -> None:
    path, out = made
    told = Told.model_validate_json((out / f"{path.stem}.json").read_bytes())
    assert told.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (told.photo, told.size_px, told.left_out) == (path.name, (120, 100), "")
    with Image.open(out / f"{path.stem}.png") as image:
        assert (image.mode, image.size) == ("RGBA", (told.side_px, told.side_px))
        shown = np.asarray(image)
    on_photo = cv2.warpAffine(
        shown[..., 3], np.array(told.to_toy), (120, 100), flags=cv2.WARP_INVERSE_MAP
    )
    assert on_photo[round(MIDDLE[1]), round(MIDDLE[0])] == 255


def test_what_is_there_stays(made: tuple[Path, Path], easel: Easel) -> None:
    path, out = made
    before = {p.name: p.stat().st_mtime_ns for p in out.iterdir()}

    def never(_photo: Photo) -> Sitting | None:
        raise AssertionError("looked at twice")

    assert Workshop(path.parent, out, never, easel).toy(path, 1)
    assert {p.name: p.stat().st_mtime_ns for p in out.iterdir()} == before


def test_a_toy_is_a_style_picture_for_training(made: tuple[Path, Path], tmp_path: Path) -> None:
    path, out = made
    manifest = prepare([path.parent], [out], tmp_path, lambda found: ((e, None) for _, e in found))
    (style,) = (entry for entry in manifest.entries if entry.role == "style")
    assert (style.state, style.source) == ("kept", "toys")
    assert style.licence != "not stated"


def test_why_there_is_no_toy_is_written_once(tmp_path: Path, easel: Easel) -> None:
    path, seen = written(tmp_path / "photos"), []

    def refuse(photo: Photo) -> Sitting | None:
        seen.append(photo)
        raise Unmeasurable("too dark")

    workshop = Workshop(path.parent, tmp_path / "toys", refuse, easel)
    assert not workshop.toy(path, 1)
    assert not workshop.toy(path, 1)
    assert len(seen) == 1
    (left,) = (tmp_path / "toys").iterdir()
    assert Told.model_validate_json(left.read_bytes()).left_out == "too dark"


def test_unreadable_photos_and_empty_ones_are_left_out(tmp_path: Path, easel: Easel) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"no picture")
    assert not Workshop(tmp_path, tmp_path / "a", seat, easel).toy(path, 1)
    assert not Workshop(tmp_path, tmp_path / "b", lambda _: None, easel).toy(written(tmp_path), 1)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, easel: Easel) -> None:
    path = written(tmp_path / "photos")
    (tmp_path / "toys").write_text("a file")
    with pytest.raises(CannotSave):
        Workshop(path.parent, tmp_path / "toys", lambda _: None, easel).toy(path, 1)


def test_only_training_photos_are_drawn_from(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    learned = {written(folder, "train", number) for number in (1, 2)}
    kept = {written(folder, "validation", 3), written(folder, "test", 4)}
    assert set(training_photos(folder, 1)) == learned
    assert not any(may_be_drawn(path, folder) for path in kept)


def test_what_the_parts_network_is_measured_on_is_never_drawn(tmp_path: Path) -> None:
    folder = tmp_path / "faces"
    source = written(folder)
    name = next(f"{k}.png" for k in range(99) if is_kept_out(f"faces/{k}.png"))
    path = source.rename(folder / name)
    assert not may_be_drawn(path, folder)
    assert not may_be_drawn(path, tmp_path)


def test_the_same_person_wears_something_else() -> None:
    person = Likeness(clothes=Clothes(kind="bare"), cover=Cover(kind="cap"))
    worn = [dressed(person, np.random.default_rng(seed)) for seed in range(30)]
    assert len({one.clothes.color for one in worn}) > 25
    assert len({one.cover.kind for one in worn}) > 1
    assert all(one.clothes.kind not in ("bare", "dress") for one in worn)
    assert {(one.face, one.skin, one.hair, one.glasses) for one in worn} == {
        (person.face, person.skin, person.hair, person.glasses)
    }


def test_colors_at_edges_are_not_dimmed() -> None:
    pixel = np.array([[[0.25, 0.1, 0.0, 0.5], [0.0, 0.0, 0.0, 0.0]]], np.float32)
    assert straight(pixel).tolist() == [[[128, 51, 0, 128], [0, 0, 0, 0]]]


def test_the_command_says_what_it_makes() -> None:
    told = CliRunner().invoke(main, ["toys", "--help"])
    assert told.exit_code == 0
    assert all(option in told.output for option in ("--photos", "--out", "--count", "--seed"))
