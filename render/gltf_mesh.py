"""Parts as glTF 2.0 writes them: primitives with normals, colours, skin and morph targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import fast_simplification
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from render.bend import Bend, bend_of
from render.color import to_linear
from render.geometry import vertex_normals
from render.gltf import INDICES, VERTICES, GlbWriter, Json, row_kind
from render.gltf_materials import Painter
from render.types import BlendShape, Part

# Vertices whose texture counts less than this get their colour from the vertex.
_TEXTURED_FROM = 0.9
_HALF_OPEN = 0.6  # weight of all shapes
_QUANTIZATION = "KHR_mesh_quantization"
# What a morph target leaves out: offsets in scene units, and changes of unit normals.
_UNSEEN_OFFSET, _UNSEEN_TILT = 2e-4, 0.025
_OWN, _PARENT = 0, 1  # places of a shared part's two joints in its skin


@dataclass(frozen=True, eq=False)
class Form:
    """A part with the blend shapes that bend it, all of one number of vertices."""

    part: Part
    shapes: tuple[BlendShape, ...]

    def simplified(self, share: float) -> Form:
        """With this share of the triangles; all else from the nearest vertex.

        Edges collapse by quadric error (Garland and Heckbert 1997), while the shapes hold the part
        half open: closed lips would be taken for a crease and grow together.
        """
        part = self.part
        wanted = max(int(len(part.triangles) * share), 12)
        if wanted >= len(part.triangles):
            return self
        reduction = 1 - wanted / len(part.triangles)
        opened = _HALF_OPEN * sum((s.offsets for s in self.shapes), np.zeros_like(part.vertices))
        before = part.vertices + opened
        after, triangles = fast_simplification.simplify(before, part.triangles, reduction)
        nearest = cKDTree(before).query(after)[1]
        vertices = after - opened[nearest]
        fewer = replace(
            part,
            vertices=np.asarray(vertices, np.float32),
            triangles=np.asarray(triangles, np.int32),
            uv=part.uv[nearest],
            blend=None if part.blend is None else part.blend[nearest],
            skin_weights=None if part.skin_weights is None else part.skin_weights[nearest],
        )
        shapes = tuple(replace(shape, offsets=shape.offsets[nearest]) for shape in self.shapes)
        return Form(fewer, shapes)


def add_mesh(
    writer: GlbWriter, painter: Painter, form: Form, *, short_normals: bool = False
) -> int | None:
    """The number of the form's mesh, None if it has no triangles.

    short_normals: in two bytes a number, which takes an extension that all viewers know by now.
    """
    primitives = _primitives(writer, painter, form, short_normals=short_normals)
    if not primitives:
        return None
    mesh: Json = {"name": form.part.name, "primitives": primitives}
    if form.shapes:
        mesh["weights"] = [0] * len(form.shapes)
        mesh["extras"] = {"targetNames": [shape.name for shape in form.shapes]}
    return writer.add("meshes", mesh)


def _primitives(
    writer: GlbWriter, painter: Painter, form: Form, *, short_normals: bool
) -> list[Json]:
    """The textured triangles, and those that show the material's colour at their vertices."""
    part = form.part
    normals = vertex_normals(part.vertices, part.triangles)
    bends = [bend_of(part, normals, n, shape.offsets) for n, shape in enumerate(form.shapes)]
    textured = np.zeros(len(part.triangles), np.bool_)
    if part.texture is not None:
        blend = np.ones(len(part.vertices)) if part.blend is None else part.blend
        textured = blend[part.triangles].min(1) >= _TEXTURED_FROM
    primitives = []
    for chosen, texture in ((textured, part.texture), (~textured, None)):
        triangles = part.triangles[chosen]
        if not len(triangles):
            continue
        used, numbers = np.unique(triangles, return_inverse=True)
        attributes = {
            "POSITION": writer.add_array(part.vertices[used], VERTICES, bounds=True),
            "NORMAL": _add_normals(writer, normals[used], short=short_normals),
            **_skinned(writer, part, used),
        }
        if texture is not None:
            attributes["TEXCOORD_0"] = _add_uv(writer, part.uv[used])
        elif part.texture is not None:
            attributes["COLOR_0"] = _add_colors(writer, part, used)
        indices = numbers.reshape(-1).astype(row_kind(len(used)))
        primitive: Json = {
            "attributes": attributes,
            "indices": writer.add_array(indices, INDICES),
            "material": painter.material(part, texture, colored="COLOR_0" in attributes),
        }
        if bends:
            primitive["targets"] = _targets(writer, bends, used)
        primitives.append(primitive)
    return primitives


