import numpy as np
import pytest

from pipeline.canonical import KeyFace
from pipeline.types import FaceTexture
from render.figure.complexion import skin_color
from render.figure.face_paint import SIDE_PX, face_uv, paint_face, uv_of
from tests.render.figure.solids import likeness_with, sculpted

PLAIN = likeness_with()


def drawing(trust: int) -> FaceTexture:
    pixels = np.zeros((128, 128, 4), np.uint8)
    pixels[..., :3] = 170
    pixels[::8, :, :3] = 60
    pixels[..., 3] = trust
    return FaceTexture(pixels)


def test_the_edge_is_plain_skin() -> None:
    paint = paint_face(PLAIN, drawing(0), 1.0)
    assert paint.shape == (SIDE_PX, SIDE_PX, 3)
    skin = np.array(skin_color(PLAIN)) * 255
    for edge in (paint[0], paint[-1], paint[:, 0], paint[:, -1]):
        assert np.abs(edge - skin).max() < 3


def test_what_is_not_trusted_changes_nothing() -> None:
    known = paint_face(PLAIN, None, 0.7).astype(int)
    assert np.abs(paint_face(PLAIN, drawing(0), 0.7) - known).max() <= 1


def test_a_pure_toy_has_no_detail_of_the_photo() -> None:
    known = paint_face(PLAIN, None, 0.0).astype(int)
    assert np.abs(paint_face(PLAIN, drawing(255), 0.0) - known).max() <= 1
    assert np.abs(paint_face(PLAIN, drawing(255), 1.0) - known).max() > 8


def test_lips_have_their_color() -> None:
    paint = paint_face(likeness_with("mouth.lips=#aa2030"), None, 0.7)
    u, v = uv_of(KeyFace.mean().at(17)[None, :2] + (0.0, 0.06))[0]
    red, green, _ = paint[int((1 - v) * SIDE_PX), int(u * SIDE_PX)].astype(int)
    assert red > green + 70


def test_only_the_old_get_deep_wrinkles() -> None:
    lined = ["skin.wrinkles=1.0"]
    old, child = (
        paint_face(likeness_with(*lined, f"age={age}"), None, 0.7).astype(int)
        for age in ("old", "child")
    )
    assert (old - child).min() < -20
    assert np.abs(child - paint_face(PLAIN, None, 0.7)).max() == 0


def test_a_figures_features_look_at_those_of_the_average_face() -> None:
    sculpt = sculpted()
    for index in (1, 33, 152):
        at = face_uv(sculpt, sculpt.face.at(index)[None])
        assert at[0] == pytest.approx(uv_of(KeyFace.mean().at(index)[None, :2])[0], abs=0.02)
