"""Materials: what each does to form and surface, and what it leaves alone."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from config.theme import MaterialName, Surface
from render.finish.facets import fold
from render.finish.finish import finished
from render.finish.forms import FORMS
from render.finish.materials import CHANGES, Tone
from render.layout import with_surface
from render.modelling.meshes import superellipsoid
from render.relief.surface import is_closed
from render.types import Anchor, BlendShape, Body, Joint, Material, Part

OTHERS = [name for name in get_args(MaterialName) if name != "vinyl"]
CHIN = {"chin": Anchor((0.0, -0.4, 0.4), (0, 0, 1), (0, 1, 0), 0.5)}


def ball(name: str, radius: float, y: float = 0.0) -> Part:
    """A sphere with vertices about 0.07 units apart."""
    mesh = superellipsoid((radius, radius, radius), sides=56)
    return mesh.placed(np.eye(3), (0, y, 0)).part(name, Material((0.8, 0.3, 0.2)))


def person() -> Body:
    """Hair over a head with an eye, above cloth that shares the head's joint."""
    cloth = ball("cloth", 0.6, -0.6)
    share = np.clip(cloth.vertices[:, 1] + 0.6, 0, 1).astype(np.float32)
    cloth = replace(cloth, joint="head", skin_weights=share)
    parts = (ball("head", 0.4, 0.3), ball("eye_left", 0.1, 0.5), ball("hair", 0.6, 0.4), cloth)
    lifted = BlendShape(
        "breath", "cloth", np.tile(np.array([0, 0.1, 0], np.float32), (len(share), 1))
    )
    joints = (Joint("root", (0.0, 0.0, 0.0)), Joint("head", (0.0, 0.0, 0.0), "root"))
    return Body(parts, joints, CHIN, (lifted,))


def part_of(body: Body, name: str) -> Part:
    return next(part for part in body.parts if part.name == name)


@pytest.fixture(scope="module", params=OTHERS)
def made(request: pytest.FixtureRequest) -> tuple[MaterialName, Body]:
    return request.param, finished(person(), Surface(material=request.param))


def test_every_material_but_vinyl_has_a_change_and_a_form() -> None:
    assert sorted(CHANGES) == sorted(OTHERS)
    assert sorted({*FORMS, "paper"}) == sorted(OTHERS)


def test_features_stay_and_skin_hardly_changes(made: tuple[MaterialName, Body]) -> None:
    _, body = made
    assert part_of(body, "eye_left").material == part_of(person(), "eye_left").material
    head, before = part_of(body, "head"), part_of(person(), "head")
    assert np.abs(head.vertices - before.vertices).max() < 0.018
    assert head.material.color == before.material.color
    assert head.material.metallic == 0
    assert not head.material.mirror


def test_hair_and_cloth_become_the_material(made: tuple[MaterialName, Body]) -> None:
    name, body = made
    for each in ("hair", "cloth"):
        part, before = part_of(body, each), part_of(person(), each)
        assert part.material != before.material
        moved = len(part.vertices) != len(before.vertices) or not np.allclose(
            part.vertices, before.vertices, atol=1e-3
        )
        assert moved or name in ("metal", "glass")  # a sphere is smooth already
        low, high = part.vertices.min(0), part.vertices.max(0)
        assert np.abs(low - before.vertices.min(0)).max() < 0.08
        assert np.abs(high - before.vertices.max(0)).max() < 0.08


def test_what_bends_and_moves_a_part_still_does(made: tuple[MaterialName, Body]) -> None:
    _, body = made
    counts = {part.name: len(part.vertices) for part in body.parts}
    assert len(counts) == len(body.parts)
    for shape in body.blend_shapes:
        assert len(shape.offsets) == counts[shape.part]
        assert shape.offsets[:, 1] == pytest.approx(0.1)
    for part in body.parts:
        if part.joint == "head" and part.name != "head":
            assert part.skin_weights is not None


def test_the_same_body_is_made_the_same_again(made: tuple[MaterialName, Body]) -> None:
    name, body = made
    again = finished(person(), Surface(material=name))
    for part, other in zip(body.parts, again.parts, strict=True):
        assert np.array_equal(part.vertices, other.vertices)


def test_facets_are_flat_and_few_and_close_what_they_replace() -> None:
    part, rows = fold(ball("hair", 0.8), 1.0)
    assert 36 <= len(part.triangles) < 900
    assert len(rows) == len(part.vertices) == 3 * len(part.triangles)
    _, joined = np.unique(part.vertices, axis=0, return_inverse=True)
    assert is_closed(joined.reshape(-1)[part.triangles].astype(np.int32))
    assert np.linalg.norm(part.vertices, axis=1) == pytest.approx(0.8, abs=0.06)


