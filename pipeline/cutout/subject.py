"""What of an alpha is the subject: firm inside, without specks, all of it or one of several."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.cutout.alpha import face_area
from pipeline.errors import NoSuchSubject
from pipeline.types import FaceMesh

Alpha = NDArray[np.float32]
Mask = NDArray[np.bool_]

BAND = 0.012  # of the longest side: how far from the outline an alpha may stay soft
DOUBT = 0.6  # alphas below half of it are background
BODY_DOUBT = 0.3  # the same below a face: dark suits before dark walls
BODY_REACH = 1.1  # face widths
MIN_PART = 0.08  # of the largest thing's area: smaller ones are specks
MIN_PART_WITH_FACE = 0.02
MAX_FILLED_HOLE = 0.002  # of the subject's area
NEAR = 0.03  # of the longest side: parts so close to a thing belong to it
MIN_NEAR_PART = 0.01


def firm(alpha: Alpha, faces: Sequence[FaceMesh] = ()) -> Alpha:
    """Decide what is half transparent: opaque inside, clear outside, soft along the outline only.

    Faces are opaque wherever half of them was found.
    """
    band = max(2, round(BAND * max(alpha.shape)))
    kernel = np.ones((4 * band + 1, 4 * band + 1), np.uint8)
    # A plateau of 0.6 is a part that the network was unsure of, not one to see through.
    plateau = cv2.blur(cv2.dilate(cv2.blur(alpha, (band, band)), kernel), (2 * band, 2 * band))
    level = np.clip(alpha / np.clip(plateau, _doubt(alpha.shape, faces), 1), 0, 1)
    for face in faces:
        inside = face_area(alpha.shape, face)
        if inside.any() and level[inside].mean() > 0.5:
            level[inside] = 1
    mask = cv2.GaussianBlur(level, (0, 0), band / 3) > 0.5
    softened: Alpha = np.where(_distance(mask) > band, np.float32(1), level)
    # Outside, what is half seen fades within the band: a grey halo would show on every chat.
    softened *= np.clip(1 - _distance(~mask) / band, 0, 1)
    return softened


def _doubt(shape: tuple[int, ...], faces: Sequence[FaceMesh]) -> NDArray[np.float32]:
    """What an alpha must reach to be the subject, times two: less where a body must be."""
    least = np.full(shape[:2], DOUBT, np.float32)
    for face in faces:
        least[_body_distance(shape, face) < BODY_REACH] = BODY_DOUBT
    return least


def clean(alpha: Alpha, faces: Sequence[FaceMesh] = ()) -> Alpha:
    """Drop specks and fill holes that are none; several large things stay."""
    things = find_things(alpha, faces)
    kept = _only(alpha, np.logical_or.reduce(things)) if things else alpha
    return _filled(kept, faces)


def find_things(alpha: Alpha, faces: Sequence[FaceMesh] = ()) -> list[Mask]:
    """The connected things of an alpha, each with the small parts beside it, largest first."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        (alpha > 0.5).astype(np.uint8), connectivity=8
    )
    if count < 2:
        return []
    areas = stats[1:, cv2.CC_STAT_AREA].astype(float)
    order = [int(index) for index in np.argsort(-areas) + 1]
    with_face = {
        int(np.bincount(inside).argmax())
        for face in faces
        if (inside := labels[face_area(alpha.shape, face)]).size
    }
    largest = areas.max()
    main = [
        label
        for label in order
        if areas[label - 1] >= (MIN_PART_WITH_FACE if label in with_face else MIN_PART) * largest
    ]
    small = [
        label
        for label in order
        if label not in main and areas[label - 1] >= MIN_NEAR_PART * largest
    ]
    return _with_neighbours(np.asarray(labels, np.int32), main, small)


