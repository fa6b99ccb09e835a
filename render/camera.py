"""The picture's geometry, shared by every renderer: projection, and framing that loses nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.types import Camera

HALF_ANGLE_DEG = 11.96  # an 85 mm lens on 36 mm film: a face keeps its proportions


def project(
    points: NDArray[np.float32] | NDArray[np.float64], camera: Camera, side_px: int
) -> NDArray[np.float64]:
    """Scene points (..., 3) to pixels (..., 2): x right, y down, (0, 0) the upper left corner.

    The middle of the first pixel is at (0.5, 0.5). The camera looks along -z without roll.
    """
    points = np.asarray(points, np.float64)
    offset = points - np.asarray(camera.position)
    scale = side_px / (2 * camera.tangent * -offset[..., 2:])
    flipped: NDArray[np.float64] = offset[..., :2] * scale * (1, -1) + side_px / 2
    return flipped


def frame_camera(
    points: NDArray[np.float32] | NDArray[np.float64],
    *,
    margin: float,
    bottom_margin: float | None = None,
    half_angle_deg: float = HALF_ANGLE_DEG,
) -> Camera:
    """The nearest camera that sees all points (N, 3) with a margin, a share of the picture's side.

    A point is inside the right margin when x - cx <= t (cz - z), t the tangent less the margin:
    linear in cx and cz, so the extreme points of each side give the camera in closed form.
    """
    bottom_margin = margin if bottom_margin is None else bottom_margin
    x, y, z = np.asarray(points, np.float64).reshape(-1, 3).T
    tangent = float(np.tan(np.radians(half_angle_deg)))
    near, low = tangent * (1 - 2 * margin), tangent * (1 - 2 * bottom_margin)
    right, left = np.max(x + near * z), np.max(-x + near * z)
    top, bottom = np.max(y + near * z), np.max(-y + low * z)
    distance = max((right + left) / (2 * near), (top + bottom) / (near + low))
    center_x = (right - left) / 2
    # Where there is height to spare, half of it goes above and half below.
    center_y = (top - near * distance + low * distance - bottom) / 2
    return Camera(
        position=(float(center_x), float(center_y), float(distance)),
        target=(float(center_x), float(center_y), 0.0),
        half_angle_deg=half_angle_deg,
    )
