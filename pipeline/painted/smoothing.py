"""Flat regions with crisp edges: L0 gradient minimisation.

Xu, Lu, Xu, Jia: Image Smoothing via L0 Gradient Minimization, SIGGRAPH Asia 2011, by half-quadratic
splitting: gradients too small to be worth `weight` are set to zero, the picture nearest to the rest
is found by FFT, and the coupling grows until both agree.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import fft

from pipeline.color import Array

COUPLING_GROWTH = 2.6
MAX_COUPLING = 1.5e3  # beyond it nothing changes that eight bits would show
BORDER_PX = 8  # mirrored, because the FFT sees opposite borders as neighbours


def _difference_power(height: int, width: int) -> Array:
    """float32 (H, W/2+1): squared magnitude of the gradient operator in the frequency domain."""
    v = 2 - 2 * np.cos(2 * np.pi * np.arange(height) / height)
    h = 2 - 2 * np.cos(2 * np.pi * np.arange(width // 2 + 1) / width)
    return np.asarray(v[:, None] + h[None], np.float32)


def _padded(image: Array) -> Array:
    """Mirrored to a size whose FFT is quick."""
    height, width = (fft.next_fast_len(n + 2 * BORDER_PX, real=True) for n in image.shape[:2])
    bottom, right = height - image.shape[0] - BORDER_PX, width - image.shape[1] - BORDER_PX
    padded = cv2.copyMakeBorder(image, BORDER_PX, bottom, BORDER_PX, right, cv2.BORDER_REFLECT_101)
    return np.asarray(padded, np.float32)


def flatten_gradients(image: Array, weight: float, *, threads: int) -> NDArray[np.float32]:
    """The picture with small gradients removed.

    image: float32 (H, W, 3) in [0, 1]. weight: 0.005 (airbrushed) to 0.03 (posters).
    """
    height, width = image.shape[:2]
    planes = np.ascontiguousarray(_padded(image).transpose(2, 0, 1))  # (3, H', W')
    power = _difference_power(*planes.shape[1:])
    target = fft.rfft2(planes, workers=threads)
    coupling = 2 * weight
    while coupling < MAX_COUPLING:
        h = np.roll(planes, -1, 2) - planes
        v = np.roll(planes, -1, 1) - planes
        small = (h * h + v * v).sum(0) < weight / coupling
        h[:, small] = 0
        v[:, small] = 0
        divergence = np.roll(h, 1, 2) - h + np.roll(v, 1, 1) - v
        wanted = target + np.float32(coupling) * fft.rfft2(divergence, workers=threads)
        wanted /= 1 + np.float32(coupling) * power
        planes = fft.irfft2(wanted, s=planes.shape[1:], workers=threads)
        coupling *= COUPLING_GROWTH
    flat = planes[:, BORDER_PX : BORDER_PX + height, BORDER_PX : BORDER_PX + width]
    return np.ascontiguousarray(flat.transpose(1, 2, 0)).clip(0, 1)
