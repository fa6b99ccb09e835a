"""Where floaters go: beside the subjects, behind them and in front, never over a face."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from render.floaters.drift import MOST_BOB
from render.floaters.room import SIDE, Room
from render.relief.raster import Image, Mask, enlarge

Layer = Literal["beside", "behind", "before"]


@dataclass(frozen=True)
class Rule:
    """sizes: against the subjects'. covered: shares of the floater's disc that may lie over
    (or under) the subjects. highest, lowest: where its middle may be, of the picture's height."""

    sizes: tuple[float, float]
    covered: tuple[float, float]
    highest: float
    lowest: float


RULES: Mapping[Layer, Rule] = MappingProxyType(
    {
        "beside": Rule((0.22, 0.3), (0.0, 0.03), 0.0, 1.0),
        "behind": Rule((0.19, 0.25), (0.12, 0.36), 0.0, 0.66),
        "before": Rule((0.27, 0.34), (0.1, 0.62), 0.66, 1.0),
    }
)
ORDER: tuple[Layer, ...] = (
    "beside", "before", "behind", "beside", "before", "behind", "beside",
)  # fmt: skip
LEAST_SIZE = 0.16
SHRINKING = 0.9
APART = 1.06  # of the sum of two radii
CLEAR_OF_FACE = 1.12  # of the radius
MOST_BEFORE = 2


@dataclass(frozen=True)
class Spot:
    """x, y: middle, radius: of the circle that it needs, all in cells of the picture."""

    x: float
    y: float
    radius: float
    layer: Layer


def find_spots(
    room: Room, radii: Sequence[float], margins: tuple[float, float], rng: np.random.Generator
) -> tuple[Spot | None, ...]:
    """A spot for each floater, or None where none is left.

    radii: of the circles around them, against half their size. margins: cells that stay free at
    the sides and top, and at the bottom.
    """
    taken: list[Spot] = []
    found: list[Spot | None] = []
    noise = rng.uniform(0, 0.22, (SIDE // 6, SIDE // 6)).astype(np.float32)
    taste = enlarge(noise, SIDE, sharp=True)
    for number, radius in enumerate(radii):
        own: Layer = ORDER[number % len(ORDER)]
        others: tuple[Layer, ...] = ("beside", "behind", "before")
        wish = float(rng.uniform())
        spot = None
        for layer in dict.fromkeys((own, *others)):
            crowded = sum(each.layer == "before" for each in taken) >= MOST_BEFORE
            if spot is None and not (layer == "before" and crowded):
                spot = _spot(room, layer, (radius, wish), (taken, margins, taste))
        found.append(spot)
        if spot is not None:
            taken.append(spot)
    return tuple(found)


def _spot(
    room: Room,
    layer: Layer,
    thing: tuple[float, float],
    rest: tuple[Sequence[Spot], tuple[float, float], Image],
) -> Spot | None:
    """The best place in a layer, as large as there is room."""
    rule, (radius, wish), (taken, margins, taste) = RULES[layer], thing, rest
    size = rule.sizes[0] + wish * (rule.sizes[1] - rule.sizes[0])
    while size >= LEAST_SIZE:
        needed = radius * size * room.size / 2
        open_ = _open(room, rule, needed, margins) & _away_from(taken, MOST_BOB * needed)
        if layer != "behind":
            open_ &= _share(room.faces, CLEAR_OF_FACE * MOST_BOB * needed) < 1e-3
        if open_.any():
            score = np.where(open_, _pleasing(room, layer, taken) + taste, -np.inf)
            y, x = np.unravel_index(int(score.argmax()), score.shape)
            return Spot(float(x) + 0.5, float(y) + 0.5, needed, layer)
        size *= SHRINKING
    return None


def _open(room: Room, rule: Rule, radius: float, margins: tuple[float, float]) -> Mask:
    """Where the disc stays in the picture and is covered as much as the rule says."""
    y, x = _grid()
    side, bottom = margins
    reach = MOST_BOB * radius
    inside = (x >= side + radius) & (x <= SIDE - side - radius)
    inside &= (y >= side + reach) & (y <= SIDE - bottom - reach)
    inside &= (y >= rule.highest * SIDE) & (y <= rule.lowest * SIDE)
    share = _share(room.covered, radius)
    low, high = rule.covered
    return np.asarray(inside & (share >= low) & (share <= high))


def _away_from(taken: Sequence[Spot], radius: float) -> Mask:
    y, x = _grid()
    free = np.ones((SIDE, SIDE), bool)
    for spot in taken:
        free &= np.hypot(x - spot.x, y - spot.y) > APART * (radius + MOST_BOB * spot.radius)
    return free


def _pleasing(room: Room, layer: Layer, taken: Sequence[Spot]) -> Image:
    """What looks well: far from the others, at the other side than most, close to the subjects;
    in front in the corners."""
    y, x = (each / SIDE for each in _grid())
    apart = np.ones((SIDE, SIDE))
    for spot in taken:
        apart = np.minimum(apart, np.hypot(x - spot.x / SIDE, y - spot.y / SIDE))
    lean = float(np.sign(sum(spot.x / SIDE - 0.5 for spot in taken)))
    score = 0.7 * apart - 0.25 * lean * (x - 0.5)
    if layer == "before":
        return np.asarray(score + 0.8 * np.abs(x - 0.5) + 0.3 * y, np.float32)
    far = cv2.distanceTransform((room.covered < 0.5).astype(np.uint8), cv2.DIST_L2, 5) / SIDE
    return np.asarray(score - 0.9 * far - 0.15 * y, np.float32)


def _share(mask: Image, radius: float) -> Image:
    """How much of a disc about each cell is covered, 0 to 1."""
    reach = int(np.ceil(radius))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    kernel /= kernel.sum()
    return np.asarray(cv2.filter2D(mask, -1, kernel, borderType=cv2.BORDER_CONSTANT), np.float32)


def _grid() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5
    return y, x
