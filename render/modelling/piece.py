"""A piece of a body: the parts one builder makes, with the blend shapes that bend them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from render.types import BlendShape, Joint, Part


@dataclass(frozen=True, eq=False)
class Piece:
    """Parts in canonical units, hung on the joints of their body, or on these."""

    parts: tuple[Part, ...] = ()
    shapes: tuple[BlendShape, ...] = ()
    joints: tuple[Joint, ...] = ()

    def __post_init__(self) -> None:
        counts = {part.name: len(part.vertices) for part in self.parts}
        assert len(counts) == len(self.parts), "two parts with one name"
        for shape in self.shapes:
            assert len(shape.offsets) == counts[shape.part], f"{shape.name} misfits {shape.part}"


def joined(pieces: Iterable[Piece]) -> Piece:
    """All their parts, shapes and joints."""
    listed = tuple(pieces)
    return Piece(
        tuple(part for piece in listed for part in piece.parts),
        tuple(shape for piece in listed for shape in piece.shapes),
        tuple(joint for piece in listed for joint in piece.joints),
    )
