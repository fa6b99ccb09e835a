"""Where clothes are, guessed from where the faces are: below the chin, neither skin nor hair."""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, blur, smoothstep
from pipeline.face_regions import fill, size
from pipeline.types import FaceMesh

HAIR_REACH = 1.9  # face heights from the face's middle that hair hangs down
HAIR_RANGE = (16.0, 9.0, 9.0)  # in L, a, b: what is so near to the hair's colour may be hair
SIDE_DROP = 0.35  # shoulders lie so many face heights lower than the collar


def _hair_color(lab: Array, alpha: Array, face: FaceMesh) -> Array | None:
    """lab (3,): the colour of a patch above the forehead; None when nothing is there."""
    chin, forehead = face.landmarks[152, :2], face.landmarks[10, :2]
    middle = forehead + 0.17 * (forehead - chin)
    across = 0.18 * (face.landmarks[454, :2] - face.landmarks[234, :2])
    up = 0.07 * (forehead - chin)
    patch = fill(
        alpha.shape, np.stack([middle - across, middle + up, middle + across, middle - up])
    )
    inside = (patch > 0.5) & (alpha > 0.6)
    if int(inside.sum()) < 20:
        return None
    return np.asarray(np.median(lab[inside], 0), np.float32)


def _positions(shape: tuple[int, ...], face: FaceMesh) -> tuple[Array, Array]:
    """x from the chin and y below it (H, W), in face heights."""
    ys, xs = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    chin, high = face.landmarks[152, :2], np.float32(size(face))
    return (xs - chin[0]) / high, (ys - chin[1]) / high


def hair_mask(lab: Array, alpha: Array, face: FaceMesh) -> Array:
    """float32 (H, W): pixels in the colour of a face's hair, not too far from that face."""
    color = _hair_color(lab, alpha, face)
    if color is None:
        return np.zeros_like(alpha)
    away = np.linalg.norm((lab - color) / np.array(HAIR_RANGE, np.float32), axis=-1)
    x, y = _positions(alpha.shape, face)
    near = smoothstep(np.hypot(x, y + 0.5), HAIR_REACH, 0.8 * HAIR_REACH)
    collar = (np.abs(x) < 0.3) & (y > 0.25)  # hair hangs at the sides
    return blur(smoothstep(away, 1.5, 0.7) * near * ~collar, 1.5)


def clothes_mask(alpha: Array, face: FaceMesh) -> Array:
    """float32 (H, W): below a face's chin, lower at the sides, and not too far away."""
    x, y = _positions(alpha.shape, face)
    side = smoothstep(np.abs(x), 0.25, 0.6)
    below = smoothstep(y - SIDE_DROP * side, 0.0, 0.25)
    return np.asarray(below * (np.abs(x) < 3), np.float32)