def test_a_projected_picture_stays_where_it_was_on_facets() -> None:
    whole = ball("relief", 0.8)
    whole = replace(whole, uv=(whole.vertices[:, :2] / 2 + 0.5).astype(np.float32))
    part, _ = fold(whole, 1.0)
    assert part.uv == pytest.approx(part.vertices[:, :2] / 2 + 0.5, abs=1e-3)


def test_plush_is_sewn_and_candy_sugared_where_it_can_be_seen() -> None:
    sewn = finished(person(), Surface(material="plush"))
    stitches = part_of(sewn, "stitches_cloth")
    assert is_closed(stitches.triangles)
    middle = np.linalg.norm(stitches.vertices - (0, -0.6, 0), axis=1)
    assert middle == pytest.approx(0.6, abs=0.05)
    sugared = finished(person(), Surface(material="candy"))
    sprinkles = part_of(sugared, "sugar_cloth")
    assert len(sprinkles.triangles) % 8 == 0
    assert len(sprinkles.triangles) > 200
    assert sprinkles.vertices[:, 2].min() > -0.4
    assert sprinkles.texture is not None
    assert len(np.unique(sprinkles.uv[:, 0])) > 3  # colours
    assert all(part.name != "sugar_hair" for part in sugared.parts)  # there they were dandruff


def test_sprinkles_leave_the_middle_of_a_relief_to_its_face() -> None:
    sugared = finished(Body((ball("relief", 0.8),)), Surface(material="candy"))
    sprinkles = part_of(sugared, "sugar_relief")
    away = np.linalg.norm(sprinkles.vertices[sprinkles.vertices[:, 2] > 0][:, :2], axis=1)
    assert away.min() > 0.4


def test_a_relief_of_a_face_counts_as_skin_and_an_animal_s_coat_does_not() -> None:
    face = Body((ball("relief", 0.9),), anchors=CHIN)
    assert finished(face, Surface(material="metal")).parts[0].material.metallic == 0
    coat = replace(ball("relief", 0.9), joint="head")
    coat = replace(coat, skin_weights=np.ones(len(coat.vertices), np.float32))
    animal = replace(person(), parts=(coat,), blend_shapes=())
    assert finished(animal, Surface(material="metal")).parts[0].material.metallic > 0.9


def test_clay_dents_a_relief_less_than_clothes() -> None:
    moved = []
    for name in ("relief", "cloth"):
        before = ball(name, 0.8)
        (after,) = finished(Body((before,)), Surface(material="clay")).parts
        moved.append(np.linalg.norm(after.vertices - before.vertices, axis=1).mean())
    assert moved[0] == pytest.approx(moved[1] / 2, rel=0.1)


def test_black_things_are_pale_in_glass_and_grey_in_metal() -> None:
    black = replace(ball("cloth", 0.8), material=Material((0.03, 0.03, 0.03)))
    glass, metal = (
        np.array(finished(Body((black,)), Surface(material=name)).parts[0].material.color)
        for name in ("glass", "metal")
    )
    assert glass[2] > 1.7 * glass[0]  # blue
    assert np.ptp(metal) < 0.02
    assert metal.mean() > 0.2


def test_greys_take_a_tint_and_colours_get_deeper() -> None:
    tone = Tone(1.5, 1.0, (0.7, 0.9, 1.0))
    red, green, blue = tone.of((0.8, 0.8, 0.8))
    assert red < green < blue
    red, green, blue = tone.of((0.8, 0.3, 0.2))
    assert red > 0.8
    assert blue < 0.2


def test_vinyl_leaves_the_form_alone() -> None:
    before = person()
    after = with_surface(before, Surface(material="vinyl"))
    assert all(a.vertices is b.vertices for a, b in zip(after.parts, before.parts, strict=True))


def test_thin_walls_are_bent_as_one_and_never_cross() -> None:
    outer = ball("worn_cup", 0.6)
    inner = ball("worn_cup_inside", 0.585)
    made = finished(Body((outer, inner)), Surface(material="clay"))
    wall = made.parts[0].vertices - made.parts[1].vertices
    apart = np.einsum("vi,vi->v", wall, outer.vertices) / 0.6
    assert np.abs(made.parts[0].vertices - outer.vertices).max() > 0.003
    assert apart[np.linalg.norm(outer.vertices, axis=1) > 0.5].min() > 0.008
