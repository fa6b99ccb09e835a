"""The scene's bodies as one GLB file: textured, shaded, moving, for Blender and web viewers.

glTF's axes are ours: y up, z toward the viewer. Its texture coordinates begin at the top left.
"""

from dataclasses import dataclass

from render.errors import FileTooLarge
from render.gltf import GlbWriter
from render.gltf_materials import Painter
from render.gltf_motion import Motion
from render.gltf_rig import Rig, Thinning, is_delicate
from render.specs import StickerSpec
from render.types import Scene


@dataclass(frozen=True)
class Detail:
    """How much of the model is kept: triangles of all bodies, the texture's side and quality."""

    triangles: int
    texture_px: int
    jpeg_quality: int


# From the best down; a relief of 40,000 triangles has about 1.0 MB at the first.
DETAILS = (
    Detail(60_000, 1024, 90),
    Detail(48_000, 1024, 88),
    Detail(40_000, 1024, 86),
    Detail(32_000, 1024, 84),
    Detail(24_000, 768, 82),
    Detail(14_000, 512, 80),
    Detail(7_000, 512, 70),
    Detail(3_000, 256, 60),
)


def encode_model(scene: Scene, spec: StickerSpec) -> bytes:
    """The GLB of all bodies with their motion. Raises FileTooLarge when nothing helps."""
    smallest = 0
    for detail in DETAILS:
        data = _write(scene, detail, _thinning(scene, detail.triangles))
        if len(data) <= spec.max_bytes:
            return data
        smallest = min(smallest or len(data), len(data))
    raise FileTooLarge(spec.name, smallest, spec.max_bytes)


def _thinning(scene: Scene, triangles: int) -> Thinning:
    """How to get down to so many triangles: small parts that bend are left whole if possible."""
    sizes = [
        (len(part.triangles), is_delicate(body, part))
        for body in scene.bodies
        for part in body.parts
    ]
    total, delicate = sum(size for size, _ in sizes), sum(size for size, small in sizes if small)
    if triangles < 2 * delicate:
        return Thinning(min(1.0, triangles / max(total, 1)), everywhere=True)
    return Thinning(min(1.0, (triangles - delicate) / max(total - delicate, 1)))


def _write(scene: Scene, detail: Detail, thinning: Thinning) -> bytes:
    writer = GlbWriter()
    painter = Painter(writer, texture_px=detail.texture_px, jpeg_quality=detail.jpeg_quality)
    motion = Motion(writer, frame_count=scene.frame_count, fps=scene.fps)
    rig = Rig(writer, painter, motion, thinning)
    nodes = [
        node
        for number, body in enumerate(scene.bodies)
        for node in rig.add(f"body {number}", body, [frame[number] for frame in scene.poses])
    ]
    motion.finish()
    return writer.finish(nodes)
