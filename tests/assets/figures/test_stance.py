import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from assets.figures.stance import Stance, depth_of, find_stance, true_sculpt
from pipeline.canonical import mean_face
from pipeline.likeness import Likeness
from pipeline.measure.align import align_face
from pipeline.train.parts.heads import Head
from pipeline.types import FaceMesh
from render.camera import project

SIDE_PX = 256


def turned_face(yaw_deg: float, roll_deg: float) -> FaceMesh:
    turn = Rotation.from_euler("yxz", (yaw_deg, 0, roll_deg), degrees=True)
    points = turn.apply(mean_face().points) * (40, -40, 40) + (120, 130, 0)
    return FaceMesh(points.astype(np.float32), 1.0)


def stance_of(face: FaceMesh) -> tuple[Stance, float]:
    sculpt = true_sculpt(align_face(face), Likeness())
    depth = depth_of(sculpt.face, sculpt.skull)
    return find_stance(face, SIDE_PX, depth=depth), depth


@pytest.mark.parametrize(("yaw", "roll"), [(0, 0), (25, 0), (-20, 12)])
def test_the_average_face_falls_on_the_photos_landmarks(yaw: float, roll: float) -> None:
    face = turned_face(yaw, roll)
    stance, depth = stance_of(face)
    own = mean_face().points + np.array((0.0, 0.0, depth))
    placed = own @ stance.turn.T + stance.to_scene[:3, 3]
    seen = project(placed, stance.camera, SIDE_PX)
    away = np.linalg.norm(seen - face.landmarks[:, :2], axis=1)
    assert away.max() < 3  # px: the camera is nearly, not wholly parallel
    assert np.median(away) < 1


def test_the_turn_is_a_rotation() -> None:
    stance, _ = stance_of(turned_face(20, -8))
    np.testing.assert_allclose(stance.turn @ stance.turn.T, np.eye(3), atol=1e-6)
    assert np.linalg.det(stance.turn) > 0


def test_the_skull_reaches_above_the_hairline(head: Head) -> None:
    sculpt = true_sculpt(align_face(FaceMesh(head.landmarks, 1.0)), Likeness())
    crown = sculpt.skull.centre[1] + float(sculpt.skull.outline(np.pi / 2))
    assert crown > mean_face().points[10, 1] + 0.3
