"""A body's joints and parts as glTF 2.0 nodes: a tree of joints, meshes on them, skins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.gltf import GlbWriter, Json
from render.gltf_materials import Painter
from render.gltf_mesh import Form, add_mesh
from render.gltf_motion import Motion
from render.pose import joint_index, parent_index
from render.types import Body, Part, Pose

_LITTLE = 0.5
_DELICATE = 2_500  # triangles; larger parts that bend, such as faces, bear to be thinned


@dataclass(frozen=True)
class Thinning:
    """share: of the triangles that are kept; everywhere: of delicate parts too.

    Where little is left, only the shapes that the loop needs are kept.
    """

    share: float
    everywhere: bool = False

    def kept(self, weights: NDArray[np.float32]) -> list[int]:
        """Which shapes stay: weights float32 (T, B) of a body's."""
        if self.share < _LITTLE:
            return [int(number) for number in np.flatnonzero(weights.any(axis=0))]
        return list(range(weights.shape[1]))


def is_delicate(body: Body, part: Part) -> bool:
    """Whether a part is small and bends: it may be folded at rest, and is lost if thinned."""
    bends = any(shape.part == part.name for shape in body.blend_shapes)
    return bends and len(part.triangles) <= _DELICATE


class Rig:
    """Adds bodies to a file. Joints' nodes stand at the origin, as Pose.joints start from there."""

    def __init__(
        self, writer: GlbWriter, painter: Painter, motion: Motion, thinning: Thinning
    ) -> None:
        self._writer = writer
        self._painter = painter
        self._motion = motion
        self._thinning = thinning
        self._skins: dict[tuple[int, int], int] = {}
        self._identities: int | None = None

    def add(self, name: str, body: Body, poses: Sequence[Pose]) -> list[int]:
        """The nodes that the scene has to hold: the body's own, and one per shared part.

        Viewers ignore where a skinned mesh's node stands, and validators warn if it stands on one.
        """
        meshes: list[list[int]] = [[] for _ in body.joints]
        shared: list[tuple[Part, int]] = []
        for part in body.parts:
            node = self._add_part(body, part, poses)
            if node is None:
                continue
            if part.skin_weights is None:
                meshes[joint_index(body, part)].append(node)
            else:
                shared.append((part, node))
        joints = self._add_joints(body, poses, meshes)
        for part, node in shared:
            pair = joints[joint_index(body, part)], joints[parent_index(body, part)]
            self._writer.entry("nodes", node)["skin"] = self._skin(*pair)
        roots = [joints[i] for i, joint in enumerate(body.joints) if joint.parent is None]
        own = self._writer.add("nodes", {"name": name, "children": roots})
        return [own, *(node for _, node in shared)]

    def _add_part(self, body: Body, part: Part, poses: Sequence[Pose]) -> int | None:
        weights = np.stack([pose.weights for pose in poses])
        kept = self._thinning.kept(weights)
        numbers = [n for n in kept if body.blend_shapes[n].part == part.name]
        shapes = tuple(body.blend_shapes[number] for number in numbers)
        form = Form(part, shapes)
        if self._thinning.everywhere or not is_delicate(body, part):
            form = form.simplified(self._thinning.share)
        short = bool(body.blend_shapes)  # their targets take the extension anyway
        mesh = add_mesh(self._writer, self._painter, form, short_normals=short)
        if mesh is None:
            return None
        node = self._writer.add("nodes", {"name": part.name, "mesh": mesh})
        self._motion.add_weights(node, weights[:, numbers])
        return node

    def _add_joints(
        self, body: Body, poses: Sequence[Pose], meshes: Sequence[Sequence[int]]
    ) -> list[int]:
        """The joints' nodes in the order of Body.joints, each on its parent's."""
        nodes: list[int] = []
        names = [joint.name for joint in body.joints]
        for number, joint in enumerate(body.joints):
            node: Json = {"name": joint.name}
            if meshes[number]:
                node["children"] = list(meshes[number])
            nodes.append(self._writer.add("nodes", node))
            parent = None if joint.parent is None else names.index(joint.parent)
            if parent is not None:
                above = self._writer.entry("nodes", nodes[parent])
                above.setdefault("children", []).append(nodes[number])
            self._motion.add(nodes[number], _local(poses, number, parent))
        return nodes

    def _skin(self, own: int, parent: int) -> int:
        if (own, parent) not in self._skins:
            if self._identities is None:
                identities = np.tile(np.eye(4, dtype=np.float32).ravel(), (2, 1))
                self._identities = self._writer.add_array(identities)
            skin: Json = {"joints": [own, parent], "inverseBindMatrices": self._identities}
            self._skins[own, parent] = self._writer.add("skins", skin)
        return self._skins[own, parent]


def _local(poses: Sequence[Pose], number: int, parent: int | None) -> list[NDArray[np.float32]]:
    """A joint's matrices against its parent's; Pose.joints have the parents' applied."""
    own = [pose.joints[number] for pose in poses]
    if parent is None:
        return own
    above = np.stack([pose.joints[parent] for pose in poses]).astype(np.float64)
    return list((np.linalg.pinv(above) @ np.stack(own)).astype(np.float32))
