"""A piece of a body: the parts one builder makes, with the blend shapes that bend them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from render.types import BlendShape, Part


@dataclass(frozen=True, eq=False)
class Piece:
    """Parts in canonical units, hung on the joints of figure.build.JOINTS."""

    parts: tuple[Part, ...] = ()
    shapes: tuple[BlendShape, ...] = ()

    def __post_init__(self) -> None:
        counts = {part.name: len(part.vertices) for part in self.parts}
        assert len(counts) == len(self.parts), "two parts with one name"
        for shape in self.shapes:
            assert len(shape.offsets) == counts[shape.part], f"{shape.name} misfits {shape.part}"


def joined(pieces: Iterable[Piece]) -> Piece:
    """All their parts and shapes."""
    listed = tuple(pieces)
    return Piece(
        tuple(part for piece in listed for part in piece.parts),
        tuple(shape for piece in listed for shape in piece.shapes),
    )
