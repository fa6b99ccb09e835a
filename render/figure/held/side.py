"""On which side a hand is raised, and what becomes of it where another hand is needed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np

from pipeline.likeness import Likeness
from render.modelling.piece import Piece
from render.types import Body, Joint, Part

PREFIX = "held_"  # names of all that belongs to a raised arm begin so


@dataclass(frozen=True)
class Side:
    """across: 1 for the picture's right, -1 for its left. close: before the own shoulder instead of
    beside the head, where a neighbour's face is near."""

    across: float = 1.0
    close: bool = False


def usual_side(likeness: Likeness) -> Side:
    """The same for the same person."""
    return Side(1.0 if zlib.crc32(likeness.model_dump_json().encode()) % 2 else -1.0)


def side_in_row(likeness: Likeness, place: int, count: int) -> Side:
    """Of somebody among `count` from left to right: whoever stands outside holds things outward."""
    if 0 < place < count - 1:
        return replace(usual_side(likeness), close=True)
    return Side(-1.0 if place == 0 else 1.0)


def mirrored(piece: Piece, middle: float = 0.0) -> Piece:
    """What is held, on the other side of x = middle."""
    parts = tuple(_mirrored_part(part, middle) for part in piece.parts)
    return Piece(parts, piece.shapes, tuple(_mirrored_joint(each, middle) for each in piece.joints))


def freed(body: Body, middle: float, *, alone: bool) -> Body:
    """The body with its right hand (at the picture's left) free: what it holds goes to the left
    hand, or is put away where somebody else may stand there. middle: x of its own middle."""
    held = [part for part in body.parts if part.name.startswith(PREFIX)]
    if not held or np.mean([part.vertices[:, 0].mean() for part in held]) > middle:
        return body
    others = tuple(part for part in body.parts if not part.name.startswith(PREFIX))
    if not alone:
        return replace(body, parts=others)
    joints = tuple(
        _mirrored_joint(joint, middle) if joint.name.startswith(PREFIX) else joint
        for joint in body.joints
    )
    moved = tuple(_mirrored_part(part, middle) for part in held)
    return replace(body, parts=others + moved, joints=joints)


def _mirrored_part(part: Part, middle: float) -> Part:
    vertices = part.vertices * (-1, 1, 1) + np.array((2 * middle, 0, 0))
    turned = np.ascontiguousarray(part.triangles[:, ::-1], np.int32)
    return replace(part, vertices=vertices.astype(np.float32), triangles=turned)


def _mirrored_joint(joint: Joint, middle: float) -> Joint:
    x, y, z = joint.position
    return replace(joint, position=(2 * middle - x, y, z))
