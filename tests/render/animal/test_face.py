"""Marks become features in scene units, and the head takes its room."""

import numpy as np
import pytest

from render.animal.face import Features, ears_distance, oval_distance, place_features
from render.relief.canvas import place_drawing
from tests.render.animal.drawings import animal, front_face, side_face, walker


@pytest.fixture(scope="module")
def features() -> Features:
    return place_features(front_face(), place_drawing(animal().pixels))


def test_up_is_up_and_the_right_eye_is_at_the_pictures_left(features: Features) -> None:
    assert features.up[1] > 0.99
    assert features.eyes[0, 0] < features.eyes[1, 0]
    assert features.mouth[1] < features.nose[1] < features.middle[1]


def test_local_is_the_reverse_of_point(features: Features) -> None:
    across, up = features.local(features.point(0.4, -0.2, features.nose), features.nose)
    assert (float(across), float(up)) == pytest.approx((0.4, -0.2))


def test_the_head_holds_its_marks_but_not_the_feet(features: Features) -> None:
    marks = np.concatenate([features.eyes, features.nose[None]])
    assert (oval_distance(features, marks) > 0).all()
    assert (ears_distance(features, features.ears) > 0).all()
    feet = np.array([0.0, -0.9])
    assert oval_distance(features, feet) < 0
    assert ears_distance(features, feet) < 0


def test_a_profile_faces_where_its_nose_is() -> None:
    features = place_features(side_face(), place_drawing(walker().pixels))
    assert features.profile
    assert features.facing == -1
