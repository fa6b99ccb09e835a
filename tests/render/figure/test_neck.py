import numpy as np

from render.figure.complexion import skin_color, skin_material
from render.figure.neck import build_neck
from render.figure.torso import build_torso
from tests.render.figure.wearing import wearer


def test_the_neck_turns_with_the_head_above_and_stays_below() -> None:
    person = wearer()
    (neck,) = build_neck(person, None).parts
    chin = build_torso(person).chin
    assert neck.joint == "head"
    assert neck.skin_weights is not None
    assert (neck.skin_weights[neck.vertices[:, 1] > chin + 0.1] == 1).all()
    assert (neck.skin_weights[neck.vertices[:, 1] < chin - 0.35] == 0).all()


def test_the_neck_reaches_into_head_and_clothes() -> None:
    person = wearer()
    (neck,) = build_neck(person, None).parts
    torso, top = build_torso(person), neck.vertices[:, 1].argmax()
    assert person.skull.distance(*neck.vertices[top]) < 0
    low = neck.vertices[neck.vertices[:, 1].argmin()].astype(np.float64)
    assert torso.distance(low) < 0.03


def test_bare_shoulders_are_skin_to_the_base() -> None:
    low = [
        build_neck(wearer(f"clothes.kind={kind}"), None).parts[0].vertices[:, 1].min()
        for kind in ("bare", "tee")
    ]
    assert low[0] < low[1] - 0.3


def test_neck_and_ears_are_of_one_skin() -> None:
    person = wearer("skin.color=#4a2b1c")
    (neck,) = build_neck(person, None).parts
    assert neck.material == skin_material(skin_color(person.likeness))
