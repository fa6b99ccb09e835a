"""The scene's bodies as one GLB file: textured, shaded, moving, for Blender and web viewers.

glTF's axes are ours: y up, z toward the viewer. Its texture coordinates begin at the top left.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import fast_simplification
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from render.blender.surface import COAT_ROUGHNESS
from render.color import to_linear
from render.errors import FileTooLarge
from render.geometry import vertex_normals
from render.gltf import INDICES, VERTICES, GlbWriter, Json
from render.specs import StickerSpec
from render.types import Body, Material, Part, Scene

_SHEEN_ROUGHNESS = 0.5
# Vertices whose texture counts less than this get their colour from the vertex.
_TEXTURED_FROM = 0.9
_LARGEST_SHORT_INDEX = 65_534  # 65,535 restarts a primitive
_STILL = 1e-4  # a joint that moves less does not move


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
    painter = _Painter(writer, detail)
    roots = []
    channels: list[Json] = []
    samplers: list[Json] = []
    motion = _Motion(writer, scene, channels, samplers)
    for number, body in enumerate(scene.bodies):
        joints = [
            _add_joint(writer, painter, body, index, share) for index in range(len(body.joints))
        ]
        for index, node in enumerate(joints):
            motion.add(node, [frame[number].joints[index] for frame in scene.poses])
        roots.append(writer.add("nodes", {"name": f"body {number}", "children": joints}))
    if channels:
        writer.add("animations", {"name": "loop", "channels": channels, "samplers": samplers})
    return writer.finish(roots)


def _add_joint(writer: GlbWriter, painter: "_Painter", body: Body, index: int, share: float) -> int:
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
    """The part with this share of its triangles; colours from the nearest vertex."""
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


def _primitives(writer: GlbWriter, painter: "_Painter", part: Part) -> list[Json]:
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


class _Painter:
    """Adds materials and textures, each once."""

    def __init__(self, writer: GlbWriter, detail: Detail) -> None:
        self._writer = writer
        self._detail = detail
        self._textures: dict[str, int] = {}
        self._materials: dict[tuple[Material, int | None, bool], int] = {}

    def material(self, part: Part, texture: NDArray[np.uint8] | None, *, colored: bool) -> int:
        image = None if texture is None else self._texture(texture)
        key = (part.material, image, colored)
        if key not in self._materials:
            entry = _material(part.material, image, white=colored or image is not None)
            self._materials[key] = self._writer.add("materials", {"name": part.name, **entry})
        return self._materials[key]

    def _texture(self, pixels: NDArray[np.uint8]) -> int:
        key = hashlib.sha256(pixels.tobytes()).hexdigest()
        if key not in self._textures:
            image = self._writer.add_bytes(_jpeg(pixels, self._detail))
            source = self._writer.add("images", {"mimeType": "image/jpeg", "bufferView": image})
            sampler = self._writer.add("samplers", {"magFilter": 9729, "minFilter": 9987})
            self._textures[key] = self._writer.add(
                "textures", {"source": source, "sampler": sampler}
            )
        return self._textures[key]


def _jpeg(pixels: NDArray[np.uint8], detail: Detail) -> bytes:
    height, width = pixels.shape[:2]
    scale = min(1.0, detail.texture_px / max(height, width))
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=detail.jpeg_quality, optimize=True)
    return file.getvalue()


def _material(material: Material, texture: int | None, *, white: bool) -> Json:
    color = to_linear(material.color).round(5).tolist()
    surface: Json = {
        "baseColorFactor": [1.0, 1.0, 1.0, 1.0] if white else [*color, 1.0],
        "metallicFactor": material.metallic,
        "roughnessFactor": material.roughness,
    }
    if texture is not None:
        surface["baseColorTexture"] = {"index": texture}
    entry: Json = {"pbrMetallicRoughness": surface}
    extensions: Json = {}
    if material.coat > 0:
        extensions["KHR_materials_clearcoat"] = {
            "clearcoatFactor": material.coat,
            "clearcoatRoughnessFactor": COAT_ROUGHNESS,
        }
    if material.sheen > 0:
        extensions["KHR_materials_sheen"] = {
            "sheenColorFactor": [material.sheen] * 3,
            "sheenRoughnessFactor": _SHEEN_ROUGHNESS,
        }
    if material.emission > 0:
        strength = min(material.emission, 1.0)
        entry["emissiveFactor"] = [1.0 * strength] * 3 if white else [c * strength for c in color]
        if texture is not None:
            entry["emissiveTexture"] = {"index": texture}
    if extensions:
        entry["extensions"] = extensions
    return entry


class _Motion:
    """Adds each joint's movement as keys of one animation, one key per frame."""

    def __init__(
        self, writer: GlbWriter, scene: Scene, channels: list[Json], samplers: list[Json]
    ) -> None:
        self._writer = writer
        self._channels = channels
        self._samplers = samplers
        self._times = np.arange(scene.frame_count + 1, dtype=np.float32) / np.float32(scene.fps)
        self._time_accessor: int | None = None

    def add(self, node: int, poses: Sequence[NDArray[np.float32]]) -> None:
        # The viewer interpolates between keys, so the last key is the first again.
        matrices = np.stack([*poses, poses[0]]).astype(np.float64)
        if np.abs(matrices - np.eye(4)).max() < _STILL:
            return
        shifts, turns, scales = _decomposed(matrices)
        for path, values in (("translation", shifts), ("rotation", turns), ("scale", scales)):
            self._add_channel(node, path, values.astype(np.float32))

    def _add_channel(self, node: int, path: str, values: NDArray[np.float32]) -> None:
        if self._time_accessor is None:
            self._time_accessor = self._writer.add_array(self._times, bounds=True)
        self._samplers.append(
            {"input": self._time_accessor, "output": self._writer.add_array(values)}
        )
        target = {"node": node, "path": path}
        self._channels.append({"sampler": len(self._samplers) - 1, "target": target})


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
