"""Where the pictures of floaters are kept, and the puffs that were made of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import structlog

from config.emoji import find_picture
from config.theme import Surface
from render.errors import UnbuildableRelief
from render.floaters.puff import Puff, build_puff
from render.types import Material

KEPT = 96  # puffs of about 0.2 MB that one process keeps
# What a toy of vinyl is like; a theme's own surface covers what has the usual one.
VINYL = Material((0.0, 0.0, 0.0), roughness=0.26, coat=0.34)
USUAL = Material((0.0, 0.0, 0.0))

_log = structlog.get_logger(__name__)


def surfaced(surface: Surface) -> Material:
    """What floaters are made of: glossy vinyl, or what the theme's surface says."""
    return VINYL if surface.material == "vinyl" else USUAL


class Shelf:
    """The pictures `<code points joined by ->.webp` of a folder, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._puff = lru_cache(KEPT)(self._build)

    def find(self, emoji: str, material: Material = VINYL) -> Puff | None:
        """The emoji as a puff, or None where there is no picture of it, or none to inflate."""
        path = find_picture(self._folder, emoji)
        if path is not None:
            return self._puff(path.stem, material)
        _log.info("no picture of a floater", emoji=emoji)
        return None

    def _build(self, stem: str, material: Material) -> Puff | None:
        pixels = cv2.imread(str(self._folder / f"{stem}.webp"), cv2.IMREAD_UNCHANGED)
        if pixels is None or pixels.ndim != 3 or pixels.shape[2] != 4:
            _log.warning("a floater's picture cannot be read", picture=stem)
            return None
        try:
            straight = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)
            return build_puff(straight, material)
        except UnbuildableRelief:
            _log.warning("a floater's picture is empty", picture=stem)
            return None
