"""Models bend and share joints as the scene does, read back from the file's bytes."""

import json
import struct
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from config.theme import load_themes
from render.check import check_file
from render.decode import Undecodable
from render.decode_accessors import Accessors
from render.decode_model import open_model
from render.errors import SpecViolation
from render.expression.role import Role
from render.geometry import vertex_normals
from render.gltf_mesh import Form
from render.model import encode_model
from render.pose import posed_vertices
from render.scene import build_scene
from render.specs import MODEL
from render.types import BlendShape, Body, Scene
from tests.render.bodies import make_ball, make_bust
from tests.render.toy import ball, swaying

THEME = load_themes()["cute-animals"]


@pytest.fixture(scope="module")
def scene() -> Scene:
    return build_scene((make_bust(),), THEME, seed=1, roles=(Role("laugh"),))


@pytest.fixture(scope="module")
def data(scene: Scene) -> bytes:
    return encode_model(scene, MODEL)


def opened(data: bytes) -> Accessors:
    size = struct.unpack_from("<I", data, 12)[0]
    return Accessors(json.loads(data[20 : 20 + size]), data[28 + size :])


def rebuilt(document: dict, accessors: Accessors) -> bytes:
    """The file with another document."""
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    body = struct.pack("<II", len(text), 0x4E4F534A) + text
    body += struct.pack("<II", len(accessors.binary), 0x004E4942) + accessors.binary
    return struct.pack("<III", 0x46546C67, 2, 12 + len(body)) + body


def tracks(accessors: Accessors, number: int, path: str) -> NDArray[np.float32] | None:
    animation = accessors.document["animations"][0]
    for channel in animation["channels"]:
        if channel["target"] == {"node": number, "path": path}:
            return accessors.read(animation["samplers"][channel["sampler"]]["output"])
    return None


def local(accessors: Accessors, number: int, key: int) -> NDArray[np.float64]:
    """A node's matrix at one key."""
    matrix = np.eye(4)
    shift, turn, scale = (
        tracks(accessors, number, path) for path in ("translation", "rotation", "scale")
    )
    if shift is not None and turn is not None and scale is not None:
        x, y, z, w = turn[key]
        matrix[:3, :3] = np.array(
            [
                [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
                [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
                [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
            ]
        ) * np.asarray(scale[key])
        matrix[:3, 3] = shift[key]
    return matrix


def viewed(accessors: Accessors, name: str, key: int) -> NDArray[np.float64]:
    """Where a viewer puts a mesh's vertices at one key."""
    nodes = list(enumerate(accessors.document["nodes"]))
    number, entry = next((i, n) for i, n in nodes if n["name"] == name and "mesh" in n)
    mesh = accessors.document["meshes"][entry["mesh"]]
    (primitive,) = mesh["primitives"]
    vertices = accessors.read(primitive["attributes"]["POSITION"]).astype(np.float64)
    weights = tracks(accessors, number, "weights")
    for place, target in enumerate(primitive.get("targets", [])):
        each = (
            0.0 if weights is None else float(weights[key * len(primitive["targets"]) + place, 0])
        )
        vertices = vertices + each * accessors.read(target["POSITION"])
    names = {n["name"]: i for i, n in enumerate(accessors.document["nodes"]) if "mesh" not in n}
    root = local(accessors, names["root"], key)
    head = root @ local(accessors, names["head"], key)
    if "skin" in entry:
        skin = accessors.document["skins"][entry["skin"]]
        assert skin["joints"] == [names["head"], names["root"]]
        shares = accessors.read(primitive["attributes"]["WEIGHTS_0"])[:, :2, None]
        both = np.stack([_moved(head, vertices), _moved(root, vertices)], 1)
        return np.asarray((shares * both).sum(1))
    return _moved(head if name == "head" else root, vertices)


def _moved(matrix: NDArray[np.float64], vertices: NDArray[np.float64]) -> NDArray[np.float64]:
    return vertices @ matrix[:3, :3].T + matrix[:3, 3]


@pytest.mark.parametrize("key", [0, 9, 33])
@pytest.mark.parametrize("name", ["torso", "neck", "head"])
def test_a_viewer_puts_every_vertex_where_the_renderers_do(
    scene: Scene, data: bytes, name: str, key: int
) -> None:
    (body,) = scene.bodies
    part = next(part for part in body.parts if part.name == name)
    expected = posed_vertices(body, part, scene.poses[key][0])
    # glTF knows no shear, and a leaning body that squashes has a little.
    assert viewed(opened(data), name, key) == pytest.approx(expected, abs=0.006)


def test_targets_have_the_names_of_the_shapes(data: bytes) -> None:
    model = open_model(data)
    assert model.targets == {"open", "smile"}
    assert model.skins == 1
    assert model.keys > 30


def test_a_target_tilts_normals_as_the_bent_mesh_has_them(scene: Scene, data: bytes) -> None:
    accessors = opened(data)
    head = scene.bodies[0].parts[2]
    shape = scene.bodies[0].blend_shapes[0]
    mesh = next(m for m in accessors.document["meshes"] if m["name"] == "head")
    target = mesh["primitives"][0]["targets"][0]
    bent = vertex_normals(head.vertices + shape.offsets, head.triangles)
    rest = vertex_normals(head.vertices, head.triangles)
    change = np.zeros_like(rest)
    change += accessors.read(target["NORMAL"])
    assert change == pytest.approx(np.clip(bent - rest, -1, 1), abs=0.03)


def test_a_thinned_model_still_bends_as_far() -> None:
    part = ball(detail=5)
    offsets = np.zeros_like(part.vertices)
    offsets[:, 1] = np.clip(part.vertices[:, 1], 0, None) * 0.5
    body = Body((replace(part, blend=None),), blend_shapes=(BlendShape("up", "ball", offsets),))
    toy = swaying(body)
    poses = tuple((replace(frame[0], weights=np.float32([1])),) for frame in toy.poses)
    spec = replace(MODEL, max_bytes=200_000)
    data = encode_model(replace(toy, poses=poses), spec)
    accessors = opened(data)
    (primitive,) = accessors.document["meshes"][0]["primitives"]
    moved = accessors.read(primitive["targets"][0]["POSITION"])[:, 1]
    height = accessors.read(primitive["attributes"]["POSITION"])[:, 1]
    assert len(height) < len(part.vertices) / 2
    assert moved == pytest.approx(np.clip(height, 0, None) * 0.5, abs=0.02)


def test_small_parts_that_bend_are_thinned_last() -> None:
    lids = ball("lids", detail=2)
    shape = BlendShape("blink", "lids", np.full_like(lids.vertices, 0.1))
    body = Body((ball("hair", detail=6), lids), blend_shapes=(shape,))
    toy = swaying(body)
    poses = tuple((replace(frame[0], weights=np.float32([1])),) for frame in toy.poses)
    accessors = opened(encode_model(replace(toy, poses=poses), replace(MODEL, max_bytes=900_000)))
    counts = {
        mesh["name"]: sum(accessors.count(entry["indices"]) for entry in mesh["primitives"]) // 3
        for mesh in accessors.document["meshes"]
    }
    assert counts["lids"] == len(lids.triangles)
    assert counts["hair"] < len(body.parts[0].triangles) / 2


def test_a_model_that_neither_bends_nor_shares_needs_no_extension() -> None:
    plain = opened(encode_model(build_scene((make_ball(),), THEME, seed=1), MODEL)).document
    assert "extensionsRequired" not in plain
    assert "skins" not in plain


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda d: d["skins"][0].update(joints=[0]), "joint"),
        (lambda d: d["meshes"][2]["extras"]["targetNames"].pop(), "names"),
        (lambda d: d["meshes"][2]["primitives"][0]["targets"][0].update(POSITION=2), "attribute"),
        (lambda d: d["animations"][0]["samplers"][0].update(output=0), "keys"),
        (lambda d: d["nodes"][0].update(mesh=99), "without its mesh"),
    ],
)
def test_what_does_not_fit_together_is_refused(data: bytes, damage: object, says: str) -> None:
    accessors = opened(data)
    document = json.loads(json.dumps(accessors.document))
    damage(document)  # type: ignore[operator]
    with pytest.raises(Undecodable, match=says):
        open_model(rebuilt(document, accessors))


