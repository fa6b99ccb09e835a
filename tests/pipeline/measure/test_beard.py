"""Beards take the colour of the hair above them, and grow where they were seen to."""

from dataclasses import replace

import numpy as np

from pipeline.likeness import Beard
from pipeline.measure.beard import LENGTHS, akin, is_white
from pipeline.measure.light import Light
from pipeline.measure.measurer import Measurer
from pipeline.measure.words import lab_color
from pipeline.parts.jaw_network import GROWTH
from tests.pipeline.measure.heads import CERTAIN, HAIR, head


def test_a_grey_haired_mans_moustache_is_no_red_one() -> None:
    lightness, *chroma = lab_color(akin("#5c2113", "#d4cdc6"))
    assert lightness > 45
    assert max(map(abs, chroma)) < 12


def test_dark_hair_leaves_lightness_alone_and_takes_red_away() -> None:
    before, after = lab_color("#6a2a18"), lab_color(akin("#6a2a18", "#2a211d"))
    assert abs(after[0] - before[0]) < 2
    assert after[1] < 0.5 * before[1]


def test_red_hair_keeps_a_red_beard() -> None:
    assert akin("#8a3b1c", "#a04a20") == "#8a3b1c"


def test_white_hairs_are_nearly_as_light_as_skin_and_less_red() -> None:
    skin = np.array([45.0, 18.0, 22.0], np.float32)
    light = Light(skin, skin, np.ones(3, np.float32), 0.0, "none", np.ones((4, 4), bool), 1.0)
    assert is_white(np.array([38.0, 9.0, 12.0], np.float32), light)
    assert not is_white(np.array([38.0, 16.0, 20.0], np.float32), light)  # skin between hairs
    assert not is_white(np.array([22.0, 5.0, 6.0], np.float32), light)  # the gloss of black hair


BARE, STUBBLE, GROWN = ({name: float(name == said) for name in GROWTH} for said in GROWTH)


def beard_of(
    kind: str, chin: dict[str, float], jaw: dict[str, float], *, moustache: float = 0.0
) -> Beard:
    """What is measured of a drawn head of which this was said."""
    told = {"beard": {kind: 1.0}, "moustache": {"1": moustache}, "chin": chin, "jaw": jaw}
    person = replace(head(beard=True), attributes={**CERTAIN, **told})
    return Measurer(person).measure(person.photo, person.cutout).likeness.beard


def test_regions_that_grow_name_the_style() -> None:
    assert beard_of("short", GROWN, GROWN).style == "full"
    assert beard_of("short", BARE, GROWN).style == "jaw"
    assert beard_of("short", GROWN, BARE).style == "chin"
    assert beard_of("short", GROWN, BARE, moustache=0.9).style == "goatee"


def test_stubble_is_no_beard() -> None:
    found = beard_of("stubble", STUBBLE, STUBBLE)
    assert (found.style, found.length) == ("stubble", LENGTHS["stubble"])


def test_a_tuft_among_stubble_is_short() -> None:
    assert beard_of("stubble", GROWN, STUBBLE).length == LENGTHS["short"]


def test_a_moustache_grows_above_a_shaved_chin() -> None:
    found = beard_of("none", BARE, BARE, moustache=0.8)
    assert found.style == "none"
    assert found.moustache > 0.5
    assert beard_of("none", BARE, BARE, moustache=0.4).moustache == 0


def test_hands_before_a_mouth_are_no_beard() -> None:
    told = {"beard": {"full": 0.5, "short": 0.5}, "moustache": {"1": 0.8}, "chin": GROWN}
    person = replace(head(), attributes={**CERTAIN, **told, "jaw": GROWN})
    found = Measurer(person).measure(person.photo, person.cutout).likeness.beard
    assert (found.style, found.moustache) == ("none", 0.0)


def test_what_skin_shines_through_is_no_long_beard() -> None:
    person = head(beard=True)
    person.pixels[person.classes == 5] = (0x85, 0x5E, 0x48)  # halfway from skin to hair
    told = {"beard": {"full": 1.0}, "chin": GROWN, "jaw": GROWN}
    person = replace(person, attributes={**CERTAIN, **told})
    thin = Measurer(person).measure(person.photo, person.cutout).likeness.beard
    assert thin.style == "full"
    assert thin.length < 0.45
    assert thin.density < 0.8


def test_a_beard_that_ends_at_the_chin_is_short() -> None:
    assert beard_of("full", GROWN, GROWN).length < 0.4


def test_a_beard_that_hangs_is_long() -> None:
    person = head(beard=True)
    flat = person.face.landmarks[:, :2]
    x, y = (round(float(value)) for value in flat[152])
    for picture, value in ((person.pixels, HAIR), (person.classes, 5)):
        picture[y - 10 : y + 30, x - 40 : x + 40] = value
    told = {"beard": {"full": 1.0}, "chin": GROWN, "jaw": GROWN}
    person = replace(person, attributes={**CERTAIN, **told})
    assert Measurer(person).measure(person.photo, person.cutout).likeness.beard.length > 0.7


def test_a_dark_collar_in_a_beards_shade_is_no_beards_colour() -> None:
    person = head(beard=True)
    grey = (0xB8, 0xB4, 0xB0)
    person.pixels[person.classes == 5] = grey
    person.pixels[person.classes == 2] = grey
    y = round(float(person.face.landmarks[152, 1]))
    person.pixels[y + 6 :, 120:280], person.classes[y + 6 :, 120:280] = (15, 15, 18), 5
    told = {"beard": {"full": 1.0}, "chin": GROWN, "jaw": GROWN}
    person = replace(person, attributes={**CERTAIN, **told})
    found = Measurer(person).measure(person.photo, person.cutout).likeness.beard
    assert lab_color(found.color)[0] > 50


def test_children_grow_none() -> None:
    told = {"beard": {"stubble": 0.7, "none": 0.3}, "moustache": {"1": 0.8}, "age": {"child": 0.9}}
    person = replace(head(), attributes={**CERTAIN, **told})
    found = Measurer(person).measure(person.photo, person.cutout).likeness.beard
    assert (found.style, found.moustache) == ("none", 0.0)


def test_skin_between_the_hairs_makes_stubble_no_paler() -> None:
    person = head(beard=True)
    person.pixels[person.classes == 5] = (140, 110, 95)
    told = {"beard": {"stubble": 1.0}, "chin": STUBBLE, "jaw": STUBBLE}
    person = replace(person, attributes={**CERTAIN, **told})
    found = Measurer(person).measure(person.photo, person.cutout).likeness.beard
    assert lab_color(found.color)[0] < lab_color("#8c6e5f")[0] - 10


def test_shade_under_the_nose_in_a_headscarf_is_no_moustache() -> None:
    told = {"beard": {"none": 1.0}, "moustache": {"1": 0.8}, "cover": {"headscarf": 0.9}}
    person = replace(head(), attributes={**CERTAIN, **told})
    found = Measurer(person).measure(person.photo, person.cutout).likeness.beard
    assert found.moustache == 0.0
