"""Finished 3D models, opened again. What `render.gltf` wrote is not asked: the bytes are."""

import io
import json
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from render.decode import Undecodable
from render.decode_accessors import Accessors

Json = dict[str, Any]

_GLB_MAGIC, _JSON_CHUNK, _BIN_CHUNK = 0x46546C67, 0x4E4F534A, 0x004E4942
_WEIGHT_TOLERANCE = 0.01


@dataclass(frozen=True)
class OpenedModel:
    """What a GLB holds. targets: names of all morph targets; keys: of the longest animation."""

    triangles: int
    textures: int
    skins: int
    targets: frozenset[str]
    keys: int


def open_model(data: bytes) -> OpenedModel:
    """Raises Undecodable unless `data` is a whole GLB whose references all lie inside it."""
    try:
        document, binary = _chunks(data)
        accessors = Accessors(document, binary)
        _check_nodes(document)
        return OpenedModel(
            triangles=sum(_checked_mesh(accessors, mesh) for mesh in document["meshes"]),
            textures=_checked_images(accessors),
            skins=_checked_skins(accessors),
            targets=frozenset(name for mesh in document["meshes"] for name in _names(mesh)),
            keys=_checked_animations(accessors),
        )
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


def _check_nodes(document: Json) -> None:
    """Raises Undecodable unless all that nodes and the scene name is there."""
    nodes = len(document["nodes"])
    for node in document["nodes"]:
        if node.get("mesh", 0) >= len(document["meshes"]):
            raise Undecodable("a node without its mesh")
    below = [child for node in document["nodes"] for child in node.get("children", ())]
    if any(child >= nodes for child in (*below, *document["scenes"][0]["nodes"])):
        raise Undecodable("a node that is not there")


def _names(mesh: Json) -> list[str]:
    """Of a mesh's morph targets."""
    names: list[str] = mesh.get("extras", {}).get("targetNames", [])
    return names


def _checked_mesh(accessors: Accessors, mesh: Json) -> int:
    """How many triangles a mesh has."""
    if {len(entry.get("targets", [])) for entry in mesh["primitives"]} != {len(_names(mesh))}:
        raise Undecodable("morph targets without names")
    return sum(_checked_triangles(accessors, entry) for entry in mesh["primitives"])


def _checked_triangles(accessors: Accessors, primitive: Json) -> int:
    """How many triangles a primitive has; raises Undecodable if one names no vertex."""
    found = accessors.read(primitive["indices"])
    vertices = accessors.count(primitive["attributes"]["POSITION"])
    if len(found) % 3 or (len(found) and int(found.max()) >= vertices):
        raise Undecodable("a triangle without vertices")
    for attributes in (primitive["attributes"], *primitive.get("targets", [])):
        for number in attributes.values():
            values = accessors.read(number)
            if len(values) != vertices or not np.isfinite(values).all():
                raise Undecodable("vertices without an attribute")
    return len(found) // 3


def _checked_skins(accessors: Accessors) -> int:
    """How many skins there are; raises Undecodable if a skinned vertex hangs on nothing."""
    document = accessors.document
    for node in document["nodes"]:
        if "skin" not in node:
            continue
        skin = document["skins"][node["skin"]]
        known = [document["nodes"][joint] for joint in skin["joints"]]
        if accessors.count(skin["inverseBindMatrices"]) < len(known):
            raise Undecodable("a joint without a matrix")
        for primitive in document["meshes"][node["mesh"]]["primitives"]:
            joints = accessors.read(primitive["attributes"]["JOINTS_0"])
            weights = accessors.read(primitive["attributes"]["WEIGHTS_0"])
            if joints.max(initial=0) >= len(known):
                raise Undecodable("a vertex on a joint that is not there")
            if np.abs(weights.sum(1) - 1).max(initial=0) > _WEIGHT_TOLERANCE:
                raise Undecodable("a vertex whose joints' shares are not a whole")
    return len(document.get("skins", []))


def _checked_animations(accessors: Accessors) -> int:
    """The most keys of any channel; raises Undecodable if times and values don't fit."""
    document, most = accessors.document, 0
    for animation in document.get("animations", []):
        for channel in animation["channels"]:
            sampler, target = animation["samplers"][channel["sampler"]], channel["target"]
            node = document["nodes"][target["node"]]
            times = accessors.read(sampler["input"])[:, 0]
            each = 1
            if target["path"] == "weights":
                each = len(_names(document["meshes"][node["mesh"]]))
            if accessors.count(sampler["output"]) != each * len(times):
                raise Undecodable("keys without values")
            if (np.diff(times) <= 0).any():
                raise Undecodable("keys out of order")
            most = max(most, len(times))
    return most


def _checked_images(accessors: Accessors) -> int:
    """How many images there are; raises OSError if one can't be decoded."""
    images = accessors.document.get("images", [])
    for image in images:
        with Image.open(io.BytesIO(accessors.view(image["bufferView"]))) as picture:
            picture.load()
    return len(images)
