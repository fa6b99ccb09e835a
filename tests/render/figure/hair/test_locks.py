"""Locks that lie on the hair."""

import numpy as np
import pytest
import trimesh

from pipeline.likeness import Hair
from tests.render.figure.hair.styles import built, head, named

CUT = [
    Hair(volume=0.2),
    Hair(kind="tied", volume=0.3),
    Hair(volume=0.45, texture="wavy"),
    Hair(volume=0.7),
    Hair(volume=0.5, parting=-30),
    Hair(volume=0.5, fringe=True),
    Hair(kind="long", volume=0.5),
    Hair(kind="medium", fringe=True),
    Hair(kind="long", texture="braids", volume=0.8),
]


def locks(hair: Hair):
    (part,) = (part for part in built(hair) if part.name == "hair_locks")
    return part


@pytest.mark.parametrize("hair", CUT, ids=named)
def test_locks_are_closed_and_few(hair):
    part = locks(hair)
    assert trimesh.Trimesh(part.vertices, part.triangles, process=False).is_watertight
    assert len(part.triangles) < 10_000


@pytest.mark.parametrize("hair", CUT, ids=named)
def test_locks_lie_on_the_hair(hair):
    x, y, z = locks(hair).vertices.astype(np.float64).T
    above = y > 0.9
    assert head(hair).skull.distance(x, y, z)[above].max() < 0.75


def test_close_crops_have_no_locks():
    assert [part.name for part in built(Hair(volume=0.1))] == ["hair"]


def test_jaw_long_hair_ends_without_strands_below():
    medium = Hair(kind="medium", volume=0.4)
    assert locks(medium).vertices[:, 1].min() > built(medium)[0].vertices[:, 1].min() - 0.02


def test_points_of_long_hair_are_uneven():
    part = locks(Hair(kind="long", volume=0.5, length=-150))
    right, left = (part.vertices[side * part.vertices[:, 0] > 0.2, 1].min() for side in (-1, 1))
    assert right != left
