"""Open mouths are found with their tongues; closed ones are left alone."""

import cv2
import numpy as np

from pipeline.color import to_lab
from pipeline.types import Cartoon
from render.animal.colors import read_colors
from render.animal.gape import find_gape, tongue_share
from render.relief.raster import Mask
from tests.render.animal.drawings import BLACK, MOUTH, PINK, animal, drawing, front_face


def panting() -> Cartoon:
    pixels = animal().pixels.copy()
    cv2.ellipse(pixels, (128, 134), (14, 12), 0, 0, 360, (*BLACK, 255), -1)
    cv2.ellipse(pixels, (128, 144), (10, 14), 0, 0, 360, (*PINK, 255), -1)
    return drawing(pixels)


def gape(cartoon: Cartoon) -> tuple[Mask, float]:
    lab = to_lab(cartoon.pixels[..., :3].astype(np.float32) / np.float32(255))
    face, colors = front_face(), read_colors(cartoon, front_face())
    found = find_gape(lab, face, colors.muzzle, colors.fur)
    return found, tongue_share(lab, face, found)


def test_an_open_mouth_is_found_whole() -> None:
    found, share = gape(panting())
    assert found[124:156, 122:134].all()
    assert share > 0.1


def test_a_closed_mouth_has_no_tongue() -> None:
    _, share = gape(animal())
    assert share == 0


def test_an_animal_that_pants_shows_its_tongue_at_rest() -> None:
    assert read_colors(panting(), front_face()).tongue
    assert not read_colors(animal(), front_face()).tongue


def test_eyes_and_feet_are_no_mouth() -> None:
    found, _ = gape(panting())
    assert found[MOUTH[1] + 6, MOUTH[0]]
    assert not found[:95].any()
    assert not found[200:].any()
