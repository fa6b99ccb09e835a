"""Faces that would make bad toys are refused with a reason."""

from dataclasses import replace

import cv2
import numpy as np

from pipeline.types import AnimalFace
from render.animal.gate import further_faces, why_no_toy
from tests.render.animal.drawings import animal, front_face, side_face, walker

BALL = (250, 80, 30)


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


def test_an_eye_at_the_edge_of_the_head_makes_none() -> None:
    cut = animal().pixels.copy()
    cut[40:100, 164:] = 0
    assert "edge" in str(why_no_toy(replace(animal(), pixels=cut), front_face()))


def test_the_far_eye_of_a_turned_head_needs_more_room() -> None:
    cut = animal().pixels.copy()
    cut[40:100, 172:] = 0
    narrow = replace(animal(), pixels=cut)
    front = front_face()
    turned = replace(front, nose=front.nose + np.array([26, 0], np.float32))
    assert why_no_toy(narrow, front) is None
    assert "edge" in str(why_no_toy(narrow, turned))


def test_a_mouth_that_holds_a_ball_makes_none() -> None:
    holding = animal().pixels.copy()
    cv2.circle(holding, (128, 132), 26, (*BALL, 255), -1)
    assert "full" in str(why_no_toy(replace(animal(), pixels=holding), front_face()))


def test_doubtful_fronts_and_those_turned_away_make_none() -> None:
    front = front_face()
    away = replace(front, nose=front.nose + np.array([50, 0], np.float32))
    assert "doubtful" in str(why_no_toy(animal(), replace(front, score=0.5)))
    assert "away" in str(why_no_toy(animal(), away))


def test_a_head_that_was_found_twice_gets_one_face() -> None:
    front, cartoon = front_face(), animal()
    lower = front.moved(lambda marks: marks + np.array([4.0, 60.0]))
    assert further_faces(replace(cartoon, animals=(front, lower)), front) == ()


def test_animals_side_by_side_all_get_faces() -> None:
    pixels = np.concatenate([animal().pixels[:, :, :]] * 2, axis=1)
    pixels = np.concatenate([pixels, np.zeros_like(pixels)], axis=0)
    front = front_face()
    beside = front.moved(lambda marks: marks + np.array([256.0, 0.0]))
    pair = replace(animal(), pixels=pixels, animals=(front, beside))
    assert further_faces(pair, front) == (beside,)
