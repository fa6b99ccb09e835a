"""All bodies of a scene as one list of vertices, ready to be baked and uploaded."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.types import Body, Part, Pose, Scene

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

EMISSION_FACTOR = 0.7  # as in render.blender.surface
MEAN_COLOR_SIDE_PX = 128  # the texture's side when only a vertex's rough colour is asked for


@dataclass(frozen=True, eq=False)
class Draw:
    """A run of triangles that share one texture (uint8 (H, W, 3) sRGB) or have none."""

    texture: NDArray[np.uint8] | None
    first: int
    count: int


@dataclass(frozen=True, eq=False)
class Morph:
    """What weight 1 of one blend shape adds from vertex `first` on: two float32 (v, 3)."""

    body: int
    shape: int
    first: int
    offsets: Floats
    normals: Floats


@dataclass(frozen=True, eq=False)
class Packed:
    """Every vertex of a scene in its rest pose.

    positions, normals: float32 (V, 3). colors: float32 (V, 3) linear, the materials' own.
    albedo: float32 (V, 3) linear, with the texture's rough colour. uv: float32 (V, 2).
    share: float32 (V,), the texture's share. surface: float32 (V, 6): roughness, coat, metallic,
    sheen, subsurface, emission. joints: int32 (V,), the row in `joint_matrices`. parts: int32 (V,).
    triangles: int32 (F, 3), in the order of `draws`.
    """

    positions: Floats
    normals: Floats
    colors: Floats
    albedo: Floats
    uv: Floats
    share: Floats
    surface: Floats
    joints: Ints
    parts: Ints
    triangles: Ints
    draws: tuple[Draw, ...]
    morphs: tuple[Morph, ...]

    def posed(self, frame: Sequence[Pose]) -> tuple[Floats, Floats]:
        """Positions and normals, float32 (V, 3) each, with the frame's blend shapes, no joints."""
        positions, normals = self.positions, self.normals
        active = [morph for morph in self.morphs if _weight(morph, frame)]
        if active:
            positions, normals = positions.copy(), normals.copy()
        for morph in active:
            rows = slice(morph.first, morph.first + len(morph.offsets))
            positions[rows] += _weight(morph, frame) * morph.offsets
            normals[rows] += _weight(morph, frame) * morph.normals
        return positions, normals


def _weight(morph: Morph, frame: Sequence[Pose]) -> float:
    return float(frame[morph.body].weights[morph.shape])


def linear(color: Floats) -> Floats:
    """sRGB in [0, 1], any shape, as linear light (IEC 61966-2-1)."""
    color = np.asarray(color, np.float32)
    return np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4).astype(
        np.float32
    )


def vertex_normals(positions: Floats, triangles: Ints) -> Floats:
    """Unit normals float32 (V, 3): the triangles' normals weighted by their angle, as Blender's."""
    corners = positions[triangles]  # (F, 3, 3)
    edges = np.roll(corners, -1, axis=1) - corners
    edges /= np.maximum(np.linalg.norm(edges, axis=2, keepdims=True), 1e-12)
    faces = np.cross(edges[:, 0], edges[:, 1])
    faces /= np.maximum(np.linalg.norm(faces, axis=1, keepdims=True), 1e-12)
    cosines = -(edges * np.roll(edges, 1, axis=1)).sum(axis=2)
    weighted = faces[:, None] * np.arccos(np.clip(cosines, -1, 1))[..., None]
    rows = triangles.ravel()
    summed = np.stack(
        [np.bincount(rows, weighted[..., axis].ravel(), len(positions)) for axis in range(3)],
        axis=1,
    )
    length = np.linalg.norm(summed, axis=1, keepdims=True)
    unit: Floats = (summed / np.maximum(length, 1e-12)).astype(np.float32)
    return unit


def joint_matrices(frame: Sequence[Pose]) -> Floats:
    """The joints of all bodies of one frame, float32 (J, 4, 4), in the order of Packed.joints."""
    return np.concatenate([pose.joints for pose in frame]).astype(np.float32)


