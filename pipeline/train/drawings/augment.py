"""What happens to pictures on their way into a chat: cut, shrunk, compressed, washed out."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.drawings.network import PictureKind

Pixels = NDArray[np.uint8]
Alpha = NDArray[np.float32]
CUT = 0.7  # least share of a side that is left
SIDES_PX = (96, 640)
CUT_OUT = 0.3  # of what fills its picture
COVERED = (0.15, 0.6)  # share of such a picture that is left


def on_ground(pixels: Pixels, alpha: Alpha | None, rng: np.random.Generator) -> Pixels:
    """A picture on white, or on any colour or blend of two, where it is transparent."""
    if alpha is None:
        return pixels
    height, width = alpha.shape
    first, second = rng.integers(0, 256, (2, 3))
    chance = rng.random()
    if chance < 0.6:
        first = second = np.array([255, 255, 255])
    elif chance < 0.85:
        second = first
    share = np.linspace(0, 1, height)[:, None, None]
    ground = np.broadcast_to(first * (1 - share) + second * share, (height, width, 3))
    mixed = pixels * alpha[..., None] + ground * (1 - alpha[..., None])
    return np.asarray(np.round(mixed), np.uint8)


def augmented(pixels: Pixels, *, kind: PictureKind, rng: np.random.Generator) -> Pixels:
    """One picture as it may arrive.

    Some drawings were photographed from paper; some photos and paintings, which a network must not
    tell by that, have lost their background.
    """
    seen = _cut(pixels, rng)
    if kind != "screenshot" and not _on_one_color(seen) and rng.random() < CUT_OUT:
        seen = on_ground(seen, _blob(seen.shape, rng), rng)
    if rng.random() < 0.5:
        seen = seen[:, ::-1]
    if kind == "drawing" and rng.random() < 0.06:
        seen = _on_paper(seen, rng)
    seen = _recolored(seen, rng)
    side = float(np.exp(rng.uniform(*np.log(SIDES_PX))))
    scale = min(side / max(seen.shape[:2]), 1.3)
    size = [max(32, round(length * scale)) for length in seen.shape[1::-1]]
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    seen = np.asarray(cv2.resize(np.ascontiguousarray(seen), size, interpolation=method), np.uint8)
    if rng.random() < 0.1:
        seen = _palettised(seen, int(rng.choice((64, 128, 256))))
    elif rng.random() < 0.6:
        seen = _compressed(seen, int(rng.uniform(30, 96)))
    return np.ascontiguousarray(seen)


def _on_one_color(pixels: Pixels) -> bool:
    """Whether a picture's corners have one colour, as they have where it lies on a ground."""
    corners = pixels[:: len(pixels) - 1, :: pixels.shape[1] - 1].reshape(-1, 3)
    return int(np.ptp(corners, axis=0).max()) < 8


def _cut(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    if rng.random() < 0.5:
        return pixels
    height, width = pixels.shape[:2]
    tall, wide = (max(16, round(side * rng.uniform(CUT, 1))) for side in (height, width))
    top, left = (
        rng.integers(0, max(1, height - tall + 1)),
        rng.integers(0, max(1, width - wide + 1)),
    )
    return pixels[top : top + tall, left : left + wide]


def _blob(shape: tuple[int, ...], rng: np.random.Generator) -> Alpha:
    """A random outline with arms and bays, such as subjects have, hard or a little soft."""
    height, width = shape[:2]
    coarse = rng.normal(0, 1, (6, 6)) + 1.5 * np.outer(np.hanning(6), np.hanning(6)) * 2
    hills = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    level = np.quantile(hills, 1 - rng.uniform(*COVERED))
    alpha = (hills > level).astype(np.float32)
    if rng.random() < 0.5:
        alpha = np.asarray(cv2.GaussianBlur(alpha, (0, 0), 1.2), np.float32)
    return alpha


def _palettised(pixels: Pixels, colors: int) -> Pixels:
    """As GIF files hold them."""
    found = Image.fromarray(np.ascontiguousarray(pixels)).quantize(colors)
    return np.array(found.convert("RGB"))


def _recolored(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Black and white, a filter, washed out, or darker and lighter."""
    seen = pixels.astype(np.float32)
    chance = rng.random()
    if chance < 0.12:
        seen = np.repeat(seen.mean(2, keepdims=True), 3, 2)
    elif chance < 0.5:
        grey = seen.mean(2, keepdims=True)
        seen = grey + (seen - grey) * rng.uniform(0.2, 1.8)
        seen *= rng.uniform(0.85, 1.1, 3).astype(np.float32)
        seen = (seen - 128) * rng.uniform(0.6, 1.3) + 128 + rng.uniform(-25, 25)
    if rng.random() < 0.12:
        seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), rng.uniform(0.5, 1.8)), np.float32)
    return np.asarray(np.clip(seen, 0, 255), np.uint8)


def _on_paper(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """The light of a room on it, and the noise of a camera."""
    height, width = pixels.shape[:2]
    corners = rng.uniform(0.55, 1.0, (2, 2)).astype(np.float32)
    light = cv2.resize(corners, (width, height), interpolation=cv2.INTER_LINEAR)
    noise = rng.normal(0, rng.uniform(1, 5), pixels.shape)
    warm = np.array([1.0, rng.uniform(0.93, 1), rng.uniform(0.85, 1)])
    return np.asarray(np.clip(pixels * light[..., None] * warm + noise, 0, 255), np.uint8)


def _compressed(pixels: Pixels, quality: int) -> Pixels:
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
