import numpy as np
import pytest

from render.figure.eyeballs import build_eyes
from render.figure.eyes import LEFT, find_eye
from render.figure.face_paint import paint_face
from render.figure.lids import LidPose, build_lids, edge, socket_depth
from render.figure.shapes import EYE_SHAPES
from render.types import Part
from tests.render.figure.solids import is_closed, moved, part_of, sculpted, volume

SCULPT = sculpted()
PIECE = build_lids(SCULPT, paint_face(SCULPT.likeness, None, 0.7))
PLACES = np.linspace(-1, 1, 21)


@pytest.mark.parametrize("part", PIECE.parts, ids=lambda part: part.name)
def test_parts_are_closed_solids(part: Part) -> None:
    assert is_closed(part)
    assert volume(part) > 0


def test_a_blink_brings_the_lids_together() -> None:
    eye = find_eye(SCULPT, LEFT)
    shut = LidPose(closed=1.0)
    upper, lower = (edge(eye, PLACES, shut, upper=upper)[:, 1] for upper in (True, False))
    assert (upper >= lower - 1e-9).all()
    assert (upper - lower).max() < 0.02


@pytest.mark.parametrize("closed", [0.25, 0.5, 0.75, 1.0])
def test_the_eye_never_comes_through_closing_lids(closed: float) -> None:
    eyes = build_eyes(SCULPT, None)
    lid = part_of(PIECE, "lid_left").vertices + closed * moved(PIECE, "lid_left", "blink_left")
    white = part_of(eyes, "eye_left").vertices + closed * moved(eyes, "eye_left", "blink_left")
    eye = find_eye(SCULPT, LEFT)
    back = white[0, 2] - part_of(eyes, "eye_left").vertices[0, 2]
    upper = lid[lid[:, 1] > eye.middle[1] + 0.02]
    near = np.abs(upper[:, 0] - eye.middle[0]) < 0.6 * eye.half_width
    low = upper[near & (upper[:, 1] < float(eye.lid(0.0, upper=True)))]
    front = low[low[:, 2] > np.median(low[:, 2]) - 0.02] if len(low) else low
    over = front[:, 2] - eye.ball_z(front[:, 0], front[:, 1]) - back
    assert np.quantile(over, 0.5) > 0 if len(over) else True


def test_each_eye_blinks_alone() -> None:
    names = {(shape.part, shape.name) for shape in PIECE.shapes}
    assert ("lid_left", "blink_left") in names
    assert ("lid_left", "blink_right") not in names


def test_lids_offer_what_lids_do() -> None:
    offered = {shape.name for shape in PIECE.shapes}
    assert offered <= set(EYE_SHAPES)
    assert {"blink_left", "blink_right", "squint", "wide"} <= offered


def test_squint_raises_the_lower_lid_alone() -> None:
    eye = find_eye(SCULPT, LEFT)
    rest, squint = (
        edge(eye, PLACES, pose, upper=False)[10, 1] for pose in (LidPose(), LidPose(squint=1.0))
    )
    assert squint > rest + 0.05
    upper = edge(eye, PLACES, LidPose(squint=1.0), upper=True)
    assert upper == pytest.approx(edge(eye, PLACES, LidPose(), upper=True))


def test_happy_eyes_close_to_arcs() -> None:
    happy = LidPose(happy=1.0)
    eye = find_eye(SCULPT, LEFT)
    upper, lower = (edge(eye, PLACES, happy, upper=upper)[:, 1] for upper in (True, False))
    assert (upper >= lower - 1e-9).all()
    assert (upper - lower).max() < 0.02
    assert upper[10] > upper[[0, -1]].max() + 0.05


def test_the_skin_gives_way_under_the_lids_only() -> None:
    eye = find_eye(SCULPT, LEFT)
    depth = socket_depth(
        eye, np.array([[*eye.middle, 0.9], [0.0, eye.middle[1], 0.9], [0.4, -0.3, 0.8]])
    )
    assert depth[0] > 0.08
    assert depth[1] == depth[2] == 0
