"""Facts about a real face on a relief."""

from pathlib import Path

import numpy as np
import pytest
from skimage import data

from pipeline.face import open_face_finder
from pipeline.types import Cartoon
from render.relief.build import build_relief
from render.relief.canvas import place_drawing
from render.relief.face import DEEPEST, model_face

NOSE_TIP, LEFT_CHEEK, RIGHT_CHEEK = 4, 205, 425


@pytest.fixture(scope="module")
def portrait(assets: Path) -> Cartoon:
    """The astronaut's head as if cut out: an ellipse of the photo."""
    photo = np.ascontiguousarray(data.astronaut()[0:256, 96:352])
    faces = open_face_finder(assets, threads=1).find(photo)
    y, x = np.mgrid[:256, :256]
    inside = ((x - 128) / 90) ** 2 + ((y - 128) / 122) ** 2 < 1
    pixels = np.dstack([photo, np.where(inside, 255, 0).astype(np.uint8)])
    return Cartoon(pixels=pixels, prompt="toy", seed=1, cartoonizer="test-1", faces=faces[:1])


def test_nose_stands_out_between_the_cheeks(portrait: Cartoon) -> None:
    canvas = place_drawing(portrait.pixels, cells=120)
    relief = model_face(portrait.faces[0], canvas)
    points = canvas.points(portrait.faces[0].landmarks[:, :2]).round().astype(int)
    nose, left, right = (
        relief.offset[points[index, 1], points[index, 0]]
        for index in (NOSE_TIP, LEFT_CHEEK, RIGHT_CHEEK)
    )
    assert nose > max(left, right) + 0.01
    assert np.abs(relief.offset).max() <= DEEPEST
    assert not relief.offset[~relief.oval].any()


def test_anchors_of_a_face_lie_on_it_in_order(portrait: Cartoon) -> None:
    body = build_relief(portrait, cells=90, triangles=8000)
    heights = [body.anchors[name].position[1] for name in ("forehead", "nose_bridge", "chin")]
    assert heights == sorted(heights, reverse=True)
    for name in ("forehead", "nose_bridge", "chin"):
        anchor = body.anchors[name]
        near = np.linalg.norm(body.parts[0].vertices - np.array(anchor.position), axis=1).min()
        assert near < 0.06
        assert anchor.normal[2] > 0
        assert 0.2 < anchor.size < 2
    assert {"top", "front", "temples"} <= set(body.anchors)
