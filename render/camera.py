"""How a Camera maps the scene to the picture, and where it stands to lose nothing.

Both renderers and the shadow go through it.
"""

import numpy as np
from numpy.typing import NDArray

from render.geometry import unit
from render.types import Camera, Vector

HALF_ANGLE_DEG = 11.96  # an 85 mm lens on 36 mm film: a face keeps its proportions
CLEARANCE = 0.5  # scene units: no camera stands nearer to a point than this


def look_at(position: Vector, target: Vector) -> NDArray[np.float64]:
    """float64 (4, 4): from the frame of an eye that sees `target` along its -z, to the scene.

    The frame has x right and y up; up is the scene's y, or its -z when looking straight down.
    """
    backward = unit(np.subtract(position, target).astype(np.float64))
    up = np.array([0.0, 0.0, -1.0]) if abs(backward[1]) > 0.999 else np.array([0.0, 1.0, 0.0])
    right = unit(np.cross(up, backward))
    matrix = np.eye(4)
    matrix[:3, 0] = right
    matrix[:3, 1] = np.cross(backward, right)
    matrix[:3, 2] = backward
    matrix[:3, 3] = position
    return matrix


def view_projection(camera: Camera) -> NDArray[np.float32]:
    """float32 (4, 4): scene to clip space of OpenGL (x right, y up, depth -1 near to 1 far)."""
    distance = float(np.linalg.norm(np.subtract(camera.position, camera.target)))
    near, far = distance * 0.1, distance * 4
    projection = np.zeros((4, 4))
    projection[0, 0] = projection[1, 1] = 1 / camera.tangent
    projection[2, 2:] = (far + near) / (near - far), 2 * far * near / (near - far)
    projection[3, 2] = -1
    view = np.linalg.inv(look_at(camera.position, camera.target))
    return (projection @ view).astype(np.float32)


def project(
    points: NDArray[np.float32] | NDArray[np.float64], camera: Camera, side_px: int
) -> NDArray[np.float32]:
    """Where points (N, 3) of the scene land: float32 (N, 2) px, y down from the upper left.

    Pixel (0, 0) covers 0 to 1 in both directions.
    """
    matrix = view_projection(camera)
    flat = points @ matrix[:, :3].T + matrix[:, 3]  # (N, 4)
    flipped = flat[:, :2] / flat[:, 3:] * np.array([0.5, -0.5], np.float32) + 0.5
    pixels: NDArray[np.float32] = (flipped * side_px).astype(np.float32)
    return pixels


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
    across, along = (right + left) / (2 * near), (top + bottom) / (near + low)
    distance = max(across, along, z.max() + CLEARANCE)
    center_x = (right - left) / 2
    # Where there is height to spare, half of it goes above and half below.
    center_y = (top - near * distance + low * distance - bottom) / 2
    return Camera(
        position=(float(center_x), float(center_y), float(distance)),
        target=(float(center_x), float(center_y), 0.0),
        half_angle_deg=half_angle_deg,
    )
