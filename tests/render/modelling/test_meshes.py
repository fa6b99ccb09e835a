import numpy as np
import pytest
import trimesh

from render.modelling.meshes import Mesh, lathe, loft, merged, ring_tube, slab, superellipsoid, tube
from render.types import Material

ANGLE = np.linspace(0, 2 * np.pi, 48, endpoint=False)
CIRCLE = np.stack([np.cos(ANGLE), np.sin(ANGLE), 0 * ANGLE], 1)
LINE = np.stack([np.linspace(0, 3, 9), np.zeros(9), np.zeros(9)], 1)


def square() -> Mesh:
    u, v = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 7))
    grid = np.stack([u, v, 0 * u], -1)
    return slab(grid + np.array((0, 0, 0.1)), grid)


def closed(mesh: Mesh) -> bool:
    found = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
    return bool(found.is_watertight and found.is_winding_consistent and mesh.volume > 0)


MESHES = {
    "loft": loft(np.stack([CIRCLE, CIRCLE + np.array((0, 0, 1))])),
    "tube": tube(LINE, 0.1),
    "ring": ring_tube(CIRCLE, 0.1),
    "lathe": lathe(np.array([[0.1, 1.0], [1.0, 0.5], [0.5, 0.0]])),
    "superellipsoid": superellipsoid((1, 2, 3), 4),
    "slab": square(),
}


@pytest.mark.parametrize("name", MESHES)
def test_every_mesh_is_closed_and_faces_outward(name: str) -> None:
    assert closed(MESHES[name])
    assert closed(MESHES[name].mirrored())
    assert MESHES[name].uv.min() >= 0
    assert MESHES[name].uv.max() <= 1


def test_a_mesh_turned_inside_out_is_turned_back() -> None:
    mesh = square()
    inside_out = Mesh(mesh.vertices, mesh.triangles[:, ::-1], mesh.uv)
    assert inside_out.volume == pytest.approx(-0.1)
    assert inside_out.outward().volume == pytest.approx(0.1)


def test_a_tube_holds_what_a_round_rod_holds() -> None:
    rod = np.pi * 0.1**2 * 3 + 4 / 3 * np.pi * 0.1**3
    assert tube(LINE, 0.1, sides=32).volume == pytest.approx(rod, rel=0.04)


def test_a_ribbon_is_wide_across_its_normals() -> None:
    normals = np.tile((0.0, 0.0, 1.0), (len(LINE), 1))
    ribbon = tube(LINE, np.tile((0.4, 0.1), (len(LINE), 1)), normals=normals)
    assert np.ptp(ribbon.vertices[:, 2]) == pytest.approx(0.8, rel=0.02)
    assert np.ptp(ribbon.vertices[:, 1]) == pytest.approx(0.2, rel=0.1)


def test_a_sphere_is_a_superellipsoid_of_exponent_two() -> None:
    lengths = np.linalg.norm(superellipsoid((1, 1, 1)).vertices, axis=1)
    assert np.allclose(lengths, 1)


def test_merged_meshes_keep_all_they_hold() -> None:
    both = merged([square(), square().placed(np.eye(3), (3, 0, 0))])
    assert both.volume == pytest.approx(0.2)
    assert closed(both)


def test_a_part_carries_the_share_of_its_joint() -> None:
    mesh = square()
    part = mesh.part(
        "cloth", Material((1, 0, 0)), joint="head", weights=np.full(len(mesh.vertices), 0.5)
    )
    assert part.joint == "head"
    assert part.skin_weights is not None
    assert part.skin_weights.dtype == np.float32
