"""The light on every vertex over the whole clip: baked in one pose, looked up in a few others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.geometry import sphere_directions
from render.quick.bake import bake, light_visibility
from render.quick.lamps import Lamps
from render.quick.packing import Packed, joint_matrices
from render.quick.pieces import Floats, Ints
from render.quick.trace import Surface
from render.types import Pose, Scene

MAX_TURN_DEG = 14.0  # between two key frames; the cone of a lamp's visibility is about as wide
MAX_KEYS = 24
# Bodies that move against each other by more than this (scene units) do not shade each other.
TOGETHER = 0.25
BENT_FRAMES = 2  # that are baked besides, for the vertices that shapes move
TRAVEL = 0.06  # scene units that a shape may move a whole part which shades others
FULL_SAMPLES = 8  # Raster.samples from which the bake is at its finest
FULL_DIRECTIONS = 256
FULL_CELL = 0.03  # scene units, about 4 px of a 512 px picture


@dataclass(frozen=True, eq=False)
class Fineness:
    """Number of directions and the side of a cell of the bake, scene units."""

    directions: int
    cell: float


def fineness(samples: int) -> Fineness:
    """How fine to bake for a Raster's samples: 8 and more the finest, 2 a quick preview."""
    share = float(np.clip(samples / FULL_SAMPLES, 0.25, 1))
    return Fineness(round(FULL_DIRECTIONS * share), FULL_CELL / share**0.5)


@dataclass(frozen=True, eq=False)
class LightTrack:
    """How much of every lamp and of the sky each vertex sees.

    keys: rising frame numbers. lamps: one float32 (V, L) per key. ambient: float32 (V,), the open
    share of the sky. around: float32 (V, 3), linear, the colour of what is in the way.
    bent: float32 (V, 3), the middle of the open sky at rest, unit length.
    """

    keys: tuple[int, ...]
    lamps: tuple[Floats, ...]
    ambient: Floats
    around: Floats
    bent: Floats

    def between(self, frame: int) -> tuple[int, int, float]:
        """The keys (as indices) before and after a frame, and its place between them, 0 to 1."""
        after = int(np.searchsorted(self.keys, frame))
        if after == len(self.keys) or self.keys[after] == frame:
            after = min(after, len(self.keys) - 1)
            return after, after, 0.0
        start, stop = self.keys[after - 1], self.keys[after]
        return after - 1, after, (frame - start) / (stop - start)


def track_light(
    scene: Scene, packed: Packed, lamps: Lamps, *, samples: int, sharpness: float
) -> LightTrack:
    """Bake the scene as it stands in one frame and follow its joints from there."""
    joints = np.stack([joint_matrices(frame) for frame in scene.poses]).astype(np.float64)
    turns = _rotations(joints[..., :3, :3])
    keys = _key_frames(turns)
    home = _home_frame(joints[..., :3, :3])
    grain = fineness(samples)
    surface = _surface(scene, packed, joints, keys, home=home)
    others = [
        _bent(surface, packed, scene.poses[frame], joints[home])
        for frame in _bent_frames(scene, packed, home)
    ]
    baked = bake(surface, sphere_directions(grain.directions), grain.cell, others)
    centers = _centers(packed, joints)
    visible = tuple(
        light_visibility(baked, _toward(lamps.at, centers[key], turns[key], turns[home]), sharpness)
        for key in keys
    )
    ambient = (baked.spread @ baked.ambient).astype(np.float32)
    around = np.asarray(baked.spread @ baked.around, np.float32)
    bent = _at_rest(baked.spread @ baked.bent, turns[home], packed.rig.joints)
    return LightTrack(keys=keys, lamps=visible, ambient=ambient, around=around, bent=bent)


def _home_frame(linear: NDArray[np.float64]) -> int:
    """The frame that is baked: the first, unless something (T, J, 3, 3) is squeezed flat there."""
    smallest = np.abs(np.linalg.det(linear)).min(axis=1)
    return int(np.argmax(smallest > 0.3 * smallest.max()))


