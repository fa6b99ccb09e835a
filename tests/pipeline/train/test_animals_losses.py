import numpy as np
import torch

from pipeline.animals.network import Maps
from pipeline.train.animals.losses import flag_loss, heat_loss, offset_loss, total_loss
from pipeline.train.animals.targets import Targets, targets
from tests.pipeline.train.animal_examples import POINTS

CELLS = 20


def _right(target: Targets) -> Maps:
    """Maps that say what they should."""
    flags = torch.nan_to_num(target.flags)[:, :, None, None] * 20 - 10
    return Maps(
        torch.logit(target.heat, eps=1e-4),
        torch.nan_to_num(target.offsets),
        flags.expand(-1, -1, CELLS, CELLS),
    )


def test_right_maps_cost_less_than_wrong_ones() -> None:
    target = targets(POINTS, CELLS)
    maps = _right(target)
    wrong = Maps(-maps.heat, maps.offsets + 1, -maps.flags)
    for loss, good, bad in (
        (heat_loss, maps.heat, wrong.heat),
        (offset_loss, maps.offsets, wrong.offsets),
        (flag_loss, maps.flags, wrong.flags),
    ):
        assert float(loss(good, target)) < 0.5 * float(loss(bad, target))


def test_views_without_a_face_teach_no_offsets() -> None:
    target = targets(None, CELLS)
    assert float(offset_loss(torch.ones(1, 12, CELLS, CELLS), target)) == 0
    assert float(flag_loss(torch.ones(1, 3, CELLS, CELLS), target)) == 0


def test_an_unseen_ear_teaches_no_offset_but_a_flag() -> None:
    points = POINTS.copy()
    points[4] = np.nan
    target = targets(points, CELLS)
    assert target.flags.tolist() == [[0, 0, 1]]
    offsets = torch.nan_to_num(target.offsets)
    offsets[:, 8:10] += 5  # where the left ear is said to be does not matter
    assert float(offset_loss(offsets, target)) == 0


def test_nothing_is_known_far_from_the_face_of_a_crowd() -> None:
    target = targets(POINTS / 2, CELLS, crowded=True)
    logits = torch.logit(target.heat, eps=1e-4)
    before = float(heat_loss(logits, target))
    logits[:, 0, -1, -1] = 10  # another animal's face, perhaps
    assert float(heat_loss(logits, target)) == before


def test_the_total_has_a_gradient_everywhere() -> None:
    target = targets(POINTS, CELLS)
    maps = Maps(*(torch.zeros_like(part).requires_grad_() for part in _right(target)))
    total_loss(maps, target).backward()
    for part in maps:
        assert part.grad is not None
        assert torch.isfinite(part.grad).all()
        assert part.grad.abs().sum() > 0
