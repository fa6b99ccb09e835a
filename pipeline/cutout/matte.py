"""Stage 2: the subject is cut out of the photo, or the whole photo becomes a card."""

from collections.abc import Sequence
from typing import TypeVar

import cv2
import numpy as np
import structlog
from numpy.typing import NDArray

from pipeline.cutout.alpha import find_alpha
from pipeline.cutout.foreground import clean_colors
from pipeline.cutout.isnet import Matter
from pipeline.cutout.outline import card_alpha, round_cuts
from pipeline.cutout.strays import without_strays
from pipeline.cutout.subject import choose, clean, firm
from pipeline.cutout.surroundings import surroundings
from pipeline.errors import NoSuchSubject
from pipeline.types import Cutout, FaceMesh, Photo

_log = structlog.get_logger(__name__)
_Value = TypeVar("_Value", np.uint8, np.float32)
Alpha = NDArray[np.float32]
Box = tuple[int, int, int, int]

LONGEST_PX = 1024
SEEN_PX = 1024  # longest side at which the alpha is worked on
MARGIN = 0.06  # of the subject's longest side
FILLS = 0.93  # of the photo's area: no outline is left to cut along
CARD_RATIO = 3.0  # a card is at most so many times longer than wide


def cut_out(
    photo: Photo,
    matter: Matter,
    *,
    faces: Sequence[FaceMesh] = (),
    subject: int | None = None,
    keep_background: bool = False,
) -> Cutout:
    """Separate the subject from what is behind it.

    faces: of the photo, largest first; what is cut out must hold them. subject: one of several,
    from 1 by size; the person with that face if there are several faces, else the connected
    thing. keep_background: make a card of the whole photo. Raises NoSuchSubject.
    """
    if keep_background:
        return _card(photo, faces)
    seen, scale = _seen(photo)
    faces_seen = [face.seen_from(0, 0, scale=scale) for face in faces]
    alpha = _subject_alpha(seen, matter, faces_seen)
    if alpha is None:
        if subject is not None:
            raise NoSuchSubject(subject, 0)
        _log.warning("the whole picture becomes a card", reason="no subject was found")
        return _card(photo, faces)
    if subject is not None:
        alpha = choose(alpha, subject, faces=faces_seen)
    if float((alpha > 0.5).mean()) > FILLS:
        _log.warning("the whole picture becomes a card", reason="the subject fills the photo")
        return _card(photo, faces)
    shown = [face for face, near in zip(faces, faces_seen, strict=True) if _covers(alpha, near)]
    if subject is not None and len(faces) > 1:
        shown = [faces[subject - 1]]
    return _crop(photo, alpha, shown)


def _seen(photo: Photo) -> tuple[Photo, float]:
    """The photo at most SEEN_PX long, and its scale."""
    height, width = photo.pixels.shape[:2]
    scale = min(1.0, SEEN_PX / max(height, width))
    if scale == 1:
        return photo, scale
    size = max(1, round(width * scale)), max(1, round(height * scale))
    alpha = None if photo.alpha is None else _scaled(photo.alpha, size)
    return Photo(_scaled(photo.pixels, size), alpha), scale


def _subject_alpha(photo: Photo, matter: Matter, faces: Sequence[FaceMesh]) -> Alpha | None:
    """The alpha of all subjects, the file's own if it has one; None if nothing stands out."""
    if photo.alpha is not None:
        return photo.alpha
    found = find_alpha(photo.pixels, matter, faces=faces)
    if found is None:
        return None
    alpha = clean(firm(found, faces), faces)
    if not faces:
        alpha = clean(without_strays(alpha, photo.pixels))
    return alpha if (alpha > 0.5).any() else None


def _crop(photo: Photo, alpha: Alpha, faces: Sequence[FaceMesh]) -> Cutout:
    """Cut the photo along an alpha that may be smaller than it."""
    left, top, right, bottom = _box_around(alpha)
    across, down = (np.array(photo.pixels.shape[1::-1]) / alpha.shape[::-1]).tolist()
    x0, x1 = round(left * across), round(right * across)
    y0, y1 = round(top * down), round(bottom * down)
    size = _size(x1 - x0, y1 - y0)
    small_alpha = _scaled(alpha[top:bottom, left:right], size)
    pixels = clean_colors(_scaled(photo.pixels[y0:y1, x0:x1], size), small_alpha)
    around = surroundings(photo)
    return Cutout(
        pixels=pixels,
        alpha=np.ascontiguousarray(clean(round_cuts(small_alpha))),
        box=(x0, y0, x1, y1),
        faces=_moved(faces, (x0, y0, x1, y1), size),
        lights=around.lights,
        grey=around.grey,
    )


def _card(photo: Photo, faces: Sequence[FaceMesh]) -> Cutout:
    box = _card_box(*photo.pixels.shape[:2])
    x0, y0, x1, y1 = box
    size = _size(x1 - x0, y1 - y0)
    pixels = _scaled(photo.pixels[y0:y1, x0:x1], size)
    around = surroundings(photo)
    return Cutout(
        pixels=pixels,
        alpha=card_alpha(*pixels.shape[:2]),
        box=box,
        faces=_moved(faces, box, size),
        card=True,
        lights=around.lights,
        grey=around.grey,
    )


def _box_around(alpha: Alpha) -> Box:
    """x0, y0, x1, y1 around what is visible, with a margin as far as the photo goes."""
    height, width = alpha.shape
    rows, columns = (np.flatnonzero((alpha > 0.1).any(axis)) for axis in (1, 0))
    y0, y1, x0, x1 = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    margin = max(2, round(MARGIN * max(y1 - y0, x1 - x0)))
    return (
        max(0, x0 - margin),
        max(0, y0 - margin),
        min(width, x1 + margin),
        min(height, y1 + margin),
    )


def _card_box(height: int, width: int) -> Box:
    """The whole photo, or the middle of a strip."""
    kept_width = min(width, round(CARD_RATIO * height))
    kept_height = min(height, round(CARD_RATIO * width))
    x0, y0 = (width - kept_width) // 2, (height - kept_height) // 2
    return x0, y0, x0 + kept_width, y0 + kept_height


def _size(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, LONGEST_PX / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _scaled(array: NDArray[_Value], size: tuple[int, int]) -> NDArray[_Value]:
    shrinks = size[0] < array.shape[1]
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(array, size, interpolation=method), array.dtype)


def _covers(alpha: Alpha, face: FaceMesh) -> bool:
    """Whether the middle of a face is part of the subject."""
    x, y = face.landmarks[:, :2].mean(0)
    row, column = int(np.clip(y, 0, alpha.shape[0] - 1)), int(np.clip(x, 0, alpha.shape[1] - 1))
    return bool(alpha[row, column] > 0.5)


def _moved(faces: Sequence[FaceMesh], box: Box, size: tuple[int, int]) -> tuple[FaceMesh, ...]:
    """Faces of the photo in pixels of the cutout."""
    scale = size[0] / (box[2] - box[0])
    return tuple(face.seen_from(box[0], box[1], scale=scale) for face in faces)
