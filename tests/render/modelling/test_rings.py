import numpy as np

from render.modelling.rings import skin_of, torus_of
from render.types import Material
from tests.render.figure.solids import is_closed, volume

ANGLE = np.linspace(0, 2 * np.pi, 12, endpoint=False)
CIRCLE = np.stack([np.cos(ANGLE), np.sin(ANGLE), 0 * ANGLE], 1)


def test_a_skin_over_rings_is_a_closed_solid() -> None:
    part = skin_of(np.array([CIRCLE + np.array([0, 0, z]) for z in range(4)])).part(
        "drum", Material((1, 1, 1))
    )
    assert is_closed(part)
    assert 8 < volume(part) < 9.5


def test_rings_may_run_either_way() -> None:
    mesh = skin_of(np.array([CIRCLE[::-1] + np.array([0, 0, z]) for z in range(4)]))
    assert mesh.volume > 8


def test_quads_are_split_along_the_shorter_diagonal() -> None:
    sheared = np.array([CIRCLE, np.roll(CIRCLE, 3, axis=0) + np.array([0, 0, 0.3])])
    mesh = skin_of(sheared)
    corners = mesh.vertices[mesh.triangles[: 2 * 12]]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(1)
    other = np.linalg.norm(sheared[0] - np.roll(sheared[1], -1, axis=0), axis=1)
    assert (
        longest.max()
        <= max(other.max(), np.linalg.norm(sheared[0] - sheared[1], axis=1).max()) + 1e-9
    )


def test_a_torus_is_a_closed_solid() -> None:
    rings = np.array(
        [
            CIRCLE * (3 + np.cos(turn), 3 + np.cos(turn), 0) + (0, 0, np.sin(turn))
            for turn in np.linspace(0, 2 * np.pi, 8, endpoint=False)
        ]
    )
    part = torus_of(rings).part("ring", Material((1, 1, 1)))
    assert is_closed(part)
    assert volume(part) > 10
