"""The teacher draws the same twice, within range, and looks that differ look different."""

import numpy as np
import pytest
from numpy.typing import NDArray

from config.theme import Drawing
from pipeline.gan.look import Look
from pipeline.gan.pattern import draw_screen
from pipeline.train.cartoon.shards import pack, unpack
from pipeline.train.cartoon.teacher.draw import at_strength, draw
from pipeline.train.cartoon.teacher.sketch import Sketch, mirrored, resized
from tests.pipeline.pictures import CANDY, NIGHT, palette
from tests.pipeline.train.cartoon.tiny import sketch

PLAIN = Drawing()


@pytest.fixture(scope="module")
def subject() -> Sketch:
    """The middle of the canvas, at half its size."""
    return resized(unpack(pack(sketch(face=True)), (156, 156, 356, 356)), 0.5)


def drawn(subject: Sketch, drawing: Drawing = PLAIN, **more: float) -> NDArray[np.float32]:
    colors = NIGHT if not more.pop("candy", 0) else CANDY
    look = Look(drawing, palette(*colors), float(more.pop("strength", 0.7)))
    return draw(subject, look, draw_screen(drawing.pattern, subject.alpha.shape))


def test_a_drawing_is_a_picture_and_the_same_each_time(subject: Sketch) -> None:
    found = drawn(subject)
    assert found.shape == (*subject.alpha.shape, 3)
    assert found.dtype == np.float32
    assert found.min() >= 0
    assert found.max() <= 1
    np.testing.assert_array_equal(found, drawn(subject))


@pytest.mark.parametrize(
    "drawing",
    [
        Drawing(line=2.0),
        Drawing(bands=5, flatness=0.1),
        Drawing(pattern="dots"),
        Drawing(pattern="stars"),
        Drawing(ink="#c02020"),
    ],
)
def test_each_part_of_a_look_shows(subject: Sketch, drawing: Drawing) -> None:
    assert np.abs(drawn(subject, drawing) - drawn(subject)).max() > 0.03


def test_palettes_and_strengths_show(subject: Sketch) -> None:
    usual = drawn(subject)
    assert np.abs(drawn(subject, candy=1) - usual).mean() > 0.01
    assert np.abs(drawn(subject, strength=0.2) - usual).max() > 0.02


def test_the_usual_strength_leaves_a_look_as_it_is() -> None:
    assert at_strength(PLAIN, 0.7) == PLAIN
    assert at_strength(PLAIN, 1.0).line > PLAIN.line > at_strength(PLAIN, 0.0).line


def test_a_mirrored_sketch_mirrored_again_is_itself(subject: Sketch) -> None:
    again = mirrored(mirrored(subject))
    np.testing.assert_array_equal(again.cels, subject.cels)
    np.testing.assert_allclose(again.faces[0].landmarks, subject.faces[0].landmarks, atol=1e-3)
