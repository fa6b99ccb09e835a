"""Where faces may be: MediaPipe's full-range detector, looked through at several zooms.

The network sees 192x192 and misses what is very small in it or cut off by its border, so a
picture is looked at padded (tight crops), whole, and in overlapping tiles (groups, large photos).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.errors import BrokenModel
from pipeline.litert import LiteModel

MODEL = "face_detection_full_range.tflite"
INPUT_PX = 192
GRID = 48  # anchors lie at the centres of a 48x48 grid, one each
MIN_SCORE = 0.5
MIN_SCORE_ZOOMED = 0.62  # tiles bring more textures that look like a face
OVERLAP = 0.35  # intersection over union above which two candidates are one face
LARGE_SHARE = 0.28  # of the longer side: a face so large needs no closer look
SMALLEST_TILE_PX = 110  # tiles below this show no more than the picture has


@dataclass(frozen=True, eq=False)
class Candidate:
    """A possible face: centre x, y and side of its box in px, score from 0 to 1.

    keypoints: float32 (6, 2) px: right eye, left eye, nose, mouth, right ear, left ear, the sides
    being the person's own.
    """

    x: float
    y: float
    side: float
    score: float
    keypoints: NDArray[np.float32]


@dataclass(frozen=True)
class _Window:
    """A square part of the picture (it may reach outside): its corner and side in px."""

    x: int
    y: int
    side: int


def _anchors() -> NDArray[np.float32]:
    """float32 (2304, 2): centres of the grid cells in units of the input's side."""
    steps = (np.arange(GRID, dtype=np.float32) + 0.5) / GRID
    centres: NDArray[np.float32] = np.stack(np.meshgrid(steps, steps), -1).reshape(-1, 2)
    return centres


def _overlap(one: Candidate, other: Candidate) -> float:
    """Intersection over union of two boxes, or how much of the smaller one is covered."""
    reach = (one.side + other.side) / 2
    width = max(0.0, min(reach - abs(one.x - other.x), one.side, other.side))
    height = max(0.0, min(reach - abs(one.y - other.y), one.side, other.side))
    shared = width * height
    smaller = min(one.side, other.side) ** 2
    union = one.side**2 + other.side**2 - shared
    return max(shared / union, 0.7 * shared / smaller)


def suppress(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best of each cluster of overlapping candidates, best score first."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.score):
        if all(_overlap(candidate, other) < OVERLAP for other in kept):
            kept.append(candidate)
    return kept


def _centres(length: int, side: int) -> NDArray[np.float64]:
    """Where tiles of `side` are centred along `length` so that neighbours overlap by a third."""
    if length <= side:
        return np.array([length / 2])
    count = 1 + int(np.ceil((length - side) / (side * 0.66)))
    return np.linspace(side / 2, length - side / 2, count)


def _tiles(height: int, width: int, side: int) -> list[_Window]:
    return [
        _Window(round(x - side / 2), round(y - side / 2), side)
        for y in _centres(height, side)
        for x in _centres(width, side)
    ]


def _view(pixels: NDArray[np.uint8], window: _Window) -> NDArray[np.float32]:
    """float32 (1, 192, 192, 3) in [-1, 1]: what the network sees of this window."""
    height, width = pixels.shape[:2]
    x0, y0 = max(window.x, 0), max(window.y, 0)
    x1, y1 = min(window.x + window.side, width), min(window.y + window.side, height)
    scale = INPUT_PX / window.side
    size = max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale))
    part = cv2.resize(pixels[y0:y1, x0:x1], size, interpolation=cv2.INTER_AREA)
    left, top = round((x0 - window.x) * scale), round((y0 - window.y) * scale)
    right, bottom = INPUT_PX - left - size[0], INPUT_PX - top - size[1]
    margins = (max(top, 0), max(bottom, 0), max(left, 0), max(right, 0))
    # A repeated border looks more like the rest of a tight crop than black does.
    square = cv2.copyMakeBorder(part, *margins, cv2.BORDER_REPLICATE)
    square = square[:INPUT_PX, :INPUT_PX]
    return (square.astype(np.float32) / 127.5 - 1)[None]


class FaceDetector:
    """Candidates for faces in a picture."""

    def __init__(self, assets: Path, *, threads: int) -> None:
        self._model = LiteModel(assets / MODEL, threads=threads)
        boxes = [name for name in self._model.outputs if "regressor" in name]
        scores = [name for name in self._model.outputs if "classifier" in name]
        if len(boxes) != 1 or len(scores) != 1:
            raise BrokenModel(MODEL, "has other outputs than the full-range detector")
        self._boxes, self._scores = boxes[0], scores[0]
        self._anchors = _anchors()

    def detect(self, pixels: NDArray[np.uint8]) -> list[Candidate]:
        """Candidates of a picture uint8 (H, W, 3), in its pixels, best score first."""
        height, width = pixels.shape[:2]
        longer = max(height, width)
        found: list[Candidate] = []
        for share in (1.0, 1.7):
            side = round(longer * share)
            window = _Window(round((width - side) / 2), round((height - side) / 2), side)
            found += self._look(pixels, window, MIN_SCORE)
        for side in (round(longer * 0.55), round(longer * 0.3)):
            largest = max((c.side for c in found), default=0.0)
            if side < SMALLEST_TILE_PX or largest > LARGE_SHARE * longer:
                break
            for window in _tiles(height, width, side):
                found += self._look(pixels, window, MIN_SCORE_ZOOMED)
        return suppress(found)

    def _look(
        self, pixels: NDArray[np.uint8], window: _Window, min_score: float
    ) -> list[Candidate]:
        outputs = self._model.run(_view(pixels, window))
        logits = outputs[self._scores][0, :, 0].clip(-50, 50)
        scores = 1 / (1 + np.exp(-logits))
        best = np.flatnonzero(scores >= min_score)
        return [self._decode(outputs[self._boxes][0, i], int(i), window, scores[i]) for i in best]

    def _decode(
        self, raw: NDArray[np.float32], anchor: int, window: _Window, score: float
    ) -> Candidate:
        """One row (16,) of the regressor: box centre and size, six keypoints, from its anchor."""
        points = raw.reshape(-1, 2) / INPUT_PX
        points = np.delete(points, 1, axis=0) + self._anchors[anchor]  # centre, then keypoints
        points = points * window.side + np.array([window.x, window.y])
        side = float(max(raw[2], raw[3])) / INPUT_PX * window.side
        keypoints = points[1:].astype(np.float32)
        return Candidate(float(points[0, 0]), float(points[0, 1]), side, float(score), keypoints)
