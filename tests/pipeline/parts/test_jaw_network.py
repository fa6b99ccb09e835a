"""The jaw network sees the same face in any light, and its weights are small."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from pipeline.errors import BrokenModel
from pipeline.parts.evenly import LIT, evenly_lit
from pipeline.parts.jaw import JAW
from pipeline.parts.jaw_network import (
    SIZES,
    WEIGHTS,
    JawNetwork,
    load_jaw,
    save_jaw,
)


def views() -> torch.Tensor:
    torch.manual_seed(0)
    return 90 + 60 * torch.rand(2, 3, 64, 96)


def test_cheeks_become_equally_light_and_of_one_colour() -> None:
    lit = evenly_lit(
        torch.full((1, 3, 64, 96), 60.0) * torch.tensor([1.2, 1.0, 0.7])[:, None, None], JAW
    )
    assert lit.mean((2, 3))[0].tolist() == pytest.approx(LIT)


def test_a_darker_or_coloured_light_changes_nothing() -> None:
    before = views()
    lamp = torch.tensor([0.7, 0.5, 0.4])[None, :, None, None]
    torch.testing.assert_close(evenly_lit(before * lamp, JAW), evenly_lit(before, JAW))


def test_light_from_the_side_is_taken_away() -> None:
    before = torch.full((1, 3, 64, 96), 150.0)
    slope = torch.linspace(0.5, 1.0, 96)
    lit = evenly_lit(before * slope, JAW)[0, 0, 32, 16:80]
    assert float(lit.max() - lit.min()) < 8


def test_every_answer_has_its_logits() -> None:
    assert JawNetwork().eval()(views()).shape == (2, sum(SIZES))


def test_weights_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "jaw.safetensors"
    network = JawNetwork().eval()
    save_jaw(network, path, origin="a test")
    told = load_jaw(path)(views())
    torch.testing.assert_close(told, network(views()), atol=0.02, rtol=0.02)


def test_missing_damaged_and_other_weights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "jaw.safetensors"
    with pytest.raises(BrokenModel, match="missing"):
        load_jaw(path)
    path.write_bytes(b"not weights")
    with pytest.raises(BrokenModel, match="damaged"):
        load_jaw(path)
    save_file({"weight": torch.zeros(3)}, path, {"attributes": "{}"})
    with pytest.raises(BrokenModel, match="other attributes"):
        load_jaw(path)


def test_our_weights_are_small_and_load() -> None:
    together = WEIGHTS.stat().st_size + WEIGHTS.with_name("parts.safetensors").stat().st_size
    assert WEIGHTS.stat().st_size <= 300_000
    assert together <= 5_000_000
    load_jaw()
