"""The bytes of a binary glTF 2.0 file: one buffer, its views and accessors, and the document."""

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

Json = dict[str, Any]

_MAGIC, _VERSION, _JSON_CHUNK, _BIN_CHUNK = 0x46546C67, 2, 0x4E4F534A, 0x004E4942
_COMPONENTS = {"uint8": 5121, "uint16": 5123, "uint32": 5125, "float32": 5126}
_TYPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}
VERTICES, INDICES = 34962, 34963  # bufferView targets


class GlbWriter:
    """Collects arrays and entries; every `add_` gives back the entry's number."""

    def __init__(self) -> None:
        self._binary = bytearray()
        self._entries: dict[str, list[Json]] = {}
        self._extensions: set[str] = set()

    def add(self, kind: str, entry: Json) -> int:
        """Add an entry to one of the document's lists, such as "nodes"."""
        entries = self._entries.setdefault(kind, [])
        entries.append(entry)
        self._extensions.update(entry.get("extensions", ()))
        return len(entries) - 1

    def add_bytes(self, content: bytes, target: int | None = None) -> int:
        """A buffer view of its own, at a multiple of four."""
        view: Json = {"buffer": 0, "byteOffset": len(self._binary), "byteLength": len(content)}
        if target is not None:
            view["target"] = target
        self._binary += content + b"\0" * (-len(content) % 4)
        return self.add("bufferViews", view)

    def add_array(
        self,
        array: NDArray[Any],
        target: int | None = None,
        *,
        normalized: bool = False,
        bounds: bool = False,
    ) -> int:
        """An accessor of (N,) or (N, C); rows must fill whole groups of four bytes if vertices."""
        columns = 1 if array.ndim == 1 else array.shape[1]
        accessor: Json = {
            "bufferView": self.add_bytes(np.ascontiguousarray(array).tobytes(), target),
            "componentType": _COMPONENTS[array.dtype.name],
            "count": len(array),
            "type": _TYPES[columns],
        }
        if normalized:
            accessor["normalized"] = True
        if bounds:
            flat = array.reshape(len(array), columns)
            accessor["min"] = [float(value) for value in flat.min(0)]
            accessor["max"] = [float(value) for value in flat.max(0)]
        return self.add("accessors", accessor)

    def finish(self, scene_nodes: list[int]) -> bytes:
        """The file, with one scene of these nodes."""
        document: Json = {
            "asset": {"version": "2.0", "generator": "Toonbooth"},
            "scene": 0,
            "scenes": [{"name": "sticker", "nodes": scene_nodes}],
            **self._entries,
            "buffers": [{"byteLength": len(self._binary)}],
        }
        if self._extensions:
            document["extensionsUsed"] = sorted(self._extensions)
        text = json.dumps(document, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        body = _chunk(_JSON_CHUNK, text) + _chunk(_BIN_CHUNK, bytes(self._binary))
        return struct.pack("<III", _MAGIC, _VERSION, 12 + len(body)) + body


def _chunk(kind: int, content: bytes) -> bytes:
    return struct.pack("<II", len(content), kind) + content
