import numpy as np

from render.figure.torso import build_torso
from tests.render.figure.wearing import wearer


def test_the_bust_is_wider_than_the_head_and_ends_below_it() -> None:
    person = wearer()
    torso = build_torso(person)
    grid = np.stack(np.meshgrid(np.linspace(0, 2, 81), np.linspace(-3, 0, 61), [-0.15]), -1)
    inside = grid[torso.distance(grid) < 0]
    head = person.skull.half_width(person.skull.eye_height)
    assert 1.2 * head < inside[:, 0].max() < 1.6 * head
    assert 0.9 < torso.chin - inside[:, 1].min() < 1.4


def test_points_of_the_front_lie_on_the_bust() -> None:
    torso = build_torso(wearer())
    places = torso.front(np.array([0.0, 0.4]), np.array([torso.chin - 0.8] * 2), 0.1)
    assert np.allclose(torso.distance(places), 0.1, atol=1e-3)
    assert (places[:, 2] > 0).all()
