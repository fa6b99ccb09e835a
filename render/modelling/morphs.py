"""Parts that bend: vertices in neutral and under each blend shape become a piece."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import BlendShape, Part

STILL = 1e-5  # canonical units; whatever moves less is no shape of this part


def morphed(part: Part, shapes: Mapping[str, Floats]) -> Piece:
    """The part, with what each shape makes of its vertices: float64 (V, 3) by the shape's name."""
    moved = {name: vertices - part.vertices for name, vertices in shapes.items()}
    return bent(part, moved)


def bent(part: Part, offsets: Mapping[str, Floats]) -> Piece:
    """The part, with what each shape adds to its vertices: float64 (V, 3) by the shape's name."""
    return Piece(
        (part,),
        tuple(
            BlendShape(name, part.name, offset.astype(np.float32))
            for name, offset in offsets.items()
            if np.abs(offset).max() > STILL
        ),
    )
