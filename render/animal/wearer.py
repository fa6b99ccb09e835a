"""An animal's head in the canonical units in which props are made, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.animal.face import Floats
from render.animal.place import suffix_of
from render.figure.props.wearer import Place
from render.layout import vertices_of
from render.modelling.piece import Piece
from render.types import BlendShape, Body, Part, Vector

CANONICAL = 0.4  # of the head's width: a canonical unit, about half a person's head
NEAR = (1.4, 1.5, 1.4)  # of a further head's middle, canonical units
SIGN = 1.0  # canonical units: what is no wider, and hangs in the air, stays before the body
ROOM = 0.05  # before it
MOVED = 0.5  # share of the head's joint from which fur belongs to the head


@dataclass(frozen=True, eq=False)
class AnimalHead:
    """A head that turns. Its frame's origin is between the eyes, in the skull's middle plane.

    head: float64 (N, 3), the vertices of all that moves with it, and body: of all. eyes: the
    sockets' middles. nose, chin: (3,). crown: y of the skull's top. All in canonical units.
    frame: float64 (3, 3), columns across, up and ahead times the scene units of a canonical one.
    origin: scene units.
    """

    head: Floats
    body: Floats
    eyes: tuple[Floats, ...]
    nose: Floats
    chin: Floats
    crown: float
    frame: Floats
    origin: Floats
    eye_height: float = 0.0

    def front(self, place: Place, radius: float) -> float:
        """z of the foremost thing within `radius` of a place in the picture."""
        near = np.linalg.norm(self.head[:, :2] - place, axis=1) < radius
        return float(self.head[near, 2].max(initial=0.0))

    def top(self, place: Place, radius: float) -> float:
        """y of the highest thing within `radius` of x and z."""
        near = np.linalg.norm(self.head[:, (0, 2)] - place, axis=1) < radius
        return float(self.head[near, 1].max(initial=self.crown))

    def side(self, low: float, high: float) -> float:
        """x of what reaches farthest to the picture's right between two heights."""
        y = self.head[:, 1]
        return float(self.head[(y > low) & (y < high), 0].max(initial=1.0))

    def in_scene(self, piece: Piece) -> Piece:
        """A piece in canonical units where the head is."""
        parts = (replace(part, vertices=self._placed(part)) for part in piece.parts)
        shapes = (
            BlendShape(shape.name, shape.part, (shape.offsets @ self.frame.T).astype(np.float32))
            for shape in piece.shapes
        )
        joints = (replace(joint, position=self._point(joint.position)) for joint in piece.joints)
        return Piece(tuple(parts), tuple(shapes), tuple(joints))

    def _point(self, point: Vector) -> Vector:
        x, y, z = (float(value) for value in np.array(point) @ self.frame.T + self.origin)
        return x, y, z

    def _placed(self, part: Part) -> NDArray[np.float32]:
        """A part's vertices in the scene; signs of comics are not to be hidden by the body."""
        vertices = part.vertices.astype(np.float64)
        low, high = vertices.min(0), vertices.max(0)
        if part.joint == "root" and high[0] - low[0] < SIGN:
            behind = ((self.body[:, :2] > low[:2]) & (self.body[:, :2] < high[:2])).all(1)
            vertices[:, 2] += max(self.body[behind, 2].max(initial=-np.inf) + ROOM - low[2], 0.0)
        return np.asarray(vertices @ self.frame.T + self.origin, np.float32)


def find_head(body: Body, number: int = 0) -> AnimalHead:
    """A head of a toy that `build_animal` made: the first, which turns, or a further one."""
    suffix = suffix_of(number)
    top = body.anchors["top" + suffix]
    sides = ("socket_right" + suffix, "socket_left" + suffix)
    sockets = [part for part in body.parts if part.name in sides]
    middles = [_middle(part) for part in sockets]
    up = np.array(top.normal, np.float64)
    axes = np.stack([np.array([up[1], -up[0], 0.0]), up, np.array([0.0, 0.0, 1.0])], axis=1)
    frame = axes * CANONICAL * top.size
    origin = np.array([*np.mean(middles, axis=0)[:2], top.position[2]])
    inverse = np.linalg.inv(frame)

    def canonical(points: Floats | Vector) -> Floats:
        return np.asarray((np.asarray(points, np.float64) - origin) @ inverse.T)

    every = canonical(vertices_of(body).astype(np.float64))
    if number:  # it does not turn: what is near belongs to it
        moved = every[(np.abs(every) < NEAR).all(1)]
    else:
        turning = [_moved(part) for part in body.parts if part.joint != "root"]
        moved = canonical(np.concatenate(turning))
    nose = next(part for part in body.parts if part.name == "nose" + suffix)
    return AnimalHead(
        head=moved,
        body=every,
        eyes=tuple(canonical(middle) for middle in middles),
        nose=canonical(_middle(nose)),
        chin=canonical(body.anchors["chin" + suffix].position),
        crown=float(canonical(top.position)[1]),
        frame=frame,
        origin=origin,
    )


def _middle(part: Part) -> Floats:
    """(3,): the middle of a part's box, at its front."""
    low, high = part.vertices.min(0), part.vertices.max(0)
    return np.asarray([*((low + high) / 2)[:2], high[2]], np.float64)


def _moved(part: Part) -> Floats:
    """The vertices that turn with the head."""
    vertices = part.vertices.astype(np.float64)
    return vertices if part.skin_weights is None else vertices[part.skin_weights > MOVED]
