"""The head that things are worn on: its outside, its features, and the way into the scene.

Builders of wearables work in canonical units: x to the picture's right, y up, z toward the viewer;
a person's face is 2 wide, and the head's middle lies at x = z = 0. Other heads are brought to about
the same size, so that one builder serves all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import BlendShape, Color, Joint, Part, Vector
from render.wearables.envelope import Envelope

HeadKind = Literal["figure", "animal", "relief", "thing"]
SkinMoves = Callable[[Floats], Mapping[str, Floats]]


@dataclass(frozen=True, eq=False)
class Features:
    """Where things sit on a face. Points are float64 (3,) on the skin, canonical units.

    eyes: float64 (E, 3), the foremost of each, the picture's left first; 0 to 2. eye_size: half the
    width of one. temples: float64 (2, 3), above the ears, the picture's left first. brow: y below
    which no hat comes down before the face. crown: y of the skull's top.
    """

    eyes: Floats
    eye_size: float
    nose: Floats
    mouth: Floats
    chin: Floats
    temples: Floats
    brow: float
    crown: float

    @property
    def eye_height(self) -> float:
        """y of the eyes; of who has none, of the temples."""
        return float((self.eyes if len(self.eyes) else self.temples)[:, 1].mean())


@dataclass(frozen=True, eq=False)
class Neck:
    """The neck of a bust and the chest below it, canonical units.

    middle: float64 (3,), of the ring about which things are worn. radius: of the neck. wide: of the
    shoulders, against an adult's. chest: float64 (3,), on the clothes' front, where a medal lies.
    bust: the outside of neck and clothes.
    """

    middle: Floats
    radius: float
    wide: float
    chest: Floats
    bust: Envelope


@dataclass(frozen=True, eq=False)
class Frame:
    """From canonical units into the scene. axes: float64 (3, 3), columns across, up and ahead, as
    long as a canonical unit is in the scene. origin: float64 (3,)."""

    axes: Floats = field(default_factory=lambda: np.eye(3))
    origin: Floats = field(default_factory=lambda: np.zeros(3))

    def placed(self, piece: Piece) -> Piece:
        """A piece in canonical units where the head is."""
        shapes = (
            BlendShape(s.name, s.part, (s.offsets @ self.axes.T).astype(np.float32))
            for s in piece.shapes
        )
        return Piece(
            tuple(self._part(part) for part in piece.parts),
            tuple(shapes),
            tuple(self._joint(joint) for joint in piece.joints),
        )

    def canonical(self, points: Floats) -> Floats:
        """Points (..., 3) of the scene in canonical units."""
        return np.asarray((points - self.origin) @ np.linalg.inv(self.axes).T)

    def _part(self, part: Part) -> Part:
        moved = part.vertices.astype(np.float64) @ self.axes.T + self.origin
        return replace(part, vertices=moved.astype(np.float32))

    def _joint(self, joint: Joint) -> Joint:
        x, y, z = (float(v) for v in np.asarray(joint.position) @ self.axes.T + self.origin)
        place: Vector = (x, y, z)
        return replace(joint, position=place)


def _unmoved(_: Floats) -> Mapping[str, Floats]:
    return {}


@dataclass(frozen=True, eq=False)
class Head:
    """outside: of all that moves with the head: skin, hair, fur, covers. skull: without hair and
    covers, where that is known. neck: None without a bust. covered: what lies on it is never taken
    off, nor is anything put on it. joint: what moves it. moves: what expressions add to points
    (N, 3) on or near the skin, by the shape's name. number: of several heads of one body. hair:
    the colour that a beard of theirs has, where that is known.
    """

    kind: HeadKind
    outside: Envelope
    skull: Envelope
    features: Features
    neck: Neck | None = None
    covered: bool = False
    joint: str = "head"
    frame: Frame = field(default_factory=Frame)
    moves: SkinMoves = _unmoved
    number: int = 0
    hair: Color | None = None
