"""What draws cartoons, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pipeline.painted.painter import Painted
from pipeline.types import Brief, Cartoon, Cutout


class Cartoonizer(Protocol):
    """Draws a cutout as a brief says: the same input, the same drawing."""

    @property
    def name(self) -> str:
        """Name and version, such as "painted-1"."""
        ...

    def draw(self, cutout: Cutout, brief: Brief) -> Cartoon:
        """The drawing of a (by now exaggerated) cutout."""
        ...


Factory = Callable[[Path, int], Cartoonizer]  # folder of model files, number of threads


def _open_painted(_assets: Path, threads: int) -> Cartoonizer:
    return Painted(threads=threads)


CARTOONIZERS: dict[str, Factory] = {"painted": _open_painted}
