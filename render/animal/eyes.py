"""Toy eyes: glossy balls with two glints, in sockets of fur that close as lids."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.animal.colors import BLACK, painted, plain
from render.animal.face import SIDES, Floats
from render.animal.iris import paint_eye
from render.animal.place import Head
from render.figure.meshes import Mesh, merged, superellipsoid, tube
from render.figure.piece import Piece, joined
from render.types import BlendShape, Material, Part

RADIUS = 0.29  # of the face's size
PROFILE_RADIUS = 0.25
WITHIN = 0.75  # of the distance to the outline
SMALLEST = 0.045  # units: smaller eyes are no toy's
FAR_EYE = 0.3  # by which the farther eye of a turned head is narrower
BALL = (1.0, 1.07, 0.7)  # radii, of the eye's
SOCKET = (1.17, 1.22, 0.5)
DARK_FUR = 34.0  # lightness below which the socket is lighter than the fur
GLINTS = ((-0.3, 0.42, 0.24), (0.32, -0.38, 0.12))  # across, up, radius
SHUT = -0.18  # height of the closed lid's line
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

    def shape(self, name: str, mesh: Mesh, moved: Floats) -> BlendShape:
        """The blink of a part: its vertices (V, 3) in the eye's own units when shut."""
        offsets = (moved - mesh.vertices) @ self.matrix.T
        return BlendShape(f"blink_{self.name}", f"{name}_{self.name}", offsets.astype(np.float32))


def build_eyes(head: Head) -> Piece:
    """Both eyes, or the seen one of a profile."""
    return joined(_build_eye(head, _place_eye(head, side)) for side in _seen(head))


def _seen(head: Head) -> list[int]:
    return [int(side) for side in np.flatnonzero(np.isfinite(head.face.eyes).all(1))]


def _place_eye(head: Head, side: int) -> Eye:
    face = head.face
    radius = _radius(head, face.eyes[side])
    outward = -1 if side == 0 else 1
    far = max(outward * face.turned, 0.0) if not face.profile else 0.0
    at = face.eyes[side]
    frame = head.frame(at, radius)
    origin = head.on_front(at[None])[0] - 0.16 * radius * frame[:, 2]
    name = SIDES[side] if not face.profile else ("left" if face.facing > 0 else "right")
    return Eye(name, origin, frame * radius * np.array([1 - FAR_EYE * far, 1, 1]))


def _radius(head: Head, at: Floats) -> float:
    """Units; a profile's eye stays within its outline."""
    if not head.face.profile:
        return max(RADIUS * head.face.size, SMALLEST)
    room = max(head.room(at), 0.0) * WITHIN
    return max(min(PROFILE_RADIUS * head.face.size, room), SMALLEST)


def _build_eye(head: Head, eye: Eye) -> Piece:
    parts, shapes = [], []
    ball = superellipsoid(BALL, sides=SIDES_COUNT)
    ball = replace(ball, uv=ball.vertices[:, :2] / 2 / np.array(BALL[:2]) + 0.5)
    # Clearer coats mirror the area lights as grey squares.
    glossy = Material(plain(BLACK), roughness=0.2, coat=0.2)
    parts.append(eye.part("eye", ball, glossy, head.joint, paint_eye(head.colors.iris)))
    shapes.append(eye.shape("eye", ball, _shut(ball.vertices)))
    glints = merged(_glint(*glint) for glint in GLINTS)
    shine = Material((1.0, 1.0, 1.0), roughness=0.2, emission=1.0)
    parts.append(eye.part("glints", glints, shine, head.joint))
    shapes.append(eye.shape("glints", glints, _shut(glints.vertices)))
    socket = superellipsoid(SOCKET, sides=SIDES_COUNT)
    parts.append(eye.part("socket", socket, Material(_socket_color(head)), head.joint))
    lash, at_rest = _lash()
    sunk = lash.at(at_rest)
    parts.append(eye.part("lash", sunk, Material(plain(BLACK), roughness=0.45), head.joint))
    shapes.append(eye.shape("lash", sunk, lash.vertices))
    return Piece(tuple(parts), tuple(shapes))


def _glint(x: float, y: float, radius: float) -> Mesh:
    depth = BALL[2] * float(np.sqrt(max(1 - x * x - y * y, 0)))
    ball = superellipsoid((radius, radius, radius * 0.5), sides=14)
    return ball.at(ball.vertices + np.array([x, y, depth + 0.02]))


def _shut(vertices: Floats) -> Floats:
    """The eye's layers pressed flat inside the socket, which is left as the closed lid."""
    squeezed = vertices * (0.9, SHUT_HEIGHT, 0.2)
    return np.asarray(squeezed + np.array([0, SHUT, -0.15]))


def _lash() -> tuple[Mesh, Floats]:
    """The closed lid's dark line on the socket, and where its vertices hide in an open eye."""
    x = np.linspace(-0.92, 0.92, 17)
    y = SHUT - 0.14 * (1 - (x / 0.92) ** 2)
    depth = 1 - (x / SOCKET[0]) ** 2 - (y / SOCKET[1]) ** 2
    path = np.stack([x, y, SOCKET[2] * np.sqrt(depth)], 1)
    radii = 0.09 * (1 - 0.6 * (x / 0.92) ** 2)
    line = tube(path, radii, sides=8)
    return line, line.vertices * (0.8, 0.8, 0.5)


def _socket_color(head: Head) -> tuple[float, float, float]:
    fur = head.colors.fur.copy()
    fur[0] = max(fur[0] + 13, 30) if fur[0] < DARK_FUR else fur[0] - 2
    return painted(fur, chroma=1.15)
