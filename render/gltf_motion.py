"""Movement as glTF 2.0 writes it: nodes' translations, rotations and scales, and weights."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from render.gltf import GlbWriter, Json

_STILL = 1e-4  # a joint that moves less does not move


class Motion:
    """One animation, a key per frame; `add` each node that moves, then `finish`."""

    def __init__(self, writer: GlbWriter, *, frame_count: int, fps: int) -> None:
        self._writer = writer
        self._channels: list[Json] = []
        self._samplers: list[Json] = []
        self._times = np.arange(frame_count + 1, dtype=np.float32) / np.float32(fps)
        self._time_accessor: int | None = None

    def add(self, node: int, poses: Sequence[NDArray[np.float32]]) -> None:
        """Move a node by one matrix (4, 4) per frame; a node that stands still gets no keys."""
        # The viewer interpolates between keys, so the last key is the first again.
        matrices = np.stack([*poses, poses[0]]).astype(np.float64)
        if np.abs(matrices - np.eye(4)).max() < _STILL:
            return
        shifts, turns, scales = _decomposed(matrices)
        for path, values in (("translation", shifts), ("rotation", turns), ("scale", scales)):
            self._add_channel(node, path, values.astype(np.float32))

    def add_weights(self, node: int, weights: NDArray[np.float32]) -> None:
        """Bend a node's mesh by weights (T, B) of its targets; one that is at rest gets no keys."""
        if weights.any():
            looped = np.concatenate([weights, weights[:1]])
            self._add_channel(node, "weights", looped.astype(np.float32).ravel())

    def _add_channel(self, node: int, path: str, values: NDArray[np.float32]) -> None:
        if self._time_accessor is None:
            self._time_accessor = self._writer.add_array(self._times, bounds=True)
        self._samplers.append(
            {"input": self._time_accessor, "output": self._writer.add_array(values)}
        )
        target = {"node": node, "path": path}
        self._channels.append({"sampler": len(self._samplers) - 1, "target": target})

    def finish(self) -> None:
        """Write the animation, if anything moves."""
        if self._channels:
            entry = {"name": "loop", "channels": self._channels, "samplers": self._samplers}
            self._writer.add("animations", entry)


def _decomposed(
    matrices: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Translations (T, 3), unit quaternions xyzw (T, 4) and scales (T, 3) of (T, 4, 4).

    glTF knows no shear; the nearest rotation stands for what is left (polar decomposition).
    """
    linear = matrices[:, :3, :3]
    left, _, right = np.linalg.svd(linear)
    rotations = left @ right
    scales = np.einsum("tij,tij->tj", rotations, linear)
    turns = Rotation.from_matrix(rotations).as_quat()
    for index in range(1, len(turns)):  # q and -q turn alike: stay on one side
        if turns[index] @ turns[index - 1] < 0:
            turns[index] = -turns[index]
    return matrices[:, :3, 3], turns, scales
