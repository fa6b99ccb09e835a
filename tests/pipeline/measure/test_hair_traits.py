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


def test_a_beard_speaks_for_short_hair() -> None:
    person = head()
    bearded = replace(person, attributes=dict(CERTAIN, beard={"none": 0.1, "full": 0.9}))
    view = looked(person)
    light = measure_light(view)
    plain, told = (
        worn_long(view, light, which.read(which.pixels, which.face)) for which in (person, bearded)
    )
    assert -MOST <= told < plain <= MOST


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
