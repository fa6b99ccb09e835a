"""Views of an example: turned, mirrored, nearer or farther, lighter or darker."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.animals.marks import MIRRORED, face_centre, face_size
from pipeline.animals.view import Subject, View, look, whole, window
from pipeline.train.animals.examples import Example

VIEW_PX = 224
FACE_PX = (13.0, 80.0)  # sizes of faces in a view: see `face_size`
TURN_DEG = 28.0
WITH_BACKGROUND = 0.2  # of the views: mattes fail, and cards keep theirs

Floats = NDArray[np.float32]
Seen = tuple[NDArray[np.uint8], Floats | None]


def views(example: Example, count: int, rng: np.random.Generator) -> list[Seen]:
    """The whole subject, then `count - 1` random views, each with its marks in px of the view."""
    first = whole(example.subject, out_px=VIEW_PX)
    seen = [_through(example, look(example.subject, first, VIEW_PX))]
    for _ in range(count - 1):
        subject = example.photo if rng.random() < WITH_BACKGROUND else example.subject
        matrix = _random_matrix(example, rng)
        pixels, points = _through(example, look(subject, matrix, VIEW_PX))
        if rng.random() < 0.5:
            pixels, points = _mirrored(pixels, points)
        seen.append((_relit(pixels, rng), points))
    return seen


def _through(example: Example, view: View) -> Seen:
    return view.pixels, None if example.points is None else view.to_view(example.points)


def _random_matrix(example: Example, rng: np.random.Generator) -> NDArray[np.float64]:
    centre, side = _random_window(example.subject, example.points, rng)
    upright = window(centre, side, VIEW_PX)
    angle = np.clip(rng.normal(0, TURN_DEG / 2), -TURN_DEG, TURN_DEG)
    turn = np.vstack([cv2.getRotationMatrix2D((VIEW_PX / 2, VIEW_PX / 2), angle, 1.0), [0, 0, 1]])
    matrix: NDArray[np.float64] = (turn @ np.vstack([upright, [0, 0, 1]]))[:2]
    return matrix


def _random_window(
    subject: Subject, points: Floats | None, rng: np.random.Generator
) -> tuple[tuple[float, float], float]:
    """Centre and side, px: around the face, or anywhere where there is none."""
    if points is None:
        x0, y0, x1, y1 = subject.box
        share = float(np.exp(rng.uniform(np.log(0.25), np.log(1.1))))
        side = max(x1 - x0, y1 - y0) * share
        return (float(rng.uniform(x0, x1)), float(rng.uniform(y0, y1))), max(side, 16.0)
    size_px = float(np.exp(rng.uniform(*np.log(FACE_PX))))
    side = face_size(points) * VIEW_PX / size_px
    x, y = face_centre(points) + rng.uniform(-1, 1, 2) * max(side / 2 - 1.6 * face_size(points), 0)
    return (float(x), float(y)), side


def _mirrored(pixels: NDArray[np.uint8], points: Floats | None) -> Seen:
    flipped = np.ascontiguousarray(pixels[:, ::-1])
    if points is None:
        return flipped, None
    moved = points[MIRRORED].copy()
    moved[:, 0] = VIEW_PX - moved[:, 0]
    return flipped, moved


def _relit(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Other light, colour and sharpness."""
    seen = pixels.astype(np.float32)
    grey = seen.mean(2, keepdims=True)
    seen = grey + (seen - grey) * rng.uniform(0.3, 1.4)
    seen = (seen - 128) * rng.uniform(0.7, 1.3) + 128 + rng.uniform(-28, 28)
    seen *= rng.uniform(0.92, 1.08, 3)
    if rng.random() < 0.3:
        seen = cv2.GaussianBlur(seen, (0, 0), rng.uniform(0.5, 1.6))
    if rng.random() < 0.3:
        seen += rng.normal(0, rng.uniform(2, 9), seen.shape)
    return np.asarray(np.clip(seen, 0, 255), np.uint8)
