"""What can be counted in a picture: flat areas, hard edges, colours, noise, straight lines.

Drawings are flat between hard edges; cameras leave noise and soft edges everywhere; screens have
long level lines. What lies on a ground of one colour is counted by itself too: else the ground
would speak for it.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

STEPS = (0.5, 1.5, 3.5, 6.5, 12.5, 24.5, 48.5, 96.5)  # of a difference, in levels of 8 bits
COLOR_BITS = 4  # a channel
TOP_COLORS = (1, 2, 4, 8, 16, 32, 64)
SHARES = (10, 25, 50, 75, 90)
HARD = 24.0  # a difference that is an edge
SMALL_PX = 80
FEW = 3  # of so many pixels one is enough to tell percentiles
GROUND = 14  # levels by which the ground's pixels may differ
GROUND_EDGE = 0.6  # share of the edge that has the ground's colour, where there is a ground
MIDDLE = 0.8  # of the sides: the oval that counts where there is no ground
LEAST = 400  # pixels that must be left to count in
INSIDE = 28
COUNT = 2 * 26 + 25 + INSIDE

Floats = NDArray[np.float32]


def measure(seen: NDArray[np.uint8]) -> Floats:
    """float32 (COUNT,): of a fitted picture uint8 (H, W, 3), most of it in [0, 1]."""
    small = cv2.resize(seen, (SMALL_PX, SMALL_PX), interpolation=cv2.INTER_AREA)
    grey, far = (_grey(np.asarray(each, np.uint8)) for each in (seen, small))
    found = [*_steps(grey), *_steps(far), *_colors(seen), *_tones(seen)]
    found += [*_inside(seen, grey), *_lines(grey)]
    return np.array(found, np.float32)


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _steps(grey: NDArray[np.uint8]) -> list[float]:
    """26 numbers: how large the differences of neighbours are, and those of the differences."""
    light = grey.astype(np.float32)
    across, down = np.diff(light, axis=1)[:-1], np.diff(light, axis=0)[:, :-1]
    slope = np.hypot(across, down)
    bend = np.abs(cv2.Laplacian(light, cv2.CV_32F))[1:-1, 1:-1]
    quiet = slope[1:, 1:] < HARD / 4
    noise = bend[quiet[: bend.shape[0], : bend.shape[1]]]
    flat = [float((slope <= step).mean()) for step in STEPS]
    straight = [float((bend <= step).mean()) for step in STEPS]
    noisy = np.percentile(noise[::FEW], SHARES) / 16 if noise.size else np.zeros(len(SHARES))
    rough = np.percentile(slope.ravel()[::FEW], (90, 95, 99)) / 255
    sharp = float((bend > HARD).mean() / max((slope > HARD).mean(), 1e-3))
    return [*flat, *straight, *noisy.tolist(), *rough.tolist(), sharp, float(quiet.mean())]


def _colors(seen: NDArray[np.uint8]) -> list[float]:
    """8 numbers: how much of the picture its commonest colours cover, and how many there are."""
    coarse = (seen >> (8 - COLOR_BITS)).astype(np.int64)
    keys = (coarse[..., 0] << 2 * COLOR_BITS) + (coarse[..., 1] << COLOR_BITS) + coarse[..., 2]
    counts = np.sort(np.bincount(keys.ravel(), minlength=1 << 3 * COLOR_BITS))[::-1]
    shares = np.cumsum(counts) / keys.size
    many = np.log2(1 + np.count_nonzero(counts)) / (3 * COLOR_BITS)
    return [*(float(shares[top - 1]) for top in TOP_COLORS), float(many)]


def _tones(seen: NDArray[np.uint8]) -> list[float]:
    """12 numbers: how saturated, light and dark it is, and what its edge is like."""
    hsv = cv2.cvtColor(seen, cv2.COLOR_RGB2HSV).astype(np.float32) / 255
    saturation, value = hsv[..., 1], hsv[..., 2]
    edge = np.concatenate([value[0], value[-1], value[:, 0], value[:, -1]])
    return [
        *np.percentile(saturation.ravel()[::FEW], SHARES).tolist(),
        float(saturation.std()),
        float(value.mean()),
        float(value.std()),
        float((value > 0.98).mean()),
        float((value < 0.08).mean()),
        float((edge > 0.98).mean()),
        float(edge.std()),
    ]


def _inside(seen: NDArray[np.uint8], grey: NDArray[np.uint8]) -> list[float]:
    """INSIDE numbers: of steps, noise and colours in what lies on the ground, or in the middle."""
    mask, grounded = _subject(seen)
    light = grey.astype(np.float32)
    slope = np.zeros_like(light)
    slope[:-1, :-1] = np.hypot(np.diff(light, axis=1)[:-1], np.diff(light, axis=0)[:, :-1])
    bend = np.abs(cv2.Laplacian(light, cv2.CV_32F))[mask]
    slope = slope[mask]
    noise = bend[slope < HARD / 4]
    noisy = np.percentile(noise, SHARES) / 16 if noise.size else np.zeros(len(SHARES))
    shares = _common(seen[mask])
    return [
        float(grounded),
        float(mask.mean()),
        *(float((slope <= step).mean()) for step in STEPS),
        *(float((bend <= step).mean()) for step in STEPS),
        *noisy.tolist(),
        *(float(shares[min(top, len(shares)) - 1]) for top in TOP_COLORS[::2]),
        float(np.log2(len(shares)) / (3 * COLOR_BITS)),
    ]


def _subject(seen: NDArray[np.uint8]) -> tuple[NDArray[np.bool_], bool]:
    """What lies on a ground of one colour without its rim, and whether there is such a ground."""
    edge = np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]]).astype(np.int16)
    usual = np.median(edge, axis=0)
    if float((np.abs(edge - usual).max(1) < GROUND).mean()) >= GROUND_EDGE:
        apart = np.abs(seen.astype(np.int16) - usual).max(2) >= GROUND
        kernel = np.ones((5, 5), np.uint8)
        mask = np.asarray(cv2.erode(apart.astype(np.uint8), kernel), bool)
        if int(mask.sum()) >= LEAST:
            return mask, True
    rows, columns = np.ogrid[-1 : 1 : seen.shape[0] * 1j, -1 : 1 : seen.shape[1] * 1j]
    return np.asarray(rows**2 + columns**2 < MIDDLE**2), False


def _common(colors: NDArray[np.uint8]) -> NDArray[np.float64]:
    """How much the commonest of colours (N, 3) cover: of one, of two, and so on."""
    coarse = (colors >> (8 - COLOR_BITS)).astype(np.int64)
    keys = (coarse[..., 0] << 2 * COLOR_BITS) + (coarse[..., 1] << COLOR_BITS) + coarse[..., 2]
    counts = np.bincount(keys.ravel())
    found = np.sort(counts[counts > 0])[::-1]
    return np.asarray(np.cumsum(found) / keys.size)


def _lines(grey: NDArray[np.uint8]) -> list[float]:
    """5 numbers: the share of hard edges, and how many of them lie on long level lines."""
    light = grey.astype(np.float32)
    found = []
    for edges in (np.abs(np.diff(light, axis=0)) > HARD, (np.abs(np.diff(light, axis=1)) > HARD).T):
        along = edges.mean(1)
        found += [float(along.max()), float((along > 0.4).mean())]
    return [*found, float((np.abs(np.diff(light, axis=0)) > HARD).mean())]
