from dataclasses import replace

import numpy as np
import pytest

from pipeline.measure.align import align_face
from pipeline.measure.hair_traits import MOST, bare_scalp, strands_beside, worn_long
from pipeline.measure.light import measure_light
from pipeline.measure.view import FrontView, grid, look_from_front
from tests.pipeline.measure.heads import CERTAIN, SKIN, Head, head

X, Y = grid()


def looked(person: Head) -> FrontView:
    parts = person.read(person.pixels, person.face)
    return look_from_front(person.photo, person.cutout, parts, align_face(person.face))


@pytest.mark.parametrize(("long", "odds"), [(0.5, 0.0), (0.88, 2.0), (1.0, MOST), (0.0, -MOST)])
def test_a_face_says_within_bounds_how_hair_is_worn(long: float, odds: float) -> None:
    person = replace(head(), attributes=dict(CERTAIN, mien={"short": 1 - long, "long": long}))
    assert worn_long(person.read(person.pixels, person.face)) == pytest.approx(odds, abs=0.01)


def test_an_unread_face_says_nothing_of_hair() -> None:
    person = head()
    assert worn_long(person.read(person.pixels, person.face)) == 0


def test_strands_are_looked_for_where_the_photo_shows_them() -> None:
    view = looked(head())
    assert strands_beside(view, np.abs(X) > 0.8) == pytest.approx(1)
    assert strands_beside(view, np.zeros_like(X, bool)) == 0
    cropped = replace(view, inside=view.inside & (np.abs(X) < 0.9))
    assert strands_beside(cropped, np.abs(X) > 0.8) is None


def test_hair_of_the_skins_colour_is_a_bare_scalp() -> None:
    view = looked(head())
    light = measure_light(view)
    hair = float(view.points[10, 1]) < Y
    assert bare_scalp(view, hair, light) == pytest.approx(0, abs=0.1)
    rgb = view.rgb.copy()
    rgb[hair] = SKIN
    assert bare_scalp(replace(view, rgb=rgb), hair, light) == pytest.approx(1, abs=0.1)
