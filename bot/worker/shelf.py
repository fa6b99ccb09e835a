"""The values between stages: in the blob store, and the newest still at hand."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TypeVar

from bot.errors import BrokenParcel
from bot.worker.archive import pack, unpack
from db.blobs import Blobs
from db.errors import BlobMissing

KEPT = 12  # values at hand: those of two or three jobs
_Value = TypeVar("_Value")


class Shelf:
    """Blobs of living jobs; a stage that follows at once does not read what was just written."""

    def __init__(self, blobs: Blobs) -> None:
        self.blobs = blobs
        self._at_hand: OrderedDict[str, object] = OrderedDict()
        self._changing = Lock()

    def put(self, key: str, value: object) -> None:
        """Keep a value: whole, or not at all. Raises BlobStoreUnreachable."""
        self.blobs.put(key, pack(value))
        self._remember(key, value)

    def take(self, kind: type[_Value], key: str) -> _Value:
        """A value; raises BlobMissing, BrokenParcel and BlobStoreUnreachable."""
        with self._changing:
            value = self._at_hand.get(key)
        if isinstance(value, kind):
            return value
        found = unpack(kind, self.blobs.get(key))
        self._remember(key, found)
        return found

    def holds(self, kind: type[object], key: str) -> bool:
        """Whether a sound value lies there, which then is at hand."""
        try:
            self.take(kind, key)
        except (BlobMissing, BrokenParcel):
            return False
        return True

    def copy(self, kind: type[_Value], key: str, to: str) -> None:
        """Keep the same value under another key, too."""
        self.put(to, self.take(kind, key))

    def forget(self, prefix: str) -> None:
        """Put away what is at hand of a job; its blobs stay."""
        with self._changing:
            for key in [key for key in self._at_hand if key.startswith(prefix)]:
                del self._at_hand[key]

    def _remember(self, key: str, value: object) -> None:
        with self._changing:
            self._at_hand[key] = value
            self._at_hand.move_to_end(key)
            while len(self._at_hand) > KEPT:
                self._at_hand.popitem(last=False)
