"""What the tests of worn things share: sculpts of likenesses, and meshes that are sound."""

from functools import cache

import numpy as np
import trimesh

from pipeline.likeness import Likeness
from pipeline.likeness_file import change_likeness
from render.figure.sculpt import Sculpt, sculpt
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Part


@cache
def wearer(*changes: str, age: str = "adult") -> Sculpt:
    """An average person with these changes, such as "glasses.shape=round"."""
    plain = Likeness.model_validate({"age": age})
    return sculpt(change_likeness(plain, changes), strength=0.7)


def sound(part: Part) -> bool:
    """Closed, facing outward, its numbers finite."""
    mesh = trimesh.Trimesh(part.vertices, part.triangles, process=False)
    finite = np.isfinite(part.vertices).all() and np.isfinite(part.uv).all()
    return bool(finite and mesh.is_watertight and mesh.is_winding_consistent and mesh.volume > 0)


def vertices_of(piece: Piece) -> Floats:
    """Of all its parts, (V, 3)."""
    return np.concatenate([part.vertices.astype(np.float64) for part in piece.parts])
