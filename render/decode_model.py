"""Finished 3D models, opened again. What `render.gltf` wrote is not asked: the bytes are."""

import io
import json
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from render.decode import Undecodable

Json = dict[str, Any]

_GLB_MAGIC, _JSON_CHUNK, _BIN_CHUNK = 0x46546C67, 0x4E4F534A, 0x004E4942
_ITEM_TYPES = {
    5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5125: np.uint32,
    5126: np.float32,
}  # fmt: skip
_ITEMS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


@dataclass(frozen=True)
class OpenedModel:
    """What a GLB holds."""

    triangles: int
    textures: int


def open_model(data: bytes) -> OpenedModel:
    """Raises Undecodable unless `data` is a whole GLB whose references all lie inside it."""
    try:
        document, binary = _chunks(data)
        _check_accessors(document, len(binary))
        primitives = [entry for mesh in document["meshes"] for entry in mesh["primitives"]]
        triangles = sum(_checked_triangles(document, entry, binary) for entry in primitives)
        return OpenedModel(triangles, _checked_images(document, binary))
    except (KeyError, IndexError, TypeError, ValueError, OSError, struct.error) as error:
        raise Undecodable(str(error)) from error


def _chunks(data: bytes) -> tuple[Json, bytes]:
    """The document and the buffer of a GLB."""
    magic, version, length = struct.unpack_from("<III", data)
    if magic != _GLB_MAGIC or version != 2 or length != len(data):
        raise Undecodable("not a whole GLB of version 2")
    json_size, json_kind = struct.unpack_from("<II", data, 12)
    document: Json = json.loads(data[20 : 20 + json_size])
    binary_size, binary_kind = struct.unpack_from("<II", data, 20 + json_size)
    binary = data[28 + json_size : 28 + json_size + binary_size]
    if (json_kind, binary_kind) != (_JSON_CHUNK, _BIN_CHUNK) or len(binary) != binary_size:
        raise Undecodable("chunks are missing")
    return document, binary


def _check_accessors(document: Json, binary_size: int) -> None:
    for accessor in document["accessors"]:
        view = document["bufferViews"][accessor["bufferView"]]
        item = np.dtype(_ITEM_TYPES[accessor["componentType"]]).itemsize * _ITEMS[accessor["type"]]
        end = view["byteOffset"] + accessor["count"] * view.get("byteStride", item)
        if accessor["count"] * item > view["byteLength"] or end > binary_size:
            raise Undecodable("an accessor reaches beyond the file")


def _checked_triangles(document: Json, primitive: Json, binary: bytes) -> int:
    """How many triangles a primitive has; raises Undecodable if one names no vertex."""
    accessor = document["accessors"][primitive["indices"]]
    view = document["bufferViews"][accessor["bufferView"]]
    kind = _ITEM_TYPES[accessor["componentType"]]
    found = np.frombuffer(binary, kind, accessor["count"], view["byteOffset"])
    vertices = document["accessors"][primitive["attributes"]["POSITION"]]["count"]
    if len(found) % 3 or (len(found) and int(found.max()) >= vertices):
        raise Undecodable("a triangle without vertices")
    return len(found) // 3


def _checked_images(document: Json, binary: bytes) -> int:
    """How many images there are; raises OSError if one can't be decoded."""
    images = document.get("images", [])
    for image in images:
        view = document["bufferViews"][image["bufferView"]]
        start = view["byteOffset"]
        with Image.open(io.BytesIO(binary[start : start + view["byteLength"]])) as picture:
            picture.load()
    return len(images)
