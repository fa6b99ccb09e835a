"""Materials and textures as glTF 2.0 writes them, with its clear coat and sheen extensions."""

import hashlib
import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from render.blender.surface import COAT_ROUGHNESS
from render.color import to_linear
from render.gltf import GlbWriter, Json
from render.types import Material, Part

_SHEEN_ROUGHNESS = 0.5
_LINEAR, _LINEAR_MIPMAP_LINEAR = 9729, 9987  # OpenGL's names of texture filters


class Painter:
    """Adds materials and textures to a file, each once.

    texture_px: the longest side of a texture. jpeg_quality: 0 to 100.
    """

    def __init__(self, writer: GlbWriter, *, texture_px: int, jpeg_quality: int) -> None:
        self._writer = writer
        self._texture_px = texture_px
        self._jpeg_quality = jpeg_quality
        self._textures: dict[str, int] = {}
        self._materials: dict[tuple[Material, int | None, bool], int] = {}

    def material(self, part: Part, texture: NDArray[np.uint8] | None, *, colored: bool) -> int:
        """The number of the part's material; colored: its vertices have colours of their own."""
        image = None if texture is None else self._texture(texture)
        key = (part.material, image, colored)
        if key not in self._materials:
            entry = _material(part.material, image, white=colored or image is not None)
            self._materials[key] = self._writer.add("materials", {"name": part.name, **entry})
        return self._materials[key]

    def _texture(self, pixels: NDArray[np.uint8]) -> int:
        key = hashlib.sha256(pixels.tobytes()).hexdigest()
        if key not in self._textures:
            image = self._writer.add_bytes(self._jpeg(pixels))
            source = self._writer.add("images", {"mimeType": "image/jpeg", "bufferView": image})
            filters = {"magFilter": _LINEAR, "minFilter": _LINEAR_MIPMAP_LINEAR}
            texture = {"source": source, "sampler": self._writer.add("samplers", filters)}
            self._textures[key] = self._writer.add("textures", texture)
        return self._textures[key]

    def _jpeg(self, pixels: NDArray[np.uint8]) -> bytes:
        height, width = pixels.shape[:2]
        scale = min(1.0, self._texture_px / max(height, width))
        if scale < 1:
            size = (max(1, round(width * scale)), max(1, round(height * scale)))
            pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "JPEG", quality=self._jpeg_quality, optimize=True)
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
