"""Facts about fields, meshes and the thickness of bodies."""

import numpy as np
import pytest
import trimesh

from render.relief.canvas import place_drawing
from render.relief.silhouette import trace_silhouette
from render.relief.surface import BACK, body_field, is_closed, mesh_field, vertex_normals
from render.relief.volume import THICKEST, inflate
from tests.render.relief import drawings

CELLS = 72
TETRAHEDRON = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [2, 0, 3]], np.int32)


def test_closed_meshes_are_told_from_torn_and_misled_ones() -> None:
    assert is_closed(TETRAHEDRON)
    assert not is_closed(TETRAHEDRON[:3])
    flipped = TETRAHEDRON.copy()
    flipped[0] = flipped[0, ::-1]
    assert not is_closed(flipped)
    assert not is_closed(np.concatenate([TETRAHEDRON, TETRAHEDRON]))


def test_disc_inflates_to_a_dome_with_steep_sides() -> None:
    outline = trace_silhouette(place_drawing(drawings.disc(), cells=CELLS))
    squared = inflate(outline, CELLS)
    height = np.sqrt(np.maximum(squared, 0))
    middle = height[CELLS // 2]
    assert middle.max() == pytest.approx(THICKEST * (1 - np.exp(-0.965 / THICKEST)), abs=0.03)
    rim = int(np.flatnonzero(middle > 0)[0])
    assert middle[rim + 3] > 0.4 * middle.max()  # 0.1 units in from the outline
    assert squared[0, 0] < 0


def test_offsets_move_the_front_and_spare_the_back() -> None:
    outline = trace_silhouette(place_drawing(drawings.disc(), cells=CELLS))
    squared = inflate(outline, CELLS)
    far = np.ones_like(squared)
    bounds = []
    for offset in (0.0, 0.06):
        offsets = np.full_like(squared, offset)
        field, lowest = body_field(squared, offsets, far)
        bounds.append(mesh_field(field, lowest, triangles=20_000).vertices[:, 2])
    assert bounds[1].max() - bounds[0].max() == pytest.approx(0.06, abs=0.01)
    assert bounds[1].min() == pytest.approx(bounds[0].min(), abs=0.01)
    assert -bounds[0].min() == pytest.approx(BACK * bounds[0].max(), abs=0.03)


def test_normals_point_outward() -> None:
    outline = trace_silhouette(place_drawing(drawings.disc(), cells=CELLS))
    squared = inflate(outline, CELLS)
    field, lowest = body_field(squared, np.zeros_like(squared), outline_like(squared))
    mesh = mesh_field(field, lowest, triangles=4000)
    normals = vertex_normals(mesh)
    away = mesh.vertices / np.linalg.norm(mesh.vertices, axis=1, keepdims=True)
    assert (normals * away).sum(1).min() > 0.2
    assert trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False).is_watertight


def outline_like(squared: np.ndarray) -> np.ndarray:
    return np.full_like(squared, 1.0)
