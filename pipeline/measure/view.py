"""A head seen from the front: photo, alpha and parts laid out in the canonical frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import LinearNDInterpolator

from pipeline.canonical import Points
from pipeline.color import Array, to_lab
from pipeline.measure.align import Alignment, oval_ring
from pipeline.measure.alone import of_others
from pipeline.types import HEAD_CLASSES, Cutout, FaceMesh, HeadParts, Photo, check_array

PX_PER_UNIT = 64
LEFT, RIGHT, BOTTOM, TOP = -2.625, 2.625, -3.125, 2.625  # canonical
WIDTH, HEIGHT = round((RIGHT - LEFT) * PX_PER_UNIT), round((TOP - BOTTOM) * PX_PER_UNIT)
COARSE = 4  # px of the view between the places whose pixel in the photo is computed
FAR_RINGS = (1.75, 3.0, 6.0)  # canonical radii beyond the face, where all moves as one
DEPTH = 0.6  # canonical: how far behind the face the outline of a head lies
SUBPIXEL_BITS = 4
GREY = 4.0  # Lab a or b by which colours of a black and white photo differ at most
BACKGROUND = HEAD_CLASSES.index("background")
DOUBT = 0.12  # of an alpha: how often it calls background what is the head, or the reverse

Mask = NDArray[np.bool_]
_Value = TypeVar("_Value", np.uint8, np.float32)


@dataclass(frozen=True, eq=False)
class FrontView:
    """All arrays (HEIGHT, WIDTH), row 0 at y = TOP, column 0 at x = LEFT.

    rgb: uint8 (H, W, 3) of the photo. inside: bool, within the photo. shares: float32 (7, H, W),
    of HEAD_CLASSES. points: float64 (468, 3), canonical.
    """

    rgb: NDArray[np.uint8]
    inside: Mask
    shares: Array
    points: Points

    def __post_init__(self) -> None:
        check_array("rgb", self.rgb, np.uint8, (HEIGHT, WIDTH, 3))
        check_array("inside", self.inside, np.bool_, (HEIGHT, WIDTH))
        check_array("shares", self.shares, np.float32, (len(HEAD_CLASSES), HEIGHT, WIDTH))

    @cached_property
    def lab(self) -> Array:
        """float32 (H, W, 3), without the grain of small photos."""
        return to_lab(np.asarray(cv2.bilateralFilter(self.rgb, 5, 20, 3), np.uint8))

    @cached_property
    def grey(self) -> bool:
        """Whether the photo has no colours of its own."""
        seen = self.lab[self.inside]
        if not len(seen):
            return True
        apart = np.abs(seen[:, 1:] - np.median(seen[:, 1:], 0)).max(1)
        return float(np.percentile(apart, 95)) < GREY

    def share(self, name: str) -> Array:
        """float32 (H, W): the probability of one of HEAD_CLASSES."""
        found: Array = self.shares[HEAD_CLASSES.index(name)]
        return found

    def mask(self, name: str) -> Mask:
        """bool (H, W): where one of HEAD_CLASSES is likelier than any other."""
        return np.asarray(self.shares.argmax(0) == HEAD_CLASSES.index(name)) & self.inside

    def polygon(self, indices: Sequence[int], grow: float = 1.0) -> Mask:
        """bool (H, W): the inside of a contour of landmarks, grown about its middle."""
        corners = self.points[list(indices), :2]
        middle = corners.mean(0)
        return filled(middle + grow * (corners - middle))

    @cached_property
    def oval(self) -> Mask:
        """bool (H, W): the face's oval."""
        return self.polygon(oval_ring())


def grid() -> tuple[Array, Array]:
    """x and y, float32 (H, W), canonical, of the middles of a view's pixels."""
    x = LEFT + (np.arange(WIDTH, dtype=np.float32) + 0.5) / PX_PER_UNIT
    y = TOP - (np.arange(HEIGHT, dtype=np.float32) + 0.5) / PX_PER_UNIT
    xs, ys = np.meshgrid(x, y)
    return xs.astype(np.float32), ys.astype(np.float32)


def pixel_of(x: float, y: float) -> tuple[int, int]:
    """Row and column of a canonical place, within the view."""
    row = int(np.clip((TOP - y) * PX_PER_UNIT, 0, HEIGHT - 1))
    column = int(np.clip((x - LEFT) * PX_PER_UNIT, 0, WIDTH - 1))
    return row, column


def filled(polygon: Points) -> Mask:
    """bool (H, W): the inside of a polygon (N, 2), canonical."""
    canvas = np.zeros((HEIGHT, WIDTH), np.uint8)
    places = (polygon - (LEFT, TOP)) * (PX_PER_UNIT, -PX_PER_UNIT) - 0.5
    corners = np.round(places.clip(-9999, 9999) * (1 << SUBPIXEL_BITS)).astype(np.int32)
    cv2.fillPoly(canvas, [corners], (1,), cv2.LINE_8, SUBPIXEL_BITS)
    return canvas.astype(bool)


