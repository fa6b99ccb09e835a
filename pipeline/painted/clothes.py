"""Where clothes are, guessed from where the faces are: below the chin, neither skin nor hair."""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, smoothstep
from pipeline.painted.face_regions import size
from pipeline.types import FaceMesh

SIDE_DROP = 0.35  # shoulders lie so many face heights lower than the collar


def _positions(shape: tuple[int, ...], face: FaceMesh) -> tuple[Array, Array]:
    """x from the chin and y below it (H, W), in face heights."""
    ys, xs = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    chin, high = face.landmarks[152, :2], np.float32(size(face))
    return (xs - chin[0]) / high, (ys - chin[1]) / high


def clothes_mask(alpha: Array, face: FaceMesh) -> Array:
    """float32 (H, W): below a face's chin, lower at the sides, and not too far away."""
    x, y = _positions(alpha.shape, face)
    side = smoothstep(np.abs(x), 0.25, 0.6)
    below = smoothstep(y - SIDE_DROP * side, 0.0, 0.25)
    return np.asarray(below * (np.abs(x) < 3), np.float32)
