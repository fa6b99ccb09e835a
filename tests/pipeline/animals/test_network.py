import pytest
import torch

from pipeline.animals.network import FLAGS, HEATS, SLOTS, STRIDE, AnimalNetwork


@pytest.mark.parametrize("side", [64, 96])
def test_maps_have_a_cell_for_each_eight_pixels(side: int) -> None:
    with torch.inference_mode():
        maps = AnimalNetwork().eval()(torch.zeros(2, 3, side, side))
    cells = side // STRIDE
    assert maps.heat.shape == (2, len(HEATS), cells, cells)
    assert maps.offsets.shape == (2, 2 * len(SLOTS), cells, cells)
    assert maps.flags.shape == (2, len(FLAGS), cells, cells)
