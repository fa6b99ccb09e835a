"""A role starts from the expression that the photo shows."""

from pipeline.likeness import Likeness, Mouth
from render.expression.role import base_weights, role_of

LAUGHING = Likeness(expression="smile", mouth=Mouth(openness=0.5, smile=0.8, teeth=0.9))


def test_the_mouth_of_the_photo_is_kept() -> None:
    weights = base_weights(LAUGHING)
    assert weights["smile"] > 0.75
    assert (weights["open"], weights["teeth"]) == (0.4, 0.9)


def test_corners_turned_down_are_a_frown() -> None:
    assert base_weights(Likeness(mouth=Mouth(smile=-1.0))) == {"frown": 0.6}


def test_neutral_faces_smile_a_little_at_rest() -> None:
    for corners in (-0.3, -0.1, 0.0, 0.2):
        assert 0.15 <= base_weights(Likeness(mouth=Mouth(smile=corners)))["smile"] <= 0.4


def test_the_photo_s_expression_is_played_unless_another_is_asked_for() -> None:
    assert role_of(LAUGHING).expression == "smile"
    assert role_of(LAUGHING, "angry").expression == "angry"
    assert role_of(LAUGHING, "angry").base == base_weights(LAUGHING)
