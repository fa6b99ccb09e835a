"""The second look at hair's length: it sees zones, weighs lengths alone, and its file is small."""

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from pipeline.errors import BrokenModel
from pipeline.parts.crop import HeadCrop, cut_head
from pipeline.parts.crown import (
    LENGTHS,
    WEIGHTS,
    ZONES,
    CrownNetwork,
    crown_zones,
    load_crown,
    look_at_crown,
    save_crown,
    with_length,
)
from tests.pipeline.parts.heads import face_at, photo

HAIR = {"short": 0.4, "medium": 0.1, "long": 0.2, "tied": 0.1, "bald": 0.2}
SIDE_PX = 160
Shown = tuple[HeadCrop, NDArray[np.float64]]


@pytest.fixture(scope="module")
def network() -> CrownNetwork:
    torch.manual_seed(0)
    return CrownNetwork().eval()


@pytest.fixture(scope="module")
def head() -> Shown:
    face = face_at(90, 90, size=60)
    affine = np.array([[1.0, 0.0, -10.0], [0.0, 1.0, -10.0]])
    crop = cut_head(photo(180, 180), face, to_crop=affine, side_px=SIDE_PX)
    return crop, face.landmarks[:, :2] @ affine[:, :2].T + affine[:, 2]


def test_zones_lie_around_the_face(head: Shown) -> None:
    zones = crown_zones(*head)
    rows = np.arange(zones.shape[1])[:, None]
    heights = [float((zone * rows).sum() / zone.sum()) for zone in zones]
    assert zones.shape == (ZONES, 10, 10)
    assert heights[0] < heights[1] < heights[3] < heights[4] < heights[5]


def test_what_the_photo_does_not_show_is_in_no_zone(head: Shown) -> None:
    crop, landmarks = head
    guides = crop.guides.copy()
    guides[0, : SIDE_PX // 2] = 0
    half = crown_zones(HeadCrop(crop.pixels, guides, crop.to_crop), landmarks)
    assert half[:, :5].sum() == 0
    assert half[:, 5:].sum() > 0


def test_a_look_tells_the_probability_of_each_length(network: CrownNetwork, head: Shown) -> None:
    told = look_at_crown(network, *head)
    assert tuple(told) == LENGTHS
    assert sum(told.values()) == pytest.approx(1, abs=1e-5)


def test_lengths_are_weighed_and_nobody_gets_balder() -> None:
    seen = {"short": 0.01, "medium": 0.01, "long": 0.97, "tied": 0.01}
    told = with_length({"hair": HAIR, "cover": {"none": 1.0}}, seen)
    assert told["hair"]["long"] > told["hair"]["short"]
    assert told["hair"]["bald"] == HAIR["bald"]
    assert sum(told["hair"].values()) == pytest.approx(1)
    assert told["cover"] == {"none": 1.0}


def test_equal_looks_change_nothing() -> None:
    told = with_length({"hair": HAIR}, dict.fromkeys(LENGTHS, 0.25))
    assert dict(told["hair"]) == pytest.approx(HAIR)


def test_weights_come_back_nearly_the_same(network: CrownNetwork, tmp_path: Path) -> None:
    path = tmp_path / "crown.safetensors"
    save_crown(network, path, origin="a test")
    for name, tensor in load_crown(path).state_dict().items():
        far = (tensor - network.state_dict()[name]).abs().max()
        assert far <= 0.01 * network.state_dict()[name].abs().max() + 1e-3


def test_a_missing_or_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "crown.safetensors"
    with pytest.raises(BrokenModel, match=r"crown\.safetensors: missing"):
        load_crown(path)
    path.write_bytes(b"not weights")
    with pytest.raises(BrokenModel, match="damaged"):
        load_crown(path)


def test_our_weights_are_small_and_load() -> None:
    assert WEIGHTS.stat().st_size <= 330_000
    load_crown()
