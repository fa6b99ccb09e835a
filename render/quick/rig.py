"""Which joints move the vertices of a packed scene, and where they move them to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.quick.pieces import Floats, Ints


@dataclass(frozen=True, eq=False)
class Rig:
    """joints, parents: int32 (V,), rows of `packing.joint_matrices`. share: float32 (V,), the
    joint's part of the movement, 1 for most; the parent has the rest."""

    joints: Ints
    parents: Ints
    share: Floats

    def only(self, rows: NDArray[np.intp]) -> Rig:
        """That of some of the vertices."""
        return Rig(self.joints[rows], self.parents[rows], self.share[rows])

    def columns(self) -> Floats:
        """float32 (V, 3): joint, parent and the parent's share, as the shaders take them."""
        return np.stack([self.joints, self.parents, 1 - self.share], axis=1, dtype=np.float32)

    def place(
        self, positions: Floats, normals: Floats, matrices: NDArray[np.float64]
    ) -> tuple[Floats, Floats]:
        """Positions and unit normals (V, 3) in the scene; matrices (J, 4, 4)."""
        placed, facing = np.empty_like(positions), np.empty_like(normals)
        moves: Floats = matrices.astype(np.float32)
        upright = _cofactors(moves[:, :3, :3])
        for row in np.unique(self.joints):
            part = self.joints == row
            placed[part] = positions[part] @ moves[row, :3, :3].T + moves[row, :3, 3]
            facing[part] = normals[part] @ upright[row].T
        shared = np.flatnonzero(self.share < 1)
        if len(shared):
            share = self.share[shared, None, None]
            own, parent = moves[self.joints[shared]], moves[self.parents[shared]]
            blended = share * own + (1 - share) * parent
            linear = blended[:, :3, :3]
            placed[shared] = np.einsum("vij,vj->vi", linear, positions[shared]) + blended[:, :3, 3]
            facing[shared] = np.einsum("vij,vj->vi", _cofactors(linear), normals[shared])
        facing /= np.maximum(np.linalg.norm(facing, axis=1, keepdims=True), 1e-12)
        return placed, facing


def _cofactors(linear: Floats) -> Floats:
    """Of maps (N, 3, 3): the inverse transpose but for a factor; they exist when flattened too."""
    rows = [np.cross(linear[:, row - 2], linear[:, row - 1]) for row in range(3)]
    return np.stack(rows, axis=1)
