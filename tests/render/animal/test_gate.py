"""Faces that would make bad toys are refused with a reason."""

from dataclasses import replace

import numpy as np

from pipeline.types import AnimalFace
from render.animal.gate import why_no_toy
from tests.render.animal.drawings import animal, front_face, side_face, walker


def scaled(face: AnimalFace, scale: float) -> AnimalFace:
    return face.moved(lambda marks: (marks - face.middle) * scale + face.middle)


def test_clear_faces_make_toys() -> None:
    assert why_no_toy(animal(), front_face()) is None
    assert why_no_toy(walker(), side_face()) is None


def test_a_card_makes_none() -> None:
    assert why_no_toy(replace(animal(), card=True), front_face()) is not None


def test_tiny_and_huge_faces_make_none() -> None:
    for scale in (0.1, 3.0):
        assert "small" in str(why_no_toy(animal(), scaled(front_face(), scale)))


def test_a_head_on_its_side_makes_none() -> None:
    lying = front_face().moved(
        lambda marks: (
            (marks - front_face().middle) @ np.array([[0.0, 1], [-1, 0]]) + front_face().middle
        )
    )
    assert "side" in str(why_no_toy(animal(), lying))


def test_a_face_beside_the_subject_makes_none() -> None:
    beside = front_face().moved(lambda marks: marks + np.array([110.0, 0]))
    assert "beside" in str(why_no_toy(animal(), beside))


def test_a_front_with_a_hidden_eye_makes_none() -> None:
    front = front_face()
    eyes = np.array([front.eyes[0], (np.nan, np.nan)], np.float32)
    one_eyed = AnimalFace(eyes, front.nose, front.mouth, front.ears, front.score)
    assert "hidden" in str(why_no_toy(animal(), one_eyed))


def test_a_head_that_the_photo_cuts_above_the_eyes_makes_none() -> None:
    cut = animal().pixels.copy()
    cut[:70] = 0
    assert "cut off" in str(why_no_toy(replace(animal(), pixels=cut), front_face()))
