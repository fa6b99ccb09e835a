"""The crown network's layer learns lengths from what a fixed trunk sees."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from pipeline.parts.crown import HEARD, LENGTHS, CrownNetwork, load_crown
from pipeline.train.parts.crown import describe_crowns, school_crown, teach_crown
from tests.pipeline.train.parts.test_training import head


def test_a_head_is_described_by_its_zones() -> None:
    torch.manual_seed(0)
    described = describe_crowns(CrownNetwork().eval(), [head(), head()])
    assert described.shape == (2, HEARD)
    torch.testing.assert_close(described[0], described[1])


def test_lengths_are_learned_and_other_heads_only_tell_what_is_usual() -> None:
    rng = np.random.default_rng(0)
    names = [*LENGTHS, "bald"] * 12
    heads = [replace(head(), read={**head().read, "hair": name}) for name in names]
    described = torch.from_numpy(rng.normal(0, 1, (60, HEARD)).astype(np.float32))
    for index, name in enumerate(names):
        if name in LENGTHS:
            described[index, 40 * LENGTHS.index(name) : 40 * LENGTHS.index(name) + 40] += 4
    network = CrownNetwork().eval()
    teach_crown(network, described, heads)
    with torch.no_grad():
        told = network.layer(network.alike(described)).argmax(1).tolist()
    pairs = [(LENGTHS[t], name) for t, name in zip(told, names, strict=True) if name in LENGTHS]
    assert np.mean([found == name for found, name in pairs]) > 0.9


def test_a_taught_network_is_stored(tmp_path: Path) -> None:
    torch.manual_seed(0)
    out = tmp_path / "crown.safetensors"
    heads = [replace(head(), read={**head().read, "hair": name}) for name in LENGTHS]
    school_crown(CrownNetwork().eval(), heads, out)
    assert bool((load_crown(out).mean != 0).any())
