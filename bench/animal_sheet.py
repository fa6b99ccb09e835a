"""A contact sheet of animals' faces with their marks, to be judged by eye."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import AnimalFace, Cutout

CELL_PX, COLUMNS = 160, 10
ROOM = 5.0  # face sizes across a cell
COLORS = {"eyes": (0, 255, 0), "nose": (255, 0, 0), "mouth": (255, 0, 255), "ears": (0, 255, 255)}

Pixels = NDArray[np.uint8]


def draw_sheet(faces: Sequence[tuple[Cutout, AnimalFace]]) -> Pixels:
    """uint8 (H, W, 3): each face as large as the others, eyes green, nose red, surest first."""
    ordered = sorted(faces, key=lambda pair: -pair[1].score)
    cells = [_cell(cutout, face) for cutout, face in ordered]
    empty = np.zeros((CELL_PX, CELL_PX, 3), np.uint8)
    cells += [empty] * (-len(cells) % COLUMNS or (COLUMNS if not cells else 0))
    rows = [np.hstack(cells[i : i + COLUMNS]) for i in range(0, len(cells), COLUMNS)]
    return np.vstack(rows)


def _cell(cutout: Cutout, face: AnimalFace) -> Pixels:
    centre = (np.nanmean(face.eyes, axis=0) + face.nose) / 2
    size = float(np.nanmax(np.linalg.norm(face.eyes - face.nose, axis=1)))
    scale = CELL_PX / (ROOM * size)
    shift = CELL_PX / 2 - scale * centre
    matrix = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]])
    mixed = 128 + (cutout.pixels.astype(np.float32) - 128) * cutout.alpha[..., None]
    seen = cv2.warpAffine(
        mixed.astype(np.uint8), matrix, (CELL_PX, CELL_PX), borderValue=(128, 128, 128)
    )
    for name, color in COLORS.items():
        for x, y in np.atleast_2d(getattr(face, name)) * scale + shift:
            if np.isfinite(x):
                cv2.circle(seen, (round(float(x)), round(float(y))), 3, color, 1, cv2.LINE_AA)
    label = f"{face.score:.2f}{' profile' if face.profile else ''}"
    cv2.putText(seen, label, (3, CELL_PX - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.35, (255, 255, 255), 1)
    return np.asarray(seen, np.uint8)
