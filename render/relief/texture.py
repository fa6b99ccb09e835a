"""The picture painted on the relief: flat part colours, softened detail, clean rims."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_lab, to_rgb
from render.geometry import smoothstep
from render.relief.canvas import HALF, Canvas
from render.relief.colors import clean
from render.relief.parts import Parts, part_interiors
from render.relief.raster import (
    Image,
    Labels,
    bleed,
    blur,
    enlarge,
    resize_labels,
    shrink,
)
from render.relief.silhouette import Silhouette

SIDE_PX = 768
STRONG = (12.0, 34.0)  # CIELAB distance from the part's colour: from here on detail is kept whole
RIM = (0.02, 0.075)  # distance to the outline over which detail fades in, units
DRAWN_RIM = (0.005, 0.04)  # the same for the drawing itself
SEAM = 0.7  # share of the drawing that stays where parts meet
BROAD = 0.12  # blur that defines the low frequencies, units
LINE_DARKENING = 10.0  # of CIELAB lightness


@dataclass(frozen=True, eq=False)
class Painting:
    """What decides the texture beside colours and parts.

    detail: how much of the drawing's faint detail stays, 0 to 1. protected: float32 (N, N) in
    [0, 1], where all of it stays (faces). lines: float32 (N, N) in [0, 1], the drawn lines.
    drawing: float32 (T, T, 3) sRGB, the drawing in the texture's place, and drawn: float32 (N, N)
    in [0, 1], where it is the paint itself.
    """

    detail: float
    protected: Image
    lines: Image
    drawing: Image
    drawn: Image


def paint_texture(
    canvas: Canvas, parts: Parts, outline: Silhouette, painting: Painting
) -> NDArray[np.uint8]:
    """uint8 (SIDE_PX, SIDE_PX, 3) sRGB over the whole canvas, flat colours beyond the outline."""
    scale = SIDE_PX / canvas.side
    painted = np.where(parts.known[:, None], parts.colors, clean(parts.colors))
    flat, edge = _flat_colors(parts.labels, painted, scale)
    fade = _fade(parts, outline)
    detail = _detail(canvas, parts, outline, painting) * fade[..., None]
    detail[..., 0] -= LINE_DARKENING * painting.lines * np.clip(outline.distance / 0.03, 0, 1)
    lab = to_lab(flat) + enlarge(detail, SIDE_PX, sharp=True)
    lab[..., 0] = np.clip(lab[..., 0] - 9 * edge, 4, 98)
    rgb = to_rgb(lab)
    seen = np.maximum(fade, SEAM * _within(outline, DRAWN_RIM))
    own = enlarge(painting.drawn * seen, SIDE_PX)[..., None]
    rgb = rgb + own * (painting.drawing - rgb)
    texture: NDArray[np.uint8] = np.round(rgb * 255).astype(np.uint8)
    return texture


def place_texture(canvas: Canvas, pixels: NDArray[np.uint8]) -> Image:
    """The drawing uint8 (S, S, 4) in the texture's place, float32 (T, T, 3) sRGB."""
    scale = SIDE_PX / canvas.side
    place = canvas.placement * scale
    place[:, 2] += (scale - 1) / 2  # pixels are measured at their centres
    side, border = (SIDE_PX,) * 2, cv2.BORDER_REPLICATE
    placed = cv2.warpAffine(pixels[..., :3], place, side, flags=cv2.INTER_CUBIC, borderMode=border)
    return np.asarray(placed, np.float32) / np.float32(255)


def _flat_colors(labels: Labels, painted: NDArray[np.float32], scale: float) -> tuple[Image, Image]:
    """sRGB float32 (T, T, 3) of each part's colour with smooth edges, and where edges are."""
    side = round(labels.shape[0] * scale)
    total = np.zeros((side, side), np.float32)
    color = np.zeros((side, side, 3), np.float32)
    strongest = np.zeros((side, side), np.float32)
    rgb = to_rgb(painted[None])[0]
    for part in range(1, len(painted) + 1):
        score = enlarge(blur(labels == part, 2.0), side, sharp=True)
        strongest = np.maximum(strongest, score)
        weight = np.exp(np.clip((score - 0.5) * 14, -30, 30))
        total += weight
        color += weight[..., None] * rgb[part - 1]
    crease = np.clip((0.80 - strongest) / 0.3, 0, 1)
    return color / total[..., None], crease


def _detail(canvas: Canvas, parts: Parts, outline: Silhouette, painting: Painting) -> Image:
    """CIELAB difference (N, N, 3) to the parts' colours: strong ones kept."""
    lab = to_lab(bleed(canvas.colors, outline.distance > 0.02))
    difference = lab - parts.colors[parts.labels - 1]
    broad = _broad(difference, parts.labels, BROAD / canvas.pixel)
    share = np.array([0.6, 0.3, 0.3], np.float32) * (1 - 0.5 * painting.protected[..., None])
    difference = difference - broad * share
    amount = np.linalg.norm(difference, axis=2)
    low, high = STRONG
    kept = np.clip((amount - low) / (high - low), 0, 1)
    kept = painting.detail + (0.9 - painting.detail) * smoothstep(kept)
    kept = np.maximum(kept, painting.protected * 0.95)
    return np.asarray(np.clip(difference, -45, 45) * kept[..., None], np.float32)


def _broad(values: Image, labels: Labels, sigma: float) -> Image:
    """Low frequencies within each part: blurred at a quarter of the size."""
    quarter = labels.shape[0] // 4
    coarse, names = shrink(values, quarter), resize_labels(labels, quarter)
    result = np.zeros_like(coarse)
    for part in np.unique(names):
        here = (names == part).astype(np.float32)
        weight = np.maximum(blur(here, sigma / 4), 0.05)
        result += (here / weight)[..., None] * blur(coarse * here[..., None], sigma / 4)
    return enlarge(result, labels.shape[0])


def _fade(parts: Parts, outline: Silhouette) -> Image:
    """1 inside the parts, 0 along their edges and toward the outline."""
    unit = parts.labels.shape[0] / (2 * HALF)
    interior = part_interiors(parts, 0.02 * unit)
    return np.asarray(np.clip(2.4 * interior - 1.3, 0, 1) * _within(outline, RIM), np.float32)


def _within(outline: Silhouette, rim: tuple[float, float]) -> Image:
    """0 along the outline, 1 from the end of the rim on."""
    low, high = rim
    return np.asarray(np.clip((outline.distance - low) / (high - low), 0, 1), np.float32)