def _with_neighbours(
    labels: NDArray[np.int32], main: Sequence[int], small: Sequence[int]
) -> list[Mask]:
    things = [labels == label for label in main]
    if not small:
        return things
    reach = NEAR * max(labels.shape)
    gaps = [_distance(~thing) for thing in things]
    for label in small:
        part = labels == label
        nearest = [float(gap[part].min()) for gap in gaps]
        closest = int(np.argmin(nearest))
        if nearest[closest] <= reach:
            things[closest] = things[closest] | part
    return things


def choose(alpha: Alpha, number: int, *, faces: Sequence[FaceMesh] = ()) -> Alpha:
    """The alpha of one person or thing; numbers count from 1, largest first.

    With several faces it is the person with the `number`-th largest face, otherwise the
    `number`-th largest connected thing. Raises NoSuchSubject.
    """
    if len(faces) > 1:
        if not 1 <= number <= len(faces):
            raise NoSuchSubject(number, len(faces))
        return _only(alpha, _person(alpha, number - 1, faces))
    things = find_things(alpha, faces)
    if not 1 <= number <= len(things):
        raise NoSuchSubject(number, len(things))
    return _only(alpha, things[number - 1])


def _person(alpha: Alpha, index: int, faces: Sequence[FaceMesh]) -> Mask:
    """The connected part that belongs to one face, cut where another person's begins."""
    reach = np.stack([_body_distance(alpha.shape, face) for face in faces])
    own = (alpha > 0.5) & (reach.argmin(0) == index)
    own |= face_area(alpha.shape, faces[index])
    _, labels = cv2.connectedComponents(own.astype(np.uint8), connectivity=4)
    inside = labels[face_area(alpha.shape, faces[index])]
    mine: Mask = labels == np.bincount(inside[inside > 0], minlength=2).argmax()
    return mine


def _body_distance(shape: tuple[int, ...], face: FaceMesh) -> NDArray[np.float32]:
    """Distance (H, W) to a person's axis, from the brow down three faces, in face widths."""
    x0, y0, x1, y1 = face.box
    width, height = max(x1 - x0, 1.0), y1 - y0
    rows, columns = np.indices(shape[:2], np.float32)
    top, bottom = y0 + 0.3 * height, y1 + 3 * height
    beyond = rows - np.clip(rows, top, bottom)
    # Shoulders are wider than the head, so a body reaches further the lower it gets.
    spread = 1 + np.clip((rows - y1) / height, 0, 1)
    sideways = (columns - (x0 + x1) / 2) / spread
    distance: NDArray[np.float32] = np.hypot(sideways, beyond) / np.float32(width)
    # A head with its hair is its own, even before the chest of somebody taller.
    across, up = (columns - (x0 + x1) / 2) / width, (rows - y0 - 0.35 * height) / height
    distance[np.hypot(across / 0.75, up / 0.85) < 1] = 0
    return distance


def _only(alpha: Alpha, mask: Mask) -> Alpha:
    """The alpha of what `mask` covers, with its soft outline but without other things."""
    band = max(2, round(BAND * max(alpha.shape)))
    others = (alpha > 0.5) & ~mask
    near = (_distance(~mask) <= band) & ~others
    kept: Alpha = np.where(near, alpha, np.float32(0))
    return kept


def _filled(alpha: Alpha, faces: Sequence[FaceMesh]) -> Alpha:
    """Close holes that are small or lie in a face; a handle's hole stays."""
    mask = alpha > 0.5
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        (~mask).astype(np.uint8), connectivity=4
    )
    height, width = alpha.shape
    filled = alpha.copy()
    in_face = np.zeros(alpha.shape, bool)
    for face in faces:
        in_face |= face_area(alpha.shape, face)
    for label in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[label])
        if x == 0 or y == 0 or x + w == width or y + h == height:
            continue
        hole = labels == label
        if area < max(12, MAX_FILLED_HOLE * mask.sum()) or in_face[hole].mean() > 0.5:
            filled[cv2.dilate(hole.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)] = 1
    return filled


def _distance(mask: Mask) -> NDArray[np.float32]:
    """How far each pixel inside `mask` is from its outside, px."""
    return np.asarray(cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5), np.float32)
