"""Persons who try things on, and what is asked of whatever is worn."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Part
from render.wearables.head import Head
from render.wearables.wearable import Dye, Wearable
from tests.render.figure.wearing import sound
from tests.render.wearables.people import person

Likeness = tuple[tuple[str, ...], str]  # changes of an average person, and the age
BALD: Likeness = (("hair.kind=bald",), "adult")
LONG: Likeness = (("hair.kind=long",), "adult")
CHILD: Likeness = ((), "child")
LIKENESSES = (BALD, LONG, CHILD)


def head_of(changes: tuple[str, ...], age: str) -> Head:
    """The head of an average person with these changes."""
    return person(*changes, age=age)[1]


@cache
def worn_by(wearable: Wearable, changes: tuple[str, ...], age: str) -> Piece:
    """What such a person wears."""
    return wearable.build(head_of(changes, age), Dye()).piece


def vertices_of(piece: Piece, *names: str) -> Floats:
    """Of all its parts, or of those of these names, (V, 3)."""
    parts = [part for part in piece.parts if not names or part.name in names]
    return np.concatenate([part.vertices.astype(np.float64) for part in parts])


def hides(part: Part, places: Floats, behind: float = 0.0) -> NDArray[np.bool_]:
    """Which places (N, 2) of the picture the part covers, (N,), with what lies before this z."""
    corners = part.vertices[part.triangles].astype(np.float64)
    before = corners[corners[..., 2].min(1) > behind, :, :2]
    if not len(before):
        return np.zeros(len(places), bool)
    a, b, c = (before[:, corner] for corner in range(3))
    sides = np.stack([_side(*line, places) for line in ((a, b), (b, c), (c, a))])
    within = (sides.min(0) >= 0) | (sides.max(0) <= 0)
    return np.asarray(within.any(1))


def eyes_hidden(head: Head, piece: Piece) -> list[bool]:
    """For each eye, whether anything covers its middle or what is half way to its corners."""
    size = 0.5 * head.features.eye_size
    around = np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]) * size
    return [
        any(bool(hides(part, eye[:2] + around).any()) for part in piece.parts)
        for eye in head.features.eyes
    ]


def assert_sound(piece: Piece, most: int = 8_000) -> None:
    """All parts closed, and together not too heavy."""
    unsound = [part.name for part in piece.parts if not sound(part)]
    assert not unsound
    assert sum(len(part.triangles) for part in piece.parts) <= most


def _side(first: Floats, second: Floats, places: Floats) -> Floats:
    """On which side of lines (T, 2) to (T, 2) places (N, 2) lie, (N, T)."""
    along, toward = second - first, places[:, None] - first
    return np.asarray(along[:, 0] * toward[..., 1] - along[:, 1] * toward[..., 0])
