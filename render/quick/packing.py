"""All bodies of a scene as one list of vertices, ready to be baked and uploaded."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.bend import Bend
from render.blender.surface import EMISSION_FACTOR
from render.color import to_linear
from render.pose import joint_index, parent_index
from render.quick.pieces import Floats, Ints, Piece, build_piece
from render.quick.rig import Rig
from render.types import Part, Pose, Scene

MEAN_COLOR_SIDE_PX = 128  # the texture's side when only a vertex's rough colour is asked for


@dataclass(frozen=True, eq=False)
class Draw:
    """A run of triangles that share one texture (uint8 (H, W, 3) sRGB) or have none."""

    texture: NDArray[np.uint8] | None
    first: int
    count: int


@dataclass(frozen=True, eq=False)
class Morph:
    """A blend shape of body number `body` that bends the vertices from `first` on."""

    body: int
    first: int
    bend: Bend


@dataclass(frozen=True, eq=False)
class Packed:
    """Every vertex of a scene in its rest pose.

    positions, normals: float32 (V, 3). colors: float32 (V, 3) linear, the materials' own.
    albedo: float32 (V, 3) linear, with the texture's rough colour. uv: float32 (V, 2).
    share: float32 (V,), the texture's share. surface: float32 (V, 8): roughness, coat, metallic,
    sheen, subsurface, emission, mirror, glow. rig: the joints that move them. parts: int32 (V,).
    triangles: int32 (F, 3), in the order of `draws`.
    """

    positions: Floats
    normals: Floats
    colors: Floats
    albedo: Floats
    uv: Floats
    share: Floats
    surface: Floats
    rig: Rig
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
            rows, weight = morph.first + morph.bend.rows, _weight(morph, frame)
            positions[rows] += weight * morph.bend.offsets
            normals[rows] += weight * morph.bend.normals
        return positions, normals


def _weight(morph: Morph, frame: Sequence[Pose]) -> float:
    return float(frame[morph.body].weights[morph.bend.shape])


def joint_matrices(frame: Sequence[Pose]) -> Floats:
    """The joints of all bodies of one frame, float32 (J, 4, 4), in the order of Packed.joints."""
    return np.concatenate([pose.joints for pose in frame]).astype(np.float32)


def pack_scene(scene: Scene) -> Packed:
    """The scene's parts one after another, sorted so that equal textures are neighbours."""
    pieces = [
        build_piece(body, part, number, shapes)
        for number, (body, shapes) in enumerate(zip(scene.bodies, _used(scene), strict=True))
        for part in body.parts
    ]
    textures = [id(piece.part.texture) for piece in pieces]
    pieces.sort(key=lambda piece: textures.index(id(piece.part.texture)))
    parts = [piece.part for piece in pieces]
    sizes = [len(part.vertices) for part in parts]
    firsts = np.cumsum([0, *sizes])[:-1]
    return Packed(
        positions=_join([part.vertices for part in parts]),
        normals=_join([piece.normals for piece in pieces]),
        colors=_join([_own_color(part) for part in parts]),
        albedo=_join([_rough_color(part) for part in parts]),
        uv=_join([part.uv for part in parts]),
        share=_join([_texture_share(part) for part in parts]),
        surface=_join([_surface(part) for part in parts]),
        rig=_rig(scene, pieces),
        parts=np.repeat(np.arange(len(parts)), sizes).astype(np.int32),
        triangles=np.concatenate(
            [part.triangles + first for part, first in zip(parts, firsts, strict=True)],
            dtype=np.int32,
        ),
        draws=_draws(parts),
        morphs=tuple(
            Morph(piece.body, int(first), bend)
            for piece, first in zip(pieces, firsts, strict=True)
            for bend in piece.bends
        ),
    )


def _used(scene: Scene) -> list[set[int]]:
    """For each body the numbers of the blend shapes that any frame asks for."""
    weights = [
        np.stack([frame[number].weights for frame in scene.poses])
        for number in range(len(scene.bodies))
    ]
    return [set(np.flatnonzero(each.any(axis=0)).tolist()) for each in weights]


def _join(arrays: Sequence[Floats]) -> Floats:
    return np.ascontiguousarray(np.concatenate(arrays), dtype=np.float32)


def _rig(scene: Scene, pieces: Sequence[Piece]) -> Rig:
    sizes = [len(piece.part.vertices) for piece in pieces]
    offsets = np.cumsum([0] + [len(body.joints) for body in scene.bodies])
    bodies = [scene.bodies[piece.body] for piece in pieces]
    own, parents = (
        np.repeat(
            [
                int(offsets[piece.body]) + index(body, piece.part)
                for piece, body in zip(pieces, bodies, strict=True)
            ],
            sizes,
        ).astype(np.int32)
        for index in (joint_index, parent_index)
    )
    return Rig(own, parents, _join([_joint_share(piece.part) for piece in pieces]))


def _joint_share(part: Part) -> Floats:
    if part.skin_weights is None:
        return np.ones(len(part.vertices), np.float32)
    return part.skin_weights


def _own_color(part: Part) -> Floats:
    return np.tile(to_linear(part.material.color), (len(part.vertices), 1))


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
    mixed = to_linear(seen) * share + _own_color(part) * (1 - share)
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
            material.mirror,
            material.glow,
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
