import numpy as np
import pytest

from render.modelling.meshes import Mesh, superellipsoid
from render.wearables.envelope import Envelope, envelop

RADII = np.array((1.0, 1.3, 0.8))
MIDDLE = (0.1, 0.2, -0.1)


def ball() -> Mesh:
    mesh = superellipsoid(RADII, sides=40)
    return mesh.at(mesh.vertices + MIDDLE)


@pytest.fixture(scope="module")
def egg() -> Envelope:
    return envelop(ball().vertices, ball().triangles, MIDDLE)


def test_rays_from_the_middle_leave_where_the_mesh_ends(egg: Envelope) -> None:
    axes = np.concatenate([np.eye(3), -np.eye(3)])
    found = egg.toward(axes)
    assert found == pytest.approx(axes * RADII + MIDDLE, abs=0.04)
    assert egg.toward(axes, 0.1) == pytest.approx(found + 0.1 * axes)


def test_a_ring_about_it_lies_on_it(egg: Envelope) -> None:
    angle = np.linspace(0, 2 * np.pi, 24)
    ring = egg.around(angle, 0.7, 0.05)
    assert ring[:, 1] == pytest.approx(np.full(24, 0.7))
    assert egg.distance(ring) == pytest.approx(np.full(24, 0.05), abs=1e-3)
    assert ring[0, 2] > ring[12, 2]
    assert ring[6, 0] > ring[18, 0]


def test_it_knows_inside_from_outside(egg: Envelope) -> None:
    assert egg.distance(np.array(MIDDLE)) < 0 < egg.distance(np.array((0.0, 2.0, 0.0)))


def test_the_outermost_counts_and_holes_are_closed() -> None:
    inner, outer = superellipsoid((0.5,) * 3), ball()
    upper = outer.vertices[outer.triangles].mean(1)[:, 1] > 0.0
    shells = np.concatenate([inner.vertices + MIDDLE, outer.vertices])
    triangles = np.concatenate([inner.triangles, outer.triangles[upper] + len(inner.vertices)])
    found = envelop(shells, triangles.astype(np.int32), MIDDLE)
    assert found.reach(np.array((0.0, 1.0, 0.0))) == pytest.approx(1.3, abs=0.04)
    assert found.reach(np.array((0.0, -1.0, 0.0))) == pytest.approx(0.5, abs=0.04)
    lone = envelop(outer.vertices, outer.triangles[upper], MIDDLE)
    assert lone.radius.min() > 0.5
