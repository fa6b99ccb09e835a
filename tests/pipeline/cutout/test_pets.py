"""Pets are told from the people who hold them."""

import cv2
import numpy as np

from pipeline.cutout.pets import find_pet
from pipeline.types import LANDMARK_COUNT, AnimalFace, Cutout, FaceMesh

SHAPE = (240, 320)


def cutout_of_two() -> Cutout:
    """A red person at the left whose jumper touches a green pet at the right."""
    rng = np.random.default_rng(3)
    pixels = np.zeros((*SHAPE, 3), np.uint8)
    mask = np.zeros(SHAPE, np.uint8)
    for picture, red, green in ((pixels, (200, 60, 50), (40, 150, 60)), (mask, (1,), (1,))):
        cv2.rectangle(picture, (40, 30), (170, 239), red, -1)
        cv2.circle(picture, (220, 140), 60, green, -1)
    noise = rng.integers(-8, 8, pixels.shape)
    pixels = np.clip(pixels.astype(int) + noise, 0, 255).astype(np.uint8)
    around = rng.uniform(-30, 30, (LANDMARK_COUNT, 3)) + np.array([105, 75, 0])
    return Cutout(
        pixels,
        mask.astype(np.float32),
        (0, 0, SHAPE[1], SHAPE[0]),
        faces=(FaceMesh(around.astype(np.float32), 1.0),),
    )


def animal_at(x: float, y: float) -> AnimalFace:
    marks = np.array([[-15, -12], [15, -12], [0, 5], [0, 16], [-25, -45], [25, -45]], np.float32)
    marks += np.array([x, y], np.float32)
    return AnimalFace(marks[:2], marks[2], marks[3], marks[4:], 0.9)


def test_a_pet_is_cut_from_whoever_holds_it() -> None:
    pet = find_pet(cutout_of_two(), animal_at(220, 140))
    assert pet is not None
    assert pet.faces == ()
    seen = pet.pixels[pet.alpha > 0.9].astype(int)
    assert (seen[:, 1] > seen[:, 0]).mean() > 0.97
    assert (pet.alpha > 0.5).sum() > 0.8 * np.pi * 60**2
    (face,) = pet.animals
    assert 0 < face.nose[0] < pet.pixels.shape[1]


def test_no_pet_is_found_where_there_is_nothing() -> None:
    empty = Cutout(
        np.zeros((*SHAPE, 3), np.uint8), np.zeros(SHAPE, np.float32), (0, 0, SHAPE[1], SHAPE[0])
    )
    assert find_pet(empty, animal_at(100, 100)) is None
