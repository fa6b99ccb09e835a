"""Reading a head's parts from a photo."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.types import FaceMesh, HeadParts


class PartsReader:
    """Tells hair, skin, cover, glasses, beard and clothes apart, and names a head's attributes."""

    def read(self, pixels: NDArray[np.uint8], face: FaceMesh) -> HeadParts:
        """The parts of the head with this face in a photo uint8 (H, W, 3)."""
        raise NotImplementedError


def open_parts_reader(*, threads: int) -> PartsReader:
    """A reader with its weights loaded; raises BrokenModel."""
    raise NotImplementedError(threads)
