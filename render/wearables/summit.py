"""The top of a thing as wearer: where on it a hat can stand, and how large that may be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.modelling.meshes import Floats
from render.types import Body
from render.wearables.envelope import RINGS, SECTORS, Envelope
from render.wearables.head import Features, Frame, Head

SOLID = "relief"  # name of the part that a thing consists of
BINS = 96  # of the outline's height over x
SIZES = np.linspace(0.14, 0.5, 13)  # half widths of hats that are tried, scene units
MOST_OF_THING = 0.42  # of the thing's width, for half a hat's
# Over the lowest point under a hat, in its half widths: room at its edges, and more in its middle.
ROOF = (0.16, 0.6)
# At most, in them, or a hat would hide a round head; of the smallest hats, scene units.
DEEPEST, LEAST_DEEP = 0.4, 0.08
SMALL = 0.2  # half width below which it may be an ear's: then nothing else may be as high
LOW = 0.35  # of the thing's height below its top: what stands lower is no hat
SUNK = 0.3  # of its half width, below the lowest point under it
LIKES_HEIGHT, LIKES_LEVEL = 1.2, 1.1  # against the size
NARROW = 0.72  # of a hat's depth against its width
OPENING, SQUARE = 0.55, 4.0  # of the dome below the hat: its middle under the opening; exponent


@dataclass(frozen=True)
class Summit:
    """Where a hat stands: x of its middle, half its width, and the lowest and highest of what is
    under it, scene units."""

    x: float
    half: float
    low: float
    high: float


def summit_head(body: Body) -> Head | None:
    """The top of a thing, as a head without a face; None where no hat would hold."""
    solid = next((part for part in body.parts if part.name == SOLID), None)
    if solid is None:
        return None
    points = solid.vertices.astype(np.float64)
    found = find_summit(points, solid.triangles)
    if found is None:
        return None
    y = found.low - SUNK * found.half
    under = points[(np.abs(points[:, 0] - found.x) < found.half) & (points[:, 1] > y - 0.02)]
    z = float(under[:, 2].min() + under[:, 2].max()) / 2
    rise = max((found.high - y) / found.half, 0.2)
    dome = _dome(rise)
    edge = np.array([(-1.0, 0.0, 0.0), (1.0, 0.0, 0.0)])
    nothing = np.zeros(3)
    features = Features(
        eyes=np.zeros((0, 3)),
        eye_size=0.0,
        nose=nothing,
        mouth=nothing,
        chin=nothing,
        temples=edge,
        brow=-0.12,
        crown=rise,
    )
    return Head(
        kind="thing",
        outside=dome,
        skull=dome,
        features=features,
        joint=body.joints[0].name,
        frame=Frame(found.half * np.eye(3), np.array((found.x, y, z))),
    )


def find_summit(points: Floats, triangles: NDArray[np.int32]) -> Summit | None:
    """The highest, widest and most level stretch of a thing's outline, of vertices (V, 3)."""
    low, high = points.min(0), points.max(0)
    step = (high[0] - low[0]) / BINS
    outline = _outline(points, triangles, step)
    least = float(high[1] - LOW * (high[1] - low[1]))
    best, found = -np.inf, None
    for half in SIZES[MOST_OF_THING * (high[0] - low[0]) >= SIZES]:
        reach = max(1, round(half / step))
        for middle in range(reach, BINS - reach):
            under = outline[middle - reach : middle + reach + 1]
            if under.max() < least or not _holds(under, half):
                continue
            if half < SMALL and not _alone(outline, middle, reach, under.min() - half / 4):
                continue
            drop = float(under.max() - under.min())
            worth = half + LIKES_HEIGHT * float(under.max()) - LIKES_LEVEL * drop
            if worth > best:
                x = float(low[0] + (middle + 0.5) * step)
                best, found = worth, Summit(x, float(half), float(under.min()), float(under.max()))
    return found


def _holds(under: Floats, half: float) -> bool:
    """Whether an outline fits in a hat of this half width, without gaps."""
    aside = np.linspace(-1, 1, len(under))
    if not np.isfinite(under).all():
        return False
    above = under - under.min()
    if above.max() > max(DEEPEST * half, LEAST_DEEP):
        return False
    return bool((above <= half * (ROOF[0] + ROOF[1] * (1 - aside**2))).all())


def _alone(outline: Floats, middle: int, reach: int, below: float) -> bool:
    """Whether all beside a stretch of the outline lies below a height."""
    beside = np.concatenate([outline[: max(middle - 2 * reach, 0)], outline[middle + 2 * reach :]])
    return bool((beside < below).all())


def _outline(points: Floats, triangles: NDArray[np.int32], step: float) -> Floats:
    """y of the highest point in each column (BINS,); -inf in empty ones."""
    left = points[:, 0].min()
    ends = points[
        np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    ]
    wide = np.abs(ends[:, 0, 0] - ends[:, 1, 0])
    long = ends[wide > step]  # edges across several columns
    share = np.linspace(0, 1, int(np.ceil(wide.max() / step)) + 1)[:, None, None]
    across = ((1 - share) * long[:, 0] + share * long[:, 1]).reshape(-1, 3)
    every = np.concatenate([points, across])
    column = np.clip(((every[:, 0] - left) / step).astype(int), 0, BINS - 1)
    outline = np.full(BINS, -np.inf)
    np.maximum.at(outline, column, every[:, 1])
    return outline


def _dome(rise: float) -> Envelope:
    """What is under a hat whose opening is 2 wide and lies at y = 0, up to `rise`."""
    up = OPENING + rise
    wide = (1 - (OPENING / up) ** SQUARE) ** (-1 / SQUARE)
    polar = (np.arange(RINGS) + 0.5)[:, None] / RINGS * np.pi
    around = np.arange(SECTORS)[None] / SECTORS * 2 * np.pi
    flat = np.hypot(np.sin(around) / wide, np.cos(around) / (NARROW * wide)) * np.sin(polar)
    share = flat**SQUARE + np.abs(np.cos(polar) / up) ** SQUARE
    return Envelope(np.array((0.0, -OPENING, 0.0)), np.asarray(share ** (-1 / SQUARE)))
