"""The scene's bodies as one GLB file: textured, shaded, moving, for Blender and web viewers.

glTF's axes are ours: y up, z toward the viewer. Its texture coordinates begin at the top left.
"""

from dataclasses import dataclass, replace

import fast_simplification
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from render.color import to_linear
from render.errors import FileTooLarge
from render.geometry import vertex_normals
from render.gltf import INDICES, VERTICES, GlbWriter, Json
from render.gltf_materials import Painter
from render.gltf_motion import Motion
from render.specs import StickerSpec
from render.types import Body, Part, Scene

# Vertices whose texture counts less than this get their colour from the vertex.
_TEXTURED_FROM = 0.9
_LARGEST_SHORT_INDEX = 65_534  # 65,535 restarts a primitive


@dataclass(frozen=True)
class Detail:
    """How much of the model is kept: triangles of all bodies, the texture's side and quality."""

    triangles: int
    texture_px: int
    jpeg_quality: int


# From the best down; a relief of 40,000 triangles has about 1.0 MB at the first.
DETAILS = (
    Detail(60_000, 1024, 90),
    Detail(45_000, 1024, 88),
    Detail(32_000, 1024, 84),
    Detail(24_000, 768, 82),
    Detail(14_000, 512, 80),
    Detail(7_000, 512, 70),
    Detail(3_000, 256, 60),
)


def encode_model(scene: Scene, spec: StickerSpec) -> bytes:
    """The GLB of all bodies with their motion. Raises FileTooLarge when nothing helps."""
    smallest = 0
    total = sum(len(part.triangles) for body in scene.bodies for part in body.parts)
    for detail in DETAILS:
        share = min(1.0, detail.triangles / max(total, 1))
        data = _write(scene, detail, share)
        if len(data) <= spec.max_bytes:
            return data
        smallest = min(smallest or len(data), len(data))
    raise FileTooLarge(spec.name, smallest, spec.max_bytes)


def _write(scene: Scene, detail: Detail, share: float) -> bytes:
    writer = GlbWriter()
    painter = Painter(writer, texture_px=detail.texture_px, jpeg_quality=detail.jpeg_quality)
    motion = Motion(writer, frame_count=scene.frame_count, fps=scene.fps)
    roots = []
    for number, body in enumerate(scene.bodies):
        joints = [
            _add_joint(writer, painter, body, index, share) for index in range(len(body.joints))
        ]
        for index, node in enumerate(joints):
            motion.add(node, [frame[number].joints[index] for frame in scene.poses])
        roots.append(writer.add("nodes", {"name": f"body {number}", "children": joints}))
    motion.finish()
    return writer.finish(roots)


def _add_joint(writer: GlbWriter, painter: Painter, body: Body, index: int, share: float) -> int:
    """A node that carries the parts of one joint; joints are not nested, as in Pose."""
    joint = body.joints[index].name
    children = []
    for part in body.parts:
        if part.joint != joint:
            continue
        primitives = _primitives(writer, painter, _simplified(part, share))
        if primitives:
            mesh = writer.add("meshes", {"name": part.name, "primitives": primitives})
            children.append(writer.add("nodes", {"name": part.name, "mesh": mesh}))
    node: Json = {"name": joint}
    if children:
        node["children"] = children
    return writer.add("nodes", node)


def _simplified(part: Part, share: float) -> Part:
    """The part with this share of its triangles; texture and blend from the nearest vertex.

    Edges collapse by quadric error (Garland and Heckbert 1997).
    """
    wanted = max(int(len(part.triangles) * share), 12)
    if wanted >= len(part.triangles):
        return part
    reduction = 1 - wanted / len(part.triangles)
    vertices, triangles = fast_simplification.simplify(part.vertices, part.triangles, reduction)
    nearest = cKDTree(part.vertices).query(vertices)[1]
    return replace(
        part,
        vertices=np.asarray(vertices, np.float32),
        triangles=np.asarray(triangles, np.int32),
        uv=part.uv[nearest],
        blend=None if part.blend is None else part.blend[nearest],
    )


def _primitives(writer: GlbWriter, painter: Painter, part: Part) -> list[Json]:
    """The textured triangles, and those that show the material's colour at their vertices."""
    normals = vertex_normals(part.vertices, part.triangles)
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
            "NORMAL": writer.add_array(normals[used], VERTICES),
        }
        if texture is not None:
            attributes["TEXCOORD_0"] = _add_uv(writer, part.uv[used])
        elif part.texture is not None:
            attributes["COLOR_0"] = _add_colors(writer, part, used)
        short = len(used) <= _LARGEST_SHORT_INDEX
        indices = numbers.reshape(-1).astype(np.uint16 if short else np.uint32)
        primitives.append(
            {
                "attributes": attributes,
                "indices": writer.add_array(indices, INDICES),
                "material": painter.material(part, texture, colored="COLOR_0" in attributes),
            }
        )
    return primitives


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
