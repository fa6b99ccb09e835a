"""Lids: sockets of the animal's own fur, which are closed lids when the eyes sink into them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_lab, to_rgb
from render.animal.colors import BLACK, LabColor, plain
from render.animal.face import Floats
from render.animal.place import Head
from render.geometry import smoothstep
from render.modelling.meshes import Mesh, superellipsoid, tube
from render.relief.canvas import HALF
from render.types import Color, Part

SOCKET = (1.13, 1.2, 0.48)  # radii, of the eye's
LID = (0.74, 0.34, 0.2)  # the upper lid: where it begins, over which height, how far it stands out
GRAVE_LID = (0.36, 0.4, 0.4)  # of one that frowns
FROWN = 0.45  # slope of such a lid, down toward the nose
SIDES_COUNT = 28
SHUT = -0.18  # height of the closed lid's line
LIGHTER = 3.0  # lightness of dark fur's lids beyond its own, so that they are seen at all
DARK_FUR = 34.0
LIGHT_LASH = 26.0  # lightness of the line beyond dark lids' own
ROOM_PX = 2  # of fur around a socket's picture


def build_socket(head: Head, name: str, matrix: Floats, origin: Floats) -> Part:
    """A bulge in the coat's own colours. matrix, origin: from the eye's units to the scene's."""
    aside = float((origin[:2] - head.face.middle) @ head.face.across)
    frown = float(np.sign(aside)) * FROWN * head.gravity
    socket = superellipsoid(SOCKET, sides=SIDES_COUNT)
    mesh = _hooded(socket, head.gravity, frown).placed(matrix, origin)
    texture, uv = _fur_around(head, mesh.vertices)
    if head.colors.fur[0] < DARK_FUR:
        texture = _lightened(texture)
    return replace(mesh, uv=uv).part(name, head.coat.material, joint=head.joint, texture=texture)


def _hooded(socket: Mesh, gravity: float, frown: float) -> Mesh:
    """The socket with an upper lid over the eye: bare round eyes look startled.

    gravity: 0 to 1, how low the lid hangs. frown: slope of its edge.
    """
    start, height, ahead = (1 - gravity) * np.array(LID) + gravity * np.array(GRAVE_LID)
    x, y, z = socket.vertices.T
    share = smoothstep(np.clip((y - frown * x - start) / height, 0, 1)) * (z > 0)
    return socket.at(np.stack([x, y, z + ahead * share * (1 - (y / SOCKET[1]) ** 4)], 1))


def build_lash() -> tuple[Mesh, Floats]:
    """The closed lid's line on the socket, and where its vertices hide in an open eye."""
    x = np.linspace(-0.92, 0.92, 17)
    y = SHUT - 0.14 * (1 - (x / 0.92) ** 2)
    depth = 1 - (x / SOCKET[0]) ** 2 - (y / SOCKET[1]) ** 2
    path = np.stack([x, y, SOCKET[2] * np.sqrt(depth)], 1)
    radii = 0.09 * (1 - 0.6 * (x / 0.92) ** 2)
    line = tube(path, radii, sides=8)
    return line, line.vertices * (0.8, 0.8, 0.5)


def lash_color(fur: LabColor) -> Color:
    """Dark, but light on dark fur."""
    if fur[0] > DARK_FUR:
        return plain(BLACK)
    return plain(fur + np.array([LIGHT_LASH, 0, 0], np.float32))


def _fur_around(head: Head, vertices: Floats) -> tuple[NDArray[np.uint8], Floats]:
    """The part of the coat's picture before these vertices (V, 3), and their places in it."""
    paint = head.coat.texture
    assert paint is not None
    side = len(paint)
    places = (vertices[:, :2] + HALF) / (2 * HALF) * side
    low = np.clip(np.floor(places.min(0)).astype(int) - ROOM_PX, 0, side - 2)
    high = np.clip(np.ceil(places.max(0)).astype(int) + ROOM_PX, low + 2, side)
    part = paint[side - high[1] : side - low[1], low[0] : high[0]]
    return np.ascontiguousarray(part), np.asarray((places - low) / (high - low))


def _lightened(texture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    lab = to_lab(texture.astype(np.float32) / np.float32(255))
    lab[..., 0] += LIGHTER
    return np.asarray(np.round(to_rgb(lab) * 255), np.uint8)
