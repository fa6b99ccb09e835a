import numpy as np
import pytest

from render.figure.earrings import build_earrings
from tests.render.figure.wearing import sound, vertices_of, wearer


@pytest.mark.parametrize("kind", ["stud", "hoop", "drop"])
def test_earrings_hang_at_both_ears(kind: str) -> None:
    piece = build_earrings(wearer(f"earrings.kind={kind}"), None)
    assert all(sound(part) for part in piece.parts)
    x = vertices_of(piece)[:, 0]
    assert x.max() > 1
    assert np.allclose(x.min(), -x.max())


def test_a_hidden_ear_wears_none() -> None:
    piece = build_earrings(wearer("earrings.kind=stud", "ears.shown_left=false"), None)
    assert (vertices_of(piece)[:, 0] < 0).all()


def test_who_wears_no_earrings_gets_none() -> None:
    assert build_earrings(wearer(), None).parts == ()
