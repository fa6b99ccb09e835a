import numpy as np
import pytest

from render.figure.covers.build import COVERS, build_cover
from render.figure.covers.wrap import front_edge
from tests.render.figure.wearing import sound, vertices_of, wearer

KINDS = tuple(COVERS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_cover_is_sound_and_light(kind: str) -> None:
    parts = build_cover(wearer(f"cover.kind={kind}"), None).parts
    assert all(sound(part) for part in parts)
    assert all(part.joint == "head" for part in parts)
    assert sum(len(part.triangles) for part in parts) < 8_500


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("age", "low"), [("baby", 40), ("adult", 40), ("adult", 200)])
def test_no_cover_hides_the_eyes(kind: str, age: str, low: int) -> None:
    person = wearer(f"cover.kind={kind}", f"cover.low={low}", age=age)
    found = vertices_of(build_cover(person, None))
    eye = person.face.left("eye")
    within = (np.abs(found[:, 0]) > eye[:, 0].min()) & (np.abs(found[:, 0]) < eye[:, 0].max())
    before = found[within & (found[:, 2] > 0.5)]
    before = before[before[:, 1] > eye[:, 1].min()]
    assert (before[:, 1] > eye[:, 1].max() + 0.02).all()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "headband"])
def test_no_skull_shows_through_a_cover(kind: str) -> None:
    person = wearer(f"cover.kind={kind}", "cover.low=90")
    found = vertices_of(build_cover(person, None))
    crown = person.skull.centre[1] + float(person.skull.outline(np.pi / 2))
    assert found[:, 1].max() > crown + 0.05
    assert found[:, 2].min() < person.skull.back(0.0, person.skull.eye_height) - 0.05


def test_the_edge_follows_the_photo_but_spares_the_brows() -> None:
    low, middle, high = (front_edge(wearer(f"cover.low={low}")) for low in (10, 115, 300))
    assert wearer().face.right("brow_top")[:, 1].max() < low < middle < high
    assert high < wearer().skull.centre[1] + wearer().skull.outline(np.pi / 2)


def test_a_headband_lies_over_the_hair() -> None:
    thick, bald = (
        vertices_of(build_cover(wearer("cover.kind=headband", f"hair.kind={kind}"), None))
        for kind in ("medium", "bald")
    )
    assert thick[:, 0].max() > bald[:, 0].max() + 0.02


def test_a_headband_goes_from_the_hairline_down_behind_the_ears() -> None:
    found = vertices_of(build_cover(wearer("cover.kind=headband", "hair.kind=tied"), None))
    middle = found[np.abs(found[:, 0]) < 0.2]
    front, back = (middle[side * middle[:, 2] > 0] for side in (1, -1))
    assert front[:, 1].min() > back[:, 1].min() + 0.3
    assert front[:, 1].min() > wearer().face.right("brow_top")[:, 1].max() + 0.1


def test_a_headband_presses_hair_down() -> None:
    tied, short = (
        vertices_of(build_cover(wearer("cover.kind=headband", f"hair.kind={kind}"), None))
        for kind in ("tied", "bald")
    )
    assert np.abs(tied).max() < np.abs(short).max() + 0.3


@pytest.mark.parametrize("kind", ["headscarf", "hood"])
def test_nothing_of_the_cloth_lies_before_or_behind_an_open_mouth(kind: str) -> None:
    person = wearer(f"cover.kind={kind}")
    piece = build_cover(person, None)
    (part,) = piece.parts
    offset = next(shape.offsets for shape in piece.shapes if shape.name == "open")
    middles = (part.vertices + offset)[part.triangles].mean(1)
    mouth = person.mouth
    before = middles[(middles[:, 2] > 0.3) & (np.abs(middles[:, 0]) < mouth.half_width)]
    assert not ((before[:, 1] < mouth.corner) & (before[:, 1] > mouth.middle - 0.3)).any()


def test_a_scarf_goes_with_the_chin() -> None:
    person = wearer("cover.kind=headscarf")
    piece = build_cover(person, None)
    offset = next(shape.offsets for shape in piece.shapes if shape.name == "open")
    assert offset[:, 1].min() < -0.1
    shoulders = piece.parts[0].vertices[:, 1] < person.face.at(152)[1] - 0.7
    assert np.abs(offset[shoulders]).max() < 1e-6


def test_a_bare_head_gets_no_cover() -> None:
    assert build_cover(wearer(), None).parts == ()
