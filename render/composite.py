"""From a renderer's picture to a finished frame: the sticker's edge, the shadow on the ground."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import project
from render.pose import posed_vertices
from render.renderer import Renderer
from render.types import Color, Raster, Scene

SHADOW_COLOR: Color = (0.10, 0.09, 0.14)  # a touch of blue: pure black looks like a hole
FOOT_HEIGHT = 0.35  # scene units; what is lower than this above the lowest point throws the shadow
SHADOW_DEPTH = 0.8  # of its width, on the ground
HIGH = 0.5  # scene units off the ground at which the shadow is smallest
SHRINK, FADE = 0.35, 0.65  # shares of radius and opacity lost at HIGH
VERTEX_STEP = 4  # every fourth vertex says well enough where a body is
CORE = 0.45  # the dark middle's radius, a share of the shadow's


def finish(renderer: Renderer, scene: Scene, raster: Raster) -> Iterator[NDArray[np.uint8]]:
    """Every frame, finished: uint8 (side_px, side_px, 4) straight alpha.

    Frames that look the same are composed once. Closing the iterator cancels the renderer.
    """
    finished: dict[int, NDArray[np.uint8]] = {}
    pictures = renderer.draw(scene, raster)
    try:
        for first, picture in zip(scene.distinct_frames(), pictures, strict=True):
            if first not in finished:
                finished[first] = compose(picture, scene, first)
            yield finished[first]
    finally:
        close = getattr(pictures, "close", None)
        if close:
            close()


def compose(picture: NDArray[np.uint8], scene: Scene, frame: int) -> NDArray[np.uint8]:
    """uint8 (S, S, 4) straight alpha from `picture` uint8 (S, S, 4) premultiplied by alpha.

    Where nothing is to be seen the border's colour stands under alpha 0, so that no codec and no
    scaling makes a dark fringe.
    """
    side_px = len(picture)
    alpha = picture[..., 3].astype(np.float32) / 255
    color = picture[..., :3].astype(np.float32)
    edge = grow(alpha, scene.border.width * side_px) if scene.border.width else alpha
    color += ((edge - alpha).clip(0))[..., None] * _bytes(scene.border.color)
    edge = np.maximum(edge, alpha)
    shadow = (1 - edge) * cast_shadow(scene, frame, side_px)
    color += shadow[..., None] * _bytes(SHADOW_COLOR)
    return _straight(color, edge + shadow, scene.border.color)


def grow(alpha: NDArray[np.float32], distance_px: float) -> NDArray[np.float32]:
    """Alpha float32 (S, S) grown by `distance_px` all around: round corners, smooth edges.

    The distance to the nearest half covered pixel is corrected by how much of that pixel is
    covered, which keeps the outline as smooth as the alpha it came from.
    """
    distance, labels = cv2.distanceTransformWithLabels(
        (alpha < 0.5).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    covered = alpha >= 0.5
    if not covered.any():
        return alpha
    beyond = np.zeros(labels.max() + 1, np.float32)
    beyond[labels[covered]] = alpha[covered] - 0.5
    grown: NDArray[np.float32] = np.clip(distance_px + 0.5 - distance + beyond[labels], 0, 1)
    smooth: NDArray[np.float32] = np.maximum(cv2.GaussianBlur(grown, (0, 0), 0.6), alpha)
    return smooth


@dataclass(frozen=True)
class _Footprint:
    """Where a body stands: middle and half width on the ground, and how far it is above it."""

    x: float
    z: float
    half_width: float
    height: float


def cast_shadow(scene: Scene, frame: int, side_px: int) -> NDArray[np.float32]:
    """The shadow's opacity float32 (S, S); smaller and fainter the higher the subject jumps."""
    opacity = np.zeros((side_px, side_px), np.float32)
    if not scene.shadow.opacity:
        return opacity
    foot = _footprint(scene, frame)
    lift = min(max(foot.height, 0.0) / HIGH, 1.0)
    radius = foot.half_width * (1 - SHRINK * lift)
    depth = radius * SHADOW_DEPTH
    ground = scene.shadow.ground
    rim = np.array(
        [
            (foot.x - radius, ground, foot.z),
            (foot.x + radius, ground, foot.z),
            (foot.x, ground, foot.z - depth),
            (foot.x, ground, foot.z + depth),
        ]
    )
    (left, _), (right, _), (_, back), (_, front) = project(rim, scene.camera, side_px)
    pixels = np.arange(side_px, dtype=np.float32) + 0.5
    across = (pixels - (left + right) / 2) / max((right - left) / 2, 1e-3)
    along = (pixels - (back + front) / 2) / max(abs(front - back) / 2, 1e-3)
    square = (across**2)[None] + (along**2)[:, None]
    soft = np.clip(1 - square, 0, 1) ** 2
    core = np.clip(1 - square / CORE**2, 0, 1) ** 2 * (1 - lift)
    strength = scene.shadow.opacity * (1 - FADE * lift)
    return np.clip(strength * (soft + 0.5 * core), 0, 1, dtype=np.float32)


def _footprint(scene: Scene, frame: int) -> _Footprint:
    points = np.concatenate(
        [
            posed_vertices(body, part, pose)[::VERTEX_STEP]
            for body, pose in zip(scene.bodies, scene.poses[frame], strict=True)
            for part in body.parts
        ]
    )
    lowest = float(points[:, 1].min())
    low = points[points[:, 1] < lowest + FOOT_HEIGHT]
    (left, _, back), (right, _, front) = low.min(0), low.max(0)
    return _Footprint(
        x=float(left + right) / 2,
        z=float(back + front) / 2,
        half_width=float(right - left) / 2 * 1.1 + 0.05,
        height=lowest - scene.shadow.ground,
    )


def _bytes(color: Color) -> NDArray[np.float32]:
    return np.array(color, np.float32) * 255


def _straight(
    color: NDArray[np.float32], alpha: NDArray[np.float32], empty: Color
) -> NDArray[np.uint8]:
    """uint8 (S, S, 4) from premultiplied colour (S, S, 3) of 0 to 255; `empty` under alpha 0."""
    opacity = np.rint(alpha * 255).astype(np.uint8)
    scale = np.where(opacity > 0, 1 / np.maximum(alpha, 1 / 510), 0).astype(np.float32)
    color *= scale[..., None]
    frame = np.empty((*alpha.shape, 4), np.uint8)
    frame[..., :3] = np.clip(np.rint(color), 0, 255)
    frame[..., 3] = opacity
    frame[opacity == 0, :3] = np.rint(_bytes(empty))
    return frame
