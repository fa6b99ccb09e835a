"""Toy eyes: glossy balls with two glints, in sockets of fur that close as lids."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.animal.colors import BLACK, plain
from render.animal.face import SIDES, Features, Floats
from render.animal.iris import paint_eye
from render.animal.lids import DARK_FUR, SHUT, build_lash, build_socket, lash_color
from render.animal.place import Head
from render.modelling.meshes import Mesh, merged, superellipsoid
from render.modelling.piece import Piece, joined
from render.types import BlendShape, Material, Part

RADIUS = 0.28  # of the face's size
FACES = (0.14, 0.34, 0.6)  # units: the smaller a face on its drawing, the larger its eyes
LARGER = (1.25, 0.98, 0.76)
PROFILE_RADIUS = 0.23
PROFILE_WITHIN, WITHIN = 0.62, 0.75  # of the distance to the outline
INWARD = 0.16  # of the face's size: how far an eye near the outline may move to find room
LEAST = 0.66  # of its radius: no smaller for want of room
SMALLEST = 0.045  # units: smaller eyes are no toy's
ROOM = 0.37  # of the eyes' distance: larger ones would meet on the bridge
NARROWED = 0.3  # by which a turned head's eyes are nearer to each other
FAR_EYE = 0.45  # by which the farther eye of a turned head is narrower
BALL = (1.0, 1.07, 0.7)  # radii, of the eye's
GLINTS = ((-0.3, 0.42, 0.24), (0.32, -0.38, 0.12))  # across, up, radius
HEIGHTS = {"squint": 0.55, "wide": 1.12, "happy": 0.4}  # of the eye's own
SHUT_HEIGHT = 0.04  # of the closed eye
SIDES_COUNT = 28


@dataclass(frozen=True, eq=False)
class Eye:
    """One eye's place: origin (3,), matrix (3, 3) of its axes times its radius."""

    name: str
    origin: Floats
    matrix: Floats

    def part(
        self,
        name: str,
        mesh: Mesh,
        material: Material,
        joint: str,
        texture: NDArray[np.uint8] | None = None,
    ) -> Part:
        """A mesh in the eye's own units as a part of it."""
        placed = mesh.placed(self.matrix, self.origin)
        return placed.part(f"{name}_{self.name}", material, joint=joint, texture=texture)

    def shape(
        self, name: str, mesh: Mesh, moved: Floats, *, shape: str | None = None
    ) -> BlendShape:
        """Moves a part's vertices (V, 3), in the eye's own units; its blink unless named."""
        offsets = (moved - mesh.vertices) @ self.matrix.T
        shape = shape or f"blink_{self.name}"
        return BlendShape(shape, f"{name}_{self.name}", offsets.astype(np.float32))


def build_eyes(head: Head) -> Piece:
    """Both eyes, or the seen one of a profile."""
    return joined(_build_eye(head, _place_eye(head, side)) for side in _seen(head))


def _seen(head: Head) -> list[int]:
    return [int(side) for side in np.flatnonzero(np.isfinite(head.face.eyes).all(1))]


def _place_eye(head: Head, side: int) -> Eye:
    face = head.face
    narrow = 1 - FAR_EYE * _far(face, side)
    radius = _radius(head)
    at = _seated(head, side, radius * narrow)
    frame = head.frame(at, radius)
    origin = head.on_front(at[None])[0] - 0.16 * radius * frame[:, 2]
    name = SIDES[side] if not face.profile else ("left" if face.facing > 0 else "right")
    return Eye(name, origin, frame * radius * np.array([narrow, 1, 1]))


def _far(face: Features, side: int) -> float:
    """How far a head is turned so that this eye is the farther one, 0 to 1."""
    return 0.0 if face.profile else max((-1 if side == 0 else 1) * face.turned, 0.0)


