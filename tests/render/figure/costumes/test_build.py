"""Costumes are whole, lie on the bust, fit the neck, and leave the face alone."""

import numpy as np
import pytest

from config.attire import COSTUMES as NAMES
from config.attire import CostumeName, Outfit
from pipeline.likeness import Likeness, Person
from render.figure.build import build_bust
from render.figure.costumes.build import PREFIX, build_costume, find_sleeve
from render.figure.costumes.catalog import COSTUMES
from render.figure.costumes.digits import strokes
from render.figure.costumes.football import MOST, shirt_number
from render.figure.neck import build_neck
from render.figure.torso import build_torso
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from tests.render.figure.wearing import sound, vertices_of, wearer

BUDGET = 14_000  # triangles, the neck apart


def costume(name: CostumeName, *changes: str, **more: str) -> Piece:
    return build_costume(wearer(*changes, **more), Outfit(costume=name))


def part(piece: Piece, name: str) -> Floats:
    (found,) = (each for each in piece.parts if each.name == name)
    return found.vertices.astype(np.float64)


def test_every_name_has_a_costume() -> None:
    assert set(COSTUMES) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_costumes_are_sound_light_and_on_the_bust(name: CostumeName) -> None:
    piece, person = costume(name), wearer()
    assert all(sound(each) for each in piece.parts)
    worn = [each for each in piece.parts if each.name.startswith(PREFIX)]
    assert sum(len(each.triangles) for each in worn) < BUDGET
    torso = build_torso(person)
    for each in worn:
        away = torso.body(each.vertices.astype(np.float64))
        assert away.min() < 0.3, f"{each.name} floats"
    points = np.concatenate([each.vertices for each in worn])
    mouth = float(person.face.at(13)[1])
    assert points[points[:, 2] > 0.2, 1].max() < mouth - 0.2


@pytest.mark.parametrize("name", ["pirate-coat", "kimono", "knight", "ball-gown"])
def test_a_child_wears_the_same_smaller(name: CostumeName) -> None:
    grown, small = (vertices_of(costume(name, age=age)) for age in ("adult", "child"))
    assert 0.7 < np.ptp(small[:, 0]) / np.ptp(grown[:, 0]) < 0.85


def test_a_costume_takes_the_place_of_own_clothes() -> None:
    suited = build_bust(Person(Likeness(), outfit=Outfit(costume="suit")), strength=0.7)
    names = [each.name for each in suited.parts]
    assert "cloth" not in names
    assert f"{PREFIX}cloth" in names
    assert names.count("neck") == 1


def test_without_a_costume_nothing_is_added() -> None:
    assert build_costume(wearer(), Outfit()).parts == ()


def test_a_gown_bares_the_shoulders_but_not_under_a_headscarf() -> None:
    bare = part(costume("ball-gown"), "neck")
    own = part(build_neck(wearer("clothes.kind=bare"), None), "neck")
    assert bare[:, 1].min() == pytest.approx(own[:, 1].min())
    covered = costume("ball-gown", "cover.kind=headscarf")
    assert part(covered, "neck")[:, 1].min() > bare[:, 1].min() + 0.3
    assert f"{PREFIX}pearls" not in {each.name for each in covered.parts}


def test_a_hero_with_another_cape_has_none_of_its_own() -> None:
    both = build_costume(wearer(), Outfit(costume="superhero", worn=("cape",)))
    own = build_costume(wearer(), Outfit(costume="superhero"))
    assert {each.name for each in own.parts} - {each.name for each in both.parts} == {
        f"{PREFIX}cape",
        f"{PREFIX}clasps",
    }


def test_asked_colours_show_where_a_costume_may_have_any() -> None:
    def cloth(name: CostumeName, *colors: str) -> tuple[float, float, float]:
        piece = build_costume(wearer(), Outfit(costume=name, colors=colors))
        return next(each for each in piece.parts if each.name == f"{PREFIX}cloth").material.color

    assert cloth("hoodie", "#10c020")[1] > cloth("hoodie")[1] + 0.2
    assert cloth("santa", "#10c020") == cloth("santa")


def test_every_number_can_be_sewn_on_a_shirt_and_not_all_wear_the_same() -> None:
    assert {shirt_number(seed) for seed in range(100)} == set(range(1, MOST + 1))
    for number in range(MOST + 1):
        paths = strokes(number)
        assert len(paths) == len(str(number))
        assert np.abs(np.concatenate(paths)).max() < 1.6
    shirts = [
        part(
            build_costume(wearer(), Outfit(costume="football-shirt", seed=seed)),
            f"{PREFIX}number",
        )
        for seed in (3, 9)
    ]
    assert len(shirts[1]) == 2 * len(shirts[0])  # a four, and a ten


def test_collars_lie_flat_under_a_scarf() -> None:
    def highest(*worn: str) -> float:
        outfit = Outfit.model_validate({"costume": "space-suit", "worn": worn})
        found = [p for p in build_costume(wearer(), outfit).parts if p.name.startswith(PREFIX)]
        torso = build_torso(wearer())
        points = np.concatenate([each.vertices for each in found]).astype(np.float64)
        return float(torso.body(points[points[:, 1] > torso.chin - 0.5 * torso.high]).max())

    assert highest("scarf") < 0.6 * highest()


def test_sleeves_are_of_what_is_worn() -> None:
    likeness = wearer().likeness
    own, robe = (find_sleeve(likeness, Outfit(costume=name)) for name in (None, "wizard-robe"))
    assert own is not None
    assert robe is not None
    assert own.cloth != robe.cloth
    assert find_sleeve(likeness, Outfit(costume="ball-gown")) is None
    assert find_sleeve(wearer("clothes.kind=bare").likeness, Outfit()) is None
