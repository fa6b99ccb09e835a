"""Values as bytes and back: what one stage leaves for the next, never pickled.

A parcel is a line that names its format, then one zstandard frame: the length of a JSON text in
four bytes, the text, and the arrays it speaks of, one after the other. The reader says which class
it wants, and the fields' types say how to read them; each value then checks itself.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_origin

import numpy as np
import zstandard
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn
from numpy.typing import NDArray
from pydantic import BaseModel

from bot.errors import BrokenParcel
from bot.version import VERSION

MAGIC = f"toonbooth {VERSION} 1\n".encode()
LEVEL = 1  # zstandard's quickest usual one
MAX_BYTES = 2**30  # of an opened parcel
KINDS = "biuf"  # dtype.kind of what may be kept: bool, integers, floats
_LENGTH = struct.Struct("<I")
_Value = TypeVar("_Value")
_Array = NDArray[Any]


def pack(value: object) -> bytes:
    """The parcel of a frozen dataclass."""
    arrays = _Outgoing()
    token = _outgoing.set(arrays)
    try:
        tree = _converter().unstructure(value)
    finally:
        _outgoing.reset(token)
    head = json.dumps([tree, arrays.described], separators=(",", ":")).encode()
    size = _LENGTH.size + len(head) + sum(array.nbytes for array in arrays.found)
    frame = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compressobj(size=size)
    parts = [MAGIC, frame.compress(_LENGTH.pack(len(head)) + head)]
    parts += (frame.compress(array.tobytes()) for array in arrays.found)
    return b"".join((*parts, frame.flush()))


def unpack(kind: type[_Value], parcel: bytes) -> _Value:
    """The value of a parcel; raises BrokenParcel for anything that is not one of this class."""
    if not parcel.startswith(MAGIC):
        raise BrokenParcel("it is of another version, or none at all")
    try:
        frame = memoryview(parcel)[len(MAGIC) :]
        assert 0 < zstandard.frame_content_size(frame) <= MAX_BYTES, "too large"
        return _open(kind, zstandard.ZstdDecompressor().decompress(frame))
    except Exception as error:  # a parcel can be broken in as many ways as there are exceptions
        raise BrokenParcel(type(error).__name__) from error


def _open(kind: type[_Value], body: bytes) -> _Value:
    (length,) = _LENGTH.unpack_from(body)
    start = _LENGTH.size + length
    tree, described = json.loads(body[_LENGTH.size : start])
    token = _incoming.set(_read_arrays(body, start, described))
    try:
        return _converter().structure(tree, kind)
    finally:
        _incoming.reset(token)


def _read_arrays(body: bytes, start: int, described: list[tuple[str, list[int]]]) -> list[_Array]:
    """Arrays of their own memory, so that none keeps all the others."""
    arrays = []
    for name, shape in described:
        dtype = np.dtype(name)
        assert dtype.kind in KINDS, "an array of objects"
        count = int(np.prod(shape, dtype=np.int64))
        arrays.append(np.frombuffer(body, dtype, count, start).reshape(shape).copy())
        start += count * dtype.itemsize
    assert start == len(body), "bytes are left over"
    return arrays


@dataclass
class _Outgoing:
    """The arrays of a value. One that is used twice is kept once."""

    found: list[_Array] = field(default_factory=list)
    described: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    _numbers: dict[int, tuple[int, _Array]] = field(default_factory=dict)

    def add(self, array: _Array) -> int:
        """The number under which an array is kept."""
        if id(array) not in self._numbers:
            # Kept beside its number, so that no other array takes its id.
            self._numbers[id(array)] = len(self.found), array
            whole = np.ascontiguousarray(array)
            assert whole.dtype.kind in KINDS, f"an array of {whole.dtype}"
            self.found.append(whole)
            self.described.append((whole.dtype.str, array.shape))
        return self._numbers[id(array)][0]


_outgoing: ContextVar[_Outgoing] = ContextVar("outgoing")
_incoming: ContextVar[list[_Array]] = ContextVar("incoming")


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_unstructure_hook_func(_is_array, lambda array: _outgoing.get().add(array))
    converter.register_structure_hook_func(_is_array, lambda number, _: _incoming.get()[number])
    converter.register_unstructure_hook(bytes, _put_bytes)
    converter.register_structure_hook(bytes, lambda number, _: _incoming.get()[number].tobytes())
    converter.register_unstructure_hook(float, float)
    converter.register_structure_hook_func(lambda kind: kind in (int, float, bool, str), _plain)
    converter.register_unstructure_hook_func(_is_model, lambda model: model.model_dump(mode="json"))
    converter.register_structure_hook_func(_is_model, _model)
    converter.register_structure_hook_factory(is_dataclass, lambda kind: _complete(converter, kind))
    return converter


def _is_array(kind: Any) -> bool:
    return get_origin(kind) is np.ndarray or kind is np.ndarray


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _put_bytes(data: bytes) -> int:
    return _outgoing.get().add(np.frombuffer(data, np.uint8))


def _model(sections: Any, kind: type[BaseModel]) -> BaseModel:
    # As text, because only there strict models take lists for tuples.
    return kind.model_validate_json(json.dumps(sections))


def _plain(value: Any, kind: type) -> Any:
    """No conversion: what was written as a number comes back as this number."""
    if type(value) is not kind and not (kind is float and type(value) is int):
        raise TypeError(f"{type(value).__name__} instead of {kind.__name__}")
    return value


def _complete(converter: Converter, kind: Any) -> Callable[[Any, Any], Any]:
    """Reads a dataclass of which every field must be there."""
    read = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False
    )
    names = frozenset(kind.__dataclass_fields__)

    def structure(tree: Any, _: Any) -> Any:
        if not isinstance(tree, dict) or frozenset(tree) != names:
            raise TypeError(f"not all of {kind.__name__}")
        return read(tree, kind)

    return structure