def pack_scene(scene: Scene) -> Packed:
    """The scene's parts one after another, sorted so that equal textures are neighbours."""
    parts = [(index, part) for index, body in enumerate(scene.bodies) for part in body.parts]
    textures = [id(part.texture) for _, part in parts]
    parts.sort(key=lambda item: textures.index(id(item[1].texture)))
    firsts = np.cumsum([0] + [len(part.vertices) for _, part in parts])
    normals = [vertex_normals(part.vertices, part.triangles) for _, part in parts]
    offsets = np.cumsum([0] + [len(body.joints) for body in scene.bodies])
    joints = [offsets[index] + _joint_row(scene.bodies[index], part) for index, part in parts]
    return Packed(
        positions=_join([part.vertices for _, part in parts]),
        normals=_join(normals),
        colors=_join([_own_color(part) for _, part in parts]),
        albedo=_join([_rough_color(part) for _, part in parts]),
        uv=_join([part.uv for _, part in parts]),
        share=_join([_texture_share(part) for _, part in parts]),
        surface=_join([_surface(part) for _, part in parts]),
        joints=_repeat(joints, parts),
        parts=_repeat(range(len(parts)), parts),
        triangles=np.ascontiguousarray(
            np.concatenate(
                [part.triangles + first for (_, part), first in zip(parts, firsts, strict=False)]
            ),
            dtype=np.int32,
        ),
        draws=_draws([part for _, part in parts]),
        morphs=tuple(
            _morph(scene, index, part, int(first), normal, shape)
            for (index, part), first, normal in zip(parts, firsts, normals, strict=False)
            for shape, blend in enumerate(scene.bodies[index].blend_shapes)
            if blend.part == part.name
        ),
    )


def _join(arrays: Sequence[Floats]) -> Floats:
    return np.ascontiguousarray(np.concatenate(arrays), dtype=np.float32)


def _repeat(values: Sequence[int], parts: Sequence[tuple[int, Part]]) -> Ints:
    return np.repeat(
        np.asarray(values, np.int32), [len(part.vertices) for _, part in parts]
    ).astype(np.int32)


def _joint_row(body: Body, part: Part) -> int:
    return [joint.name for joint in body.joints].index(part.joint)


def _own_color(part: Part) -> Floats:
    return np.tile(linear(np.asarray(part.material.color, np.float32)), (len(part.vertices), 1))


def _texture_share(part: Part) -> Floats:
    if part.texture is None:
        return np.zeros(len(part.vertices), np.float32)
    return np.ones(len(part.vertices), np.float32) if part.blend is None else part.blend


def _rough_color(part: Part) -> Floats:
    if part.texture is None:
        return _own_color(part)
    small = cv2.resize(
        part.texture, (MEAN_COLOR_SIDE_PX, MEAN_COLOR_SIDE_PX), interpolation=cv2.INTER_AREA
    )
    cells = np.clip((part.uv * MEAN_COLOR_SIDE_PX).astype(np.int32), 0, MEAN_COLOR_SIDE_PX - 1)
    seen = small[MEAN_COLOR_SIDE_PX - 1 - cells[:, 1], cells[:, 0]].astype(np.float32) / 255
    share = _texture_share(part)[:, None]
    mixed = linear(seen) * share + _own_color(part) * (1 - share)
    return np.asarray(mixed, np.float32)


def _surface(part: Part) -> Floats:
    material = part.material
    row = np.array(
        [
            material.roughness,
            material.coat,
            material.metallic,
            material.sheen,
            material.subsurface,
            material.emission * EMISSION_FACTOR,
        ],
        np.float32,
    )
    return np.tile(row, (len(part.vertices), 1))


def _draws(parts: Sequence[Part]) -> tuple[Draw, ...]:
    draws: list[Draw] = []
    for part in parts:
        count = part.triangles.size
        if draws and draws[-1].texture is part.texture:
            last = draws.pop()
            draws.append(Draw(last.texture, last.first, last.count + count))
        else:
            first = draws[-1].first + draws[-1].count if draws else 0
            draws.append(Draw(part.texture, first, count))
    return tuple(draws)


def _morph(scene: Scene, body: int, part: Part, first: int, normals: Floats, shape: int) -> Morph:
    offsets = scene.bodies[body].blend_shapes[shape].offsets.astype(np.float32)
    bent = vertex_normals(part.vertices + offsets, part.triangles)
    return Morph(body=body, shape=shape, first=first, offsets=offsets, normals=bent - normals)
