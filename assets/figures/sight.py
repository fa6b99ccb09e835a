"""What a camera sees of bodies, exactly: which part, and which way it faces, by casting rays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from render.camera import look_at, project
from render.geometry import vertex_normals
from render.pose import posed_vertices
from render.types import Body, Camera, Part, Pose

NOTHING = 255
FINE = 2  # rays a pixel, along each side
FAR = 1e4


@dataclass(frozen=True, eq=False)
class Sight:
    """numbers: uint8 (S, S), what is seen at each place or NOTHING. normals: float32 (S, S, 3),
    unit, in the scene; 0 where nothing is."""

    numbers: NDArray[np.uint8]
    normals: NDArray[np.float32]

    def share(self, number: int, side_px: int) -> NDArray[np.float32]:
        """float32 (side_px, side_px) in [0, 1]: how much of each pixel is `number`."""
        seen = (self.numbers == number).astype(np.float32)
        size = (side_px, side_px)
        return np.asarray(cv2.resize(seen, size, interpolation=cv2.INTER_AREA), np.float32)

    def most(self, side_px: int) -> NDArray[np.uint8]:
        """uint8 (side_px, side_px): the number that most of each pixel shows."""
        found = np.unique(self.numbers)
        shares = np.stack([self.share(int(number), side_px) for number in found])
        return np.asarray(found[shares.argmax(0)], np.uint8)


def look(
    bodies: Sequence[tuple[Body, Pose]],
    camera: Camera,
    number: Callable[[Part], int],
    *,
    side_px: int,
) -> Sight:
    """What is seen of bodies in their poses, at FINE times `side_px`; number: of each part."""
    vertices, normals, triangles, numbers = _gathered(bodies, number)
    scene = EmbreeScene()
    TriangleMesh(scene, np.ascontiguousarray(vertices[triangles], np.float32))
    side = FINE * side_px
    places = _where(vertices, camera, side)
    starts, ways = _rays(camera, places, side)
    hits = scene.run(starts, ways, dists=np.full(len(ways), FAR, np.float32), query="INTERSECT")
    met = np.flatnonzero(hits >= 0)
    seen = np.full(side * side, NOTHING, np.uint8)
    facing = np.zeros((side * side, 3), np.float32)
    seen[places[met]] = numbers[hits[met]]
    toward = normals[triangles[hits[met]]].mean(1)
    facing[places[met]] = toward / np.maximum(np.linalg.norm(toward, axis=1, keepdims=True), 1e-6)
    return Sight(seen.reshape(side, side), facing.reshape(side, side, 3))


def _gathered(
    bodies: Sequence[tuple[Body, Pose]], number: Callable[[Part], int]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int32], NDArray[np.uint8]]:
    """Vertices and normals (V, 3), triangles (F, 3) and their numbers (F,) of all parts."""
    vertices, normals, triangles, numbers = [], [], [], []
    first = 0
    for body, pose in bodies:
        for part in body.parts:
            placed = posed_vertices(body, part, pose)
            vertices.append(placed)
            normals.append(vertex_normals(placed, part.triangles))
            triangles.append(part.triangles + first)
            numbers.append(np.full(len(part.triangles), number(part), np.uint8))
            first += len(placed)
    return (
        np.concatenate(vertices),
        np.concatenate(normals),
        np.concatenate(triangles),
        np.concatenate(numbers),
    )


def _where(vertices: NDArray[np.float32], camera: Camera, side: int) -> NDArray[np.intp]:
    """Numbers of the pixels in the box around vertices (V, 3)."""
    px = project(vertices, camera, side)
    (left, top), (right, bottom) = (
        corner.clip(0, side).astype(int) for corner in (px.min(0) - 1, px.max(0) + 2)
    )
    rows, columns = np.mgrid[top:bottom, left:right]
    return np.asarray((rows * side + columns).ravel(), np.intp)


def _rays(
    camera: Camera, places: NDArray[np.intp], side: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Origins and unit directions float32 (N, 3) through the middles of numbered pixels (N,)."""
    x = ((places % side + 0.5) / side * 2 - 1) * camera.tangent
    y = (1 - (places // side + 0.5) / side * 2) * camera.tangent
    ways = np.stack([x, y, -np.ones_like(x)], -1)
    ways = ways @ look_at(camera.position, camera.target)[:3, :3].T
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    starts = np.tile(np.asarray(camera.position, np.float32), (len(ways), 1))
    return starts, ways.astype(np.float32)
