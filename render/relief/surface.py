"""From the inflated body and its offsets to one closed mesh of a given number of triangles."""

from dataclasses import dataclass

import fast_simplification
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from skimage.measure import marching_cubes

from render.relief.canvas import HALF
from render.relief.raster import Image

BACK = 0.72  # the back's depth as a share of the front's
SMOOTHINGS = 4
BEYOND = 0.07  # where swelling of tiles beyond the outline has faded out, units
AGGRESSIVENESS = (4, 6, 3)  # of the decimation: another one where a mesh comes out torn


@dataclass(frozen=True, eq=False)
class Mesh:
    """A closed mesh: vertices float32 (V, 3) in units, triangles int32 (F, 3), outward."""

    vertices: NDArray[np.float32]
    triangles: NDArray[np.int32]


def body_field(
    squared: Image,
    offsets: Image,
    distance: Image,
    *,
    layers: int | None = None,
    forward: float = 0.0,
) -> tuple[NDArray[np.float32], float]:
    """The body's signed distance less the offsets, negative inside.

    squared: float32 (G, G), the squared half thickness. offsets: float32 (G, G), units; they
    fade out on the back. distance: float32 (G, G), to the outline, units. layers: voxels before
    and behind z = 0 (None: as many as it needs). forward: z of the body's middle. Returns float32
    (G, G, D) over y (down), x and z, and the lowest z.
    """
    size = 2 * HALF / len(squared)
    if layers is None:
        deep = float(np.sqrt(max(squared.max(), 0)) + np.abs(offsets).max() + 3 * size)
        layers = int(np.ceil(deep / size))
    lowest = (0.5 - layers) * size
    z = (np.arange(-layers, layers + 1) + 0.5) * size - forward
    slope_y, slope_x = np.gradient(squared, size)
    steep = (slope_x**2 + slope_y**2 + 4e-3)[..., None]
    share = np.where(z > 0, 1, BACK)
    deep_z = (z / share).astype(np.float32)
    field = deep_z**2 - squared[..., None]
    field /= np.sqrt(4 * deep_z**2 + steep)
    field *= share.astype(np.float32)
    fade = np.clip(1 + z / 0.25, 0, 1) ** 2
    swelling = offsets * np.clip(1 + distance / BEYOND, 0, 1)
    field -= np.minimum(offsets, swelling)[..., None] * fade.astype(np.float32)
    field[np.abs(field) < 1e-6] = 1e-6  # a corner exactly on the surface makes flat triangles
    return field.astype(np.float32), lowest


def mesh_field(field: NDArray[np.float32], lowest: float, *, triangles: int) -> Mesh:
    """March through the field once, drop specks, smooth, and decimate to about `triangles`."""
    size = 2 * HALF / len(field)
    rows, columns = (np.flatnonzero((field < 0).any((1 - a, 2))) for a in (0, 1))
    y0, x0 = max(rows[0] - 2, 0), max(columns[0] - 2, 0)
    box = field[y0 : rows[-1] + 3, x0 : columns[-1] + 3]
    box = np.pad(box, 1, constant_values=size)
    found, faces, _, _ = marching_cubes(box, 0.0)
    grid = found - 1 + np.array([y0, x0, 0])
    x, y = (grid[:, 1] + 0.5) * size - HALF, HALF - (grid[:, 0] + 0.5) * size
    points = np.stack([x, y, lowest + grid[:, 2] * size], 1)
    points, faces = _large_components(points, faces)
    points = _taubin(points, faces, SMOOTHINGS)
    return _outward(*_decimated(points, faces, triangles))


def vertex_normals(mesh: Mesh) -> NDArray[np.float32]:
    """Unit normals float32 (V, 3), the mean of the triangles' weighted by area."""
    corners = mesh.vertices[mesh.triangles]
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    count = len(mesh.vertices)
    flat = mesh.triangles.ravel()
    sums = [np.bincount(flat, np.repeat(face[:, c], 3), count) for c in range(3)]
    normals = np.stack(sums, 1)
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(normals / np.maximum(lengths, 1e-12), np.float32)


def _large_components(
    points: NDArray[np.float64], faces: NDArray[np.int32]
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    count, label = connected_components(_links(faces, len(points)), directed=False)
    if count == 1:
        return points, faces
    areas = np.bincount(label[faces[:, 0]], minlength=count)
    kept = (areas > 0.01 * areas.max())[label]
    faces = faces[kept[faces[:, 0]]]
    number = np.cumsum(kept) - 1
    return points[kept], number[faces].astype(np.int32)


def _links(faces: NDArray[np.int32], count: int) -> sp.csr_matrix:
    rows = faces[:, [0, 1, 2]].ravel()
    columns = faces[:, [1, 2, 0]].ravel()
    return sp.coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), (count, count)).tocsr()


def _taubin(
    points: NDArray[np.float64], faces: NDArray[np.int32], rounds: int
) -> NDArray[np.float64]:
    """Smooth without shrinking (Taubin 1995): every closed edge is in `links` both ways."""
    links = _links(faces, len(points))
    mean = sp.diags(1 / np.maximum(np.asarray(links.sum(1)).ravel(), 1)) @ links
    for _ in range(rounds):
        points = points + 0.5 * (mean @ points - points)
        points = points - 0.48 * (mean @ points - points)
    return points


def is_closed(triangles: NDArray[np.int32]) -> bool:
    """Whether every edge is shared by exactly two triangles that are wound alike."""
    size = int(triangles.max()) + 1
    start = triangles[:, [0, 1, 2]].ravel().astype(np.int64)
    end = triangles[:, [1, 2, 0]].ravel().astype(np.int64)
    forward = np.sort(start * size + end)
    if (forward[1:] == forward[:-1]).any():
        return False
    return bool(np.array_equal(forward, np.sort(end * size + start)))


def _decimated(
    points: NDArray[np.float64], faces: NDArray[np.int32], triangles: int
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    points32 = np.ascontiguousarray(points, np.float32)
    faces = np.ascontiguousarray(faces, np.int32)
    if len(faces) <= triangles:
        return points32, faces
    for aggressiveness in AGGRESSIVENESS:
        fewer, simple = fast_simplification.simplify(
            points32, faces, target_count=triangles, agg=aggressiveness
        )
        simple = _without_flaps(simple)
        if len(simple) and is_closed(simple):
            return _used(fewer, simple)
    return points32, faces


def _without_flaps(faces: NDArray[np.int32]) -> NDArray[np.int32]:
    """Drop triangles that decimation left lying back to back on the same three corners."""
    while True:
        _, place, count = np.unique(
            np.sort(faces, axis=1), axis=0, return_inverse=True, return_counts=True
        )
        single = count[place] == 1
        if single.all():
            return faces
        faces = faces[single]


def _used(
    points: NDArray[np.float32], faces: NDArray[np.int32]
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    names, places = np.unique(faces, return_inverse=True)
    return points[names].astype(np.float32), places.reshape(faces.shape).astype(np.int32)


def _outward(points: NDArray[np.float32], faces: NDArray[np.int32]) -> Mesh:
    a, b, c = (points[faces[:, k]].astype(np.float64) for k in range(3))
    if np.einsum("ij,ij->i", a, np.cross(b, c)).sum() < 0:
        faces = faces[:, ::-1]
    return Mesh(points, np.ascontiguousarray(faces, np.int32))