def _rotations(matrices: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nearest rotations to linear maps (..., 3, 3): squash and shear are left out."""
    left, _, right = np.linalg.svd(matrices)
    rotations: NDArray[np.float64] = left @ right
    return rotations


def _turn_deg(turns: NDArray[np.float64], frame: int, other: int) -> float:
    """The widest angle between the joints of two frames."""
    trace = np.einsum("jab,jab->j", turns[frame], turns[other])
    return float(np.degrees(np.arccos(np.clip((trace - 1) / 2, -1, 1))).max())


def _key_frames(turns: NDArray[np.float64]) -> tuple[int, ...]:
    """Frames so close that no joint turns further than MAX_TURN_DEG from one to the next."""
    count = len(turns)
    keys = [0]
    for frame in range(1, count):
        if frame - keys[-1] > 1 and _turn_deg(turns, keys[-1], frame) > MAX_TURN_DEG:
            keys.append(frame - 1)
    if keys[-1] != count - 1:
        keys.append(count - 1)
    if len(keys) > MAX_KEYS:
        keys = sorted({round(key) for key in np.linspace(0, count - 1, MAX_KEYS)})
    return tuple(keys)


def _surface(
    scene: Scene, packed: Packed, joints: NDArray[np.float64], keys: Sequence[int], *, home: int
) -> Surface:
    positions, normals = packed.posed(scene.poses[home])
    eye = np.asarray(scene.camera.position)
    seen = np.zeros(len(positions), bool)
    for key in keys:
        posed, facing = packed.rig.place(positions, normals, joints[key])
        toward = eye - posed
        seen |= (facing * toward).sum(axis=1) > -0.15 * np.linalg.norm(toward, axis=1)
    posed, facing = packed.rig.place(positions, normals, joints[home])
    return Surface(
        positions=posed,
        normals=facing,
        triangles=packed.triangles,
        parts=packed.parts,
        rig=packed.rig,
        albedo=packed.albedo,
        groups=_groups(scene)[packed.rig.joints],
        seen=seen,
        casts=~_travelling(scene, packed)[packed.parts],
        bodies=_bodies(scene)[packed.rig.joints],
    )


def _bent_frames(scene: Scene, packed: Packed, home: int) -> list[int]:
    """At most BENT_FRAMES whose shapes differ most from those of the baked one, and each other."""
    sizes = [np.abs(morph.bend.offsets).sum() for morph in packed.morphs]
    weights = np.array(
        [
            [frame[morph.body].weights[morph.bend.shape] for morph in packed.morphs]
            for frame in scene.poses
        ]
    ) * np.array(sizes)
    chosen = [home]
    while len(chosen) <= BENT_FRAMES:
        apart = np.abs(weights[:, None] - weights[chosen]).sum(axis=2).min(axis=1)
        if not apart.max(initial=0.0) > 0:
            break
        chosen.append(int(apart.argmax()))
    return chosen[1:]


def _bent(
    surface: Surface, packed: Packed, frame: Sequence[Pose], joints: NDArray[np.float64]
) -> Surface:
    """The baked surface with another frame's shapes, but its own joints."""
    positions, normals = packed.rig.place(*packed.posed(frame), joints)
    return replace(surface, positions=positions, normals=normals)


def _travelling(scene: Scene, packed: Packed) -> NDArray[np.bool_]:
    """Parts (N,) that shapes carry away as a whole: they would leave their shade behind."""
    way = np.zeros(len(packed.positions), np.float32)
    for morph in packed.morphs:
        weights = [frame[morph.body].weights[morph.bend.shape] for frame in scene.poses]
        rows = morph.first + morph.bend.rows
        way[rows] += np.ptp(weights) * np.linalg.norm(morph.bend.offsets, axis=1)
    far = np.bincount(packed.parts, way > TRAVEL)
    travelling: NDArray[np.bool_] = far > 0.5 * np.bincount(packed.parts)
    return travelling


def _bodies(scene: Scene) -> Ints:
    """The number of each joint's body, int32 (J,)."""
    counts = [len(body.joints) for body in scene.bodies]
    return np.repeat(np.arange(len(counts)), counts).astype(np.int32)


def _groups(scene: Scene) -> Ints:
    """A number per joint, the same for bodies that stay together over the clip, int32 (J,)."""
    steps = np.stack(
        [np.stack([pose.joints[0, :3, 3] for pose in frame]) for frame in scene.poses]
    )  # (T, B, 3), the roots' ways
    groups = list(range(len(scene.bodies)))
    for body in range(1, len(groups)):
        for other in range(body):
            between = steps[:, body] - steps[:, other]
            if np.linalg.norm(between - between[0], axis=1).max() < TOGETHER:
                groups[body] = groups[other]
                break
    return np.asarray(groups, np.int32)[_bodies(scene)]


def _centers(packed: Packed, joints: NDArray[np.float64]) -> NDArray[np.float64]:
    """The middle of what each joint moves, in every frame: float64 (T, J, 3)."""
    size = joints.shape[1]
    count = np.maximum(np.bincount(packed.rig.joints, minlength=size), 1)
    sums = [np.bincount(packed.rig.joints, packed.positions[:, axis], size) for axis in range(3)]
    rest = np.stack(sums, axis=1) / count[:, None]
    moved: NDArray[np.float64] = (joints[..., :3, :3] @ rest[..., None])[..., 0]
    return moved + joints[..., :3, 3]


def _at_rest(vectors: Floats, turns: NDArray[np.float64], rows: Ints) -> Floats:
    """Unit vectors (V, 3) of the baked scene in the space of the joints' rest pose."""
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    turned: Floats = np.einsum("vi,vij->vj", unit, turns[rows]).astype(np.float32)
    return turned


def _toward(
    lamps: Floats,
    centers: NDArray[np.float64],
    turns: NDArray[np.float64],
    rest: NDArray[np.float64],
) -> Floats:
    """Unit directions (J, L, 3) from the joints' centres to the lamps, turned back to the bake."""
    away = lamps[None] - centers[:, None]
    away /= np.linalg.norm(away, axis=2, keepdims=True)
    back = rest @ turns.swapaxes(1, 2)  # scene of this frame -> scene of the bake
    turned: Floats = (away @ back.swapaxes(1, 2)).astype(np.float32)
    return turned