def _radius(head: Head) -> float:
    """Units; of both eyes, so that both have room within the outline."""
    face, size = head.face, head.face.size
    if face.profile:
        room = max(head.room(face.middle), 0.0) * PROFILE_WITHIN
        return max(min(PROFILE_RADIUS * size, room), SMALLEST)
    usual = min(RADIUS * float(np.interp(size, FACES, LARGER)) * size, ROOM * _apart(face))
    narrow = [1 - FAR_EYE * _far(face, side) for side in (0, 1)]
    places = [_seated(head, side, usual * narrow[side]) for side in (0, 1)]
    room = min(WITHIN * head.room(at) / share for at, share in zip(places, narrow, strict=True))
    return max(min(usual, max(room, LEAST * usual)), SMALLEST)


def _seated(head: Head, side: int, wide: float) -> Floats:
    """The eye's middle (2,): toward the other one where the outline is too near for its width."""
    face = head.face
    at = np.asarray(face.eyes[side])
    if face.profile:
        return at
    inward = face.across * (1 if side == 0 else -1)
    for step in np.linspace(0, INWARD * face.size, 5):
        place = np.asarray(at + step * inward)
        if WITHIN * head.room(place) >= wide:
            break
    return place


def _apart(face: Features) -> float:
    """The distance of the eyes as seen from the front, units."""
    seen = float(np.linalg.norm(face.eyes[1] - face.eyes[0]))
    return seen / (1 - NARROWED * abs(face.turned))


def _build_eye(head: Head, eye: Eye) -> Piece:
    parts, shapes = [], []
    for name, mesh, material in _layers():
        texture = _painted(head) if name == "eye" else None
        parts.append(eye.part(name, mesh, material, head.joint, texture))
        shapes.append(eye.shape(name, mesh, _shut(mesh.vertices)))
        for shape, height in HEIGHTS.items():
            moved = _narrowed(mesh.vertices, height)
            shapes.append(eye.shape(name, mesh, moved, shape=shape))
    parts.append(build_socket(head, f"socket_{eye.name}", eye.matrix, eye.origin))
    lash, at_rest = build_lash()
    sunk = lash.at(at_rest)
    line = Material(lash_color(head.colors.fur), roughness=0.45)
    parts.append(eye.part("lash", sunk, line, head.joint))
    shapes.append(eye.shape("lash", sunk, lash.vertices))
    return Piece(tuple(parts), tuple(shapes))


def _painted(head: Head) -> NDArray[np.uint8]:
    """Eyes in dark fur are of a warm brown: black ones would be lost in it."""
    return paint_eye(head.colors.iris, warm=bool(head.colors.fur[0] < DARK_FUR))


def _layers() -> list[tuple[str, Mesh, Material]]:
    """What shows of an open eye."""
    ball = superellipsoid(BALL, sides=SIDES_COUNT)
    ball = replace(ball, uv=ball.vertices[:, :2] / 2 / np.array(BALL[:2]) + 0.5)
    # Clearer coats mirror the area lights as grey squares.
    glossy = Material(plain(BLACK), roughness=0.2, coat=0.2)
    glints = merged(_glint(*glint) for glint in GLINTS)
    shine = Material((1.0, 1.0, 1.0), roughness=0.2, emission=1.0)
    return [("eye", ball, glossy), ("glints", glints, shine)]


def _glint(x: float, y: float, radius: float) -> Mesh:
    depth = BALL[2] * float(np.sqrt(max(1 - x * x - y * y, 0)))
    ball = superellipsoid((radius, radius, radius * 0.5), sides=14)
    return ball.at(ball.vertices + np.array([x, y, depth + 0.02]))


def _shut(vertices: Floats) -> Floats:
    """The eye's layers pressed flat inside the socket, which is left as the closed lid."""
    squeezed = vertices * (0.9, SHUT_HEIGHT, 0.2)
    return np.asarray(squeezed + np.array([0, SHUT, -0.15]))


def _narrowed(vertices: Floats, height: float) -> Floats:
    """The eye at this share of its height: its lower edge moves."""
    moved = vertices.copy()
    top = BALL[1]
    moved[:, 1] = top - (top - vertices[:, 1]) * (1 + height) / 2
    moved[:, 1] += (height - 1) * top * 0.15
    return moved
