"""The bytes of a binary glTF 2.0 file: one buffer, its views and accessors, and the document."""

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

Json = dict[str, Any]

_MAGIC, _VERSION, _JSON_CHUNK, _BIN_CHUNK = 0x46546C67, 2, 0x4E4F534A, 0x004E4942
_COMPONENTS = {
    "int8": 5120, "uint8": 5121, "int16": 5122, "uint16": 5123, "uint32": 5125, "float32": 5126,
}  # fmt: skip
_TYPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
_LARGEST_SHORT_COUNT = 65_534  # 65,535 restarts a primitive
VERTICES, INDICES = 34962, 34963  # bufferView targets


class GlbWriter:
    """Collects arrays and entries; every `add_` gives back the entry's number."""

    def __init__(self) -> None:
        self._binary = bytearray()
        self._entries: dict[str, list[Json]] = {}
        self._extensions: set[str] = set()
        self._required: set[str] = set()

    def add(self, kind: str, entry: Json) -> int:
        """Add an entry to one of the document's lists, such as "nodes"."""
        entries = self._entries.setdefault(kind, [])
        entries.append(entry)
        self._extensions.update(entry.get("extensions", ()))
        return len(entries) - 1

    def entry(self, kind: str, number: int) -> Json:
        """An entry that was added, to be completed."""
        return self._entries[kind][number]

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
        """An accessor of (N,) or (N, C); rows of vertices are filled to groups of four bytes."""
        columns = 1 if array.ndim == 1 else array.shape[1]
        row_bytes = columns * array.itemsize
        missing = -row_bytes % 4 // array.itemsize if target == VERTICES else 0
        padded = np.pad(array, ((0, 0), (0, missing))) if missing else array
        view = self.add_bytes(np.ascontiguousarray(padded).tobytes(), target)
        if missing:
            self.entry("bufferViews", view)["byteStride"] = row_bytes + missing * array.itemsize
        accessor: Json = {
            "bufferView": view,
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

    def add_sparse(
        self,
        rows: int,
        array: NDArray[Any],
        *,
        count: int,
        normalized: bool = False,
        bounds: bool = False,
    ) -> int:
        """An accessor of `count` rows, zero but for some: (N, C), N >= 1.

        rows: the buffer view of their numbers, uint16 or uint32 as `row_kind` says.
        """
        accessor: Json = {
            "componentType": _COMPONENTS[array.dtype.name],
            "count": count,
            "type": _TYPES[array.shape[1]],
            "sparse": {
                "count": len(array),
                "indices": {
                    "bufferView": rows,
                    "componentType": _COMPONENTS[row_kind(count).__name__],
                },
                "values": {"bufferView": self.add_bytes(np.ascontiguousarray(array).tobytes())},
            },
        }
        if normalized:
            accessor["normalized"] = True
        if bounds:
            zero = [] if len(array) == count else [np.zeros_like(array[:1])]
            whole = np.concatenate([array, *zero])
            accessor["min"], accessor["max"] = whole.min(0).tolist(), whole.max(0).tolist()
        return self.add("accessors", accessor)

    def require(self, extension: str) -> None:
        """Readers that don't know this extension must refuse the file."""
        self._extensions.add(extension)
        self._required.add(extension)

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
        if self._required:
            document["extensionsRequired"] = sorted(self._required)
        text = json.dumps(document, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        body = _chunk(_JSON_CHUNK, text) + _chunk(_BIN_CHUNK, bytes(self._binary))
        return struct.pack("<III", _MAGIC, _VERSION, 12 + len(body)) + body


def row_kind(count: int) -> type[np.uint16] | type[np.uint32]:
    """The type of numbers that tell `count` rows apart; 65,535 is special in glTF."""
    return np.uint16 if count <= _LARGEST_SHORT_COUNT else np.uint32


def _chunk(kind: int, content: bytes) -> bytes:
    return struct.pack("<II", len(content), kind) + content
