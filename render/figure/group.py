"""Several figures in one scene: in the photo's order, sizes and overlaps, none inside another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.likeness import Person
from render.figure.build import build_bust, build_figure
from render.figure.skull import Floats
from render.layout import fitted, place, vertices_of
from render.types import Body

MAX_FIGURES = 6
LEAST_SIZE = 0.62  # of the largest: a face far behind is still a face
ROW_STEP = 1.15  # faces whose middles differ by more, in widths of the larger, stand in two rows
RISE = 0.75  # of the height between two rows in the photo, in the sticker
LEAST_GAP = 0.86  # between neighbours of one row, in mean widths of their heads
REACH_GAP = 0.62  # between somebody behind and whoever stands before them
WIDEST_GAP = 1.5  # nobody stands farther from the next than this
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
    bodies = []
    for person, spot in zip(persons, spots, strict=True):
        bust = build_bust(person, strength=strength)
        ground = min(float(part.vertices[:, 1].min()) for part in bust.parts)
        offset = (spot.x, spot.rise - spot.size * ground, spot.z)
        bodies.append(place(bust, spot.size, offset))
    return fitted(tuple(bodies))


def _spots(persons: Sequence[Person]) -> list[_Spot]:
    """Where each stands, from left to right within each row, the front row first."""
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
    front = _spread(rows[0], LEAST_GAP)
    placed = list(front)
    for number, row in enumerate(rows[1:], start=1):
        lift = float(np.mean([s.rise for s in row]) - np.mean([s.rise for s in rows[0]]))
        for spot in _between(_spread(row, LEAST_GAP), placed):
            rise = float(np.clip(RISE * lift, 0.6, 1.5 * number))
            placed.append(replace(spot, rise=rise, z=-DEPTH * number, row=number))
    return [replace(spot, rise=0.0) if spot.row == 0 else spot for spot in placed]


def _rows(spots: list[_Spot]) -> list[list[_Spot]]:
    """Split by height: the lowest faces are the front row. At most three rows."""
    rows: list[list[_Spot]] = []
    for spot in sorted(spots, key=lambda spot: spot.rise):
        if rows and spot.rise - rows[-1][0].rise < ROW_STEP * 2 * rows[-1][0].size:
            rows[-1].append(spot)
        elif len(rows) < 3:
            rows.append([spot])
        else:
            rows[-1].append(spot)
    return [sorted(row, key=lambda spot: spot.x) for row in rows]


def _spread(row: list[_Spot], least: float) -> list[_Spot]:
    """Neighbours moved apart or together until each gap is one a toy can stand in.

    The smaller of two neighbours steps forward, so that heads overlap and do not cut.
    """
    gaps = []
    for left, right in itertools.pairwise(row):
        width = left.size + right.size
        gaps.append(float(np.clip(right.x - left.x, least * width, WIDEST_GAP * width)))
    places = np.concatenate([[0.0], np.cumsum(gaps)])
    shift = float(np.mean([spot.x for spot in row]) - places.mean())
    largest = max(spot.size for spot in row)
    moved = []
    for number, (spot, x) in enumerate(zip(row, places, strict=True)):
        step = STAGGER * ((largest - spot.size) / largest + 0.5 * (number % 2))
        moved.append(replace(spot, x=float(x) + shift, z=step))
    return moved


def _between(row: list[_Spot], front: list[_Spot]) -> list[_Spot]:
    """The row moved sideways as a whole by the least that shows every face between those before."""
    heads = [(spot.x, spot.size) for spot in front]

    def hidden(shift: float) -> float:
        distances = [
            max(0.0, REACH_GAP * (spot.size + size) - abs(spot.x + shift - x))
            for spot in row
            for x, size in heads
        ]
        return sum(distances) + 0.15 * abs(shift)

    shifts = np.linspace(-1.6, 1.6, 65)
    best = float(shifts[int(np.argmin([hidden(float(shift)) for shift in shifts]))])
    return [replace(spot, x=spot.x + best) for spot in row]


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
