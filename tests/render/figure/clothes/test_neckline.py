import numpy as np
import pytest

from render.figure.clothes.neckline import OPENINGS, neckline
from render.figure.torso import build_torso
from tests.render.figure.wearing import wearer

TORSO = build_torso(wearer())
AROUND = np.linspace(0, 2 * np.pi, 40, endpoint=False)


@pytest.mark.parametrize("kind", tuple(OPENINGS))
def test_the_edge_lies_on_the_bust(kind: str) -> None:
    for wider in (0.0, 0.15):
        edge = neckline(TORSO, kind).edge(AROUND, wider=wider, lift=0.05)
        assert np.abs(TORSO.distance(edge) - 0.05).max() < 0.02


def test_a_v_neck_is_deeper_than_a_round_one() -> None:
    round_, deep = (neckline(TORSO, kind).edge(np.zeros(1))[0, 1] for kind in ("tee", "vneck"))
    assert deep < round_ - 0.08


def test_the_neck_goes_through_every_opening() -> None:
    throat = np.array([[0.0, TORSO.chin - 0.2, -0.15]])
    assert all(neckline(TORSO, kind).inside(throat) > 0 for kind in OPENINGS)