def test_a_sparse_row_beyond_its_accessor_is_refused(data: bytes) -> None:
    accessors = opened(data)
    document = json.loads(json.dumps(accessors.document))
    sparse = next(a for a in document["accessors"] if "sparse" in a)
    sparse["count"] = 2
    with pytest.raises(SpecViolation, match="sparse rows"):
        check_file(rebuilt(document, accessors), MODEL)


def test_what_is_folded_flat_at_rest_is_thinned_as_it_unfolds() -> None:
    full = replace(ball("mouth", detail=5), texture=None, blend=None)
    flat = (full.vertices * np.float32([1, 1e-3, 1])).astype(np.float32)
    shape = BlendShape("open", "mouth", full.vertices - flat)
    thin = Form(replace(full, vertices=flat), (shape,)).simplified(0.1)
    unfolded = thin.part.vertices + thin.shapes[0].offsets
    radius = np.linalg.norm(unfolded / (0.9, 0.9, 0.45), axis=1)
    assert len(thin.part.triangles) <= len(full.triangles) / 10
    assert radius == pytest.approx(1, abs=0.12)
    assert np.ptp(unfolded, axis=0) == pytest.approx(np.ptp(full.vertices, axis=0), rel=0.05)


def test_shapes_that_the_loop_does_not_need_go_before_the_form_does() -> None:
    part = ball("face", detail=5)
    shapes = tuple(
        BlendShape(name, "face", np.full_like(part.vertices, 0.1)) for name in ("used", "spare")
    )
    toy = swaying(Body((part,), blend_shapes=shapes))
    poses = tuple((replace(frame[0], weights=np.float32([1, 0])),) for frame in toy.poses)
    scene = replace(toy, poses=poses)
    assert open_model(encode_model(scene, MODEL)).targets == {"used", "spare"}
    small = encode_model(scene, replace(MODEL, max_bytes=250_000))
    assert open_model(small).targets == {"used"}
