"""Places a drawing on the relief's own square, so that every later length is in scene units."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.errors import UnbuildableRelief
from render.relief.raster import Image, Mask, bleed, blur, pieces_of

HALF = 1.2  # the canvas spans [-1.2, 1.2] in x and y; the subject fits [-1, 1]
REACH = 0.965  # how far the outline reaches; tiles swell a little beyond it
CELLS = 180  # voxels along the canvas; the canvas itself has twice as many pixels
MIN_COVERAGE = 0.004  # share of the drawing that must be solid


@dataclass(frozen=True, eq=False)
class Canvas:
    """The drawing on a square of [-1.2, 1.2] scene units, row 0 on top.

    colors: float32 (N, N, 3) sRGB in [0, 1], bled beyond the subject's edge.
    alpha: float32 (N, N) in [0, 1]. placement: float64 (2, 3), drawing px -> canvas px.
    """

    colors: Image
    alpha: Image
    placement: NDArray[np.float64]

    @property
    def side(self) -> int:
        """N, pixels."""
        return int(self.alpha.shape[0])

    @property
    def pixel(self) -> float:
        """Scene units a pixel."""
        return 2 * HALF / self.side

    def points(self, drawing_px: NDArray[np.float32] | NDArray[np.float64]) -> NDArray[np.float64]:
        """Drawing pixels (P, 2), x right and y down, -> canvas pixels float64 (P, 2)."""
        moved: NDArray[np.float64] = drawing_px @ self.placement[:, :2].T + self.placement[:, 2]
        return moved

    def to_scene(self, canvas_px: NDArray[np.float32] | NDArray[np.float64]) -> NDArray[np.float64]:
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
    placement = _placement(_box(solid), 2 * cells)
    opaque = pixels[..., 3] > 200
    filled = bleed(pixels[..., :3], opaque if opaque.any() else solid)
    colors = _warp(filled, placement, 2 * cells, cv2.BORDER_REPLICATE)
    alpha = _warp(pixels[..., 3], placement, 2 * cells, cv2.BORDER_CONSTANT)
    return Canvas(colors, alpha, placement)


def _box(solid: Mask) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 px around the components that are no specks."""
    labels, areas = pieces_of(solid)
    kept = (areas >= 0.03 * areas.max())[labels]
    rows, columns = np.flatnonzero(kept.any(1)), np.flatnonzero(kept.any(0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _placement(box: tuple[int, int, int, int], side: int) -> NDArray[np.float64]:
    x0, y0, x1, y1 = box
    scale = REACH * side / HALF / max(x1 - x0, y1 - y0)
    shift = (side - 1) / 2
    left, top = shift - scale * (x0 + x1 - 1) / 2, shift - scale * (y0 + y1 - 1) / 2
    return np.array([[scale, 0, left], [0, scale, top]])


def _warp(
    image: NDArray[np.uint8], placement: NDArray[np.float64], side: int, border: int
) -> Image:
    """float32 in [0, 1]; warpAffine does not average, so blur first where it shrinks."""
    scale = placement[0, 0]
    values = image.astype(np.float32) / 255
    values = blur(values, 0.4 / scale) if scale < 1 else values
    warped = cv2.warpAffine(values, placement, (side, side), borderMode=border)
    return np.asarray(warped, np.float32)
