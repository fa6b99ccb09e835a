import numpy as np
import pytest
import trimesh

from render.modelling.fields import (
    capsule,
    cast,
    ellipsoid,
    smooth_max,
    smooth_min,
    smoothed,
    solid,
)
from render.modelling.meshes import Floats, superellipsoid


def ball(points: Floats) -> Floats:
    return ellipsoid(points, (0, 0, 0), (1, 1, 1))


def test_a_field_becomes_the_surface_where_it_is_zero() -> None:
    mesh = solid(ball, (-1, -1, -1), (1, 1, 1), 0.1)
    assert np.allclose(np.linalg.norm(mesh.vertices, axis=1), 1, atol=0.02)
    assert mesh.volume == pytest.approx(4 / 3 * np.pi, rel=0.02)


def test_a_field_is_closed_where_its_box_cuts_it() -> None:
    mesh = solid(ball, (-1, -1, -1), (1, 0, 1), 0.1)
    assert trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False).is_watertight
    assert mesh.vertices[:, 1].max() < 0.12


def test_a_smooth_union_fills_the_seam_and_nothing_else() -> None:
    assert smooth_min(0.1, 0.1, 0.2) < 0.1
    assert smooth_min(0.1, 0.5, 0.2) == 0.1
    assert smooth_max(0.1, 0.1, 0.2) > 0.1


def test_a_capsule_tapers_from_one_radius_to_the_other() -> None:
    points = np.array([[0.5, 0.0, 0.0], [0.0, 2.3, 0.0], [0.0, -0.6, 0.0]])
    found = capsule(points, (0, 0, 0), (0, 2, 0), (0.5, 0.3))
    assert found == pytest.approx([0, 0, 0.1])


def test_smoothing_takes_noise_away_and_keeps_the_volume() -> None:
    sphere = superellipsoid((1, 1, 1), sides=48)
    noisy = sphere.vertices * (1 + np.random.default_rng(0).normal(0, 0.02, (len(sphere.uv), 1)))
    calm = smoothed(noisy, sphere.triangles, rounds=6)
    spread = [np.linalg.norm(each, axis=1)[:-2].std() for each in (noisy, calm)]
    assert spread[1] < 0.6 * spread[0]
    assert sphere.at(calm).volume == pytest.approx(sphere.at(noisy).volume, rel=0.02)


def test_a_segment_is_cut_where_it_enters_a_field() -> None:
    start = np.array([[0.0, 0.0, 3.0], [2.0, 0.0, 3.0]])
    found = cast(ball, start, start * np.array((1.0, 1.0, 0.0)))
    assert found == pytest.approx(np.array([[0, 0, 1], [2, 0, 0]]), abs=1e-4)
