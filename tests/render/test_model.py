"""Models open elsewhere, whole, textured and moving, within their limit."""

import io
import json
import struct
from dataclasses import replace

import numpy as np
import pytest
import trimesh
from PIL import Image

from render.check import check_file, prove
from render.errors import FileTooLarge, SpecViolation
from render.model import encode_model
from render.specs import MODEL
from render.types import Body, Joint
from tests.render.toy import ball, swaying


def document(data: bytes) -> dict:
    return json.loads(data[20 : 20 + struct.unpack_from("<I", data, 12)[0]])


def test_trimesh_reads_every_triangle_in_place_with_texture_and_outward_normals() -> None:
    part = ball()
    data = encode_model(swaying(Body((part,))), MODEL)
    assert prove(data, MODEL).name == "sticker.glb"
    scene = trimesh.load(io.BytesIO(data), file_type="glb")
    meshes = list(scene.geometry.values())
    assert sum(len(mesh.faces) for mesh in meshes) == len(part.triangles)
    assert np.allclose(scene.bounds, [part.vertices.min(0), part.vertices.max(0)], atol=1e-5)
    for mesh in meshes:
        assert ((mesh.vertex_normals * mesh.vertices).sum(1) > 0).all()
    front = max(meshes, key=lambda mesh: mesh.vertices[:, 2].max())
    picture = front.visual.material.baseColorTexture
    assert picture.size == (256, 256)


def test_the_drawing_stands_upright_on_the_model() -> None:
    part = replace(ball(), blend=None)
    texture = np.zeros((64, 64, 3), np.uint8)
    texture[:32] = (255, 0, 0)  # rows count from the top
    data = encode_model(swaying(Body((replace(part, texture=texture),))), MODEL)
    mesh = next(iter(trimesh.load(io.BytesIO(data), file_type="glb").geometry.values()))
    color = np.asarray(mesh.visual.to_color().vertex_colors)
    assert (color[mesh.vertices[:, 1] > 0.2, 0] > 200).all()
    assert (color[mesh.vertices[:, 1] < -0.2, 0] < 50).all()


def test_the_back_shows_the_materials_colour() -> None:
    data = encode_model(swaying(Body((ball(),))), MODEL)
    meshes = document(data)["meshes"][0]["primitives"]
    assert "TEXCOORD_0" in meshes[0]["attributes"]
    assert "COLOR_0" in meshes[1]["attributes"]


def test_the_clear_coat_is_kept() -> None:
    entry = document(encode_model(swaying(Body((ball(),))), MODEL))
    extensions = entry["materials"][0]["extensions"]
    assert extensions["KHR_materials_clearcoat"]["clearcoatFactor"] == 0.14
    assert set(entry["extensionsUsed"]) == {"KHR_materials_clearcoat", "KHR_materials_sheen"}


def test_the_motion_closes_its_loop_after_the_last_frame() -> None:
    scene = swaying(Body((ball(),)), 20)
    data = encode_model(scene, MODEL)
    entry = document(data)
    times, turns = (_array(data, entry, index) for index in _rotation(entry))
    assert times[-1] == pytest.approx(20 / scene.fps)
    assert np.allclose(turns[0], turns[-1])
    assert np.allclose(np.linalg.norm(turns, axis=1), 1, atol=1e-5)
    assert 2 * np.arcsin(np.abs(turns[:, 1]).max()) == pytest.approx(0.4, abs=0.01)


def test_what_does_not_move_has_no_animation() -> None:
    still = replace(swaying(Body((ball(),))), poses=swaying(Body((ball(),))).poses[:1])
    assert "animations" not in document(encode_model(still, MODEL))


def test_parts_hang_on_their_joints() -> None:
    joints = (Joint("root", (0, 0, 0)), Joint("head", (0, 0.5, 0), "root"))
    body = Body((ball("torso"), ball("hair", joint="head")), joints)
    entry = document(encode_model(swaying(body), MODEL))
    nodes = {node["name"]: node for node in entry["nodes"]}
    assert entry["nodes"][nodes["head"]["children"][0]]["name"] == "hair"
    assert len(entry["images"]) == 1, "one texture, shared"


def test_a_heavy_body_is_thinned_until_it_holds() -> None:
    spec = replace(MODEL, max_bytes=300_000)
    body = Body((ball(detail=5),))
    measured = check_file(encode_model(swaying(body), spec), spec)
    assert 2_000 < measured.triangles < 15_000


def test_a_very_large_body_fits_by_default() -> None:
    assert check_file(encode_model(swaying(Body((ball(detail=6),))), MODEL), MODEL).triangles > 3e4


def test_what_cannot_hold_the_limit_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        encode_model(swaying(Body((ball(),))), replace(MODEL, max_bytes=2_000))


def test_same_scene_gives_the_same_bytes() -> None:
    scene = swaying(Body((ball(detail=5),)))
    spec = replace(MODEL, max_bytes=400_000)
    assert encode_model(scene, spec) == encode_model(scene, spec)


@pytest.mark.parametrize("share", [0.001, 0.1, 0.9])
def test_a_truncated_model_is_refused(share: float) -> None:
    data = encode_model(swaying(Body((ball(),))), MODEL)
    with pytest.raises(SpecViolation, match="cannot be decoded"):
        check_file(data[: int(len(data) * share)], MODEL)


def test_a_model_with_a_damaged_texture_is_refused() -> None:
    data = encode_model(swaying(Body((ball(),))), MODEL)
    place = data.index(b"\xff\xd8\xff")
    with pytest.raises(SpecViolation, match="cannot be decoded"):
        check_file(data[:place] + b"\0" * 200 + data[place + 200 :], MODEL)


def test_textures_are_small_jpegs() -> None:
    data = encode_model(swaying(Body((ball(),))), MODEL)
    picture = Image.open(io.BytesIO(data[data.index(b"\xff\xd8\xff") :]))
    assert picture.format == "JPEG"


def _rotation(entry: dict) -> tuple[int, int]:
    animation = entry["animations"][0]
    channel = next(c for c in animation["channels"] if c["target"]["path"] == "rotation")
    sampler = animation["samplers"][channel["sampler"]]
    return sampler["input"], sampler["output"]


def _array(data: bytes, entry: dict, index: int) -> np.ndarray:
    accessor = entry["accessors"][index]
    view = entry["bufferViews"][accessor["bufferView"]]
    start = 28 + struct.unpack_from("<I", data, 12)[0] + view["byteOffset"]
    values = np.frombuffer(data[start : start + view["byteLength"]], np.float32)
    return values.reshape(accessor["count"], -1).squeeze()
