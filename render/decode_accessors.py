"""The arrays of a finished GLB, read as any viewer reads them: sparse ones and whole ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.decode import Undecodable

Json = dict[str, Any]

_ITEM_TYPES = {
    5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5125: np.uint32,
    5126: np.float32,
}  # fmt: skip
_ITEMS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


@dataclass(frozen=True, eq=False)
class Accessors:
    """A document and its buffer."""

    document: Json
    binary: bytes

    def count(self, number: int) -> int:
        """How many rows an accessor has."""
        return int(self._accessor(number)["count"])

    def read(self, number: int) -> NDArray[Any]:
        """(N, C), whole numbers scaled where they stand for shares. Raises Undecodable."""
        accessor = self._accessor(number)
        kind = np.dtype(_ITEM_TYPES[accessor["componentType"]])
        shape = accessor["count"], _ITEMS[accessor["type"]]
        values = np.zeros(shape, kind)
        if "bufferView" in accessor:
            values = self._whole(accessor, kind, shape)
        if "sparse" in accessor:
            values = self._patched(values, accessor["sparse"])
        if accessor.get("normalized"):
            largest = np.iinfo(values.dtype.name).max
            return np.asarray(values / largest, np.float32)
        return values

    def view(self, number: int) -> bytes:
        """A buffer view's bytes. Raises Undecodable where they lie outside the file."""
        if number < 0:
            raise Undecodable("a view before the first")
        view = self.document["bufferViews"][number]
        start, size = view.get("byteOffset", 0), view["byteLength"]
        if start < 0 or size < 0 or start + size > len(self.binary):
            raise Undecodable("a view reaches beyond the file")
        return self.binary[start : start + size]

    def _accessor(self, number: int) -> Json:
        if number < 0:
            raise Undecodable("an accessor before the first")
        accessor: Json = self.document["accessors"][number]
        return accessor

    def _whole(self, accessor: Json, kind: np.dtype[Any], shape: tuple[int, int]) -> NDArray[Any]:
        content = self.view(accessor["bufferView"])
        row = kind.itemsize * shape[1]
        stride = self.document["bufferViews"][accessor["bufferView"]].get("byteStride", row)
        start = accessor.get("byteOffset", 0)
        if shape[0] and (start < 0 or start + (shape[0] - 1) * stride + row > len(content)):
            raise Undecodable("an accessor reaches beyond the file")
        return np.ndarray(shape, kind, content, start, (stride, kind.itemsize)).copy()

    def _patched(self, values: NDArray[Any], sparse: Json) -> NDArray[Any]:
        count, indices = sparse["count"], sparse["indices"]
        number_kind = _ITEM_TYPES[indices["componentType"]]
        rows = np.frombuffer(self.view(indices["bufferView"]), number_kind, count)
        given = np.frombuffer(
            self.view(sparse["values"]["bufferView"]), values.dtype, count * values.shape[1]
        )
        if count < 1 or (np.diff(rows.astype(np.int64)) <= 0).any() or rows[-1] >= len(values):
            raise Undecodable("sparse rows out of order or beyond their accessor")
        values[rows] = given.reshape(count, -1)
        return values
