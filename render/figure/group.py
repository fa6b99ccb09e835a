"""Several figures in one scene: in the photo's order, sizes and overlaps, none inside another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.likeness import Person
from render.figure.build import HEAD, build_bust, build_figure
from render.figure.held.side import side_in_row
from render.figure.skull import Floats
from render.layout import fitted, place, vertices_of
from render.types import Body, Part, Vector

MAX_FIGURES = 6
LEAST_SIZE = 0.62  # of the largest: a face far behind is still a face
ROW_STEP = 1.15  # faces whose middles differ by more, in widths of the larger, stand in two rows
# Who is closer beside somebody than shoulders allow, in mean widths, and as much higher, is behind.
# But not whose face is as much larger: the camera was nearer.
SHOULDERS, HIGHER, NEARER = 1.4, 0.6, 1.4
CROWD = 4  # in one row are two rows in the sticker, every second one behind: a row of dots else
CROWD_RISE = 1.5  # of those, canonical units of the largest
RISE = 0.85  # of the height between two rows in the photo, in the sticker
LEAST_RISE, MOST_RISE = 0.6, 1.7  # of one row above the other, canonical units of the largest
# From neighbour to neighbour at least and at most, in mean widths of their heads: of one row, and
# of somebody behind and whoever stands before them.
ROW_GAPS, REACH_GAPS = (0.86, 1.5), (0.7, 0.95)
DEPTH = 1.25  # between rows, canonical units of the larger
STAGGER = 0.35  # between neighbours of one row: the smaller stands in front

BUST_HEIGHT = 1.65  # of a figure, in widths of the face in the photo
PET_SIZES = (0.5, 0.85)  # of the figures' height: a pet is never a speck, nor a giant
PET_OVERLAP = 0.2  # of its width, before the shoulder beside it
PET_FORWARD = 0.5  # of the figures' depth


@dataclass(frozen=True)
class _Spot:
    """x of the middle, rise of the ground, z, and size: canonical units of the largest figure."""

    index: int
    x: float
    rise: float
    z: float
    size: float
    row: int


def build_figures(persons: Sequence[Person], *, strength: float = 0.7) -> tuple[Body, ...]:
    """The bodies of 1 to MAX_FIGURES persons in [-1, 1], in the order of `persons`."""
    assert 1 <= len(persons) <= MAX_FIGURES, f"{len(persons)} persons"
    if len(persons) == 1:
        return (build_figure(persons[0], strength=strength),)
    spots = sorted(_spots(persons), key=lambda spot: spot.index)
    order = [spot.index for spot in sorted(spots, key=lambda spot: spot.x)]
    bodies = []
    for person, spot in zip(persons, spots, strict=True):
        side = side_in_row(person.likeness, order.index(spot.index), len(persons))
        bust = build_bust(person, strength=strength, side=side)
        base = float(vertices_of(bust)[:, 1].min())
        bust = _down_to(bust, base, spot.rise / spot.size)
        bodies.append(place(bust, spot.size, (spot.x, spot.rise - spot.size * base, spot.z)))
    return fitted(tuple(bodies))


def _down_to(bust: Body, base: float, lift: float) -> Body:
    """The same bust with a chest that goes on to the ground, `lift` below its base: nobody who
    stands behind others floats. Canonical units of the bust."""
    chest = bust.anchors["front"].position[1]

    def longer(part: Part) -> Part:
        own = np.zeros(1) if part.joint != "root" else np.ones(1)
        if part.joint == HEAD and part.skin_weights is not None:
            own = 1 - part.skin_weights  # the chest's share of skin that goes on into the neck
        down = own * np.clip((chest - part.vertices[:, 1]) / (chest - base), 0, 1) * lift
        moved = part.vertices - down[:, None] * np.array([0, 1, 0])
        return replace(part, vertices=moved.astype(np.float32))

    # It sways about the ground, too.
    joints = tuple(
        joint if joint.parent else replace(joint, position=_lower(joint.position, lift))
        for joint in bust.joints
    )
    return replace(bust, parts=tuple(longer(part) for part in bust.parts), joints=joints)


def _lower(position: Vector, by: float) -> Vector:
    x, y, z = position
    return x, y - by, z


def _spots(persons: Sequence[Person]) -> list[_Spot]:
    """Where each stands, from left to right."""
    largest = max(person.width for person in persons)
    unit = largest / 2  # of the photo, one canonical unit of the largest figure
    spots = [
        _Spot(
            index=index,
            x=person.middle[0] / unit,
            rise=-person.middle[1] / unit,
            z=0.0,
            size=max(person.width / largest, LEAST_SIZE),
            row=0,
        )
        for index, person in enumerate(persons)
    ]
    rows = _rows(spots)
    least = LEAST_RISE
    if len(rows) == 1 and len(spots) >= CROWD:
        rows, least = _staggered(rows[0]), CROWD_RISE
    ground = float(np.mean([spot.rise for spot in rows[0]]))
    placed = _in_line(rows[0])
    for number, row in enumerate(rows[1:], start=1):
        lift = RISE * (float(np.mean([spot.rise for spot in row])) - ground)
        rise = float(np.clip(lift, least, MOST_RISE * number))
        placed += [replace(spot, rise=rise, z=-DEPTH * number, row=number) for spot in row]
    return _spread(placed)


def _rows(spots: list[_Spot]) -> list[list[_Spot]]:
    """Split by height: the lowest faces are the front row. At most three rows."""
    rows: list[list[_Spot]] = []
    for spot in sorted(spots, key=lambda spot: spot.rise):
        if not rows or (len(rows) < 3 and _is_behind(spot, rows[-1])):
            rows.append([spot])
        else:
            rows[-1].append(spot)
    return [sorted(row, key=lambda spot: spot.x) for row in rows]


def _is_behind(spot: _Spot, row: list[_Spot]) -> bool:
    """Whether somebody stands behind a row: far above it, or above whom there is no room beside."""
    if spot.rise - row[0].rise >= ROW_STEP * 2 * row[0].size:
        return True
    return any(
        spot.rise - other.rise > HIGHER * 2 * other.size
        and spot.size < NEARER * other.size
        and abs(spot.x - other.x) < SHOULDERS * (spot.size + other.size)
        for other in row
    )


def _staggered(row: list[_Spot]) -> list[list[_Spot]]:
    """A long row as two: every second one behind, of the two ways that which lifts the higher."""
    even, odd = row[::2], row[1::2]
    higher = np.mean([spot.rise for spot in even]) - np.mean([spot.rise for spot in odd])
    return [odd, even] if higher > HIGHER else [even, odd]


def _in_line(row: list[_Spot]) -> list[_Spot]:
    """A row on the ground; the smaller of two neighbours steps forward, so that heads
    overlap and do not cut."""
    largest = max(spot.size for spot in row)
    return [
        replace(spot, rise=0.0, z=STAGGER * ((largest - spot.size) / largest + 0.5 * (number % 2)))
        for number, spot in enumerate(row)
    ]


def _spread(spots: list[_Spot]) -> list[_Spot]:
    """All moved apart or together, until each gap is one that toys can stand in and every face is
    seen; their order from left to right stays."""
    ordered = sorted(spots, key=lambda spot: spot.x)
    places = [ordered[0].x]
    for left, right in itertools.pairwise(ordered):
        least, widest = ROW_GAPS if left.row == right.row else REACH_GAPS
        width = left.size + right.size
        gap = float(np.clip(right.x - left.x, least * width, widest * width))
        places.append(places[-1] + gap)
    return [replace(spot, x=x) for spot, x in zip(ordered, places, strict=True)]


@dataclass(frozen=True, eq=False)
class Pet:
    """An animal beside people. body: in [-1, 1]. middle and height: as Person's, in px."""

    body: Body
    middle: tuple[float, float]
    height: float


