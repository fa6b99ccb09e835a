"""Losses: pure functions of tensors, each a scalar. Pictures are (N, 3, H, W), sRGB, 0 to 1."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

LOW_PX = 8  # side of the squares whose mean colours are compared
KERNEL = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0))


def weighted_l1(found: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    """Mean distance; weight (N, 1, H, W) says how much each pixel counts."""
    total = weight.sum() * found.shape[1]
    return ((found - wanted).abs() * weight).sum() / total.clamp_min(1e-6)


def edge_l1(found: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    """Mean distance of Sobel's gradients: lines shall be as sharp as the teacher's."""
    return weighted_l1(_gradients(found), _gradients(wanted), weight)


def _gradients(x: Tensor) -> Tensor:
    """(N, 6, H, W): across and down."""
    across = torch.tensor(KERNEL, dtype=x.dtype, device=x.device) / 8
    channels = x.shape[1]
    kernels = torch.stack([across, across.T])[:, None].repeat(channels, 1, 1, 1)
    return functional.conv2d(x, kernels, padding=1, groups=channels)


def low_l1(found: Tensor, wanted: Tensor) -> Tensor:
    """Mean distance of squares' mean colours: textures may differ, areas may not."""
    return functional.l1_loss(
        functional.avg_pool2d(found, LOW_PX), functional.avg_pool2d(wanted, LOW_PX)
    )


def feature_l1(found: list[Tensor], wanted: list[Tensor]) -> Tensor:
    """Mean distance of features, each layer's over the size of what is wanted there.

    Without that the layer of the largest numbers would drown the others.
    """
    parts = [
        functional.l1_loss(a, b) / b.abs().mean().clamp_min(1e-3)
        for a, b in zip(found, wanted, strict=True)
    ]
    return torch.stack(parts).mean()


def total_variation(found: Tensor) -> Tensor:
    """Mean step between neighbours: L. Rudin, S. Osher, E. Fatemi 1992, in the anisotropic form."""
    across = (found[..., 1:] - found[..., :-1]).abs().mean()
    down = (found[..., 1:, :] - found[..., :-1, :]).abs().mean()
    return across + down


def area_loss(logits: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    """Binary cross-entropy of what lies where, (N, C, H, W) each; wanted in [0, 1]."""
    apart = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (apart * weight).sum() / (2 * weight.sum()).clamp_min(1e-6)


def hinge_drawing(real: Tensor, made: Tensor) -> Tensor:
    """The discriminator's: J. H. Lim and J. C. Ye, "Geometric GAN", 2017."""
    return functional.relu(1 - real).mean() + functional.relu(1 + made).mean()


def hinge_made(made: Tensor) -> Tensor:
    """The generator's side of it."""
    return -made.mean()


def prompt_hinge(matched: Tensor, mismatched: Tensor, made: Tensor) -> Tensor:
    """As `hinge_drawing`, where a drawing with another prompt is as wrong as a made one.

    S. Reed et al., "Generative adversarial text to image synthesis", ICML 2016.
    """
    wrong = functional.relu(1 + mismatched).mean() + functional.relu(1 + made).mean()
    return functional.relu(1 - matched).mean() + wrong / 2


def preference_loss(liked: Tensor, other: Tensor, margin: float) -> Tensor:
    """How far distances (N,) to what people liked are from being smaller by `margin`."""
    return functional.softplus((liked - other + margin) / margin).mean() * margin


def distances(found: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    """(N,): as `weighted_l1`, for each picture alone."""
    total = weight.sum((1, 2, 3)) * found.shape[1]
    return ((found - wanted).abs() * weight).sum((1, 2, 3)) / total.clamp_min(1e-6)