def photo_places(alignment: Alignment) -> Array:
    """float32 (H, W, 2): the photo's px for each pixel of the view.

    Within the face by its landmarks; beyond it head and shoulders move as one.
    """
    ring = list(oval_ring())
    scale_turn, shift = _similarity(alignment.points[ring, :2], alignment.landmarks[ring])
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    far = np.concatenate([r * np.column_stack([np.cos(angles), np.sin(angles)]) for r in FAR_RINGS])
    here = np.concatenate([alignment.points[:, :2], far])
    # A head's outline lies behind the face, so it swings the other way when the head turns.
    swing = -DEPTH * np.sin(np.radians([alignment.yaw, alignment.pitch]))
    shift = shift + scale_turn @ swing
    there = np.concatenate([alignment.landmarks, far @ scale_turn.T + shift])
    xs, ys = (part[COARSE // 2 :: COARSE, COARSE // 2 :: COARSE] for part in grid())
    places = LinearNDInterpolator(here, there)(xs, ys)
    outside = ~np.isfinite(places).all(-1)
    beyond = np.stack([xs, ys], -1) @ scale_turn.T + shift
    places = np.where(outside[..., None], beyond, places).astype(np.float32)
    return np.asarray(cv2.resize(places, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR))


def _similarity(here: Points, there: Points) -> tuple[Points, Points]:
    """Turn with scale (2, 2) and shift (2,) from canonical places (N, 2) to px (N, 2)."""
    a = (here - here.mean(0)) * (1.0, -1.0)
    b = there - there.mean(0)
    size = max(float((a**2).sum()), 1e-9)
    cos = float((a * b).sum()) / size
    sin = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / size
    turn = np.array([[cos, -sin], [sin, cos]]) @ np.diag([1.0, -1.0])
    return turn, there.mean(0) - turn @ here.mean(0)


def look_from_front(
    photo: Photo,
    cutout: Cutout,
    parts: HeadParts,
    alignment: Alignment,
    *,
    others: Sequence[FaceMesh] = (),
) -> FrontView:
    """The view of a photo and its cutout; a card has no outline that says anything.

    others: faces in the photo whose heads are not to be taken for this one's.
    """
    places = photo_places(alignment)
    height, width = photo.pixels.shape[:2]
    x, y = places[..., 0], places[..., 1]
    inside = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    rgb = np.asarray(resampled(photo.pixels, places), np.uint8)
    alpha = None if cutout.card else alpha_at(cutout, places)
    shares = _shares(parts, places)
    shares = _without(shares, places, alignment, others)
    return FrontView(
        rgb,
        inside,
        shares if alpha is None else fused(shares, alpha),
        alignment.points,
    )


def alpha_at(cutout: Cutout, places: Array) -> Array:
    """float32 (H, W): the cutout's alpha at px of the photo (H, W, 2)."""
    x0, y0, x1, y1 = cutout.box
    scale = np.array(cutout.alpha.shape[::-1]) / np.maximum([x1 - x0, y1 - y0], 1)
    there = ((places - np.array([x0, y0], np.float32)) * scale).astype(np.float32)
    return np.asarray(resampled(cutout.alpha, there, beyond=0.0), np.float32)


def _shares(parts: HeadParts, places: Array) -> Array:
    """The parts' shares (7, H, W) at px of the photo; beyond their crop is background."""
    there = (places @ parts.to_crop[:, :2].T + parts.to_crop[:, 2]).astype(np.float32)
    found = [
        resampled(plane, there, beyond=float(k == BACKGROUND))
        for k, plane in enumerate(parts.shares)
    ]
    return np.asarray(np.stack(found), np.float32)


def _without(
    shares: Array, places: Array, alignment: Alignment, others: Sequence[FaceMesh]
) -> Array:
    """Shares (7, H, W) with background where another's face is nearer, by their sizes."""
    theirs = of_others(places, alignment.landmarks, others)
    shares[:, theirs] = 0
    shares[BACKGROUND, theirs] = 1
    return shares


def resampled(
    image: NDArray[_Value], places: Array, *, beyond: float | None = None
) -> NDArray[_Value]:
    """An image (h, w[, 3]) at places (H, W, 2) px; its border goes on, or is `beyond`."""
    x, y = np.ascontiguousarray(places[..., 0]), np.ascontiguousarray(places[..., 1])
    mode = cv2.BORDER_REPLICATE if beyond is None else cv2.BORDER_CONSTANT
    found = cv2.remap(image, x, y, cv2.INTER_LINEAR, borderMode=mode, borderValue=[beyond or 0.0])
    return np.asarray(found, image.dtype)


def fused(shares: Array, alpha: Array) -> Array:
    """Shares (7, H, W) that agree better with an alpha (H, W), as two doubtful witnesses."""
    opaque = DOUBT + (1 - 2 * DOUBT) * alpha
    weighted = shares * opaque
    weighted[BACKGROUND] = shares[BACKGROUND] * (1 - opaque)
    return np.asarray(weighted / np.maximum(weighted.sum(0), 1e-6), np.float32)
