"""What bodies are made of: the theme's surface, gentler on bodies with a face."""

from dataclasses import replace

from config.theme import Surface
from render.layout import with_surface
from render.types import Anchor, Material
from tests.render.bodies import make_ball, make_part

LACQUER = Surface(roughness=0.2, coat=0.8, metallic=0.3, sheen=0.4)
CHIN = {"chin": Anchor((0.0, -0.5, 0.4), (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), 0.5)}


def test_things_take_the_surface_of_the_theme():
    material = with_surface(make_ball(), LACQUER).parts[0].material
    assert (material.roughness, material.coat, material.metallic) == (0.2, 0.8, 0.3)


def test_bodies_with_a_face_are_nearly_matte():
    person = replace(make_ball(), anchors=CHIN)
    material = with_surface(person, LACQUER).parts[0].material
    assert material.roughness > 0.5
    assert material.coat < 0.25
    assert material.metallic == 0


def test_parts_with_a_material_of_their_own_keep_it():
    own = Material((1.0, 1.0, 1.0), roughness=0.05, coat=1.0)
    body = replace(make_ball(), parts=(replace(make_part("eye"), material=own),), anchors=CHIN)
    assert with_surface(body, LACQUER).parts[0].material == own
