import numpy as np
import pytest
import skimage.data

from pipeline.animals.finder import AnimalFinder, open_animal_finder, told_apart
from pipeline.types import LANDMARK_COUNT, AnimalFace, FaceMesh


@pytest.fixture(scope="module")
def finder() -> AnimalFinder:
    return open_animal_finder(1)


@pytest.fixture(scope="module")
def cat(finder: AnimalFinder) -> AnimalFace:
    """The face found in scikit-image's photo of a cat."""
    pixels = skimage.data.chelsea()
    (face,) = finder.find(pixels, np.ones(pixels.shape[:2], np.float32))
    return face


def test_a_cats_face_is_found_where_it_is(cat: AnimalFace) -> None:
    assert cat.eyes == pytest.approx(np.array([[170, 115], [317, 137]]), abs=16)
    assert cat.nose == pytest.approx([258, 243], abs=16)
    assert cat.mouth == pytest.approx([252, 270], abs=30)
    assert not cat.profile


def test_ears_beyond_the_picture_are_unseen(cat: AnimalFace) -> None:
    assert np.isnan(cat.ears[0]).all()


def test_marks_are_in_pixels_of_the_cutout(finder: AnimalFinder, cat: AnimalFace) -> None:
    pixels = np.repeat(np.repeat(skimage.data.chelsea(), 2, 0), 2, 1)
    (face,) = finder.find(pixels, np.ones(pixels.shape[:2], np.float32))
    assert face.eyes == pytest.approx(cat.eyes * 2, abs=16)


@pytest.mark.parametrize("name", ["coffee", "rocket", "astronaut"])
def test_no_animals_face_is_found_in_people_and_things(finder: AnimalFinder, name: str) -> None:
    pixels = getattr(skimage.data, name)()
    assert finder.find(pixels, np.ones(pixels.shape[:2], np.float32)) == ()


def person_at(x: float, y: float) -> FaceMesh:
    around = np.random.default_rng(0).uniform(-60, 60, (LANDMARK_COUNT, 3))
    around[:, :2] += (x, y)
    return FaceMesh(around.astype(np.float32), 1.0)


def animal_at(x: float, y: float, score: float) -> AnimalFace:
    marks = np.array([[-20, -20], [20, -20], [0, 0], [0, 15], [-30, -60], [30, -60]], np.float32)
    marks += np.array([x, y], np.float32)
    return AnimalFace(marks[:2], marks[2], marks[3], marks[4:], score)


@pytest.mark.parametrize(
    ("x", "score", "people", "animals"), [(100, 0.5, 1, 0), (100, 0.9, 0, 1), (400, 0.5, 1, 1)]
)
def test_a_face_is_a_persons_or_an_animals(
    x: float, score: float, people: int, animals: int
) -> None:
    apart = told_apart([person_at(100, 100)], [animal_at(x, 100, score)])
    assert (len(apart[0]), len(apart[1])) == (people, animals)


@pytest.mark.parametrize("shape", [(1, 1), (3, 200), (64, 64)])
def test_nothing_is_found_in_nothing(finder: AnimalFinder, shape: tuple[int, int]) -> None:
    assert finder.find(np.zeros((*shape, 3), np.uint8), np.zeros(shape, np.float32)) == ()
