import json

import numpy as np
import pytest

from pipeline.canonical import KEYS
from pipeline.likeness import Likeness, Person
from pipeline.likeness_file import change_likeness, read_likeness, write_likeness
from render.figure.build import JOINTS, MAX_TRIANGLES, build_bust, build_figure
from render.figure.shapes import SHAPES
from render.layout import vertices_of

LADEN = (
    "clothes.kind=suit",
    "clothes.tie=true",
    "glasses.shape=aviator",
    "glasses.opacity=1.0",
    "beard.style=full",
    "beard.length=1.0",
    "beard.moustache=1.0",
    "earrings.kind=hoop",
    "hair.kind=tied",
    "hair.tie=pigtails",
    "hair.texture=curly",
    "hair.length=-150",
)
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


@pytest.mark.parametrize("cover", ["none", "hat", "headband", "headscarf"])
def test_who_wears_everything_still_has_few_enough_triangles(cover: str) -> None:
    parts = build_bust(
        Person(change_likeness(Likeness(), [*LADEN, f"cover.kind={cover}"])), strength=0.7
    )
    assert sum(len(part.triangles) for part in parts.parts) <= MAX_TRIANGLES


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


def test_the_top_is_above_hats_and_the_forehead_below_them() -> None:
    bare, covered = (
        build_bust(Person(change_likeness(Likeness(), [f"cover.kind={kind}"])), strength=0.7)
        for kind in ("none", "hat")
    )
    assert covered.anchors["top"].position[1] > bare.anchors["top"].position[1] + 0.1
    assert covered.anchors["forehead"].position[1] < bare.anchors["forehead"].position[1]


def test_the_front_is_on_the_chest() -> None:
    bust = build_bust(Person(Likeness()), strength=0.7)
    (cloth,) = (part.vertices for part in bust.parts if part.name == "cloth")
    at = np.array(bust.anchors["front"].position)
    assert np.linalg.norm(cloth - at, axis=1).min() < 0.15


@pytest.mark.parametrize("seed", range(3))
def test_no_likeness_breaks_a_figure(seed: int) -> None:
    body = build_bust(Person(strange(seed)), strength=1.0)
    assert all(np.isfinite(part.vertices).all() for part in body.parts)
    assert all(np.isfinite(shape.offsets).all() for shape in body.blend_shapes)
    assert np.abs(vertices_of(body)).max() < 4
