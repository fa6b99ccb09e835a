"""The top of a thing as wearer: where on it a hat can stand, and how large that may be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.layout import vertices_of
from render.modelling.meshes import Floats
from render.types import Body
from render.wearables.envelope import RINGS, SECTORS, Envelope
from render.wearables.head import Features, Frame, Head

BINS = 96  # of the outline's height over x
SIZES = np.linspace(0.2, 0.5, 11)  # half widths of hats that are tried, scene units
MOST_OF_THING = 0.42  # of the thing's width, for half a hat's
ROOF = (
    0.08,
    0.6,
)  # over the lowest point under a hat, in its half widths: room at its edges, and more
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
    points = vertices_of(body).astype(np.float64)
    found = find_summit(points)
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


def find_summit(points: Floats) -> Summit | None:
    """The highest, widest and most level stretch of a thing's outline, of vertices (V, 3)."""
    low, high = points.min(0), points.max(0)
    step = (high[0] - low[0]) / BINS
    column = np.minimum(((points[:, 0] - low[0]) / step).astype(int), BINS - 1)
    outline = np.full(BINS, -np.inf)
    np.maximum.at(outline, column, points[:, 1])
    least = float(high[1] - LOW * (high[1] - low[1]))
    best, found = -np.inf, None
    for half in SIZES[MOST_OF_THING * (high[0] - low[0]) >= SIZES]:
        reach = max(1, round(half / step))
        for middle in range(reach, BINS - reach):
            under = outline[middle - reach : middle + reach + 1]
            if not np.isfinite(under).all() or under.max() < least:
                continue
            drop = float(under.max() - under.min())
            aside = np.linspace(-1, 1, len(under))
            if (under - under.min() > half * (ROOF[0] + ROOF[1] * (1 - aside**2))).any():
                continue
            worth = half + LIKES_HEIGHT * float(under.max()) - LIKES_LEVEL * drop
            if worth > best:
                x = float(low[0] + (middle + 0.5) * step)
                best, found = worth, Summit(x, float(half), float(under.min()), float(under.max()))
    return found


def _dome(rise: float) -> Envelope:
    """What is under a hat whose opening is 2 wide and lies at y = 0, up to `rise`."""
    up = OPENING + rise
    wide = (1 - (OPENING / up) ** SQUARE) ** (-1 / SQUARE)
    polar = (np.arange(RINGS) + 0.5)[:, None] / RINGS * np.pi
    around = np.arange(SECTORS)[None] / SECTORS * 2 * np.pi
    flat = np.hypot(np.sin(around) / wide, np.cos(around) / (NARROW * wide)) * np.sin(polar)
    share = flat**SQUARE + np.abs(np.cos(polar) / up) ** SQUARE
    return Envelope(np.array((0.0, -OPENING, 0.0)), np.asarray(share ** (-1 / SQUARE)))
