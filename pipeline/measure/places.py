"""Named places of a face in its front view."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.canonical import BROW_BOTTOM, BROW_TOP, EYE, mean_face
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask, grid
from pipeline.painted.face_regions import LIPS, MOUTH, NOSTRILS

BROW = (*BROW_TOP, *BROW_BOTTOM[::-1])
MARGIN = 0.06  # canonical, around eyes, brows and lips
RIM = 0.12  # canonical, at the oval's edge, where there may be hair or background


def twin(indices: tuple[int, ...]) -> tuple[int, ...]:
    """The same landmarks at the person's left."""
    mirror = mean_face().mirror
    return tuple(int(mirror[index]) for index in indices)


def features(view: FrontView) -> Mask:
    """Eyes, brows, lips and nostrils with a margin."""
    found = np.zeros(view.inside.shape, bool)
    for outline in (EYE, twin(EYE), BROW, twin(BROW), LIPS, NOSTRILS):
        found |= view.polygon(outline)
    return widened(found, MARGIN)


def bare(view: FrontView) -> Mask:
    """Skin of the face that nothing hides, away from its edge."""
    skin = view.share("skin") > 0.5
    return narrowed(view.oval, RIM) & skin & ~features(view) & view.inside


def lips(view: FrontView) -> Mask:
    """The lips without what is between them."""
    return view.polygon(LIPS) & ~view.polygon(MOUTH)


def box(x: tuple[float, float], y: tuple[float, float]) -> Mask:
    """A rectangle of the canonical frame."""
    xs, ys = grid()
    return np.asarray((xs > x[0]) & (xs < x[1]) & (ys > y[0]) & (ys < y[1]))


def widened(mask: Mask, margin: float) -> Mask:
    """A mask grown by a canonical length."""
    return np.asarray(cv2.dilate(mask.astype(np.uint8), _disc(margin)), bool)


def narrowed(mask: Mask, margin: float) -> Mask:
    """A mask shrunk by a canonical length."""
    return np.asarray(cv2.erode(mask.astype(np.uint8), _disc(margin)), bool)


def _disc(radius: float) -> cv2.typing.MatLike:
    side = 2 * max(1, round(radius * PX_PER_UNIT)) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
