"""What is read of a head is complete, whatever the network says."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from pipeline.errors import BrokenModel
from pipeline.parts.network import PartsNetwork
from pipeline.parts.reader import PARTS_PX, PartsReader, open_parts_reader
from pipeline.parts.values import ATTRIBUTES, VALUES
from pipeline.parts.weights import WEIGHTS, load_network, save_network
from pipeline.types import HEAD_CLASSES, HeadParts
from tests.pipeline.parts.heads import face_at, photo

SIDE_PX = 64


@pytest.fixture(scope="module")
def network() -> PartsNetwork:
    torch.manual_seed(0)
    return PartsNetwork().eval()


@pytest.fixture(scope="module")
def parts(network: PartsNetwork) -> HeadParts:
    reader = PartsReader(network, threads=1, side_px=SIDE_PX)
    return reader.read(photo(50, 40), face_at(20, 25, size=60))


def test_shares_of_each_pixel_sum_to_one(parts: HeadParts) -> None:
    assert parts.shares.shape == (len(HEAD_CLASSES), PARTS_PX, PARTS_PX)
    np.testing.assert_allclose(parts.shares.sum(0), 1, atol=1e-5)


def test_beyond_the_photo_is_background(parts: HeadParts) -> None:
    assert parts.classes[0, 0] == HEAD_CLASSES.index("background")
    assert parts.share("background")[0, 0] == 1


def test_every_attribute_has_probabilities(parts: HeadParts) -> None:
    assert list(parts.attributes) == list(ATTRIBUTES)
    for name, values in ATTRIBUTES.items():
        assert tuple(parts.attributes[name]) == values
        assert sum(parts.attributes[name].values()) == pytest.approx(1)
        assert parts.likeliest(name) in values


def test_reading_leaves_the_process_its_threads(network: PartsNetwork) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        reader = PartsReader(network, threads=1, side_px=32)
        reader.read(photo(40, 40), face_at(20, 20, size=50))
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)


def test_a_picture_and_its_mirror_image_are_read_alike(network: PartsNetwork) -> None:
    reader = PartsReader(network, threads=1, side_px=SIDE_PX)
    pixels = photo(90, 90)
    face = face_at(45, 45, size=50)
    one = reader.read(pixels, face)
    other = reader.read(np.ascontiguousarray(pixels[:, ::-1]), face_at(44, 45, size=50))
    np.testing.assert_allclose(one.shares[..., ::-1], other.shares, atol=0.08)


def test_answers_are_half_as_large_as_the_crop(network: PartsNetwork) -> None:
    with torch.inference_mode():
        answer = network(torch.zeros(2, 3, 96, 96), torch.zeros(2, 4, 96, 96))
    assert answer.classes.shape == (2, len(HEAD_CLASSES), 48, 48)
    assert answer.attributes.shape == (2, VALUES)


def test_weights_come_back_from_their_file(network: PartsNetwork, tmp_path: Path) -> None:
    path = tmp_path / "parts.safetensors"
    save_network(network, path, origin="a test")
    for name, tensor in load_network(path).state_dict().items():
        torch.testing.assert_close(tensor, network.state_dict()[name], atol=1e-3, rtol=1e-3)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match=r"parts\.safetensors: missing"):
        open_parts_reader(threads=1, weights=tmp_path / "parts.safetensors")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "parts.safetensors"
    path.write_bytes(b"not weights")
    with pytest.raises(BrokenModel, match="damaged"):
        load_network(path)


def test_another_networks_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "parts.safetensors"
    save_file({"weight": torch.zeros(3)}, path, {"attributes": "{}"})
    with pytest.raises(BrokenModel, match="other attributes"):
        load_network(path)


def test_our_weights_are_small_and_load() -> None:
    assert WEIGHTS.stat().st_size <= 5_000_000
    load_network()
