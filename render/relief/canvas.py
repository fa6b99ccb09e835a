"""Places a drawing on the relief's own square, so that every later length is in scene units."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from render.errors import UnbuildableRelief

HALF = 1.2  # the canvas spans [-1.2, 1.2] in x and y; the subject fits [-1, 1]
CELLS = 180  # voxels along the canvas; the canvas itself has twice as many pixels
MIN_COVERAGE = 0.004  # share of the drawing that must be solid


@dataclass(frozen=True, eq=False)
class Canvas:
    """The drawing on a square of [-1.2, 1.2] scene units, row 0 on top.

    colors: float32 (N, N, 3) sRGB in [0, 1], bled beyond the subject's edge.
    alpha: float32 (N, N) in [0, 1]. placement: float64 (2, 3), drawing px -> canvas px.
    """

    colors: NDArray[np.float32]
    alpha: NDArray[np.float32]
    placement: NDArray[np.float64]

    @property
    def side(self) -> int:
        """N, pixels."""
        return int(self.alpha.shape[0])

    @property
    def pixel(self) -> float:
        """Scene units a pixel."""
        return 2 * HALF / self.side

    def points(self, drawing_px: NDArray[np.floating]) -> NDArray[np.float64]:
        """Drawing pixels (P, 2), x right and y down, -> canvas pixels float64 (P, 2)."""
        moved: NDArray[np.float64] = drawing_px @ self.placement[:, :2].T + self.placement[:, 2]
        return moved

    def to_scene(self, canvas_px: NDArray[np.floating]) -> NDArray[np.float64]:
        """Canvas pixels (P, 2) -> scene x, y float64 (P, 2), y up."""
        flipped = (canvas_px + 0.5) * self.pixel - HALF
        return np.stack([flipped[:, 0], -flipped[:, 1]], axis=1)


def place_drawing(pixels: NDArray[np.uint8], *, cells: int = CELLS) -> Canvas:
    """Scale and centre the subject of uint8 (S, S, 4) on a canvas of 2 x cells pixels a side.

    Raises UnbuildableRelief when (almost) nothing of the drawing is solid.
    """
    solid = pixels[..., 3] > 127
    if solid.mean() < MIN_COVERAGE:
        raise UnbuildableRelief("the drawing is empty")
    side = 2 * cells
    placement = _placement(_box(solid), side)
    filled = bleed(pixels[..., :3], pixels[..., 3] > 200 if (pixels[..., 3] > 200).any() else solid)
    flags = cv2.INTER_AREA if placement[0, 0] < 1 else cv2.INTER_LINEAR
    colors = _warp(filled, placement, side, flags).astype(np.float32) / 255
    alpha = _warp(pixels[..., 3], placement, side, cv2.INTER_LINEAR).astype(np.float32) / 255
    return Canvas(colors, alpha, placement)


def bleed(values: NDArray[np.generic], inside: NDArray[np.bool_]) -> NDArray[np.generic]:
    """Give every pixel the value of the nearest one that is `inside`."""
    index = distance_transform_edt(~inside, return_distances=False, return_indices=True)
    spread: NDArray[np.generic] = values[index[0], index[1]]
    return spread


def _box(solid: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 px around the components that are no specks."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid.astype(np.uint8))
    areas = stats[1:count, cv2.CC_STAT_AREA]
    kept = stats[1:count][areas >= 0.03 * areas.max()]
    left, top = kept[:, cv2.CC_STAT_LEFT], kept[:, cv2.CC_STAT_TOP]
    right = left + kept[:, cv2.CC_STAT_WIDTH]
    bottom = top + kept[:, cv2.CC_STAT_HEIGHT]
    return int(left.min()), int(top.min()), int(right.max()), int(bottom.max())


def _placement(box: tuple[int, int, int, int], side: int) -> NDArray[np.float64]:
    x0, y0, x1, y1 = box
    scale = side / HALF / max(x1 - x0, y1 - y0)
    shift = (side - 1) / 2
    return np.array(
        [
            [scale, 0, shift - scale * (x0 + x1 - 1) / 2],
            [0, scale, shift - scale * (y0 + y1 - 1) / 2],
        ]
    )


def _warp(
    image: NDArray[np.generic], placement: NDArray[np.float64], side: int, flags: int
) -> NDArray[np.generic]:
    border = cv2.BORDER_REPLICATE if image.ndim == 3 else cv2.BORDER_CONSTANT
    if flags == cv2.INTER_AREA:  # warpAffine does not average: blur first where it shrinks
        image = cv2.GaussianBlur(image, (0, 0), 0.4 / placement[0, 0])
        flags = cv2.INTER_LINEAR
    return cv2.warpAffine(image, placement, (side, side), flags=flags, borderMode=border)
