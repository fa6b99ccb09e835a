"""The subject's own colours, without what shines through from behind it.

Blur fusion: Marco Forte 2021, "Approximate fast foreground colour estimation" (ICIP), 5 ms where
pymatting's multilevel solver takes 0.5 s and another second to import.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

Colors = NDArray[np.float32]
Weights = NDArray[np.float32]
WIDE, NARROW = 0.09, 0.008  # blur radii as shares of the longest side; the paper: 90 and 6 px
SHRINK = 4
RIM = 0.004  # of the longest side: colours this close to the outline are the camera's mixture


def clean_colors(pixels: NDArray[np.uint8], alpha: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Colours (H, W, 3) with the background removed, going on outwards where alpha (H, W) ends."""
    image = pixels.astype(np.float32)
    front, back = _rough_layers(image, alpha)
    front, _ = _fuse(image, front, back, alpha, NARROW)
    solid = _solid(alpha)
    bled = bleed(front, solid)
    # Inside the rim nothing changes; beyond it the estimate fades into what lies further inside.
    share = np.maximum(solid, np.clip(1.6 * alpha - 0.6, 0, 1) * 0.5)[..., None]
    inner = np.where(alpha[..., None] > 0.995, image, front)
    mixed = inner * share + bled * (1 - share)
    cleaned: NDArray[np.uint8] = np.clip(np.round(mixed), 0, 255).astype(np.uint8)
    return cleaned


def _rough_layers(image: Colors, alpha: Weights) -> tuple[Colors, Colors]:
    """The wide pass on a small copy: the narrow one blurs its results anyway."""
    height, width = alpha.shape
    size = max(1, width // SHRINK), max(1, height // SHRINK)
    small = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)
    small_alpha = np.asarray(cv2.resize(alpha, size, interpolation=cv2.INTER_AREA), np.float32)
    front, back = (
        np.asarray(cv2.resize(layer, (width, height)), np.float32)
        for layer in _fuse(small, small, small, small_alpha, WIDE)
    )
    return front, back


def _solid(alpha: NDArray[np.float32]) -> Weights:
    """Where colours can be trusted: 1 inside, falling to 0 before the outline."""
    rim = max(1.0, RIM * max(alpha.shape))
    inside = (alpha > 0.9).astype(np.uint8)
    depth = np.asarray(cv2.distanceTransform(inside, cv2.DIST_L2, 5), np.float32)
    solid: Weights = np.clip((depth - rim) / rim, 0, 1)
    return solid if float(solid.max()) > 0 else alpha


def _fuse(
    image: Colors, front: Colors, back: Colors, alpha: Weights, radius: float
) -> tuple[Colors, Colors]:
    """One pass: smooth both layers, then give the front what the mixture leaves unexplained."""
    size = (2 * round(radius * max(alpha.shape)) + 1,) * 2
    a = alpha[..., None]
    front_weight = cv2.blur(alpha, size)[..., None]
    smooth_front = cv2.blur(front * a, size) / (front_weight + 1e-5)
    smooth_back = cv2.blur(back * (1 - a), size) / (1 - front_weight + 1e-5)
    rest = image - a * smooth_front - (1 - a) * smooth_back
    return np.clip(smooth_front + a * rest, 0, 255), smooth_back


def bleed(colors: Colors, weights: Weights) -> Colors:
    """Fill pixels without weight from the nearest ones with it, smoothly, by a pyramid."""
    height, width = weights.shape
    weighted = colors * weights[..., None]
    if min(height, width) <= 2:
        return np.broadcast_to(
            weighted.sum((0, 1)) / max(float(weights.sum()), 1e-6), colors.shape
        ).astype(np.float32)
    half = ((width + 1) // 2, (height + 1) // 2)
    small_weights = cv2.resize(weights, half, interpolation=cv2.INTER_AREA)
    small = cv2.resize(weighted, half, interpolation=cv2.INTER_AREA)
    known = small_weights[..., None]
    below = bleed(small / np.maximum(known, 1e-6), np.minimum(small_weights * 4, 1))
    spread = cv2.resize(below, (width, height), interpolation=cv2.INTER_LINEAR)
    filled = weighted + np.asarray(spread, np.float32) * (1 - weights[..., None])
    return np.asarray(filled, np.float32)
