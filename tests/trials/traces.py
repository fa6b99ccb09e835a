"""Looks for what is left of photos: any 64 bytes in a row of the middle of one, in any file."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RUN = 64
_WINDOW = RUN // 2  # a run of 64 holds one whole window of each row of windows, wherever it begins
_MIDDLE = 4096  # bytes of a secret that are looked for
_TELLING = 14  # distinct bytes of a window; with fewer it may be anywhere
_WORD = 8
_BITS = 24
_MIXER = np.uint64(0x9E3779B97F4A7C15)  # spreads words evenly: 2**64 divided by the golden ratio
_CHUNK = 2**24


class Traces:
    """Finds pieces of `secrets`, as they are or in base64."""

    def __init__(self, secrets: Iterable[bytes]) -> None:
        self._windows = {window for secret in secrets for window in _windows(secret)}
        starts = np.frombuffer(b"".join(w[:_WORD] for w in self._windows), "<u8")
        self._table = np.zeros(2**_BITS, bool)
        self._table[_slot(starts)] = True

    def search(self, folders: Iterable[Path]) -> list[str]:
        """The files in which a piece was found, with its place."""
        return [told for folder in folders for told in self._search(folder)]

    def _search(self, folder: Path) -> Iterator[str]:
        paths = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        for path in paths:
            if path.is_file() and not path.is_symlink():
                try:
                    at = self.find(path.read_bytes())
                except FileNotFoundError:  # deleted since it was listed
                    continue
                if at is not None:
                    yield f"{path} at {at}"

    def find(self, data: bytes) -> int | None:
        """Where the first piece begins that is found; None where there is none."""
        for start in range(0, len(data), _CHUNK):
            found = self._find(data[start : start + _CHUNK + _WINDOW])
            if found is not None:
                return start + found
        return None

    def _find(self, data: bytes) -> int | None:
        for shift in range(min(_WORD, max(0, len(data) - _WORD + 1))):
            words = np.frombuffer(data, "<u8", (len(data) - shift) // _WORD, shift)
            for index in np.flatnonzero(self._table[_slot(words)]):
                at = int(index) * _WORD + shift
                if data[at : at + _WINDOW] in self._windows:
                    return at
        return None


def _slot(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return (words * _MIXER) >> np.uint64(64 - _BITS)


def _windows(secret: bytes) -> Iterator[bytes]:
    begin = max(0, (len(secret) - _MIDDLE) // 2)
    middle = secret[begin : begin + _MIDDLE]
    # In base64 three bytes are four letters: from each of three beginnings it reads differently.
    for form in (middle, *(base64.b64encode(middle[skip:-3]) for skip in range(3))):
        for at in range(0, len(form) - _WINDOW, _WINDOW):
            window = form[at : at + _WINDOW]
            if len(set(window)) >= _TELLING:
                yield window
