"""An encoder that remembers: of one prompt the theme is asked for, the things and the harm."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from pipeline.prompt.encoder import Encoder

MOST_TEXTS = 512


class RememberingEncoder:
    """Encodes what it has not encoded lately; safe in several threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """float32 (N, 512), as the encoder's own."""
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            found |= dict(zip(missing, self._encoder.encode(missing), strict=True))
        with self._lock:
            for text in texts:
                self._known[text] = found[text]
                self._known.move_to_end(text)
            while len(self._known) > MOST_TEXTS:
                self._known.popitem(last=False)
        return np.stack([found[text] for text in texts])