def with_pets(
    figures: Sequence[Body], persons: Sequence[Person], pets: Sequence[Pet]
) -> tuple[Body, ...]:
    """Figures, then pets that stand before them at the side where they are in the photo."""
    low, high = _extent(figures)
    placed = list(figures)
    for pet in pets:
        nearest = min(persons, key=lambda person: abs(person.middle[0] - pet.middle[0]))
        share = pet.height / (BUST_HEIGHT * nearest.width)
        scale = float(np.clip(share, *PET_SIZES)) * float(high[1] - low[1]) / 2
        scale /= float(np.sqrt(len(persons)))
        own_low, own_high = (scale * edge for edge in _extent((pet.body,)))
        side = 1.0 if pet.middle[0] >= nearest.middle[0] else -1.0
        edge = high[0] if side > 0 else low[0]
        half = float(own_high[0] - own_low[0]) / 2
        x = float(edge) + side * half * (1 - 2 * PET_OVERLAP)
        offset = (
            x - float(own_high[0] + own_low[0]) / 2,
            float(low[1] - own_low[1]),
            float(high[2] - own_low[2]) * PET_FORWARD,
        )
        placed.append(place(pet.body, scale, offset))
    return fitted(tuple(placed))


def _extent(bodies: Sequence[Body]) -> tuple[Floats, Floats]:
    """The lower and upper corner around bodies, float64 (3,) each."""
    every = np.concatenate([vertices_of(body) for body in bodies]).astype(np.float64)
    return every.min(0), every.max(0)
