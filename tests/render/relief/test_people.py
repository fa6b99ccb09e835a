"""Skin and hair that the drawing tells of are volumes of their own, painted as drawn."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.types import HAIR, SKIN, Cartoon, FaceMesh
from render.relief.build import build_relief
from render.relief.canvas import place_drawing
from render.relief.face import OVAL, model_face
from render.relief.parts import cut_parts
from render.relief.people import find_people
from render.relief.silhouette import trace_silhouette
from tests.render.relief.drawings import SIDE, blank, cartoon

TONE, BLACK, SHEEN = (224, 172, 140), (40, 30, 28), (150, 120, 160)


@pytest.fixture(scope="module")
def portrait() -> Cartoon:
    """A head with black hair and a broad sheen of another colour, and a face in its middle."""
    pixels = blank()
    cv2.circle(pixels, (96, 96), 84, (*BLACK, 255), -1)
    cv2.ellipse(pixels, (96, 40), (50, 14), 0, 0, 360, (*SHEEN, 255), -1)
    cv2.ellipse(pixels, (96, 112), (44, 60), 0, 0, 360, (*TONE, 255), -1)
    areas = np.zeros((SIDE, SIDE), np.uint8)
    areas[pixels[..., 3] > 0] = HAIR
    cv2.ellipse(areas, (96, 112), (44, 60), 0, 0, 360, (SKIN,), -1)
    return replace(cartoon(pixels), faces=(_face(),), areas=areas)


def _face() -> FaceMesh:
    landmarks = np.zeros((468, 3), np.float32)
    landmarks[:, :2] = (96, 112)
    turn = np.linspace(0, 2 * np.pi, len(OVAL), endpoint=False)
    landmarks[OVAL, 0] = 96 + 40 * np.sin(turn)
    landmarks[OVAL, 1] = 112 - 52 * np.cos(turn)
    return FaceMesh(landmarks, 1.0)


def test_hair_with_sheen_and_skin_are_two_parts(portrait):
    canvas = place_drawing(portrait.pixels, cells=90)
    people = find_people(portrait, canvas, (model_face(portrait.faces[0], canvas),))
    assert people is not None
    parts = cut_parts(canvas, trace_silhouette(canvas), known=people.known)
    assert parts.count == 2
    assert parts.known.all()


def test_skin_is_smooth(portrait):
    canvas = place_drawing(portrait.pixels, cells=90)
    people = find_people(portrait, canvas, (model_face(portrait.faces[0], canvas),))
    assert people is not None
    column, row = canvas.points(np.array([[96.0, 112.0]]))[0].round().astype(int)
    assert people.smooth[row, column] > 0.99


def test_skin_is_painted_in_the_colour_that_was_drawn(portrait):
    texture = build_relief(portrait, cells=90, triangles=6000).parts[0].texture
    assert texture is not None
    middle = texture[texture.shape[0] // 2, texture.shape[1] // 2].astype(int)
    assert np.abs(middle - TONE).max() <= 3


def test_a_drawing_that_does_not_tell_has_no_people(portrait):
    canvas = place_drawing(portrait.pixels, cells=90)
    faces = (model_face(portrait.faces[0], canvas),)
    assert find_people(replace(portrait, areas=None), canvas, faces) is None
