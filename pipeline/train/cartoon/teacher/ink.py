"""The lines an illustrator would draw: coherent along edges, tapered, none for mere texture.

Flow-based difference of Gaussians: H. Kang, S. Lee, C. Chui, "Flow-based image abstraction", IEEE
TVCG 2009, with the flow from a smoothed structure tensor (J. E. Kyprianidis and J. Döllner, 2008).
"""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.color import Array, blur, smoothstep

FINE, BROAD = (1.2, 3.0, 3.5), (2.0, 4.0, 5.0)  # px: across the line, of the tensor, along it
BROAD_SHARE = 0.7
RATIO = 1.6  # between both Gaussians
FAINT, FULL = 1.0, 3.0  # lightness at which a line begins, and is fully drawn
SHORTEST_PX = 16
SMALLEST_PX = 40
CROWD_PX = 11.0  # around a line
CROWDED = (
    0.34,
    0.2,
)  # share of ink around it from which a line is texture, and to which it is none
TEXTURE_KEPT = 0.25
DRAWN = 0.3  # strength from which a mark counts as a line


def find_ink(lightness: Array) -> Array:
    """float32 (H, W) in [0, 1]: dark lines of lightness (H, W), 0 to 100, on a canvas of 512 px."""
    calm = np.asarray(cv2.bilateralFilter(lightness, 7, 10, 4), np.float32)
    found = _along_flow(calm, *FINE) + BROAD_SHARE * _along_flow(blur(calm, 1.2), *BROAD)
    ink = without_specks(smoothstep(found, FAINT, FULL))
    alone = smoothstep(blur(ink, CROWD_PX), *CROWDED)
    return without_specks(ink * (TEXTURE_KEPT + (1 - TEXTURE_KEPT) * alone))


def without_specks(ink: Array) -> Array:
    """Ink (H, W) but for marks too small to be meant."""
    drawn = (ink > DRAWN).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
    long = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= SHORTEST_PX
    keep = long & (stats[:, cv2.CC_STAT_AREA] >= SMALLEST_PX)
    keep[0] = False
    grown = cv2.dilate(keep[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(ink * blur(grown.astype(np.float32), 0.7), np.float32)


def _flow(image: Array, sigma_px: float) -> tuple[Array, Array]:
    """x and y (H, W) of the unit vectors across the edges nearby."""
    x = cv2.Scharr(image, cv2.CV_32F, 1, 0)
    y = cv2.Scharr(image, cv2.CV_32F, 0, 1)
    xx, xy, yy = (blur(np.asarray(part, np.float32), sigma_px) for part in (x * x, x * y, y * y))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def _sampled(image: Array, x: Array, y: Array) -> Array:
    """image (H, W) at px x and y, mirrored beyond its border."""
    return np.asarray(
        cv2.remap(image, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.float32
    )


def _along_flow(image: Array, sigma_px: float, tensor_px: float, along_px: float) -> Array:
    """float32 (H, W): how much darker a line through each pixel is than its sides."""
    height, width = image.shape
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    x, y = _flow(image, tensor_px)
    darker = _across(image, (xs, ys), (x, y), sigma_px)
    total, weight = darker.copy(), 1.0
    for way in (1, -1):
        here, step = (xs, ys), (-y * way, x * way)
        for count in range(1, round(2 * along_px) + 1):
            here = here[0] + step[0], here[1] + step[1]
            share = float(np.exp(-(count**2) / (2 * along_px**2)))
            total += share * _sampled(darker, *here)
            weight += share
            step = _onwards(_sampled(-y, *here), _sampled(x, *here), step)
    return np.asarray(total / weight, np.float32)


def _across(
    image: Array, here: tuple[Array, Array], normal: tuple[Array, Array], sigma_px: float
) -> Array:
    """The difference of two Gaussians of image (H, W) along the normals."""
    sums = np.zeros((2, *image.shape), np.float32)
    weights = np.zeros(2)
    reach = int(np.ceil(2 * sigma_px * RATIO))
    for offset in range(-reach, reach + 1):
        seen = _sampled(image, here[0] + offset * normal[0], here[1] + offset * normal[1])
        for index, sigma in enumerate((sigma_px, RATIO * sigma_px)):
            share = float(np.exp(-(offset**2) / (2 * sigma**2)))
            sums[index] += share * seen
            weights[index] += share
    return np.asarray(sums[1] / weights[1] - sums[0] / weights[0], np.float32)


def _onwards(x: Array, y: Array, before: tuple[Array, Array]) -> tuple[Array, Array]:
    """The direction x, y as a unit vector, turned so that it goes on as before."""
    way = np.where(x * before[0] + y * before[1] < 0, np.float32(-1), np.float32(1))
    length = np.maximum(np.hypot(x, y), 1e-3) * way
    return np.asarray(x / length, np.float32), np.asarray(y / length, np.float32)
