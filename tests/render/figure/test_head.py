import numpy as np

from pipeline.likeness import Likeness
from render.figure.face_paint import paint_face
from render.figure.head import ANGLES, COLUMNS, ROLL, build_head, lip_rings
from tests.render.figure.solids import is_closed, moved, part_of, sculpted, volume

SCULPT = sculpted()
PIECE = build_head(SCULPT, paint_face(Likeness(), None, 0.7))
HEAD = part_of(PIECE, "head")
GAP = slice(len(ROLL) * COLUMNS, (len(ROLL) + 1) * COLUMNS)


def test_the_head_is_one_closed_solid() -> None:
    assert is_closed(HEAD)
    assert volume(HEAD) > 3


def test_the_head_is_symmetric() -> None:
    mirrored = HEAD.vertices * np.array([-1, 1, 1], np.float32)
    away = np.abs(HEAD.vertices[:, None] - mirrored[None, ::7]).max(-1).min(0)
    assert away.max() < 1e-4


def test_columns_stand_denser_above_the_mouth() -> None:
    steps = np.diff(ANGLES)
    assert steps[COLUMNS // 4] < 0.75 * steps[-COLUMNS // 4]


def test_a_relaxed_mouth_is_closed() -> None:
    gap = lip_rings(SCULPT)[0]
    assert np.ptp(np.interp(np.linspace(-0.3, 0.3, 5), gap[::-1, 0][:40], gap[::-1, 1][:40])) < 0.1
    upper, lower = gap[np.sin(ANGLES) > 0], gap[np.sin(ANGLES) < 0]
    across = np.interp(upper[:, 0], lower[:, 0], lower[:, 1])
    assert np.abs(across - upper[:, 1]).max() < 0.01


def test_a_smile_takes_the_corners_up_and_out() -> None:
    offsets = moved(PIECE, "head", "smile")[GAP]
    corner = int(np.abs(ANGLES).argmin())
    assert offsets[corner, 0] > 0.05
    assert offsets[corner, 1] > 0.05


def test_opening_lowers_lip_and_chin_and_leaves_the_brow() -> None:
    offsets = moved(PIECE, "head", "open")
    lower = GAP.start + int(np.abs(ANGLES - 1.5 * np.pi).argmin())
    assert offsets[lower, 1] < -0.2
    chin = np.linalg.norm(HEAD.vertices - SCULPT.on_skin(SCULPT.face.right("oval")[-1:]), axis=1)
    assert offsets[chin.argmin(), 1] < -0.08
    assert np.abs(offsets[HEAD.vertices[:, 1] > SCULPT.skull.eye_height]).max() < 0.02


def test_the_texture_fades_out_behind() -> None:
    assert HEAD.blend is not None
    assert HEAD.blend[HEAD.vertices[:, 2] < 0].max() < 1e-6
