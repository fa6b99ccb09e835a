"""What tests ask of meshes and of figures."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Likeness
from pipeline.likeness_file import change_likeness
from render.figure.sculpt import Sculpt, sculpt
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Part


def likeness_with(*changes: str) -> Likeness:
    """The average person, changed."""
    return change_likeness(Likeness(), changes)


def sculpted(*changes: str, strength: float = 0.7) -> Sculpt:
    """The proportions of the average person, changed."""
    return sculpt(likeness_with(*changes), strength=strength)


def part_of(piece: Piece, name: str) -> Part:
    """A part by its name."""
    (found,) = (part for part in piece.parts if part.name == name)
    return found


def moved(piece: Piece, part: str, shape: str) -> Floats:
    """The offsets of a part under a shape, float64 (V, 3)."""
    (found,) = (s for s in piece.shapes if s.part == part and s.name == shape)
    return found.offsets.astype(np.float64)


def is_closed(part: Part) -> bool:
    """Every edge has two triangles, which run along it in opposite directions."""
    t = part.triangles.astype(np.int64)
    edges = np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]])
    ahead, back = edges @ [len(part.vertices), 1], edges @ [1, len(part.vertices)]
    return len(np.unique(ahead)) == len(ahead) and set(ahead) == set(back)


def volume(part: Part) -> float:
    """Positive where the triangles are counter-clockwise seen from outside."""
    a, b, c = (part.vertices[part.triangles[:, corner]] for corner in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6)
