import numpy as np

from assets.figures.sight import NOTHING, look
from render.modelling.meshes import superellipsoid
from render.types import Body, Camera, Material, Part, Pose

CAMERA = Camera((0.0, 0.0, 40.0), (0.0, 0.0, 0.0), 4.0)
REST = Pose(np.eye(4, dtype=np.float32)[None], np.zeros(0, np.float32))
HALF = 40 * CAMERA.tangent


def ball(name: str, radius: float, z: float) -> Part:
    mesh = superellipsoid((radius, radius, radius), sides=48)
    moved = mesh.at(mesh.vertices + np.array((0.0, 0.0, z)))
    return moved.part(name, Material((1.0, 1.0, 1.0)))


def number(part: Part) -> int:
    return {"near": 1, "far": 2}[part.name]


def test_what_is_nearer_hides_what_is_behind() -> None:
    body = Body((ball("far", 1.5, 0.0), ball("near", 0.7, 3.0)))
    sight = look([(body, REST)], CAMERA, number, side_px=64)
    seen = sight.most(64)
    assert seen[32, 32] == 1
    assert seen[32, 44] == 2
    assert seen[0, 0] == NOTHING


def test_shares_add_up_to_the_area_of_a_ball() -> None:
    sight = look([(Body((ball("near", 1.0, 0.0),)), REST)], CAMERA, number, side_px=128)
    area = float(sight.share(1, 128).sum()) * (2 * HALF / 128) ** 2
    assert abs(area - np.pi) < 0.05


def test_normals_face_the_viewer_in_a_balls_middle() -> None:
    sight = look([(Body((ball("near", 1.0, 0.0),)), REST)], CAMERA, number, side_px=64)
    assert sight.normals[64, 64, 2] > 0.98
    assert not sight.normals[0, 0].any()


def test_a_body_that_leaves_the_picture_is_seen_as_far_as_it_is_in() -> None:
    sight = look([(Body((ball("near", 9.0, -9.0),)), REST)], CAMERA, number, side_px=32)
    assert (sight.numbers == 1).all()
