"""A role starts from the expression that the photo shows."""

from pipeline.likeness import Likeness, Mouth
from render.expression.role import base_weights, role_of

LAUGHING = Likeness(expression="smile", mouth=Mouth(openness=0.5, smile=0.8, teeth=0.9))


def test_the_mouth_of_the_photo_is_kept() -> None:
    assert base_weights(LAUGHING) == {"smile": 0.8, "open": 0.4, "teeth": 0.9}


def test_corners_turned_down_are_a_frown() -> None:
    assert base_weights(Likeness(mouth=Mouth(smile=-1.0))) == {"frown": 0.7}


def test_the_photo_s_expression_is_played_unless_another_is_asked_for() -> None:
    assert role_of(LAUGHING).expression == "smile"
    assert role_of(LAUGHING, "angry").expression == "angry"
    assert role_of(LAUGHING, "angry").base == base_weights(LAUGHING)
