from typing import get_args

import numpy as np
import pytest

from pipeline.likeness import Age, Clothes
from render.figure.clothes.build import build_clothes, worn_clothes
from render.figure.clothes.fabric import contrasting, fabric, pattern_texture
from render.figure.clothes.neckline import neckline
from render.figure.neck import build_neck
from render.figure.torso import build_torso
from tests.render.figure.wearing import sound, vertices_of, wearer

KINDS = get_args(Clothes.model_fields["kind"].annotation)
PATTERNS = get_args(Clothes.model_fields["pattern"].annotation)
BUDGET = 11_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_garment_is_sound_and_light(kind: str) -> None:
    person = wearer(f"clothes.kind={kind}", "clothes.tie=true")
    parts = build_clothes(person, None).parts + build_neck(person, None).parts
    assert all(sound(part) for part in parts)
    assert sum(len(part.triangles) for part in parts) < BUDGET
    assert len({part.name for part in parts}) == len(parts)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "bare"])
def test_no_garment_leaves_the_bust(kind: str) -> None:
    person = wearer(f"clothes.kind={kind}")
    found = vertices_of(build_clothes(person, None))
    bust = vertices_of(build_neck(wearer("clothes.kind=bare"), None))
    assert (found.min(0) > bust.min(0) - (0.2, 0.2, 0.5)).all()
    assert (np.abs(found[:, 0]) < np.abs(bust[:, 0]).max() + 0.2).all()


def test_bare_shoulders_wear_nothing() -> None:
    assert build_clothes(wearer("clothes.kind=bare"), None).parts == ()


def test_the_young_are_narrower() -> None:
    widths = [
        np.ptp(vertices_of(build_clothes(wearer(age=age), None))[:, 0])
        for age in ("baby", "child", "teen", "adult")
    ]
    assert widths == sorted(widths)
    assert set(get_args(Age)) > {"baby", "child", "teen", "adult"}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_mix_both_colours(pattern: str) -> None:
    texture = pattern_texture(Clothes.model_validate({"pattern": pattern}))
    if pattern == "plain":
        assert texture is None
        return
    assert texture is not None
    share = np.unique(texture.reshape(-1, 3), axis=0)
    assert {tuple(share[0]), tuple(share[-1])} == {(0x4F, 0x6F, 0x9F), (0xF2, 0xF2, 0xF0)}


def test_black_cloth_is_not_quite_black() -> None:
    assert min(fabric((0.0, 0.0, 0.0)).color) > 0.04


def test_no_collar_comes_out_of_a_scarf() -> None:
    person = wearer("clothes.kind=shirt", "cover.kind=headscarf")
    assert worn_clothes(person.likeness).kind == "turtleneck"
    assert worn_clothes(wearer("clothes.kind=shirt", "cover.kind=cap").likeness).kind == "shirt"


def test_skin_is_not_taken_for_a_shirt() -> None:
    open_collar = wearer("clothes.kind=suit", "skin.color=#c08060", "clothes.second=#c88a66")
    assert worn_clothes(open_collar.likeness).second == "#f2f2f0"
    blue = wearer("clothes.kind=suit", "clothes.second=#4060a0")
    assert worn_clothes(blue.likeness).second == "#4060a0"


def test_trimmings_differ_from_their_cloth() -> None:
    dark, white = (0.1, 0.1, 0.12), (0.9, 0.9, 0.9)
    assert contrasting(dark, white) == white
    assert min(contrasting(dark, dark)) > 0.4
    assert max(contrasting(white, white)) < 0.7


@pytest.mark.parametrize("kind", ["tee", "vneck"])
def test_bands_press_the_cloth_beside_them_down(kind: str) -> None:
    person = wearer(f"clothes.kind={kind}")
    torso, neck = build_torso(person), neckline(build_torso(person), kind)
    cloth = next(p for p in build_clothes(person, None).parts if p.name == "cloth").vertices
    points = cloth.astype(np.float64)
    points = points[points[:, 2] > 0.2]
    outside, height = -neck.inside(points), torso.distance(points)
    pressed = height[(outside > 0.06) & (outside < 0.15)]
    free = height[(outside > 0.35) & (outside < 0.5)]
    assert np.median(pressed) < np.median(free) - 0.005
