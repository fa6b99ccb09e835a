"""The photo's alpha, found by looking at it in the size that suits it, and again if that failed.

ISNet was trained at 1024 px, yet sees small photos better at 640, subjects that fill the frame at
512, and some tight crops of a face only when a border is put around them. More than 768 px brings
nothing that a sticker of 512 px shows, and takes twice the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import structlog
from numpy.typing import NDArray

from pipeline.cutout.isnet import Matter
from pipeline.types import FaceMesh

_log = structlog.get_logger(__name__)
SMALL_PHOTO_PX = 450
FOREHEAD = 0.1  # of the face's height: the mesh ends below the hair
TIGHT_FACE_SHARE = 0.42  # of the photo's area, covered by the box of a face
MAJOR_FACE_SHARE = 0.45  # of the largest face's width: smaller ones may be passers-by


@dataclass(frozen=True)
class Look:
    """One attempt: the photo with a border of this share of its longest side, at `side_px`."""

    side_px: int
    border: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """How much an alpha looks like a subject; shares from 0 to 1.

    area: of the photo. decided: of everything seen at all, what is nearly opaque. faces: of the
    least covered of the large faces with its forehead, 1 without faces. main: of the largest.
    """

    area: float
    decided: float
    faces: float
    main: float = 1.0

    @property
    def convincing(self) -> bool:
        return self.area >= 0.01 and self.decided >= 0.66 and self.faces >= 0.8

    @property
    def usable(self) -> bool:
        least = 0.3 if self.area > 0.25 else 0.5  # thin and faint: shelves, fences, branches
        # Of a group the people in front are enough: those behind may stay in the background.
        return self.area >= 0.012 and self.decided >= least and self.main >= 0.55

    @property
    def score(self) -> float:
        return self.decided + 0.7 * self.faces + 0.8 * self.main + min(1.0, self.area / 0.03)


def find_alpha(
    pixels: NDArray[np.uint8], matter: Matter, *, faces: Sequence[FaceMesh] = ()
) -> NDArray[np.float32] | None:
    """The best alpha of a few looks, float32 (H, W); None if nothing stands out in any of them.

    pixels: uint8 (H, W, 3). faces: in its pixels.
    """
    best: tuple[Verdict, NDArray[np.float32]] | None = None
    for look in looks(pixels.shape[:2], faces):
        alpha = _look(pixels, matter, look)
        verdict = judge(alpha, faces)
        _log.debug("looked for a subject", look=look, verdict=verdict)
        if best is None or verdict.score > best[0].score:
            best = verdict, alpha
        if verdict.convincing:
            break
    return best[1] if best and best[0].usable else None


def looks(shape: tuple[int, ...], faces: Sequence[FaceMesh]) -> tuple[Look, ...]:
    """The attempts worth making on a photo of this shape (H, W), likeliest first."""
    if faces and _box_area(faces[0]) > TIGHT_FACE_SHARE * shape[0] * shape[1]:
        return Look(512), Look(512, border=0.3), Look(640), Look(384)
    if max(shape) > SMALL_PHOTO_PX:
        return Look(768), Look(640), Look(512)
    return Look(640), Look(512), Look(1024)


def judge(alpha: NDArray[np.float32], faces: Sequence[FaceMesh] = ()) -> Verdict:
    """Measure how far an alpha (H, W) can be trusted."""
    seen = int((alpha > 0.15).sum())
    covers = [face_cover(alpha, face) for face in major_faces(faces)]
    return Verdict(
        area=float((alpha > 0.5).mean()),
        decided=float((alpha > 0.75).sum()) / max(seen, 1),
        faces=min(covers, default=1.0),
        main=covers[0] if covers else 1.0,
    )


def major_faces(faces: Sequence[FaceMesh]) -> tuple[FaceMesh, ...]:
    """The faces that the photo is about, by their size."""
    widths = [face.box[2] - face.box[0] for face in faces]
    return tuple(
        face
        for face, width in zip(faces, widths, strict=True)
        if width >= MAJOR_FACE_SHARE * max(widths)
    )


def face_cover(alpha: NDArray[np.float32], face: FaceMesh) -> float:
    """Mean alpha over a face and the forehead above it, as far as the photo shows them."""
    outline = face_outline(face)
    height = float(np.ptp(outline[:, 1]))
    raised = outline - np.array([0, FOREHEAD * height], np.float32)
    areas = (_inside(alpha.shape, outline), _inside(alpha.shape, raised))
    return min((float(alpha[area].mean()) for area in areas if area.any()), default=1.0)


def face_outline(face: FaceMesh) -> NDArray[np.float32]:
    """The convex outline of a face, float32 (N, 2), px."""
    hull = cv2.convexHull(np.ascontiguousarray(face.landmarks[:, :2]))
    return np.asarray(hull, np.float32)[:, 0]


def face_area(shape: tuple[int, ...], face: FaceMesh) -> NDArray[np.bool_]:
    """bool (H, W): the pixels inside a face's outline."""
    return _inside(shape, face_outline(face))


def _inside(shape: tuple[int, ...], outline: NDArray[np.float32]) -> NDArray[np.bool_]:
    filled = np.zeros(shape[:2], np.uint8)
    cv2.fillConvexPoly(filled, np.round(outline).astype(np.int32), (1,))
    return filled.astype(bool)


def _box_area(face: FaceMesh) -> float:
    x0, y0, x1, y1 = face.box
    return (x1 - x0) * (y1 - y0)


def _look(pixels: NDArray[np.uint8], matter: Matter, look: Look) -> NDArray[np.float32]:
    if not look.border:
        return matter.alpha(pixels, look.side_px)
    height, width = pixels.shape[:2]
    edge = round(look.border * max(height, width))
    framed = np.pad(pixels, ((edge, edge), (edge, edge), (0, 0)), mode="edge")
    return matter.alpha(framed, look.side_px)[edge : edge + height, edge : edge + width]
