"""The look at a face alone: it counts as far as hair is hidden, and its file is small."""

from pathlib import Path

import numpy as np
import pytest
import torch

from pipeline.backbone import LITE0, Trunk
from pipeline.errors import BrokenModel
from pipeline.parts.crop import HeadCrop, cut_head
from pipeline.parts.crown import CrownNetwork, hidden_share
from pipeline.parts.mien import (
    FACE,
    HEARD,
    STYLES,
    WEIGHTS,
    Mien,
    cut_face,
    describe_face,
    load_mien,
    look_at_mien,
    odds_of_long,
    save_mien,
    with_mien,
)
from pipeline.parts.network import PartsNetwork
from pipeline.parts.reader import PartsReader
from tests.pipeline.measure.heads import head
from tests.pipeline.parts.heads import face_at, photo

HAIR = {"short": 0.5, "medium": 0.1, "long": 0.2, "tied": 0.1, "bald": 0.1}
LONG = {"short": 0.05, "long": 0.95}


@pytest.fixture(scope="module")
def trunk() -> Trunk:
    torch.manual_seed(0)
    return Trunk(LITE0[:3]).eval()


def test_where_hair_is_seen_a_face_changes_nothing() -> None:
    told = with_mien({"hair": HAIR}, LONG, hidden=0.3)
    assert dict(told["hair"]) == pytest.approx(HAIR)
    assert told["mien"] == LONG


def test_where_hair_is_hidden_a_face_moves_its_length_and_nobody_gets_balder() -> None:
    told = with_mien({"hair": HAIR, "cover": {"none": 1.0}}, LONG, hidden=0.9)
    assert told["hair"]["long"] > told["hair"]["short"]
    assert told["hair"]["bald"] == HAIR["bald"]
    assert sum(told["hair"].values()) == pytest.approx(1)
    assert told["cover"] == {"none": 1.0}


def test_the_more_is_hidden_the_more_a_face_counts() -> None:
    short = [with_mien({"hair": HAIR}, LONG, hidden=h)["hair"]["short"] for h in (0.5, 0.7, 0.9)]
    assert short == sorted(short, reverse=True)


def test_what_lies_beyond_the_photo_is_hidden() -> None:
    face = face_at(90, 90, size=60)
    affine = np.array([[1.0, 0.0, -10.0], [0.0, 1.0, -10.0]])
    crop = cut_head(photo(180, 180), face, to_crop=affine, side_px=160)
    moved = face.landmarks[:, :2] @ affine[:, :2].T + affine[:, 2]
    nothing = np.zeros_like(crop.guides)
    assert hidden_share(crop, moved) < 0.45
    assert hidden_share(HeadCrop(crop.pixels, nothing, crop.to_crop), moved) == 1


def test_a_face_and_its_mirror_image_are_described_alike(trunk: Trunk) -> None:
    person = head()
    view = cut_face(person.pixels, person.face)
    assert view.shape == (FACE.high_px, FACE.wide_px, 3)
    one = describe_face(trunk, view)
    assert one.shape == (HEARD,)
    torch.testing.assert_close(describe_face(trunk, view[:, ::-1].copy()), one)


def test_a_look_tells_the_probability_of_each_style(trunk: Trunk) -> None:
    torch.manual_seed(0)
    told = look_at_mien(Mien().eval(), trunk, photo(90, 90), face_at(45, 45, size=60))
    assert tuple(told) == STYLES
    assert sum(told.values()) == pytest.approx(1, abs=1e-5)


def test_odds_of_long_hair_have_a_sign_and_an_end() -> None:
    assert odds_of_long(LONG) > 0
    assert odds_of_long({"short": 1.0, "long": 0.0}) > -20


def test_a_reader_tells_it_beside_the_rest() -> None:
    torch.manual_seed(0)
    crown, mien = CrownNetwork().eval(), Mien().eval()
    reader = PartsReader(PartsNetwork().eval(), threads=1, side_px=64, crown=crown, mien=mien)
    parts = reader.read(photo(60, 60), face_at(30, 30, size=50))
    assert tuple(parts.attributes["mien"]) == STYLES
    assert sum(parts.attributes["hair"].values()) == pytest.approx(1)


def test_weights_come_back_from_their_file(tmp_path: Path) -> None:
    torch.manual_seed(0)
    path, mien = tmp_path / "mien.safetensors", Mien()
    save_mien(mien, path, origin="a test")
    torch.testing.assert_close(load_mien(path).layer.weight, mien.layer.weight, atol=1e-3, rtol=0)


def test_a_missing_or_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mien.safetensors"
    with pytest.raises(BrokenModel, match=r"mien\.safetensors: missing"):
        load_mien(path)
    path.write_bytes(b"not weights")
    with pytest.raises(BrokenModel, match="damaged"):
        load_mien(path)


def test_all_weights_of_a_heads_parts_are_small_and_load() -> None:
    names = ("parts", "crown", "jaw", "mien")
    files = [WEIGHTS.with_name(f"{name}.safetensors") for name in names]
    assert sum(file.stat().st_size for file in files) <= 5_000_000
    load_mien()