def _add_normals(writer: GlbWriter, normals: NDArray[np.float32], *, short: bool) -> int:
    if not short:
        return writer.add_array(normals, VERTICES)
    writer.require(_QUANTIZATION)
    whole = np.round(normals * 32767).astype(np.int16)
    return writer.add_array(whole, VERTICES, normalized=True)


def _skinned(writer: GlbWriter, part: Part, used: NDArray[np.int64]) -> dict[str, int]:
    if part.skin_weights is None:
        return {}
    own = np.round(part.skin_weights[used] * 255).astype(np.uint8)
    rest = np.uint8(255) - own
    weights = np.stack([own, rest, 0 * own, 0 * own], 1)
    joints = np.where(weights > 0, np.array([_OWN, _PARENT, 0, 0], np.uint8), np.uint8(0))
    return {
        "JOINTS_0": writer.add_array(joints, VERTICES),
        "WEIGHTS_0": writer.add_array(weights, VERTICES, normalized=True),
    }


def _targets(writer: GlbWriter, bends: Sequence[Bend], used: NDArray[np.int64]) -> list[Json]:
    """Sparse and in whole numbers: a face's shapes move few of its vertices, and little."""
    targets = []
    for bend in bends:
        kept = np.isin(bend.rows, used) & (
            (np.abs(bend.offsets).max(axis=1) > _UNSEEN_OFFSET)
            | (np.abs(bend.normals).max(axis=1) > _UNSEEN_TILT)
        )
        rows = np.searchsorted(used, bend.rows[kept])
        if len(rows):
            targets.append(_target(writer, rows, _only(bend, kept), len(used)))
        else:
            targets.append({"POSITION": _add_nothing(writer, len(used))})
    return targets


def _only(bend: Bend, kept: NDArray[np.bool_]) -> Bend:
    """The bend of some of its rows only."""
    return Bend(bend.shape, bend.rows[kept], bend.offsets[kept], bend.normals[kept])


def _target(writer: GlbWriter, rows: NDArray[np.int64], bend: Bend, count: int) -> Json:
    writer.require(_QUANTIZATION)
    numbers = writer.add_bytes(rows.astype(row_kind(count)).tobytes())
    offsets: NDArray[np.int16] | NDArray[np.float32] = bend.offsets
    short = bool(np.abs(offsets).max() <= 1)
    if short:
        offsets = np.round(bend.offsets * 32767).astype(np.int16)
    normals = np.round(np.clip(bend.normals, -1, 1) * 127).astype(np.int8)
    return {
        "POSITION": writer.add_sparse(numbers, offsets, count=count, normalized=short, bounds=True),
        "NORMAL": writer.add_sparse(numbers, normals, count=count, normalized=True),
    }


def _add_nothing(writer: GlbWriter, count: int) -> int:
    """An accessor of zeros: a shape that moves nothing of this primitive."""
    zeros = {"componentType": 5126, "count": count, "type": "VEC3"}
    return writer.add("accessors", {**zeros, "min": [0, 0, 0], "max": [0, 0, 0]})


def _add_uv(writer: GlbWriter, uv: NDArray[np.float32]) -> int:
    """As floats: trimesh does not scale normalized integers."""
    return writer.add_array(np.stack([uv[:, 0], 1 - uv[:, 1]], 1).astype(np.float32), VERTICES)


def _add_colors(writer: GlbWriter, part: Part, used: NDArray[np.int64]) -> int:
    """Linear colours where the texture fades into the material's colour."""
    assert part.texture is not None
    height, width = part.texture.shape[:2]
    column = np.clip(part.uv[used, 0] * width, 0, width - 1).astype(int)
    row = np.clip((1 - part.uv[used, 1]) * height, 0, height - 1).astype(int)
    share = np.ones(len(used)) if part.blend is None else part.blend[used]
    painted = part.texture[row, column] / 255
    mixed = painted * share[:, None] + np.array(part.material.color) * (1 - share[:, None])
    rgba = np.concatenate([to_linear(mixed), np.ones((len(used), 1))], 1)
    return writer.add_array(np.round(rgba * 65535).astype(np.uint16), VERTICES, normalized=True)
