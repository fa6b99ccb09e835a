import json

import numpy as np
import pytest

from pipeline.canonical import KEYS
from pipeline.likeness import Likeness, Person, read_likeness, write_likeness
from render.figure.build import JOINTS, MAX_TRIANGLES, build_bust, build_figure
from render.figure.shapes import SHAPES
from render.layout import vertices_of

BODY = build_figure(Person(Likeness()))


def strange(seed: int) -> Likeness:
    """A hostile likeness: every point of the face anywhere."""
    sections = json.loads(write_likeness(Likeness()))
    chance = np.random.default_rng(seed)
    sections["face"]["points"] = [int(v) for v in chance.choice([-900, 0, 900], 3 * len(KEYS))]
    sections["eyes"]["tilt"] = 90.0
    return read_likeness(json.dumps(sections).encode())


def test_a_figure_stands_within_the_unit_square() -> None:
    vertices = vertices_of(BODY)
    assert np.abs(vertices[:, :2]).max() == pytest.approx(1, abs=1e-4)


def test_a_figure_has_few_enough_triangles() -> None:
    assert sum(len(part.triangles) for part in BODY.parts) <= MAX_TRIANGLES


def test_every_shape_bends_something() -> None:
    assert {shape.name for shape in BODY.blend_shapes} >= set(SHAPES)


def test_parts_are_named_once_and_hang_on_known_joints() -> None:
    names = [part.name for part in BODY.parts]
    assert len(set(names)) == len(names)
    assert {part.joint for part in BODY.parts} <= {joint.name for joint in JOINTS}


def test_anchors_lie_on_the_head() -> None:
    assert {"forehead", "nose_bridge", "chin", "temples", "top", "front"} <= set(BODY.anchors)
    heights = [
        BODY.anchors[name].position[1] for name in ("chin", "nose_bridge", "forehead", "top")
    ]
    assert heights == sorted(heights)


@pytest.mark.parametrize("seed", range(3))
def test_no_likeness_breaks_a_figure(seed: int) -> None:
    body = build_bust(Person(strange(seed)), strength=1.0)
    assert all(np.isfinite(part.vertices).all() for part in body.parts)
    assert all(np.isfinite(shape.offsets).all() for shape in body.blend_shapes)
    assert np.abs(vertices_of(body)).max() < 4
