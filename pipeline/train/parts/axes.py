"""Logistic regression on principal axes of what a fixed trunk sees: it cannot learn by heart."""

from __future__ import annotations

import torch
from torch import Tensor

from pipeline.train.parts.verdict import fit_linear

SPREAD = 3.0  # of the first component
SWEEPS = 4


def find_axes(heard: Tensor, components: int) -> tuple[Tensor, Tensor]:
    """The mean (H,) and the principal axes (H, C) of (N, H) numbers, the first SPREAD long."""
    middle = heard.mean(0)
    torch.manual_seed(0)
    count = min(components, *heard.shape)
    _, _, axes = torch.pca_lowrank(heard - middle, q=count, niter=SWEEPS)
    length = ((heard - middle) @ axes[:, 0]).std().clamp_min(1e-3)
    return middle, axes * SPREAD / length


def fit_on_axes(
    heard: Tensor,
    wanted: Tensor,
    *,
    values: int,
    components: int,
    penalty: float,
    usual: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """Weights (values, H) and biases (values,) from (N, H) numbers and answers (N,).

    usual: (M, H) numbers that the axes are found in, where more is known than answers.
    """
    middle, axes = find_axes(heard if usual is None else usual, components)
    penalties = torch.full((axes.shape[1],), penalty)
    weight, bias = fit_linear((heard - middle) @ axes, wanted, torch.ones(values), penalties)
    whole = weight @ axes.T
    return whole, bias - whole @ middle
