"""Drawn faces to learn from: two eyes and a nose on a disc."""

import cv2
import numpy as np

from pipeline.animals.view import on_grey
from pipeline.train.animals.examples import Example

POINTS = np.array([[50, 60], [90, 60], [70, 90], [70, 100], [40, 20], [100, 20]], np.float32)


def drawn_face(file: str = "face.jpg") -> Example:
    """A face whose marks are POINTS."""
    pixels = np.full((140, 140, 3), (150, 110, 70), np.uint8)
    for x, y in POINTS[:3].astype(int).tolist():
        cv2.circle(pixels, (x, y), 7, (10, 10, 10), -1)
    subject = on_grey(pixels, np.ones(pixels.shape[:2], np.float32))
    return Example(file, subject, subject, POINTS)


def drawn_thing(file: str = "thing.jpg") -> Example:
    """A plain thing."""
    subject = on_grey(np.full((140, 140, 3), 90, np.uint8), np.ones((140, 140), np.float32))
    return Example(file, subject, subject, None)
