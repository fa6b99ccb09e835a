"""How far sets of pictures are apart, by what EfficientNet-lite0's six stages see in them.

These are not the Inception features of the literature: the numbers compare drawers with each other
here, and with nothing elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from pipeline.backbone import normalised
from pipeline.color import Array
from pipeline.gan.inputs import FEATURES_PX
from pipeline.networks.condition import ImageFeatures

FEATURES_NAME = "EfficientNet-lite0, stages 1 to 6, pooled, each of length 1"
DEGREE = 3
Features = NDArray[np.float64]


def pooled_features(eyes: ImageFeatures, picture: Array) -> Features:
    """float64 (464,): the mean of each channel of each stage, of a picture (S, S, 3), 0 to 1.

    Each stage's share has the length of its width's root, so that none drowns the others.
    """
    small = cv2.resize(picture, (FEATURES_PX, FEATURES_PX), interpolation=cv2.INTER_AREA)
    pixels = torch.from_numpy(np.ascontiguousarray(small.transpose(2, 0, 1), np.float32))
    with torch.inference_mode():
        stages = eyes.trunk(normalised(255 * pixels)[None])
    pooled = [stage.mean((2, 3))[0].double() for stage in stages]
    scaled = [part * len(part) ** 0.5 / part.norm().clamp_min(1e-9) for part in pooled]
    return np.asarray(torch.cat(scaled).numpy(), np.float64)


def kid(ones: Sequence[Features], others: Sequence[Features]) -> float:
    """The squared maximum mean discrepancy, unbiased, with a polynomial kernel.

    M. Binkowski et al., "Demystifying MMD GANs", ICLR 2018.
    """
    x, y = np.stack(ones), np.stack(others)
    within = [_mean_between(group) for group in (_kernel(x, x), _kernel(y, y))]
    return float(within[0] + within[1] - 2 * _kernel(x, y).mean())


def _kernel(x: Features, y: Features) -> Features:
    return np.asarray((x @ y.T / x.shape[1] + 1) ** DEGREE, np.float64)


def _mean_between(kernel: Features) -> float:
    """Of a symmetric kernel, without each picture against itself."""
    count = len(kernel)
    return float((kernel.sum() - np.trace(kernel)) / (count * (count - 1)))


def fid(ones: Sequence[Features], others: Sequence[Features]) -> float:
    """Frechet's distance of two Gaussians: M. Heusel et al., NIPS 2017.

    Biased upwards by few pictures: compare only numbers of equally many.
    """
    x, y = np.stack(ones), np.stack(others)
    apart = float(((x.mean(0) - y.mean(0)) ** 2).sum())
    x, y = ((z - z.mean(0)) / np.sqrt(len(z) - 1) for z in (x, y))
    # The trace of the root of both covariances' product is the nuclear norm of x y'.
    shared = float(np.linalg.svd(x @ y.T, compute_uv=False).sum())
    return max(0.0, apart + float((x**2).sum() + (y**2).sum()) - 2 * shared)
