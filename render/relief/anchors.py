"""Where things are worn on a relief: on top, in front, and on each face."""

import numpy as np
from numpy.typing import NDArray

from pipeline.types import FaceMesh
from render.relief.canvas import Canvas
from render.relief.surface import Mesh, vertex_normals
from render.types import Anchor, Vector

# MediaPipe face mesh indices.
FOREHEAD, NOSE_BRIDGE, CHIN, TEMPLES = (10,), (168,), (152,), (127, 356)


def find_anchors(mesh: Mesh, canvas: Canvas, faces: tuple[FaceMesh, ...]) -> dict[str, Anchor]:
    """`top` and `front` of every relief; of the largest face `forehead`, `nose_bridge`, `chin`
    and `temples`, and of the others the same with `_2`, `_3` behind."""
    vertices = mesh.vertices
    high, low = vertices[:, 1].max(), vertices[:, 1].min()
    crown = vertices[vertices[:, 1] > high - 0.06 * (high - low)]
    below = vertices[vertices[:, 1] > high - 0.25 * (high - low)]
    x, z = float(crown[:, 0].mean()), float(crown[:, 2].mean())
    anchors = {
        "top": Anchor((x, float(high), z), (0, 1, 0), (0, 0, -1), float(np.ptp(below[:, 0]))),
        "front": _front(mesh),
    }
    normals = vertex_normals(mesh)
    for number, face in enumerate(faces, start=1):
        suffix = "" if number == 1 else f"_{number}"
        anchors |= {f"{k}{suffix}": v for k, v in _on_face(mesh, normals, canvas, face).items()}
    return anchors


def _front(mesh: Mesh) -> Anchor:
    nearest = mesh.vertices[mesh.vertices[:, 2].argmax()]
    return Anchor(_vector(nearest), (0, 0, 1), (0, 1, 0), float(np.ptp(mesh.vertices[:, 0])))


def _on_face(
    mesh: Mesh, normals: NDArray[np.float32], canvas: Canvas, face: FaceMesh
) -> dict[str, Anchor]:
    points = canvas.to_scene(canvas.points(face.landmarks[:, :2]))
    across = points[TEMPLES[1]] - points[TEMPLES[0]]
    width = float(np.linalg.norm(across))
    up = points[FOREHEAD[0]] - points[CHIN[0]]
    up = up / max(float(np.linalg.norm(up)), 1e-6)
    found = {}
    for name, indices in (
        ("forehead", FOREHEAD),
        ("nose_bridge", NOSE_BRIDGE),
        ("chin", CHIN),
        ("temples", TEMPLES),
    ):
        x, y = points[list(indices)].mean(0)
        index = _surface_at(mesh, normals, float(x), float(y))
        position = (float(x), float(y), float(mesh.vertices[index, 2]))
        upward: Vector = (float(up[0]), float(up[1]), 0.0)
        found[name] = Anchor(position, _vector(normals[index]), upward, width)
    return found


def _surface_at(mesh: Mesh, normals: NDArray[np.float32], x: float, y: float) -> int:
    """Index of the front vertex nearest to x, y."""
    away = np.hypot(mesh.vertices[:, 0] - x, mesh.vertices[:, 1] - y)
    away = away + np.where((normals[:, 2] > 0.2) & (mesh.vertices[:, 2] > 0), 0, 10)
    return int(away.argmin())


def _vector(values: NDArray[np.float32]) -> Vector:
    x, y, z = (float(value) for value in values)
    return x, y, z
