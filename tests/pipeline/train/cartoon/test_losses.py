"""Losses are nothing where all is as wanted, and grow with what is wrong."""

import pytest
import torch

from pipeline.train.cartoon.losses import (
    area_loss,
    distances,
    edge_l1,
    feature_l1,
    hinge_drawing,
    hinge_made,
    low_l1,
    preference_loss,
    prompt_hinge,
    total_variation,
    weighted_l1,
)

WHOLE = torch.ones(2, 1, 16, 16)


@pytest.fixture
def picture() -> torch.Tensor:
    return torch.rand(2, 3, 16, 16, generator=torch.Generator().manual_seed(0))


def test_the_same_pictures_have_no_distance(picture: torch.Tensor) -> None:
    assert weighted_l1(picture, picture, WHOLE) == 0
    assert edge_l1(picture, picture, WHOLE) == 0
    assert low_l1(picture, picture) == 0
    assert feature_l1([picture], [picture]) == 0
    assert distances(picture, picture, WHOLE).tolist() == [0, 0]


def test_a_shift_of_all_colours_is_a_distance_but_no_edge(picture: torch.Tensor) -> None:
    shifted = picture + 0.25
    assert weighted_l1(shifted, picture, WHOLE) == pytest.approx(0.25, abs=1e-5)
    assert edge_l1(shifted, picture, WHOLE)[()] < 0.13  # at the border alone
    assert low_l1(shifted, picture) == pytest.approx(0.25, abs=1e-5)


def test_what_has_no_weight_does_not_count(picture: torch.Tensor) -> None:
    weight = WHOLE.clone()
    weight[..., 8:] = 0
    spoilt = picture.clone()
    spoilt[..., 8:] = 9
    assert weighted_l1(spoilt, picture, weight) == 0
    assert distances(spoilt, picture, weight).tolist() == [0, 0]


def test_a_weight_of_nothing_is_no_error(picture: torch.Tensor) -> None:
    assert weighted_l1(picture, 1 - picture, 0 * WHOLE) == 0


def test_layers_of_large_numbers_do_not_drown_the_others(picture: torch.Tensor) -> None:
    alone = feature_l1([1.1 * picture], [picture])
    assert feature_l1([1.1 * picture, 110 * picture], [picture, 100 * picture]) == pytest.approx(
        float(alone), rel=1e-3
    )


def test_flat_pictures_have_no_variation(picture: torch.Tensor) -> None:
    assert total_variation(torch.full((1, 3, 8, 8), 0.4)) == 0
    assert total_variation(picture) > 0.3


def test_areas_that_are_told_right_cost_little() -> None:
    wanted = (torch.rand(2, 2, 16, 16) > 0.5).float()
    assert area_loss(20 * wanted - 10, wanted, WHOLE) < 0.001
    assert area_loss(10 - 20 * wanted, wanted, WHOLE) > 5


def test_hinges_are_nothing_beyond_their_margins() -> None:
    high, low = torch.full((4,), 2.0), torch.full((4,), -2.0)
    assert hinge_drawing(high, low) == 0
    assert hinge_drawing(low, high) == 6
    assert hinge_made(high) < hinge_made(low)
    assert prompt_hinge(high, low, low) == 0
    assert prompt_hinge(high, high, low) == pytest.approx(1.5)


def test_a_liked_picture_that_is_nearer_costs_less() -> None:
    near, far = torch.tensor([0.01]), torch.tensor([0.09])
    assert preference_loss(near, far, 0.02) < 0.001
    assert preference_loss(far, near, 0.02) > 0.09


def test_distances_are_of_each_picture(picture: torch.Tensor) -> None:
    other = picture.clone()
    other[1] += 0.5
    assert distances(other, picture, WHOLE).tolist() == pytest.approx([0, 0.5], abs=1e-5)
