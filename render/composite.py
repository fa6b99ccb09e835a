"""From a renderer's picture to a finished frame: the sticker's edge, the shadow on the ground."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import project
from render.edges.edging import Edging, edging_of
from render.pose import posed_vertices
from render.renderer import Renderer
from render.types import Color, Raster, Scene

SHADOW_COLOR: Color = (0.10, 0.09, 0.14)  # a touch of blue: pure black looks like a hole
FOOT_HEIGHT = 0.35  # scene units; what is lower than this above the lowest point throws the shadow
SHADOW_DEPTH = 0.8  # of its width, on the ground
HIGH = 0.5  # scene units off the ground at which the shadow is smallest
SHRINK, FADE = 0.35, 0.65  # shares of radius and opacity lost at HIGH
VERTEX_STEP = 4  # every fourth vertex says well enough where a body is
HALO_OPACITY = 0.16  # seen on a white chat, invisible on a dark one
HALO_BLUR, HALO_DROP = 0.009, 0.006  # shares of the picture's side
CORE = 0.45  # the dark middle's radius, a share of the shadow's


def finish(renderer: Renderer, scene: Scene, raster: Raster) -> Iterator[NDArray[np.uint8]]:
    """Every frame, finished: uint8 (side_px, side_px, 4) straight alpha.

    Frames that look the same are composed once. Closing the iterator cancels the renderer.
    """
    finished: dict[int, NDArray[np.uint8]] = {}
    edging: Edging | None = None
    pictures = renderer.draw(scene, raster)
    try:
        for first, picture in zip(scene.distinct_frames(), pictures, strict=True):
            edging = edging or edging_of(scene.border, _alpha(picture))
            if first not in finished:
                finished[first] = compose(picture, scene, first, edging)
            yield finished[first]
    finally:
        close = getattr(pictures, "close", None)
        if close:
            close()


def compose(
    picture: NDArray[np.uint8], scene: Scene, frame: int, edging: Edging | None = None
) -> NDArray[np.uint8]:
    """uint8 (S, S, 4) straight alpha from `picture` uint8 (S, S, 4) premultiplied by alpha.

    edging: of the scene's first frame, so that what is on the edge stays where it is; None for one
    of this frame. Where nothing is to be seen the halo's colour stands under alpha 0: colours then
    change only where alpha does, at the border, and VP9 needs a fifth less than with the border's
    colour there.
    """
    *colors, _ = cv2.split(picture)
    alpha = _alpha(picture)
    edge = (edging or edging_of(scene.border, alpha)).around(alpha)
    area, glow = edge.area, edge.glow * (1 - edge.area)
    halo = _halo(area) if edge.haloed else 0.0
    dark = (1 - area - glow) * np.maximum(cast_shadow(scene, frame, len(picture)), halo)
    border = area - alpha
    whole = area + glow + dark
    straight = np.where(whole > 0, 1 / np.maximum(whole, 1 / 510), 0).astype(np.float32)
    empty = whole < 0.5 / 255
    around = SHADOW_COLOR if edge.haloed else scene.border.color
    planes = []
    for channel, color in enumerate(colors):
        edging_color, light, shade = (
            each * 255
            for each in (edge.paint[channel], scene.border.color[channel], SHADOW_COLOR[channel])
        )
        plane = (color + border * edging_color + glow * light + dark * shade) * straight
        plane[empty] = around[channel] * 255
        planes.append(_bytes(plane))
    return np.asarray(cv2.merge([*planes, _bytes(whole * 255)]), np.uint8)


def _alpha(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    return picture[..., 3].astype(np.float32) / 255


def _halo(edge: NDArray[np.float32]) -> NDArray[np.float32]:
    """A faint shadow float32 (S, S) around the sticker: on a white chat it shows the border."""
    side_px = len(edge)
    soft = cv2.GaussianBlur(edge, (0, 0), HALO_BLUR * side_px)
    drop = round(HALO_DROP * side_px)
    halo = np.zeros_like(edge)
    halo[drop:] = soft[: side_px - drop]
    return halo * HALO_OPACITY


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
    middle = (back + front) / 2
    tall = min(abs(front - back) / 2, side_px - middle)  # never cut off by the picture's edge
    along = (pixels - middle) / max(tall, 1e-3)
    square = (across**2)[None] + (along**2)[:, None]
    soft = np.clip(1 - square, 0, 1) ** 2
    core = np.clip(1 - square / CORE**2, 0, 1) ** 2 * (1 - lift)
    strength = scene.shadow.opacity * (1 - FADE * lift)
    return np.asarray(np.clip(strength * (soft + 0.5 * core), 0, 1), np.float32)


def _footprint(scene: Scene, frame: int) -> _Footprint:
    points = np.concatenate(
        [
            posed_vertices(body, part, pose)[::VERTEX_STEP]
            for body, pose in zip(scene.bodies[: scene.standing], scene.poses[frame], strict=False)
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


def _bytes(plane: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.asarray(np.clip(np.rint(plane), 0, 255), np.uint8)
