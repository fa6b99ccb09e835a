"""A drawn head that stands for a photo's, and what draws on it."""

from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from assets.figures.drawing import Easel
from pipeline.canonical import mean_face
from pipeline.train.parts.heads import HEAD_PX, Head
from pipeline.types import HEAD_CLASSES

PX_PER_UNIT = 42.0
MIDDLE = (128.0, 123.0)
READ = {
    "hair": "short",
    "texture": "straight",
    "colour": "black",
    "fringe": "1",
    "cover": "none",
    "glasses": "none",
    "beard": "none",
    "moustache": "0",
    "age": "adult",
}


@pytest.fixture(scope="session")
def head() -> Head:
    """The average face, upright, under a round head of hair, over a pale wall."""
    points = mean_face().points * (PX_PER_UNIT, -PX_PER_UNIT, PX_PER_UNIT) + (*MIDDLE, 0.0)
    classes = np.zeros((HEAD_PX, HEAD_PX), np.uint8)
    cv2.ellipse(classes, (128, 90), (44, 44), 0, 0, 360, (HEAD_CLASSES.index("hair"),), -1)
    hull = cv2.convexHull(np.round(points[:, :2]).astype(np.int32))
    cv2.fillConvexPoly(classes, hull, (HEAD_CLASSES.index("skin"),))
    colors = np.zeros((len(HEAD_CLASSES), 3), np.uint8)
    colors[:3] = (210, 205, 200), (200, 150, 120), (30, 22, 18)
    inside = np.ones(classes.shape, bool)
    return Head("faces/one.jpg", colors[classes], inside, classes, points.astype(np.float32), READ)


@pytest.fixture(scope="session")
def easel() -> Iterator[Easel]:
    """One renderer for all."""
    opened = Easel()
    yield opened
    opened.close()
